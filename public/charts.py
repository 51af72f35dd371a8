"""Geometry of bars; the templates only draw what is computed here.

The plan is an outline, the actual solid, what is missing hatched.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate

from leszno_strategy.numbers import Exact
from tasks.curves import coordinate
from tasks.progress import WHOLE, difference


@dataclass(frozen=True)
class Stretch:
    """A piece of a bar that is made of several; shares of its length, 0 to 100."""

    name: str
    start: str
    length: str


def stretches(counts: Sequence[tuple[str, int]]) -> list[Stretch]:
    """Lay pieces as long as their counts one behind the other."""
    whole = sum(count for _name, count in counts) or 1
    starts = accumulate((count for _name, count in counts), initial=0)
    return [
        Stretch(name, coordinate(100 * start / whole), coordinate(100 * count / whole))
        for start, (name, count) in zip(starts, counts, strict=False)
    ]


@dataclass(frozen=True)
class Block:
    """A piece of a bar in which one of a thing is one unit of length, in pixels."""

    name: str
    count: int
    x: str
    width: str
    middle: str
    has_room: bool  # for its figure


@dataclass(frozen=True)
class Blocks:
    """How long one thing is, so that the most of a table fit into its column."""

    length: float
    longest, unit, height = 168, 26, 26
    # A figure of so many digits needs so much room.
    digit = 11

    @classmethod
    def of(cls, most: int) -> "Blocks":
        return cls(min(cls.unit, cls.longest / max(most, 1)))

    def laid(self, counts: Sequence[tuple[str, int]]) -> list[Block]:
        starts = accumulate((count for _name, count in counts), initial=0)
        return [
            Block(
                name,
                count,
                coordinate(start * self.length),
                coordinate(count * self.length),
                coordinate((start + count / 2) * self.length),
                count * self.length > self.digit * len(str(count)) + 2,
            )
            for start, (name, count) in zip(starts, counts, strict=False)
        ]


@dataclass(frozen=True)
class Bar:
    """A plan and what was done of it as one bar; shares of its length, 0 to 100."""

    planned: str | None
    actual: str
    missing_from: str | None
    missing: str | None


def bar(
    actual: Exact | None, planned: Exact | None, *, scale: Exact = WHOLE
) -> Bar | None:
    """Return the bar on a scale that all bars of a table share; None if unknown.

    Only what is known to be missing is hatched, not a year that nobody reported yet.
    """
    if actual is None and planned is None:
        return None
    missing = None
    if actual is not None and planned is not None and actual < planned:
        missing = difference(planned, actual)
    done = share(actual or Decimal(0), scale)
    return Bar(
        planned=None if planned is None else share(planned, scale),
        actual=done,
        missing_from=None if missing is None else done,
        missing=None if missing is None else share(missing, scale),
    )


def share(value: Exact, scale: Exact) -> str:
    return coordinate(min(100.0, float(value) * 100 / float(scale)))
