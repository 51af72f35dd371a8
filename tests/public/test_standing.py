"""What readers see of targets, bands and breaks: on pages, in pictures and files."""

from decimal import Decimal
from io import BytesIO
from xml.etree import ElementTree

import pytest
from openpyxl import load_workbook

from indicators.models import Indicator, IndicatorTarget
from tasks.models import Strategy
from tests.pages import rows_of, text_of
from tests.public.aimed import make_aimed, text_about

LIST = "/miasto/wskazniki/"


@pytest.fixture(autouse=True)
def strategy(db) -> Strategy:
    return make_aimed()


@pytest.mark.parametrize(
    ("name", "said"),
    [
        (
            "Linie kolejowe",
            "◐ za wolno Wskaźnik przebył 15,2 % drogi od 978 (2018) do wartości "
            "docelowej na 2030 r., czyli do 1 024. Do końca 2022 r. miał dojść do "
            "993,3, a doszedł do 985.",
        ),
        (
            "Energia",
            "▲ oddala się Zamiast zbliżać się do wartości docelowej na 2030 r., czyli "
            "35, wskaźnik się od niej oddalił: na początku było 25,7 (2017), a w "
            "2021 r. 18,2. To -80,6 % drogi. Ostatnia znana wartość jest z 2021 r., "
            "sprzed 2 lat.",
        ),
        (
            "Gazy",
            "✓ osiągnięto Wartość docelowa na 2030 r., czyli 31,8, jest osiągnięta: w "
            "2022 r. było 55,1.",
        ),
        (
            "Bezrobocie",
            "✓ osiągnięto Wartość docelowa na 2030 r., czyli 5,1, jest osiągnięta: w "
            "2023 r. było 5,1.",
        ),
        (
            "Migracje",
            "✓ osiągnięto Wartość docelowa na 2030 r., czyli 1,7, jest osiągnięta: w "
            "2023 r. było 2,07.",
        ),
        ("Zieleń", "✓ w przedziale W 2023 r. było 12: w przedziale od 10 do 15."),
        (
            "Firmy",
            "Nie podano wartości docelowej, więc nie da się powiedzieć, czy to "
            "dobry wynik.",
        ),
    ],
)
def test_a_page_says_in_a_sentence_how_it_stands(client, name, said):
    assert said in text_about(client, name, rok=2023)


def test_no_share_is_said_where_there_is_none(client):
    for name in ("Gazy", "Bezrobocie", "Migracje", "Zieleń", "Firmy"):
        assert "Część drogi" not in text_about(client, name, rok=2023)
    text = text_about(client, "Linie kolejowe", rok=2023)
    assert (
        "Część drogi do wartości docelowej 15,2 %, do tego czasu oczekiwano: 33,3 %"
        in text
    )


def test_a_break_is_told_and_no_change_reaches_across_it(client):
    text = text_about(client, "Pielęgniarki", rok=2021)
    assert "wzrost" not in text
    assert "Wartości od 2021 r. nie można porównywać z wcześniejszymi." in text
    assert "Zmiana metody GUS." in text
    text = text_about(client, "Pielęgniarki", rok=2022)
    assert "↑ wzrost o 6,2 wobec 2021 r., na lepsze" in text


def test_a_target_stands_in_a_column_of_its_own_and_is_never_a_value(client):
    address = Indicator.objects.get(name="Linie kolejowe").get_absolute_url()
    page = client.get(address, {"rok": 2022})
    rows = [[cell.strip() for cell in row] for row in rows_of(page)]
    assert rows[0] == ["Rok", "Wartość", "Wartość docelowa"]
    assert ["2022", "985", "– bez wartości docelowej"] in rows
    assert rows[-1] == ["2030", "–", "1 024"]
    assert "podano: 985" in text_of(page)


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
    assert (
        "Linia kropkowana to droga do wartości docelowej: 978 (2018) → 1 024 (2030)."
        in words
    )


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
    cells = [" ".join(cell.split()) for cell in found["Linie kolejowe"][4:]]
    assert cells == ["1 024 (2030)", "◐ za wolno 15,2 % drogi"]
    assert " ".join(found["Firmy"][5].split()) == "–"
    assert "ostatnia wartość z 2021" in found["Energia"][5]


def test_without_any_target_the_list_has_no_such_columns(client):
    IndicatorTarget.objects.all().delete()
    Indicator.objects.filter(direction="band").delete()
    assert len(rows_of(client.get(LIST))[0]) == 4


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
        "Wartość docelowa na 2030\u00a0r.": 1024,
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
