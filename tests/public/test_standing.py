"""What readers see of targets, bands and breaks: on pages, in pictures and files."""

import re
from decimal import Decimal
from io import BytesIO
from typing import Any
from xml.etree import ElementTree

import pytest
from django.test.html import parse_html
from openpyxl import load_workbook

from indicators.models import Indicator, IndicatorTarget
from tasks.models import Strategy, StrategyState
from tests.factories import make_goal, make_programme, make_strategy, make_unit
from tests.measured import make_measured
from tests.pages import rows_of, text_of, words_in
from tests.public.api.requests import INDICATORS, get

LIST = "/miasto/wskazniki/"


Fields = dict[str, Any]
MORE: Fields = {"direction": "more"}
LESS: Fields = {"direction": "less"}
RAILWAYS: Fields = {"baseline": Decimal(978), "baseline_year": 2018, **MORE}
ENERGY: Fields = {"baseline": Decimal("25.7"), "baseline_year": 2017, **MORE}
GASES: Fields = {"baseline": Decimal("31.8"), "baseline_year": 2018, **MORE}
GREEN: Fields = {"direction": "band", "band_from": Decimal(10), "band_to": Decimal(15)}


@pytest.fixture(autouse=True)
def strategy(db) -> Strategy:
    """The indicators of Podkarpackie and Białystok, under a goal and the strategy."""
    found = make_strategy(years=(2021, 2022, 2023))
    goal = make_goal(found, "K1")
    for name, value, target, fields in (
        ("Linie kolejowe", {2022: "985"}, "1024", RAILWAYS),
        ("Energia", {2021: "18,2"}, "35", ENERGY),
        ("Gazy", {2022: "55,1"}, "31.8", GASES),
        ("Bezrobocie", {2023: "5,1"}, "5.1", LESS),
    ):
        make_measured(goal, value, targets={2030: target}, name=name, **fields)
    make_measured(goal, {2023: "12"}, name="Zieleń", **GREEN)
    make_measured(goal, {2023: "7"}, name="Firmy")
    make_measured(found, {2023: "2,07"}, targets={2030: "1.7"}, name="Migracje", **MORE)
    make_measured(
        found,
        {2015: "105,0", 2020: "103,9", 2021: "117,3", 2022: "123,5"},
        targets={2030: "101.0"},
        breaks={2021: "Zmiana metody GUS."},
        name="Pielęgniarki",
        **MORE,
    )
    return found


def text_about(client, name: str, **query: int) -> str:
    page = client.get(Indicator.objects.get(name=name).get_absolute_url(), query)
    return text_of(page).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        (
            "Linie kolejowe",
            "◐ za wolno Wskaźnik przebył 15,2 % drogi od 978 (2018) do celu na 2030 "
            "r., czyli do 1 024. Do końca 2022 r. miał dojść do 993,3, a doszedł do "
            "985.",
        ),
        (
            "Energia",
            "▲ oddala się od celu Zamiast zbliżać się do celu na 2030 r., czyli 35, "
            "wskaźnik się od niego oddalił: z 25,7 (2017) do 18,2 w 2021 r. To -80,6 % "
            "drogi do celu. Ostatnia znana wartość jest z 2021 r., sprzed 2 lat.",
        ),
        (
            "Gazy",
            "✓ cel osiągnięty Cel na 2030 r., czyli 31,8, jest osiągnięty: w 2022 r. "
            "było 55,1.",
        ),
        (
            "Bezrobocie",
            "✓ cel osiągnięty Cel na 2030 r., czyli 5,1, jest osiągnięty: w 2023 r. "
            "było 5,1.",
        ),
        (
            "Migracje",
            "✓ cel osiągnięty Cel na 2030 r., czyli 1,7, jest osiągnięty: w 2023 r. "
            "było 2,07.",
        ),
        ("Zieleń", "✓ w przedziale W 2023 r. było 12: w przedziale od 10 do 15."),
        (
            "Firmy",
            "Miasto nie ustaliło celu, więc nie da się powiedzieć, czy to dobrze.",
        ),
    ],
)
def test_a_page_says_in_a_sentence_how_it_stands(client, name, said):
    assert said in text_about(client, name, rok=2023)


