"""Geometry of the plan/actual curve; the templates only draw what is computed here.

Plan against actual is drawn alike everywhere: the plan as a dashed line, the actual
solid, what is missing hatched. Coordinates are text with a decimal point whatever the
language, since SVG wants it so.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import ceil
from typing import Protocol

from leszno_strategy.numbers import Exact, as_decimal
from tasks.progress import WHOLE


class PointLike(Protocol):
    """Plan and actual to the end of a year, as the outline or a report has them."""

    @property
    def year(self) -> int: ...

    @property
    def planned(self) -> Exact | None: ...

    @property
    def actual(self) -> Exact | None: ...


@dataclass(frozen=True)
class Spot:
    """A value of one year, where it is drawn."""

    year: int
    x: str
    y: str
    value: Decimal


@dataclass(frozen=True)
class Tick:
    label: str
    position: str


class Curve:
    """The plan/actual S-curve: cumulative points over the years.

    Our own small templates rather than a library: under a strict policy for content
    nothing may style itself inline, colours follow the page (dark, forced, printed),
    and each picture needs its own title and description for those who hear it.
    """

    width, height = 400, 232
    left, right, top, bottom = 34, 326, 14, 200

    def __init__(self, points: Sequence[PointLike]) -> None:
        self.points = points
        self.years = [point.year for point in points]
        known = [v for p in points for v in (p.planned, p.actual) if v is not None]
        self.is_empty = not any(known)
        top = scale_for(known)
        self.step = 25 if top <= 150 else 50
        self.top_value = ceil(top / self.step) * self.step
        self.planned = [
            self._spot(p.year, p.planned) for p in points if p.planned is not None
        ]
        self.actual = [
            self._spot(p.year, p.actual) for p in points if p.actual is not None
        ]

    @property
    def last(self) -> PointLike:
        """The last year with an actual, or the first of all."""
        reached = [point for point in self.points if point.actual is not None]
        return reached[-1] if reached else self.points[0]

    def _x(self, year: int) -> float:
        """Every year takes an equal step; the start of the first one is zero."""
        step = (self.right - self.left) / len(self.years)
        return self.left + step * (self.years.index(year) + 1)

    def _y(self, value: Exact) -> float:
        return self.bottom - (self.bottom - self.top) * float(value) / self.top_value

    def _spot(self, year: int, value: Exact) -> Spot:
        x, y = coordinate(self._x(year)), coordinate(self._y(value))
        return Spot(year, x, y, as_decimal(value))

    @property
    def origin(self) -> str:
        return f"{self.left},{self.bottom}"

    def _line(self, spots: Iterable[Spot]) -> str:
        return " ".join([self.origin, *(f"{spot.x},{spot.y}" for spot in spots)])

    @property
    def planned_line(self) -> str:
        return self._line(self.planned)

    @property
    def actual_line(self) -> str:
        return self._line(self.actual)

    @property
    def gap(self) -> str:
        """The area between plan and actual, up to the last year with both."""
        there = self.planned[: len(self.actual)]
        back = reversed(self.actual)
        return f"{self._line(there)} " + " ".join(f"{s.x},{s.y}" for s in back)

    @property
    def levels(self) -> list[Tick]:
        values = range(0, self.top_value + 1, self.step)
        return [Tick(str(v), coordinate(self._y(Decimal(v)))) for v in values]

    @property
    def year_ticks(self) -> list[Tick]:
        """Labels under the axis, thinned out where many years would collide."""
        every = -(-len(self.years) // 8)
        shown = self.years[::-1][::every]
        return [Tick(str(year), coordinate(self._x(year))) for year in reversed(shown)]

    @property
    def labels_collide(self) -> bool:
        """Whether the two end labels would overlap."""
        if not (self.planned and self.actual):
            return False
        last = self.planned[len(self.actual) - 1]
        return abs(float(last.y) - float(self.actual[-1].y)) < 16

    @property
    def planned_label_y(self) -> str:
        """The plan's end label gives way to the actual's."""
        y = float(self.planned[-1].y)
        if self.labels_collide and len(self.actual) == len(self.planned):
            above = float(self.actual[-1].y) >= y
            y = float(self.actual[-1].y) + (-16 if above else 16)
        return coordinate(y)


class SmallCurve(Curve):
    """The same without axes, to stand in a line of a list."""

    width, height = 132, 48
    left, right, top, bottom = 2, 130, 4, 46


def coordinate(value: float) -> str:
    return f"{value:.1f}"


def scale_for(values: Iterable[Exact | None]) -> Exact:
    """Return the value that fills a bar: the largest there is, if above 100."""
    return max([WHOLE, *(value for value in values if value is not None)])
