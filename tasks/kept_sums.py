"""Sums of programmes, kept so that a page of the whole need not read every task.

What is kept is never what is shown unless it holds: one statement reads the sums and
whether anything changed since, and what changed is worked out of the tasks as ever.
Whoever makes the sums first takes their rows, then strikes out the changes that it can
see, and only then reads: what another transaction commits meanwhile leaves its change
behind, and the sums wait to be made anew.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

import msgspec
from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, When

from leszno_strategy.grouping import grouped
from leszno_strategy.prepared import Prepared
from leszno_strategy.transactions import deed, locked
from tasks.models import Goal, Programme, Strategy, StrategyYear, Task
from tasks.models.sums import ChangedSums, ProgrammeMoney, ProgrammeSums
from tasks.money import MoneyTable, TaskMoney, money_of
from tasks.money_sums import MoneySums, OfProgramme, SummedMoney, money_sums_of
from tasks.outline import Branch, nodes_by_programme, thresholds
from tasks.sums import Summed, Sums, sums_of
from tasks.wholes import Whole, WorkedOut

# Raised when what is kept changes its shape or its meaning.
SHAPE = 2
# Programmes that are made at once: their tasks are in memory, their rows locked.
AT_ONCE = 50
PROGRAMMES_OF: Mapping[type[Any], str] = {
    Strategy: "goal__strategy",
    Goal: "goal",
    Programme: "pk",
}
OF_NODES = (
    "weight",
    "stages_known",
    "withdrawn_from",
    "programme__goal__strategy_id",
)


def made_with() -> str:
    """Say what beside the tables decides on the sums."""
    usual = thresholds()
    return f"{SHAPE} {usual.on_track} {usual.delayed}"


def strategy_summed(strategy: Strategy) -> Branch:
    """Read the strategy with its goals and the sums of their programmes: two queries,
    where all of these hold."""
    [(_strategy, branch)] = strategies_summed([strategy])
    return branch


def strategies_summed(strategies: Sequence[Strategy]) -> list[tuple[Strategy, Branch]]:
    """Read several at once, with no query more than one alone takes."""
    if len(strategies) == 1:
        return [_alone(strategies[0])]
    goals = list(Goal.objects.filter(strategy__in=strategies).select_related("head"))
    by_pk = {strategy.pk: strategy for strategy in strategies}
    by_strategy: defaultdict[int, list[Goal]] = defaultdict(list)
    for goal in goals:
        goal.strategy = by_pk[goal.strategy_id]
        by_strategy[goal.strategy_id].append(goal)
    programmes = _with_kept(
        Programme.objects.filter(goal__strategy__in=strategies), made_with()
    )
    parts = _by_goal(programmes, goals)
    return [(one, _whole(one, by_strategy[one.pk], parts)) for one in strategies]


_goals_of = Prepared(
    lambda strategy: Goal.objects.filter(strategy=strategy).select_related("head")
)
_programmes_of = Prepared(
    lambda strategy, made: _with_kept(
        Programme.objects.filter(goal__strategy=strategy), made
    )
)
_programmes_in = Prepared(
    lambda goal, made: _with_kept(
        Programme.objects.filter(goal=goal).select_related("coordinator"), made
    )
)


def _alone(strategy: Strategy) -> tuple[Strategy, Branch]:
    goals: list[Goal] = _goals_of(strategy=strategy.pk)
    for goal in goals:
        goal.strategy = strategy
    parts = _by_goal(_programmes_of(strategy=strategy.pk, made=made_with()), goals)
    return strategy, _whole(strategy, goals, parts)


def _whole(
    strategy: Strategy, goals: Sequence[Goal], parts: Mapping[int, Sequence[Whole]]
) -> Branch:
    branches = [_branch(goal, parts[goal.pk]) for goal in goals]
    return _branch(strategy, branches)


# What was worked out of equal sums is worked out once: after most changes all but one
# of the parts are as they were. It is a few kilobytes for each part.
@lru_cache(maxsize=64)
def _following_from(_summed: tuple[Any, ...]) -> WorkedOut:
    return WorkedOut()


def _branch(item: Goal | Strategy, parts: Sequence[Whole]) -> Branch:
    summed = _summed_in(Branch(item, parts))
    return Branch(
        item, parts, _following_from(summed) if summed is not None else WorkedOut()
    )


def _summed_in(part: Any) -> tuple[Any, ...] | None:
    """Return all that decides on what is worked out of it; None of what has tasks.

    Its weight too: a programme without tasks of which nothing is kept yet has one.
    """
    if isinstance(part, Summed):
        return part.weight, part.sums
    if not isinstance(part, Branch):
        return None
    below = [_summed_in(one) for one in part.children]
    return None if None in below else (part.weight, *below)


def goal_summed(goal: Goal) -> Branch:
    """Read the goal with the sums of its programmes, and who coordinates these."""
    programmes = _programmes_in(goal=goal.pk, made=made_with())
    return _branch(goal, _by_goal(programmes, [goal])[goal.pk])


def _by_goal(
    programmes: Iterable[Any], goals: Iterable[Goal]
) -> defaultdict[int, list[Whole]]:
    by_pk = {goal.pk: goal for goal in goals}
    found: defaultdict[int, list[Whole]] = defaultdict(list)
    for programme, whole in _summed(programmes):
        programme.goal = by_pk[programme.goal_id]
        found[programme.goal_id].append(whole)
    return found


def _summed(programmes: Iterable[Any]) -> Iterator[tuple[Programme, Whole]]:
    """Give what is kept of each where it holds, else the programme with its tasks."""
    rows = list(programmes)
    worked_out = _branches([row for row in rows if not row.holds])
    for row in rows:
        if row.holds:
            yield row, Summed(row, read_sums(row.figures))
        else:
            yield row, worked_out[row.pk]


def _with_kept(
    programmes: "QuerySet[Programme]", made: Any
) -> "QuerySet[Programme, Any]":
    """Annotate what is kept of each, and whether it holds: seen at one moment."""
    changed = ChangedSums.objects.filter(programme=OuterRef("pk"))
    return programmes.annotate(
        figures=F("sums__figures"),
        holds=Case(
            When(Q(sums__made_with=made) & ~Exists(changed), then=True),
            default=False,
        ),
    )


def _branches(programmes: Iterable[Programme]) -> dict[int, Branch]:
    """Read the programmes with their tasks: four queries, if there is any."""
    here = list(programmes)
    if not here:
        return {}
    tasks = Task.objects.filter(programme__in=here).select_related("programme__goal")
    nodes = nodes_by_programme(tasks.order_by("pk").only(*OF_NODES))
    return {one.pk: Branch(one, nodes[one.pk]) for one in here}


def money_summed(part: Strategy | Goal | Programme, year: int) -> SummedMoney:
    """Read the money of all tasks of the part, to the end of the year: two queries,
    where all sums hold; one for a programme."""
    keys, money = _money_of[type(part)]
    if isinstance(part, Programme):
        programmes = {part.pk: part.goal_id}
    else:
        programmes = dict(keys(part=part.pk))
    kept = dict(money(part=part.pk, year=year, made=made_with()))
    lacking = [pk for pk in programmes if pk not in kept]
    worked_out = _money(lacking, year) if lacking else {}
    return SummedMoney(
        [
            OfProgramme(pk, of, read_money(kept[pk]))
            if pk in kept
            else OfProgramme(pk, of, worked_out[pk])
            for pk, of in programmes.items()
        ]
    )


def _money_in(way: str) -> tuple[Prepared, Prepared]:
    """Ask for the keys of a part's programmes, and for what is kept of their money."""

    def programmes(part: Any) -> "QuerySet[Programme]":
        return Programme.objects.filter(**{way: part})

    def kept(part: Any, year: Any, made: Any) -> "QuerySet[ProgrammeMoney, Any]":
        changed = ChangedSums.objects.filter(programme=OuterRef("sums_id"))
        rows = ProgrammeMoney.objects.filter(
            ~Exists(changed),
            sums__made_with=made,
            sums__programme__in=programmes(part).order_by(),
            year=year,
        )
        return rows.values_list("sums_id", "amounts")

    keys = Prepared(lambda part: programmes(part).values_list("pk", "goal"))
    return keys, Prepared(kept)