def test_no_share_is_said_where_there_is_none(client):
    for name in ("Gazy", "Bezrobocie", "Migracje", "Zieleń", "Firmy"):
        assert "Część drogi" not in text_about(client, name, rok=2023)
    text = text_about(client, "Linie kolejowe", rok=2023)
    assert "Część drogi do celu 15,2 %, do tego czasu oczekiwano: 33,3 %" in text


def test_a_break_is_told_and_no_change_reaches_across_it(client):
    text = text_about(client, "Pielęgniarki", rok=2021)
    assert "wzrost" not in text
    assert "Od 2021 r. wartości nie można porównywać z wcześniejszymi." in text
    assert "Zmiana metody GUS." in text
    text = text_about(client, "Pielęgniarki", rok=2022)
    assert "↑ wzrost o 6,2 wobec 2021 r., na lepsze" in text


def test_a_target_stands_in_a_column_of_its_own_and_is_never_a_value(client):
    address = Indicator.objects.get(name="Linie kolejowe").get_absolute_url()
    page = client.get(address, {"rok": 2022})
    rows = [[cell.strip() for cell in row] for row in rows_of(page)]
    assert rows[0] == ["Rok", "Wartość", "Cel"]
    assert ["2022", "985", "bez celu"] in rows
    assert rows[-1] == ["2030", "–", "1 024"]
    assert "miasto podało: 985" in text_of(page)


def picture(client, name: str) -> ElementTree.Element:
    address = Indicator.objects.get(name=name).get_absolute_url()
    return ElementTree.fromstring(
        client.get(f"{address}wykres.svg", {"rok": 2022}).content
    )


def classes(drawn: ElementTree.Element) -> list[str]:
    return [one.get("class", "") for one in drawn.iter()]


def test_the_picture_shows_the_way_to_the_target_and_says_it(client):
    drawn = picture(client, "Linie kolejowe")
    assert classes(drawn).count("way") == 1
    assert classes(drawn).count("corner") == 2
    words = " ".join(drawn.itertext()).replace("\u00a0", " ")
    assert "Linia kropkowana to droga do celu: 978 (2018) → 1 024 (2030)." in words


def test_the_picture_breaks_where_the_series_does(client):
    drawn = picture(client, "Pielęgniarki")
    lines = [one for one in drawn.iter() if one.get("class") == "course"]
    assert len(lines) == 1
    assert len(lines[0].get("points", "").split()) == 2
    assert classes(drawn).count("break") == 1
    assert classes(drawn).count("corner") == 1


def test_the_picture_shows_the_band_as_an_area(client):
    address = Indicator.objects.get(name="Zieleń").get_absolute_url()
    body = client.get(f"{address}wykres.svg", {"rok": 2023}).content.decode()
    assert body.count('class="band"') == 1
    assert body.count('class="edge"') == 2
    assert "Jasny pas to przedział: od 10 do 15." in body


def listed(client, **query: object) -> list[str]:
    page = client.get(LIST, {"rok": 2023, **query})
    return [row[1].split(" wskaźnik ")[0].strip() for row in rows_of(page)[1:]]


def test_the_list_counts_the_strategy_s_own_first(client):
    assert listed(client)[:3] == ["Migracje", "Pielęgniarki", "Linie kolejowe"]


def test_the_list_sorts_by_how_far_behind(client):
    assert listed(client, kolejnosc="opoznienie") == [
        *("Energia", "Linie kolejowe"),
        *("Migracje", "Pielęgniarki", "Gazy", "Bezrobocie", "Zieleń"),
        "Firmy",
    ]
    answer = client.get(LIST, {"kolejnosc": "nonsense"})
    assert rows_of(answer)[1:] == []


@pytest.mark.parametrize(
    ("word", "names"),
    [
        ("behind", ["Linie kolejowe"]),
        ("moving_away", ["Energia"]),
        ("reached", ["Migracje", "Pielęgniarki", "Gazy", "Bezrobocie"]),
        ("inside", ["Zieleń"]),
        ("unknown", ["Firmy"]),
    ],
)
def test_the_list_is_filtered_by_how_they_stand(client, word, names):
    assert listed(client, ocena=word) == names


