"""Kept facts say how indicators stand, whoever changes what, and how."""

from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from decimal import Decimal
from random import Random
from typing import Any

import pytest
from django.db import connection

from indicators.facts import Group, Place, place_of
from indicators.kept_facts import FactsOfYear, forget_all, make_changed, make_due
from indicators.models import (
    ChangedFacts,
    Direction,
    Indicator,
    IndicatorBreak,
    IndicatorTarget,
    IndicatorValue,
    Kind,
    PlaceFacts,
)
from indicators.standing import standing
from indicators.trend import last_known
from tasks.models import Goal, Programme, Strategy, StrategyYear, Task
from tasks.outline import thresholds
from tasks.subjects import goal_of, programme_of
from tests.factories import make_goal, make_office_user, make_strategy, make_tree
from tests.measured import make_measured
from tests.rows_read import rows_read_by
from tests.undone import undone

pytestmark = pytest.mark.django_db

TEXTS = ("", "bd", "3", "7,5", "12", "ok. 1800", "-")
YEARS = (2009, 2010, 2011)


def measured_city(seed: int = 1) -> Strategy:
    """Build two goals with tasks, and indicators of all levels that stand somehow."""
    dice = Random(seed)  # noqa: S311  the same ones for the same city
    strategy = make_tree(tasks=6)
    make_goal(strategy, number="II")
    parts = [strategy, *Goal.objects.all(), *Programme.objects.all()]
    for n, part in enumerate([*parts, *Task.objects.all(), *Task.objects.all()]):
        aims = {year: str(dice.choice((2, 9, 20))) for year in dice.sample(YEARS, 1)}
        make_measured(
            part,
            {year: dice.choice(TEXTS) for year in (2005, *YEARS)},
            targets=aims if n % 3 else None,
            breaks={2010: "inna metoda"} if n % 5 == 0 else None,
            kind=dice.choice(Kind.values),
            direction=dice.choice(["", *Direction.values]),
            baseline=dice.choice((None, Decimal(4))),
            baseline_year=dice.choice((None, 2005, 2009)),
            band_from=dice.choice((None, Decimal(3))),
        )
    return strategy


Row = tuple[int, Group, float | None]


def told(rows: list[Indicator], year: StrategyYear) -> dict[Place, list[Row]]:
    """Of all rows in full, ask each how it stands."""
    least = thresholds(year).on_track
    found: dict[Place, list[Row]] = {}
    for one in rows:
        if one.task and not one.task.counts_in(year.year):
            continue
        last = last_known([v for v in one.values.all() if v.year <= year.year])
        stands = standing(one, to=year.year, on_track_from=least)
        group = Group(
            one.kind,
            last is not None,
            last is not None and last.year == year.year,
            bool(one.targets.all()) or one.band is not None,
            stands.word.value,
        )
        part: Any = programme_of(one.parent) or goal_of(one.parent)
        lag = None if stands.lag is None else float(stands.lag)
        place = place_of(part or one.strategy)
        found.setdefault(place, []).append((one.pk, group, lag))
    return found


def places_of(strategy: Strategy) -> list[Place]:
    parts: list[Any] = [strategy, *strategy.goals.all()]
    parts += Programme.objects.filter(goal__strategy=strategy)
    return [place_of(part) for part in parts]


def facts_of(places: list[Place], year: StrategyYear) -> FactsOfYear:
    return FactsOfYear(places, year.year, thresholds(year).on_track)


def assert_alike(strategy: Strategy) -> None:
    all_rows = list(Indicator.objects.of(strategy).with_series())
    years_of_values = {one.pk: [v.year for v in one.values.all()] for one in all_rows}
    places = places_of(strategy)
    for year in StrategyYear.objects.filter(strategy=strategy):
        facts, expected = facts_of(places, year), told(all_rows, year)
        rows = facts.rows(facts.places)
        assert expected == {
            place: [(row.pk, row.group, row.lag) for row in found.rows]
            for place, found in rows.items()
            if found.rows
        }
        counted = {place: count for place, count in facts.counts.items() if count}
        assert counted == {
            place: Counter(group for _pk, group, _lag in found)
            for place, found in expected.items()
        }
        counting = [pk for found in expected.values() for pk, *_rest in found]
        first = min((y for pk in counting for y in years_of_values[pk]), default=None)
        assert min(facts.first_years, default=None) == first


def kept(strategy: Strategy) -> int:
    """Count the places of which it is kept, and holds."""
    first = StrategyYear.objects.filter(strategy=strategy)[0]
    return len(facts_of(places_of(strategy), first)._kept)


def test_facts_are_the_same_kept_or_not():
    strategy = measured_city()
    assert_alike(strategy)
    assert make_due() == kept(strategy) == 5
    assert_alike(strategy)
    assert make_due() == 0