_money_of = {model: _money_in(way) for model, way in PROGRAMMES_OF.items()}
# Sums are never changed, and a year of them is read once.
read_sums = lru_cache(maxsize=512)(msgspec.json.Decoder(Sums).decode)
read_money = msgspec.json.Decoder(MoneySums).decode


def _money(programmes: Sequence[int], year: int) -> dict[int, MoneySums]:
    tasks = Task.objects.filter(programme__in=programmes)
    years = StrategyYear.objects.filter(strategy__goals__programmes__in=programmes)
    all_years = sorted(set(years.values_list("year", flat=True)))
    table = money_of(tasks.counting_in(year), all_years)
    here = grouped(table.tasks, lambda one: one.programme)
    return {
        pk: money_sums_of(MoneyTable(here.get(pk, []), all_years), year)
        for pk in programmes
    }


def make_due(*, at_most: int | None = None) -> int:
    """Make what is missing or holds no more; return of how many programmes.

    Where nothing is due, one query; else a transaction for AT_ONCE of them.
    """
    there: QuerySet[Any] = _with_kept(Programme.objects.order_by("pk"), made_with())
    due = list(there.filter(holds=False).values_list("pk", flat=True)[:at_most])
    for start in range(0, len(due), AT_ONCE):
        _make(due[start : start + AT_ONCE])
    if due:
        there = Programme.objects.order_by().values("pk")
        ChangedSums.objects.exclude(programme__in=there).delete()
    return len(due)