def test_a_row_says_target_and_standing(client):
    rows = rows_of(client.get(LIST, {"rok": 2023}))
    found = {row[1].split(" wskaźnik ")[0]: row for row in rows}
    cells = [" ".join(cell.split()) for cell in found["Linie kolejowe"][6:]]
    assert cells == ["1 024 (2030)", "◐ za wolno 15,2 % drogi"]
    assert " ".join(found["Firmy"][7].split()) == "bez celu"
    assert "ostatnia wartość z 2021" in found["Energia"][7]


def test_without_any_target_the_list_has_no_such_columns(client):
    IndicatorTarget.objects.all().delete()
    Indicator.objects.filter(direction="band").delete()
    assert len(rows_of(client.get(LIST))[0]) == 6


def test_the_file_has_targets_and_how_they_stand(client):
    answer = client.get(f"{LIST}wskazniki.xlsx?rok=2023&kolejnosc=opoznienie")
    sheet = load_workbook(BytesIO(answer.content)).active
    heads, *rows = sheet.iter_rows(values_only=True)
    told = [dict(zip(heads, row, strict=True)) for row in rows]
    assert [one["Wskaźnik"] for one in told[:2]] == ["Energia", "Linie kolejowe"]
    railways = told[1]
    wanted = {
        "Wartość bazowa": 978,
        "Rok wartości bazowej": "2018",
        "Cel na 2030\u00a0r.": 1024,
        "Wartość oczekiwana do tego roku": 993.3,
        "Część drogi (%)": 15.2,
        "Ocena": "za wolno",
        "2022": 985,
    }
    assert {head: railways[head] for head in wanted} == wanted
    assert railways["Lata przerw w porównywalności"] in (None, "")


def test_the_year_s_own_threshold_counts(client, strategy):
    row = strategy.years.get(year=2022)
    row.on_track_from, row.delayed_from = Decimal("0.40"), Decimal("0.10")
    row.save()
    assert "na dobrej drodze" in text_about(client, "Linie kolejowe", rok=2022)
    assert "za wolno" in text_about(client, "Linie kolejowe", rok=2023)


def test_an_indicator_of_the_whole_names_no_goal(client):
    text = text_about(client, "Migracje")
    assert "Dotyczy Strategia jako całość" in text
    assert (
        "()"
        not in client.get(Indicator.objects.get(name="Migracje").get_absolute_url())
        .content.decode()
        .partition("</title>")[0]
    )


def test_the_api_says_the_same(client):
    results = get(client, INDICATORS, "rok=2022")["results"]
    railways = next(one for one in results if one["name"] == "Linie kolejowe")
    wanted = {
        "level": "goal",
        "goal": "K1",
        "direction": "more",
        "baseline": 978,
        "baseline_year": 2018,
        "targets": [{"year": 2030, "number": 1024}],
        "values": [{"year": 2022, "text": "985", "number": 985}],
        "standing": {
            "word": "behind",
            "year": 2022,
            "share_percent": Decimal("15.2"),
            "due_percent": Decimal("33.3"),
            "expected": Decimal("993.3"),
            "is_old": False,
        },
    }
    assert {name: railways[name] for name in wanted} == wanted


def test_the_api_cuts_values_and_breaks_by_the_year_and_never_targets(client):
    results = get(client, INDICATORS, "rok=2021&q=piel")["results"]
    assert [one["year"] for one in results[0]["values"]] == [2015, 2020, 2021]
    assert results[0]["level"] == "strategy"
    assert results[0]["targets"] == [{"year": 2030, "number": 101}]
    assert results[0]["breaks"] == [{"year": 2021, "reason": "Zmiana metody GUS."}]


def test_the_api_names_who_reports_and_what_else_the_city_said(client):
    Indicator.objects.filter(name="Firmy").update(
        reporting_unit=make_unit("Wydział Rozwoju"),
        frequency="yearly",
        method="Liczy się wpisy.",
        comparison="Kraj: 8.",
        is_headline=True,
    )
    [firms] = get(client, INDICATORS, "q=firmy")["results"]
    assert (firms["reporter"], firms["frequency"]) == ("Wydział Rozwoju", "yearly")
    assert (firms["method"], firms["comparison"]) == ("Liczy się wpisy.", "Kraj: 8.")
    assert firms["is_headline"] is True
    assert firms["standing"]["word"] == "unknown"
    text = text_about(client, "Firmy")
    for part in (
        *("Metoda Liczy się wpisy.", "Kto podaje wartości Wydział Rozwoju"),
        *("Dla porównania Kraj: 8.", "Jak często się go mierzy co rok"),
    ):
        assert part in text


