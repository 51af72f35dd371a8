"""Geometry of two years against each other; the templates only draw it.

The plan is the line on top: what lies lower lacks more. Coordinates are text with a
decimal point whatever the language.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from leszno_strategy.numbers import Exact, points
from tasks.curves import coordinate
from tasks.progress import WHOLE


@dataclass(frozen=True)
class Slope:
    """A line from one year to the other, with its labels where there is room."""

    name: str
    was: Exact
    now: Exact
    is_main: bool
    from_y: str
    to_y: str
    was_y: str
    now_y: str

    @property
    def was_label(self) -> str:
        return points(self.was)

    @property
    def now_label(self) -> str:
        return f"{points(self.now)} {self.name}"


@dataclass(frozen=True)
class SlopeChart:
    """What each of several wholes lacked at two ends: (name, was, now, is main)."""

    lines: Sequence[tuple[str, Exact, Exact, bool]]

    left, right, width = 112, 256, 400
    top, room, least = 34, 20, 210

    @property
    def depth(self) -> int:
        return max(self.least, self.room * (len(self.lines) - 1))

    @property
    def bottom(self) -> int:
        return self.top + self.depth

    @property
    def height(self) -> int:
        return self.bottom + 16

    @property
    def title_x(self) -> int:
        return self.left - 8

    @property
    def plan_y(self) -> int:
        """Where the line on top is named: above the figures beside it."""
        return self.top - 8

    @property
    def label_x(self) -> int:
        return self.right + 10

    @cached_property
    def most(self) -> float:
        ends = [float(one) for line in self.lines for one in line[1:3]]
        return max([*ends, 0.0]) or 1.0

    def _y(self, value: Exact) -> float:
        return self.top + self.depth * float(value) / self.most

    @cached_property
    def drawn(self) -> list[Slope]:
        """The main line last, so that it lies above the others."""
        starts = self._spread([self._y(line[1]) for line in self.lines])
        ends = self._spread([self._y(line[2]) for line in self.lines])
        found = [
            Slope(
                name,
                was,
                now,
                is_main,
                coordinate(self._y(was)),
                coordinate(self._y(now)),
                coordinate(start + 5),
                coordinate(end + 5),
            )
            for (name, was, now, is_main), start, end in zip(
                self.lines, starts, ends, strict=True
            )
        ]
        return sorted(found, key=lambda line: line.is_main)

    def _spread(self, places: Sequence[float]) -> list[float]:
        """Part labels that would lie above each other, from the top and back up."""
        order = sorted(range(len(places)), key=lambda n: places[n])
        found = list(places)
        for above, below in pairwise(order):
            found[below] = max(found[below], found[above] + self.room)
        limit = float(self.bottom + 4)
        for n in reversed(order):
            found[n] = min(found[n], limit)
            limit = found[n] - self.room
        return found


@dataclass(frozen=True)
class Dumbbell:
    """What a task lacked before and lacks now, on one scale with all others."""

    was: str
    now: str
    start: str
    length: str


TICKS = (0, 25, 50, 75, 100)
# Of the drawing; the marks at both ends stay within.
LENGTH, MARGIN = 240, 8


def dumbbell(was: Exact, now: Exact, *, scale: Exact = WHOLE) -> Dumbbell:
    def place(value: Exact) -> float:
        return MARGIN + (LENGTH - 2 * MARGIN) * float(value) / float(scale)

    first, last = sorted((place(was), place(now)))
    return Dumbbell(
        coordinate(place(was)),
        coordinate(place(now)),
        coordinate(first),
        coordinate(last - first),
    )


def ticks(scale: Exact = WHOLE) -> list[tuple[int, str]]:
    """The marks of the scale, with where they stand."""
    inner = LENGTH - 2 * MARGIN
    return [(one, coordinate(MARGIN + inner * one / float(scale))) for one in TICKS]
