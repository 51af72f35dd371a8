"""How indicators stand, beyond their own pages: tiles, help, API, search, sitemap."""

import re
from decimal import Decimal

import pytest
from django.test.html import parse_html

from indicators.models import Indicator, IndicatorTarget
from reporting.content import Content
from reporting.models import Action
from reporting.recording import YearFigures
from reporting.transitions import Draft, move
from tasks.models import Strategy, StrategyState
from tests.factories import (
    actor,
    make_campaign,
    make_office_user,
    make_programme,
    make_unit,
)
from tests.measured import make_measured
from tests.pages import rows_of, text_of, words_in
from tests.public.aimed import make_aimed, text_about
from tests.public.api.requests import INDICATORS, get

LIST = "/miasto/wskazniki/"


@pytest.fixture(autouse=True)
def strategy(db) -> Strategy:
    return make_aimed()


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


def shown_first(client, address: str, begin: str, end: str) -> tuple[list[str], str]:
    """Give the names and the text of the headline indicators of a page."""
    Indicator.objects.filter(name__in=["Linie kolejowe", "Migracje"]).update(
        is_headline=True
    )
    body = client.get(address, {"rok": 2022}).content.decode()
    part = body.partition(begin)[2].partition(end)[0]
    text = words_in(parse_html(f"<ul>{part}</ul>")).replace("\u00a0", " ")
    return re.findall(r"wskazniki/\d+/[^>]*>([^<]+)</a>", part), text


def test_headline_indicators_stand_on_the_front_page_with_their_course(client):
    names, text = shown_first(
        client, "/miasto/", '<section class="headlines">', "</ul>"
    )
    assert names == ["Migracje", "Linie kolejowe"]
    assert "985" in text
    assert "rośnie za wolno 978 w 2018 r., docelowo 1 024 (2030)" in text


def test_headline_indicators_are_tiles_on_the_page_of_their_goal(client):
    names, text = shown_first(client, "/miasto/cele/K1/", '<ul class="tiles">', "</ul>")
    assert names == ["Linie kolejowe"]
    assert "985 w 2022 r." in text
    assert "Wartość docelowa: 1 024 (2030) ◐ za wolno 15,2 % drogi" in text


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
        "Linie kolejowe. Wartość bazowa: 978 w 2018 r. Wartość docelowa: 1 024 na "
        "2030 r.",
        "(985 − 978) ÷ (1 024 − 978) = 15,2 %",
        "(2022 − 2018) ÷ (2030 − 2018) = 33,3 %",
        "co najmniej 95 % tej części, czyli tutaj 31,7 % drogi: ◐ za wolno",
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


def test_the_sitemap_names_the_indicators_of_the_whole(client):
    address = Indicator.objects.get(name="Migracje").get_absolute_url()
    assert f"{address}</loc>" in client.get("/sitemap-indicators.xml").content.decode()


def test_a_value_is_nowhere_before_it_is_approved(client, strategy):
    """Of the strategy as a whole: page, list, tile, picture, API."""
    office, year = make_office_user(), strategy.years.get(year=2022)
    make_campaign(year)
    found = Indicator.objects.get(name="Migracje")
    Indicator.objects.update(is_headline=True)
    page = found.get_absolute_url()
    places = [page, f"{page}wykres.csv", LIST, "/miasto/", INDICATORS]

    def telling() -> list[str]:
        query = {"rok": 2022}
        bodies = {one: client.get(one, query).content.decode() for one in places}
        return [one for one, body in bodies.items() if re.search("1[,.]77", body)]

    values = {found.pk: "1,77"}
    draft = Draft(Content(YearFigures(values=values)))
    move(
        strategy, year, Action.SUBMITTED, by=actor(office), draft=draft, reason="Braki."
    )
    assert telling() == []
    move(strategy, year, Action.APPROVED, by=actor(office))
    assert telling() == places
