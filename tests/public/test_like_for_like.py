"""Where two years or two measures meet, the page and the API say what each covers."""

import pytest

from tasks.models import Strategy
from tests.factories import make_goal, make_programme, make_strategy, make_task
from tests.pages import text_of
from tests.public.api.requests import ONE, get

PAGES = ["/miasto/", "/miasto/cele/I/", "/miasto/programy/I.1/"]


@pytest.fixture
def strategy(db) -> Strategy:
    """One task of three is known in 2012, all in 2013: 84,0 becomes 70,6."""
    strategy = make_strategy()
    programme = make_programme(make_goal(strategy))
    make_task(programme, weight="20", stages=[{2012: ("93", "84"), 2013: ("7", "7")}])
    for total in ("86", "45"):
        make_task(programme, weight="40", total=(2013, total))
    return strategy


@pytest.mark.parametrize("page", PAGES)
def test_years_are_told_like_for_like(client, strategy, page):
    text = text_of(client.get(page))
    assert "70,6" in text
    assert (
        "Porównanie z końcem 2012 r. w 1 zadaniu znanym w obu latach: wtedy 84,0, "
        "teraz 91,0." in text
    )
    earlier = text_of(client.get(page + "?rok=2012"))
    assert "Na koniec 2011 r. było to 0,0, w tym samym zadaniu." in earlier
    assert "Porównanie" not in earlier
    first = text_of(client.get(page + "?rok=2009"))
    assert "było to" not in first


@pytest.mark.parametrize("page", PAGES)
def test_the_headline_and_the_curve_say_what_they_cover(client, strategy, page):
    text = text_of(client.get(page))
    assert (
        "Zadania, których etapy znamy: 1 spośród 3. Wynik 70,6 obejmuje "
        "3 spośród 3 zadań." in text
    )
    if page == "/miasto/":
        assert "Licząc także 2 zadania, o których wiadomo tylko, ile zrobiono" in text
    else:
        assert "także te podane tylko łącznie" in text
    # Where both cover the same, one clause is enough.
    earlier = text_of(client.get(page + "?rok=2012"))
    assert "Wynik 84,0" not in earlier
    assert "tylko łącznie" not in earlier


def test_the_api_compares_like_for_like_on_each_level(client, strategy):
    answer = get(client, ONE, "rok=2013")
    goal = answer["goals"][0]
    for part in (answer, goal, goal["programmes"][0]):
        assert str(part["figures"]["progress"]) == "70.6"
        compared = {name: str(value) for name, value in part["compared"].items()}
        assert compared == {
            "since": "2012",
            "before": "84.0",
            "now": "91.0",
            "tasks": "1",
        }
    assert get(client, ONE, "rok=2009")["compared"] is None
