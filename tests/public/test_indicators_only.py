"""A strategy of indicators alone speaks of them, and never of tasks or points."""

import re
from decimal import Decimal

import pytest

from indicators.models import Direction
from tasks.models import Strategy
from tests.factories import make_goal, make_strategy, make_task
from tests.measured import make_measured
from tests.pages import text_of

pytestmark = pytest.mark.django_db
YEARS = tuple(range(2021, 2031))
NOTHING = re.compile(r"(?<!\d)0,0")
FALSE = [
    "ze 100 punktów",
    "0 zadań",
    "0 programów",
    "Jak to policzono",
    "Postęp nie jest",
    "Stan zadań",
    "100 punktów",
    "Zobacz zadania",
]


@pytest.fixture
def bialystok() -> Strategy:
    """Real figures of three goals without programmes and tasks."""
    strategy = make_strategy("bialystok", YEARS)
    first, second, third = (make_goal(strategy, code) for code in ("K1", "K2", "S2"))
    make_measured(
        first,
        {2021: "2 211", 2022: "2 333", 2023: "2 456"},
        name="Podmioty w REGON",
        direction=Direction.MORE,
        baseline=Decimal(1825),
        baseline_year=2015,
        targets={2030: "2600"},
    )
    make_measured(
        first,
        {2015: "10,5", 2022: "5,2", 2023: "5,1"},
        name="Stopa bezrobocia",
        unit="%",
        direction=Direction.LESS,
        baseline=Decimal("10.5"),
        baseline_year=2015,
        targets={2030: "5.1"},
    )
    make_measured(
        second,
        {2015: "105,0", 2020: "103,9", 2021: "117,3", 2022: "123,5"},
        name="Pielęgniarki i położne",
        direction=Direction.MORE,
        targets={2030: "101"},
        breaks={2021: "Wcześniejsze lata nieporównywalne."},
    )
    make_measured(third, {2021: "4,8", 2022: "4,9"}, name="Udział zieleni", unit="%")
    return strategy


def test_the_front_page_opens_on_the_last_year_with_values(bialystok, client):
    page = client.get("/")
    text = text_of(page)
    assert page.context["year"] == 2023
    assert "Wartość docelową osiągnięto w 2 spośród 3 wskaźników" in text
    assert "Stan na koniec 2023 r. pokazują 4 wskaźniki." in text
    assert "2 wskaźniki bez wartości za 2023 r." in text
    assert "na dobrej drodze – 1" in text
    assert "Zobacz wskaźniki" in text
    assert "2 wskaźniki" in text  # of the goal K1


@pytest.mark.parametrize(
    "address", ["/", "/bialystok/cele/K1/", "/bialystok/cele/S2/", "/strategie/"]
)
def test_no_page_speaks_of_tasks_or_points(bialystok, client, address):
    text = text_of(client.get(address))
    assert [one for one in FALSE if one in text and address != "/strategie/"] == []
    assert not NOTHING.search(text)


def test_no_heading_stands_over_nothing(bialystok, client):
    for address in ("/", "/bialystok/cele/K1/"):
        content = client.get(address).content.decode()
        for section in ("stan-zadan", "jak-policzono", "programy"):
            assert f'id="{section}"' not in content, address


def test_search_and_the_api_find_what_there_is(bialystok, client):
    assert "Stopa bezrobocia" in text_of(
        client.get("/bialystok/szukaj/", {"q": "bezrobocia"})
    )
    found = client.get("/api/v1/strategie/bialystok/").json()
    assert found["year"] == 2023
    assert {*found["figures"].values()} == {None}
    assert found["tasks"]["total"] == 0


def test_where_nobody_reported_pages_say_so_and_no_zero(client):
    make_task(stages=[{2009: ("40", None), 2010: ("60", None)}])
    for address in ("/strategie/", "/", "/miasto/cele/I/"):
        text = text_of(client.get(f"{address}?rok=2010"))
        assert not NOTHING.search(text), address
    assert "nie wiadomo" in text_of(client.get("/strategie/"))


def test_the_curve_of_what_nobody_reported_has_a_plan_alone(client):
    make_task(stages=[{2009: ("40", None), 2010: ("60", None)}])
    data = client.get("/miasto/wykres.csv?rok=2010").content.decode("utf-8-sig")
    assert data.splitlines()[1:3] == ["2009;40,0;", "2010;100,0;"]