def _any(dice: Random, model: Any) -> int:
    return dice.choice([*model.objects.order_by("pk").values_list("pk", flat=True)])


def _set(model: Any, column: str, *values: Any) -> Callable[[Random], None]:
    """Of a third of the rows, with no word to Django."""
    table = model._meta.db_table

    def change(dice: Random) -> None:
        statement = f"UPDATE {table} SET {column} = %s WHERE id %% 3 = %s"  # noqa: S608
        with connection.cursor() as cursor:
            cursor.execute(statement, [dice.choice(values), dice.randrange(3)])

    return change


def _year_of(model: Any, *years: int) -> Callable[[Random], None]:
    def change(dice: Random) -> None:
        row = model.objects.get(pk=_any(dice, model))
        same = model.objects.filter(indicator=row.indicator_id)
        taken = set(same.values_list("year", flat=True))
        free = [year for year in years if year not in taken]
        model.objects.filter(pk=row.pk).update(year=dice.choice(free))

    return change


def _remove(model: Any) -> Callable[[Random], None]:
    return lambda dice: model.objects.get(pk=_any(dice, model)).delete()


def _erase(model: Any) -> Callable[[Random], None]:
    def change(dice: Random) -> None:
        statement = f"DELETE FROM {model._meta.db_table} WHERE id = %s"  # noqa: S608
        with connection.cursor() as cursor:
            cursor.execute(statement, [_any(dice, model)])

    return change


def _value(dice: Random) -> None:
    of, year = _any(dice, Indicator), dice.choice((2004, 2006, 2007))
    IndicatorValue.objects.filter(indicator=of, year=year).delete()
    row = IndicatorValue(indicator_id=of, year=year, text="4", number=4)
    IndicatorValue.objects.bulk_create([row])


def _target(dice: Random) -> None:
    of, number = _any(dice, Indicator), dice.choice((1, 30))
    IndicatorTarget.objects.update_or_create(
        indicator_id=of, year=2040, defaults={"number": number}
    )


def _break(dice: Random) -> None:
    IndicatorBreak.objects.get_or_create(
        indicator_id=_any(dice, Indicator), year=2008, defaults={"reason": "powód"}
    )


def _renumber(dice: Random) -> None:
    last = max(Task.objects.values_list("number", flat=True))
    Task.objects.filter(pk=_any(dice, Task)).update(number=last + 1)


def _indicator(dice: Random) -> None:
    part = dice.choice([*Goal.objects.all(), *Programme.objects.all()])
    make_measured(part, {2009: "5"}, targets={2011: "4"})


def _lift(dice: Random) -> None:
    """A task's indicator becomes its goal's."""
    one = Indicator.objects.filter(task__isnull=False).order_by("pk")[0]
    goal = one.goal_of
    assert goal
    one.task, one.goal = None, goal
    one.position = goal.indicators.count() + 1
    one.save()


def _put_last(dice: Random) -> None:
    Indicator.objects.filter(pk=_any(dice, Indicator)).update(
        position=dice.randrange(100, 10_000)
    )


def _move(dice: Random) -> None:
    task, programme = Task.objects.get(pk=_any(dice, Task)), _any(dice, Programme)
    taken = Task.objects.filter(programme=programme).values_list("number", flat=True)
    Task.objects.filter(pk=task.pk).update(
        programme=programme, number=max(taken, default=0) + 1
    )


def _threshold(dice: Random) -> None:
    StrategyYear.objects.filter(pk=_any(dice, StrategyYear)).update(
        on_track_from=dice.choice(("0.1", "0.99")), delayed_from="0.05"
    )


def _year(dice: Random) -> None:
    StrategyYear.objects.create(strategy=Strategy.objects.get(), year=2014)


CHANGES: dict[str, Callable[[Random], None]] = {
    "number": _set(IndicatorValue, "number", None, 1, 6, 40),
    "text": _set(IndicatorValue, "text", "", "bd", "ok. 5"),
    "year of a value": _year_of(IndicatorValue, 1990, 2020),
    "target": _set(IndicatorTarget, "number", 1, 5, 100),
    "year of a target": _year_of(IndicatorTarget, 2050, 2004),
    "break": _year_of(IndicatorBreak, 2006, 2050),
    "kind": _set(Indicator, "kind", *Kind.values),
    "direction": _set(Indicator, "direction", "", *Direction.values),
    "baseline": _set(Indicator, "baseline", None, 1, 8),
    "year of the baseline": _set(Indicator, "baseline_year", None, 2008),
    "edge of a band": _set(Indicator, "band_from", None, 6),
    "other edge of a band": _set(Indicator, "band_to", None, 7),
    "place among its like": _put_last,
    "withdrawn": _set(Task, "withdrawn_from", None, 2010),
    "number of a task": _renumber,
    "a value": _value,
    "a target": _target,
    "a break": _break,
    "an indicator": _indicator,
    "to another level": _lift,
    "to another programme": _move,
    "threshold": _threshold,
    "another year": _year,
    **{f"remove {m._meta.model_name}": _remove(m) for m in (Indicator, Task)},
    "remove a programme": _remove(Programme),
    "erase a value": _erase(IndicatorValue),
    "erase a target": _erase(IndicatorTarget),
    "erase a break": _erase(IndicatorBreak),
}