@pytest.mark.parametrize(
    ("address", "names"),
    [
        ("/miasto/", ["Migracje", "Linie kolejowe"]),
        ("/miasto/cele/K1/", ["Linie kolejowe"]),
    ],
)
def test_headline_indicators_are_tiles_on_the_pages_of_strategy_and_goal(
    client, address, names
):
    Indicator.objects.filter(name__in=["Linie kolejowe", "Migracje"]).update(
        is_headline=True
    )
    body = client.get(address, {"rok": 2022}).content.decode()
    tiles = body.partition('<ul class="tiles">')[2].partition("</ul>")[0]
    assert re.findall(r">([^<]+)</a>", tiles) == names
    text = words_in(parse_html(f"<ul>{tiles}</ul>")).replace("\u00a0", " ")
    assert "985 w 2022 r." in text
    assert "Cel: 1 024 (2030) ◐ za wolno 15,2 % drogi" in text


def test_without_headline_indicators_there_are_no_tiles(client):
    for address in ("/miasto/", "/miasto/cele/K1/"):
        assert "Najważniejsze wskaźniki" not in text_of(client.get(address))


def test_a_programme_has_tiles_too(client, strategy):
    programme = make_programme(strategy.goals.get())
    make_measured(programme, {2022: "5"}, name="Sale", is_headline=True)
    text = text_of(client.get("/miasto/programy/K1.1/", {"rok": 2022}))
    assert "Najważniejsze wskaźniki Sale 5 w 2022" in text.replace("\u00a0", " ")


def test_the_strategy_s_own_indicators_stand_on_its_page_with_their_targets(client):
    page = client.get("/miasto/", {"rok": 2022})
    assert "Wskaźniki strategii" in text_of(page)
    rows = [row for row in rows_of(page) if row and row[0].startswith("Migracje")]
    assert rows[0][-1].strip() == "1,7 (2030)"


def test_the_help_page_works_a_real_indicator_through(client, strategy):
    text = text_of(client.get("/pomoc/", {"rok": 2022})).replace("\u00a0", " ")
    for part in (
        "Linie kolejowe. Wartość bazowa: 978 w 2018 r. Cel: 1 024 na 2030 r.",
        "(985 − 978) ÷ (1 024 − 978) = 15,2 %",
        "(2022 − 2018) ÷ (2030 − 2018) = 33,3 %",
        "co najmniej 95 % z tego, czyli tu 31,7 % drogi: ◐ za wolno",
    ):
        assert part in text


def test_without_a_real_one_the_help_page_takes_the_usual_case(client):
    IndicatorTarget.objects.all().delete()
    for state in (StrategyState.PUBLISHED, StrategyState.PREPARATION):
        Strategy.objects.update(state=state)
        text = text_of(client.get("/pomoc/")).replace("\u00a0", " ")
        assert "Czynne linie kolejowe (km). Wartość bazowa: 978" in text
        assert "(985 − 978) ÷ (1 024 − 978) = 15,2 %" in text


def test_pages_ask_as_many_questions_for_many_indicators_as_for_few(
    client, count_queries, strategy
):
    addresses = [LIST, "/miasto/", "/miasto/cele/K1/", "/pomoc/", INDICATORS]

    def asked() -> list[int]:
        return [count_queries(lambda: client.get(one)) for one in addresses]  # noqa: B023

    def add(count: int) -> None:
        for parent in (strategy, strategy.goals.get()):
            for n in range(count):
                make_measured(
                    parent,
                    {2022: "7"},
                    targets={2030: "9"},
                    breaks={2010: "Zmiana."},
                    name=f"Nr {n}",
                    is_headline=True,
                    reporting_unit=make_unit(),
                )

    add(2)
    few = asked()
    add(30)
    assert asked() == few


def test_search_finds_the_indicators_of_the_whole(client):
    text = text_of(client.get("/miasto/szukaj/", {"q": "migracje"}))
    assert "Migracje Strategia rozwoju Miasta" in text
