"""Random strategies, and their figures reckoned once more, all in fractions.

The rules are those of the city; nothing here is shared with the code that is checked.
Weights and shares are such that many means are exact halves of what is shown, though
what they are means of has no end: sevenths, thirds.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import pairwise
from math import floor
from random import Random

# Planned and carried out in a year, as entered; None is a dash.
Cells = dict[int, tuple[str | None, str | None]]
Number = Fraction | None
WEIGHTS: tuple[list[str], ...] = (
    ["10", "20", "30", "40"],
    ["50", "30", "20"],
    ["7", "7.5", "105"],
    [],
)
SHARES = ("0", "2.5", "5", "7.5", "10", "12.5", "15", "30", "55", "0.35", "1.05")


@dataclass
class Leaf:
    """A task: the cells of its stages, or totals by the years of their reports."""

    weight: str | None
    stages: list[Cells] = field(default_factory=list)
    totals: dict[int, str] = field(default_factory=dict)

    def leaves(self) -> "Iterator[Leaf]":
        yield self

    @property
    def is_told(self) -> bool:
        """Whether anything was ever reported of it."""
        cells = [pair for one in self.stages for pair in one.values()]
        return any(done for _plan, done in cells) if cells else bool(self.totals)

    def progress(self, year: int) -> Number:
        if self.stages:
            return self._sum(1, year)
        told = [one for one in sorted(self.totals) if one <= year]
        return Fraction(self.totals[told[-1]]) if told else None

    def planned(self, year: int) -> Number:
        return self._sum(0, year) if self.stages else None

    def comparable(self, year: int) -> Number:
        return self._sum(1, year) if self.stages else None

    def coverage(self, year: int) -> Number:
        return Fraction(self.progress(year) is not None)

    def _sum(self, which: int, year: int) -> Fraction:
        cells = [(y, pair[which]) for one in self.stages for y, pair in one.items()]
        return sum((Fraction(v) for y, v in cells if v and y <= year), Fraction())


@dataclass
class Whole:
    """A programme, a goal or the strategy."""

    weight: str | None
    parts: "Sequence[Whole | Leaf]"

    def leaves(self) -> Iterator[Leaf]:
        for part in self.parts:
            yield from part.leaves()

    def progress(self, year: int) -> Number:
        return self._mean(lambda part: part.progress(year))

    def planned(self, year: int) -> Number:
        return self._mean(lambda part: part.planned(year))

    def comparable(self, year: int) -> Number:
        return self._mean(lambda part: part.comparable(year))

    def coverage(self, year: int) -> Number:
        return self._mean(lambda part: part.coverage(year)) or Fraction()

    def weights(self) -> list[Fraction]:
        given = [part.weight for part in self.parts]
        if not any(given):
            return [Fraction(1)] * len(given)
        return [Fraction(weight or 0) for weight in given]

    def contributions(self, year: int) -> list[Number]:
        values = [part.progress(year) for part in self.parts]
        both = list(zip(self.weights(), values, strict=True))
        divisor = sum((w for w, v in both if v is not None), Fraction())
        return [None if v is None or not divisor else w * v / divisor for w, v in both]

    def _mean(self, value: "Callable[[Whole | Leaf], Number]") -> Number:
        values = [value(part) for part in self.parts]
        both = [
            (w, v) for w, v in zip(self.weights(), values, strict=True) if v is not None
        ]
        divisor = sum((w for w, _v in both), Fraction())
        return sum((w * v for w, v in both), Fraction()) / divisor if divisor else None


Node = Whole | Leaf


def figures(node: Node, year: int) -> dict[str, Number]:
    """Return the figures of a node to the end of the year, by their names."""
    plan, done = node.planned(year), node.comparable(year)
    both = plan is not None and done is not None
    is_told = any(leaf.is_told for leaf in node.leaves())
    return {
        "planned": plan,
        "progress": node.progress(year),
        "comparable": done,
        "difference": done - plan if both and is_told else None,  # type: ignore[operator]
        "index": done / plan if both and plan else None,  # type: ignore[operator]
        "whole_plan": node.planned(9999),
        "coverage": node.coverage(year),
    }


def months(node: Node, years: Sequence[int], year: int) -> int | None:
    """Return how long ago the curve of the plan stood last where the work is now."""
    done = node.comparable(year)
    plans = [(one, node.planned(one)) for one in years if one <= year]
    spots = [(years[0] - 1, Fraction()), *((n, v) for n, v in plans if v is not None)]
    if done is None or len(spots) <= len(plans):
        return None
    for (start, low), (end, high) in reversed(list(pairwise(spots))):
        if done >= high:
            return floor(12 * Fraction(year - end) + Fraction(1, 2))
        if done >= low:
            at = start + (done - low) / (high - low) * (end - start)
            return floor(12 * (year - at) + Fraction(1, 2))
    return None


def rounded(value: Fraction, decimals: int = 1) -> Fraction:
    """Round to the nearest, halves away from zero."""
    scale = 10**decimals
    size = Fraction(floor(abs(value) * scale + Fraction(1, 2)), scale)
    return -size if value < 0 else size


def is_half(value: Number, decimals: int = 1) -> bool:
    """Say whether the value lies just between two that can be shown."""
    return value is not None and (abs(value) * 10**decimals) % 1 == Fraction(1, 2)


def written(value: Number) -> str:
    """Write points as pages and files do; they are below 1000 here."""
    if value is None:
        return "–"
    tenths = int(rounded(value) * 10)
    sign = "-" if tenths < 0 else ""
    return f"{sign}{abs(tenths) // 10},{abs(tenths) % 10}"


# Trees


def half_of_thirds(year: int) -> Whole:
    """Make a strategy whose mean is exactly 16.75, made of thirds."""
    done_by_weight = {
        "50": ("15", "25", "0"),
        "30": ("25", "0"),
        "20": ("55", "10", "30"),
    }
    programmes = [
        Whole(weight, [Leaf(None, [{year: ("100", one)}]) for one in done])
        for weight, done in done_by_weight.items()
    ]
    return Whole(None, [Whole(None, programmes)])


def random_tree(dice: Random, years: Sequence[int]) -> Whole:
    """Make a strategy of one to three goals; a goal has no weight.

    In the end its mean, or that of a goal, is an exact half if one task can do that.
    """
    tree = Whole(None, [_goal(dice, years) for _n in range(dice.choice([1, 1, 2, 3]))])
    _lift_to_half(dice, dice.choice([tree, *tree.parts]), years)
    return tree


def _lift_to_half(dice: Random, node: Node, years: Sequence[int]) -> None:
    leaves = [leaf for leaf in node.leaves() if leaf.stages]
    for leaf in dice.sample(leaves, len(leaves)):
        cells = leaf.stages[0]
        plan, done = cells[years[0]]
        cells[years[0]] = plan, "0"
        low = node.progress(years[-1])
        cells[years[0]] = plan, "1"
        high = node.progress(years[-1])
        for lifted in _lifted(low, high):
            cells[years[0]] = plan, lifted
            return
        cells[years[0]] = plan, done


def _lifted(low: Number, high: Number) -> Iterator[str]:
    """Yield shares of a task with which a mean is a half: it grows from low to high."""
    if low is None or high is None or low == high:
        return
    first = floor(low * 10)
    for tenths in range(first, first + 40):
        share = (Fraction(2 * tenths + 1, 20) - low) / (high - low)
        if 0 <= share < 200 and (share * 100).denominator == 1:
            yield f"{int(share * 100) / 100:.2f}"


def _goal(dice: Random, years: Sequence[int]) -> Whole:
    size = dice.choice([1, 2, 3, 4])
    weights = _weights(dice, size)
    return Whole(None, [_programme(dice, years, weight) for weight in weights])


def _programme(dice: Random, years: Sequence[int], weight: str | None) -> Whole:
    weights = _weights(dice, dice.choice([1, 2, 3, 3, 3, 4, 6, 7]))
    return Whole(weight, [_task(dice, years, one) for one in weights])


def _weights(dice: Random, size: int) -> list[str | None]:
    some = dice.choice(WEIGHTS)
    if not some:
        return [None] * size
    return [
        dice.choice([*some, None]) if size > 4 else some[n % len(some)]
        for n in range(size)
    ]


def _task(dice: Random, years: Sequence[int], weight: str | None) -> Leaf:
    match dice.random():
        case odd if odd < 0.05:
            return Leaf(weight)
        case odd if odd < 0.15:
            return Leaf(weight, totals={dice.choice(years): dice.choice(SHARES)})
    count = dice.choice([1, 1, 2, 3])
    return Leaf(weight, [_stage(dice, years) for _n in range(count)])


def _stage(dice: Random, years: Sequence[int]) -> Cells:
    def share() -> str | None:
        return dice.choice(SHARES) if dice.random() < 0.9 else None

    return {year: (share(), share()) for year in years}


def nodes_of(node: Node) -> Iterator[Node]:
    """Yield the node and all below it, those of the first part first."""
    yield node
    if isinstance(node, Whole):
        for part in node.parts:
            yield from nodes_of(part)