@pytest.mark.both
@pytest.mark.parametrize("part", range(4))
def test_no_change_of_any_kind_leaves_kept_facts_behind(part):
    strategy = measured_city()
    for name in list(CHANGES)[part::4]:
        with undone(name):
            change_and_compare(strategy, name)


def change_and_compare(strategy: Strategy, name: str) -> None:
    dice = Random(name)  # noqa: S311  the same ones for the same change
    for n in range(1 if name == "another year" else 6):
        if n % 2:
            make_changed()
        else:
            make_due()
        with suppress(IndexError):  # nothing of its kind is left to change
            CHANGES[name](dice)
        assert_alike(Strategy.objects.get(pk=strategy.pk))


def test_other_usual_thresholds_want_other_facts(settings):
    strategy = measured_city()
    make_due()
    settings.STATUS_ON_TRACK_FROM = "0.2"
    assert kept(strategy) == 0
    assert_alike(strategy)


def test_only_the_place_of_a_change_is_worked_out_anew():
    strategy = measured_city()
    make_due()
    IndicatorValue.objects.filter(indicator__goal__number="I").update(text="1")
    assert kept(strategy) == 4
    assert make_changed() == 1
    assert kept(strategy) == 5
    assert make_changed() == 0


@pytest.mark.parametrize(
    "change",
    [
        lambda one: IndicatorBreak.objects.filter(pk=one.pk).update(year=2050),
        lambda one: one.delete(),
        lambda one: IndicatorBreak.objects.bulk_create(
            [IndicatorBreak(indicator=one.indicator, year=2051, reason="powód")]
        ),
    ],
    ids=["moved", "removed", "added"],
)
def test_each_change_of_a_break_makes_the_facts_of_its_place_anew(change):
    """Said by itself: few breaks are such that the facts differ without them."""
    strategy = measured_city()
    make_due()
    change(IndicatorBreak.objects.earliest("pk"))
    assert kept(strategy) == 4
    assert make_changed() == 1


def test_words_of_an_indicator_leave_its_facts_alone():
    strategy = measured_city()
    make_due()
    Indicator.objects.update(name="Inny", source="Urząd", is_headline=True)
    Task.objects.update(title="Inne")
    StrategyYear.objects.update(is_closed=True)
    assert kept(strategy) == 5


def test_counts_are_one_row_a_place_however_many_indicators(count_queries):
    strategy = measured_city()
    make_due()
    year = strategy.years.get(year=2010)
    places = places_of(strategy)
    facts = facts_of(places, year)
    assert count_queries(lambda: facts.counts) == 1
    before = rows_read_by(lambda: facts_of(places, year).counts)
    for task in Task.objects.all():
        for _n in range(20):
            make_measured(task, {2010: "1"})
    make_due()
    assert rows_read_by(lambda: facts_of(places, year).counts) == before


def test_what_is_kept_is_made_anew_after_whatever_was_written(client):
    strategy = measured_city()
    make_due()
    IndicatorValue.objects.update(text="8", number=8)
    assert kept(strategy) == 0
    client.force_login(make_office_user())
    client.post("/panel/", {})
    assert kept(strategy) == 5
    assert_alike(strategy)


def test_what_a_removed_part_left_is_struck_out():
    strategy = measured_city()
    make_due()
    Strategy.objects.exclude(pk=make_strategy("inna").pk).delete()
    make_due()
    assert not Strategy.objects.filter(pk=strategy.pk).exists()
    assert PlaceFacts.objects.count() == 1
    assert not ChangedFacts.objects.exists()


def test_nothing_is_kept_once_triggers_were_away():
    strategy = measured_city()
    make_due()
    forget_all()
    assert kept(strategy) == 0


@pytest.mark.skipif(connection.vendor == "sqlite", reason="has one writer at a time")
@pytest.mark.django_db(transaction=True)
def test_a_change_that_is_not_over_yet_outlives_the_making():
    strategy = measured_city()
    other = connection.copy()
    try:
        with other.cursor() as cursor:
            cursor.execute("BEGIN")
            cursor.execute("UPDATE indicators_indicatorvalue SET text='1', number=1")
            assert make_due() == 5
            assert_alike(strategy)
            cursor.execute("COMMIT")
    finally:
        other.close()
    assert kept(strategy) == 0
    assert_alike(strategy)