def make_some() -> int:
    return make_due(at_most=AT_ONCE)


@deed
def _make(programmes: Sequence[int]) -> None:
    """Make the sums of these, whose keys are in order."""
    ProgrammeSums.objects.bulk_create(
        [ProgrammeSums(programme_id=pk) for pk in programmes], ignore_conflicts=True
    )
    locked(ProgrammeSums.objects.filter(pk__in=programmes).only("pk"))
    ChangedSums.objects.filter(programme__in=programmes).delete()
    made, amounts = list[ProgrammeSums](), list[ProgrammeMoney]()
    for sums, money in _worked_out(programmes):
        made.append(sums)
        amounts += money
    ProgrammeSums.objects.bulk_create(
        made,
        update_conflicts=True,
        unique_fields=["programme"],
        update_fields=["made_with", "figures"],
    )
    ProgrammeMoney.objects.filter(sums__in=programmes).delete()
    ProgrammeMoney.objects.bulk_create(amounts)


def _worked_out(
    programmes: Sequence[int],
) -> Iterator[tuple[ProgrammeSums, list[ProgrammeMoney]]]:
    """Work out what is to be kept of these, from their tasks."""
    there = list(Programme.objects.filter(pk__in=programmes).select_related("goal"))
    branches = _branches(there)
    in_strategy = {one.pk: one.goal.strategy_id for one in there}
    years = _years_of(in_strategy.values())
    tasks = Task.objects.filter(programme__in=programmes)
    money = grouped(money_of(tasks, ()).tasks, lambda one: one.programme)
    for pk, branch in branches.items():
        here = years[in_strategy[pk]]
        figures = msgspec.json.encode(sums_of(branch, here)).decode()
        sums = ProgrammeSums(programme_id=pk, made_with=made_with(), figures=figures)
        yield sums, list(_money_rows(branch, here, money.get(pk, [])))


def _money_rows(
    branch: Branch, years: Sequence[int], money: Sequence[TaskMoney]
) -> Iterator[ProgrammeMoney]:
    for year in years:
        counting = {node.item.pk for node in branch.tasks_in(year)}
        table = MoneyTable([one for one in money if one.task in counting], years)
        told = msgspec.json.encode(money_sums_of(table, year)).decode()
        yield ProgrammeMoney(sums_id=branch.item.pk, year=year, amounts=told)


def _years_of(strategies: Iterable[int]) -> defaultdict[int, list[int]]:
    found: defaultdict[int, list[int]] = defaultdict(list)
    rows = StrategyYear.objects.filter(strategy__in=set(strategies)).order_by("year")
    for strategy, year in rows.values_list("strategy_id", "year"):
        found[strategy].append(year)
    return found


def wrong() -> list[int]:
    """Name the programmes whose kept sums should hold, and are not what tasks say."""
    there: QuerySet[Any] = _with_kept(Programme.objects.order_by("pk"), made_with())
    holding = dict(there.filter(holds=True).values_list("pk", "figures"))
    keys, found = list(holding), list[int]()
    for start in range(0, len(keys), AT_ONCE):
        these = keys[start : start + AT_ONCE]
        money: defaultdict[int, dict[int, str]] = defaultdict(dict)
        for of, year, told in ProgrammeMoney.objects.filter(sums__in=these).values_list(
            "sums_id", "year", "amounts"
        ):
            money[of][year] = told
        for sums, amounts in _worked_out(these):
            pk = sums.programme_id
            reckoned = {one.year: one.amounts for one in amounts}
            if (holding[pk], money[pk]) != (sums.figures, reckoned):
                found.append(pk)
    return found


def forget_all() -> None:
    """Keep nothing: changes may have passed unseen."""
    ProgrammeMoney.objects.all().delete()
    ProgrammeSums.objects.all().delete()
    ChangedSums.objects.all().delete()
