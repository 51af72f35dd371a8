"""What a file would do to the sums and to the figures that people read."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from django.db import transaction

from exchange.applying import apply
from exchange.document import Document, StageEntry, TaskEntry
from leszno_strategy.numbers import exact, rounded
from organisation.models import User
from tasks.models import Strategy, StrategyYear
from tasks.outline import Branch, strategy_branch
from tasks.progress import add_known

# What a sum is of, with the code of the whole: ("plan", "I.3.5"), ("weights", "I.3").
Sums = dict[tuple[str, str], Decimal | None]


def sums_of(document: Document) -> Sums:
    """Add up the plan of each task, and the weights under each programme and goal."""
    sums: Sums = {}
    for goal in document.goals or []:
        programmes = goal.programmes or []
        sums["weights", goal.number] = _known(one.weight for one in programmes)
        for programme in programmes:
            code = f"{goal.number}.{programme.number}"
            tasks = programme.tasks or []
            sums["weights", code] = _known(task.weight for task in tasks)
            for task in tasks:
                sums["plan", f"{code}.{task.number}"] = _known(_planned(task))
    return sums


def _planned(task: TaskEntry) -> Iterator[Any]:
    for stage in task.stages or []:
        yield from _planned_of(stage)


def _planned_of(stage: StageEntry) -> Iterator[Any]:
    yield from (cell.planned for cell in (stage.years or {}).values() if cell)


def _known(figures: Iterator[Any]) -> Decimal | None:
    given = [figure for figure in figures if isinstance(figure, Decimal)]
    return add_known(given) if given else None


def changed_sums(before: Sums, after: Sums) -> dict[str, list[str]]:
    """Return the sums that change, such as {"plan I.3.5": ["91", "100"]}."""
    return {
        " ".join(key): [exact(before[key]), exact(after[key])]
        for key in before.keys() & after.keys()
        if before[key] != after[key]
    }


def figures_of(strategy: Strategy) -> dict[str, str]:
    """Return the progress to the last reported year by code; "" is the strategy."""
    years = StrategyYear.objects.filter(strategy=strategy).with_reported()
    reported = [one.year for one in years if one.is_reported]
    if not reported:
        return {}
    branch = strategy_branch(strategy)
    return dict(_figures(branch, max(reported)))


def _figures(branch: Branch, year: int) -> Iterator[tuple[str, str]]:
    value = branch.progress(year)
    yield branch.item.code, "–" if value is None else exact(rounded(value))
    for child in branch.children:
        if isinstance(child, Branch):
            yield from _figures(child, year)


def changed_figures(
    strategy: Strategy, document: Document, *, by: User | None
) -> list[dict[str, str]]:
    """Say which progress figures the document would change; it is tried and undone.

    May raise `Refused`, as bringing it in would.
    """
    before = figures_of(strategy)
    with transaction.atomic():
        apply(strategy, document, by=by, reason="")
        after = figures_of(strategy)
        transaction.set_rollback(True)
    return [
        {"code": code, "before": before[code], "after": figure}
        for code, figure in after.items()
        if before.get(code, figure) != figure
    ]
