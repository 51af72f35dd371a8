"""Compare the figures of random trees with those of `reckoning`, as they are printed.

A point is one figure of one part at the end of one year, in one place that shows it.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from random import Random
from typing import Any, NamedTuple

from leszno_strategy.numbers import computed
from tasks import progress
from tasks.models import Goal, Programme, Strategy, Task
from tasks.outline import Branch, TaskNode, curve, months_behind
from tasks.progress import Cell, TaskFigures
from tests import reckoning
from tests.factories import decimal_or_none
from tests.reckoning import Leaf, Whole

# Years that a strategy may have; some lack a few.
YEARS = ([2009, 2010, 2011, 2012, 2013], [2009, 2010, 2013], [2013])
# Shares are shown in percent with one decimal.
PLACES = {"index": 3, "coverage": 3}


class Point(NamedTuple):
    """What was found, and what a reckoning in fractions says."""

    what: str
    found: object
    expected: object
    is_half: bool = False


def trees(seed: int) -> Iterator[tuple[Whole, list[int]]]:
    """Yield random strategies with their years, for ever."""
    dice = Random(seed)  # noqa: S311  the same ones for the same seed
    while True:
        years = dice.choice(YEARS)
        yield reckoning.random_tree(dice, years), years


def in_arithmetic(tree: Whole, years: Sequence[int]) -> Iterator[Point]:
    """Compare all figures of all parts, without a database."""
    pairs = zip(reckoning.nodes_of(tree), _flat(branch_of(tree)), strict=True)
    for number, (theirs, ours) in enumerate(pairs):
        for year in years:
            for name, value in reckoning.figures(theirs, year).items():
                places = PLACES.get(name, 1)
                yield _point(f"{number} {name} {year}", ours, name, year, value, places)
            yield Point(
                f"{number} months {year}",
                months_behind(curve(ours, years, to_year=year)),
                reckoning.months(theirs, years, year),
            )
            if isinstance(theirs, Whole) and isinstance(ours, Branch):
                brought = ours.contributions(year)
                for mine, value in zip(
                    brought, theirs.contributions(year), strict=True
                ):
                    yield Point(
                        f"{number} contribution {year}",
                        computed(mine, 2),
                        None if value is None else reckoning.rounded(value, 2),
                        reckoning.is_half(value, 2),
                    )


def _point(
    what: str,
    ours: Branch | TaskNode,
    name: str,
    year: int,
    value: Fraction | None,
    places: int,
) -> Point:
    mine = getattr(ours, name)(year)
    return Point(
        what,
        computed(mine, places),
        None if value is None else reckoning.rounded(value, places),
        reckoning.is_half(value, places),
    )


def branch_of(node: Whole, level: int = 0) -> Branch:
    """Put the tree together as the outline would read it."""
    item = (Strategy(), Goal(), Programme())[level]
    if isinstance(item, Programme):
        item.weight = decimal_or_none(node.weight)
    parts = [
        branch_of(part, level + 1) if isinstance(part, Whole) else _task_node(part)
        for part in node.parts
    ]
    return Branch(item, parts)


def _task_node(leaf: Leaf) -> TaskNode:
    years = {year for cells in leaf.stages for year in cells}
    sums = {
        year: progress.sum_of(
            Cell(*map(decimal_or_none, cells[year])) for cells in leaf.stages
        )
        for year in years
    }
    totals = {year: Decimal(total) for year, total in leaf.totals.items()}
    figures = TaskFigures(bool(leaf.stages), sums, totals)
    return TaskNode(Task(weight=decimal_or_none(leaf.weight)), figures, {})


def _flat(node: Any) -> Iterator[Branch | TaskNode]:
    yield node
    if isinstance(node, Branch):
        for child in node.children:
            yield from _flat(child)
