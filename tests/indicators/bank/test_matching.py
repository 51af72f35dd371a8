"""Series find their indicators by what is remembered, else by names."""

import pytest

from indicators.bank.matching import remember, remembered, suggest
from indicators.models import Indicator, SeriesSource
from tests.factories import make_goal, make_indicator, make_strategy

pytestmark = pytest.mark.django_db
PEOPLE = ("LUDN_2137", "ogółem; ludność", "osoba")
JOBLESS = ("RYNE_2392", "stopa bezrobocia rejestrowanego", "%")


@pytest.fixture
def goal():
    return make_goal()


def indicator(goal, name: str, unit: str = "") -> Indicator:
    found = make_indicator(goal, name=name)
    found.unit = unit
    found.save()
    return found


def suggested(goal, *keys):
    indicators = Indicator.objects.of(goal.strategy)
    return suggest(keys, indicators, remembered(goal.strategy))


@pytest.mark.parametrize(
    ("name", "unit", "is_fitting"),
    [
        ("Ludność ogółem", "os.", True),
        ("LUDNOSC", "", True),
        ("Ludność miasta", "", False),
        # One says a share, the other does not.
        ("Ludność", "%", False),
    ],
)
def test_a_name_of_the_same_words_is_suggested(goal, name, unit, is_fitting):
    found = indicator(goal, name, unit)
    assert suggested(goal, PEOPLE) == ({PEOPLE: found.pk} if is_fitting else {})


def test_where_two_are_called_alike_nothing_is_suggested(goal):
    indicator(goal, "Ludność")
    indicator(goal, "ludność ogółem")
    assert suggested(goal, PEOPLE) == {}


def test_what_was_matched_is_remembered_whatever_the_file_is_called(goal):
    other = indicator(goal, "Mieszkańcy")
    indicator(goal, "Ludność")
    remember(goal.strategy, {PEOPLE: other.pk}, [PEOPLE], "3063000")
    renamed = ("", *PEOPLE[1:])
    of_another_group = ("LUDN_9999", *PEOPLE[1:])
    assert suggested(goal, PEOPLE)[PEOPLE] == other.pk
    assert suggested(goal, renamed)[renamed] == other.pk
    assert suggested(goal, of_another_group).get(of_another_group) != other.pk


def test_what_was_skipped_is_forgotten_and_what_was_not_shown_stays(goal):
    people, jobless = indicator(goal, "A"), indicator(goal, "B")
    chosen = {PEOPLE: people.pk, JOBLESS: jobless.pk}
    remember(goal.strategy, chosen, chosen, "3063000")
    remember(goal.strategy, {}, [PEOPLE], "3063000")
    assert [one.indicator for one in SeriesSource.objects.all()] == [jobless]


def test_an_indicator_has_one_series(goal):
    people = indicator(goal, "A")
    remember(goal.strategy, {PEOPLE: people.pk}, [PEOPLE], "3063000")
    remember(goal.strategy, {JOBLESS: people.pk}, [JOBLESS], "3063000")
    [source] = SeriesSource.objects.all()
    assert (source.series, source.territory) == (JOBLESS[1], "3063000")


def test_strategies_remember_each_their_own(goal):
    other = make_goal(make_strategy("nowa"))
    old, new = indicator(goal, "A"), indicator(other, "A")
    remember(goal.strategy, {PEOPLE: old.pk}, [PEOPLE], "3063000")
    remember(other.strategy, {PEOPLE: new.pk}, [PEOPLE], "3063000")
    assert suggested(goal, PEOPLE) == {PEOPLE: old.pk}
    assert suggested(other, PEOPLE) == {PEOPLE: new.pk}
