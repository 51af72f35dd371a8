"""Sums that are kept say what the tasks say, whoever changes what, and how."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import islice
from random import Random
from typing import Any

import pytest
from django.db import connection

from tasks.kept_sums import (
    goal_summed,
    make_due,
    money_summed,
    strategies_summed,
    strategy_summed,
)
from tasks.like_for_like import compare
from tasks.models import (
    ChangedSums,
    FundingSource,
    FundingYear,
    Goal,
    Programme,
    ProgrammeSums,
    ReportedTotal,
    Stage,
    StageYear,
    Strategy,
    StrategyYear,
    Task,
)
from tasks.money import MoneyTable, money_of
from tasks.money_sums import SummedMoney
from tasks.outline import curve, strategy_branch
from tasks.sums import Summed
from tasks.wholes import Whole
from tests.exactness import trees
from tests.factories import (
    actor,
    draft,
    make_campaign,
    make_office_user,
    make_report,
    make_stage,
    make_tree,
)
from tests.places import load
from tests.undone import undone

pytestmark = pytest.mark.django_db


def answers(whole: Whole, years: list[int]) -> list[object]:
    """All that a whole can be asked, for each of the years."""
    asked: list[object] = [whole.weight, whole.reported_from, whole.all_tasks]
    for year in years:
        counts = whole.counts(year)
        asked += [
            whole.progress_mean(year),
            whole.planned(year),
            whole.comparable(year),
            whole.whole_plan(year),
            whole.coverage(year),
            whole.index(year),
            whole.difference(year),
            (counts.tasks, counts.known, counts.with_plan, +counts.statuses),
            whole.counts_in(year),
            compare(whole, years, year),
            curve(whole, years, to_year=year),
        ]
    return asked


def of_all_levels(whole: Any, years: list[int]) -> Iterator[object]:
    yield answers(whole, years)
    for goal in whole.children:
        yield answers(goal, years)
        for programme in goal.children:
            yield answers(programme, years)


def money(table: MoneyTable | SummedMoney, year: int) -> list[object]:
    """All that the money of a whole can be asked of the end of a year."""
    amounts, told = table.amounts, table.told_years(year)
    parts = [("", amounts), *amounts.by_source()]
    return [
        (table.costs, table.count, table.with_amounts, told),
        *((n, a.planned, a.executed(year), a.compared(year)) for n, a in parts),
        *([a.planned_in(y), a.executed_in(y)] for _n, a in parts for y in told),
        *(a.compared_in(y) for _n, a in parts for y in told),
    ]


def assert_money_alike(strategy: Strategy, years: list[int]) -> None:
    programmes = Programme.objects.filter(goal__strategy=strategy)[:1]
    parts: list[tuple[Any, dict[str, Any]]] = [
        (strategy, {"programme__goal__strategy": strategy}),
        *((one, {"programme__goal": one}) for one in strategy.goals.all()),
        *((one, {"programme": one}) for one in programmes),
    ]
    for year in years:
        for part, here in parts:
            told = money_of(Task.objects.filter(**here).counting_in(year), years)
            assert money(money_summed(part, year), year) == money(told, year)


def assert_alike(strategy: Strategy) -> None:
    years = [one.year for one in strategy.years.all()]
    assert_money_alike(strategy, years)
    kept, told = strategy_summed(strategy), strategy_branch(strategy)
    assert list(of_all_levels(kept, years)) == list(of_all_levels(told, years))


def programmes_kept(strategy: Strategy) -> list[bool]:
    return [
        isinstance(programme, Summed)
        for goal in strategy_summed(strategy).children
        for programme in goal.children  # type: ignore[union-attr]
    ]


@pytest.mark.slow
def test_kept_sums_of_random_trees_say_what_their_tasks_say():
    for number, (tree, years) in enumerate(islice(trees(seed=5), 12)):
        strategy = load(tree, years, f"miasto-{number}")
        assert_alike(strategy)
        make_due()
        assert all(programmes_kept(strategy))
        assert_alike(strategy)


SIZES = (None, 0, 5, 12.5, 40, 110)


def _any(dice: Random, model: Any) -> int:
    return dice.choice([*model.objects.order_by("pk").values_list("pk", flat=True)])


def _sql(statement: str, *values: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def _set(table: str, column: str, model: Any, values: Any) -> Callable[[Random], None]:
    def change(dice: Random) -> None:
        value = dice.choice(values)
        statement = f"UPDATE {table} SET {column} = %s WHERE id = %s"  # noqa: S608
        _sql(statement, value, _any(dice, model))

    return change


def _move(dice: Random) -> None:
    task, programme = Task.objects.get(pk=_any(dice, Task)), _any(dice, Programme)
    taken = Task.objects.filter(programme=programme).values_list("number", flat=True)
    Task.objects.filter(pk=task.pk).update(
        programme=programme, number=max(taken, default=0) + 1
    )


def _remove(model: Any) -> Callable[[Random], None]:
    return lambda dice: model.objects.get(pk=_any(dice, model)).delete()


def _erase(dice: Random) -> None:
    _sql("DELETE FROM tasks_stageyear WHERE id = %s", _any(dice, StageYear))


def _begin(dice: Random) -> None:
    task = Task.objects.get(pk=_any(dice, Task))
    make_stage(task, {})


def _figures(dice: Random) -> None:
    stage = Stage.objects.get(pk=_any(dice, Stage))
    year = dice.choice(list(stage.task.strategy.years.all()))
    StageYear.objects.filter(stage=stage, year=year).delete()
    row = StageYear(stage=stage, year=year, planned=dice.choice(SIZES), actual=5)
    StageYear.objects.bulk_create([row])


def _total(dice: Random) -> None:
    task = Task.objects.get(pk=_any(dice, Task))
    year = dice.choice(list(task.strategy.years.all()))
    ReportedTotal.objects.update_or_create(
        task=task, year=year, defaults={"progress": dice.choice(SIZES)}
    )


def _thresholds(dice: Random) -> None:
    found = StrategyYear.objects.filter(pk=_any(dice, StrategyYear))
    found.update(on_track_from=dice.choice(["0.99", "0.5"]), delayed_from="0.3")


def _year(dice: Random) -> None:
    strategy = Strategy.objects.get(pk=_any(dice, Strategy))
    last = max(one.year for one in strategy.years.all())
    StrategyYear.objects.create(strategy=strategy, year=last + 1)


def _programme(dice: Random) -> None:
    goal = Goal.objects.get(pk=_any(dice, Goal))
    number = max([0, *(one.number for one in goal.programmes.all())]) + 1
    Programme.objects.create(goal=goal, number=number, title="Program")


def _source(dice: Random) -> None:
    task = Task.objects.get(pk=_any(dice, Task))
    for _n in range(dice.randint(1, 3)):
        name = dice.choice(["Budżet", "budżet ", "Unia Europejska", "Kredyt"])
        source = FundingSource.objects.create(
            task=task, source=name, amount=dice.choice(SIZES)
        )
        for year in task.strategy.years.all():
            if dice.random() < 0.6:
                FundingYear.objects.create(
                    funding=source,
                    year=year,
                    planned=dice.choice(SIZES),
                    executed=dice.choice(SIZES),
                )


def _source_and(change: Callable[[Random], None]) -> Callable[[Random], None]:
    def both(dice: Random) -> None:
        _source(dice)
        make_due()
        change(dice)

    return both


CHANGES: dict[str, Callable[[Random], None]] = {
    "planned": _set("tasks_stageyear", "planned", StageYear, SIZES),
    "actual": _set("tasks_stageyear", "actual", StageYear, SIZES),
    "weight": _set("tasks_task", "weight", Task, (None, 0, 10, 55)),
    "stages known": _set("tasks_task", "stages_known", Task, (True, False)),
    "withdrawn": _set("tasks_task", "withdrawn_from", Task, (None, 2010, 2013)),
    "weight of a programme": _set("tasks_programme", "weight", Programme, (None, 30)),
    "move": _move,
    "remove a task": _remove(Task),
    "remove a stage": _remove(Stage),
    "remove a programme": _remove(Programme),
    "erase figures": _erase,
    "begin a stage": _begin,
    "figures": _figures,
    "total": _total,
    "thresholds": _thresholds,
    "another year": _year,
    "another programme": _programme,
    "another source": _source,
    "spent": _source_and(_set("tasks_fundingyear", "executed", FundingYear, SIZES)),
    "source": _source_and(_set("tasks_fundingsource", "amount", FundingSource, SIZES)),
    "name of a source": _source_and(
        _set("tasks_fundingsource", "source", FundingSource, ("Unia", "Kredyt"))
    ),
    "cost": _set("tasks_task", "planned_total_cost_amount", Task, SIZES),
}


@pytest.mark.both
@pytest.mark.parametrize("part", range(4))
def test_no_change_of_any_kind_leaves_kept_sums_behind(part):
    tree, years = next(iter(trees(seed=11)))
    strategy = load(tree, years, "miasto")
    for name in list(CHANGES)[part::4]:
        with undone(name):
            dice = Random(name)  # noqa: S311  the same ones for the same change
            for _n in range(3):
                make_due()
                CHANGES[name](dice)
                assert_alike(Strategy.objects.get(pk=strategy.pk))


@pytest.mark.slow
def test_random_changes_in_any_order_leave_nothing_behind():
    dice = Random(3)  # noqa: S311  the same ones each time
    strategies = [
        load(tree, years, f"miasto-{n}")
        for n, (tree, years) in enumerate(islice(trees(seed=2), 2))
    ]
    for _n in range(30):
        if dice.random() < 0.3:
            make_due()
        with suppress(IndexError):  # nothing of its kind is left to change
            CHANGES[dice.choice(list(CHANGES))](dice)
        for strategy in strategies:
            assert_alike(Strategy.objects.get(pk=strategy.pk))


def test_only_the_programme_of_a_change_is_worked_out_anew():
    strategy = make_tree(tasks=4)
    make_due()
    StageYear.objects.filter(stage__task__number=1).first().delete()
    assert sorted(programmes_kept(strategy)) == [False, True]
    assert make_due() == 1
    assert all(programmes_kept(strategy))


def test_words_of_a_task_leave_the_sums_alone():
    strategy = make_tree(tasks=4)
    make_due()
    Task.objects.update(title="Inny", description="Opis", legacy_id=None)
    StrategyYear.objects.update(is_closed=True)
    assert all(programmes_kept(strategy))


def test_other_usual_thresholds_want_other_sums(settings):
    strategy = make_tree(tasks=4)
    make_due()
    settings.STATUS_ON_TRACK_FROM = "0.5"
    assert not any(programmes_kept(strategy))
    assert_alike(strategy)


def test_a_goal_is_read_from_the_same_sums():
    strategy = make_tree(tasks=4)
    goal = strategy.goals.get()
    years = [one.year for one in strategy.years.all()]
    make_due()
    [told] = strategy_branch(strategy).children
    assert isinstance(told, Whole)
    assert answers(goal_summed(goal), years) == answers(told, years)


def test_wholes_take_as_many_queries_however_many_tasks(count_queries):
    few = make_tree(tasks=4)
    make_due()
    small = count_queries(lambda: strategies_summed([few]))
    Strategy.objects.all().delete()
    many = make_tree(tasks=100)
    make_due()
    assert count_queries(lambda: strategies_summed([many])) == small == 2


def test_an_approval_is_seen_at_once_and_its_sums_are_made_after_the_answer(client):
    strategy = make_tree(tasks=2)
    make_due()
    year = strategy.years.get(year=2010)
    make_campaign(year)
    task = Task.objects.of(strategy).first()
    assert task
    user = make_office_user()
    before = strategy_summed(strategy).progress(2010)
    make_report(task, year, "approved", by=user, what=draft(task, "70", "1"))
    assert strategy_summed(strategy).progress(2010) != before
    assert_alike(strategy)
    client.force_login(actor(user).user)
    client.post("/panel/", {})
    assert all(programmes_kept(strategy))


def test_a_draft_leaves_the_sums_alone():
    strategy = make_tree(tasks=2)
    year = strategy.years.get(year=2010)
    make_campaign(year)
    task = Task.objects.of(strategy).first()
    assert task
    make_due()
    user = make_office_user()
    make_report(task, year, "submitted", by=user, what=draft(task, "70", "1"))
    assert all(programmes_kept(strategy))


def test_what_a_removed_programme_left_is_struck_out():
    strategy = make_tree(tasks=2)
    make_due()
    strategy.goals.get().programmes.first().delete()
    Task.objects.update(weight=7)
    make_due()
    assert ProgrammeSums.objects.count() == Programme.objects.count() == 1
    assert not ChangedSums.objects.exists()


@pytest.mark.skipif(connection.vendor == "sqlite", reason="has one writer at a time")
@pytest.mark.django_db(transaction=True)
def test_a_change_that_is_not_over_yet_outlives_the_making_of_sums():
    strategy = make_tree(tasks=2)
    other = connection.copy()
    try:
        with other.cursor() as cursor:
            cursor.execute("BEGIN")
            cursor.execute("UPDATE tasks_stageyear SET actual = 1")
            assert make_due() == 2
            assert_alike(strategy)
            cursor.execute("COMMIT")
    finally:
        other.close()
    assert not any(programmes_kept(strategy))
    assert_alike(strategy)


def test_amounts_of_a_source_are_of_the_sums_too():
    strategy = make_tree(tasks=4)
    make_due()
    FundingSource.objects.update(amount=5)
    assert not any(programmes_kept(strategy))
