"""Geometry of the plan/actual curve; the templates only draw what is computed here.

Plan against actual is drawn alike everywhere: the plan as a dashed line, the actual
solid, what is missing hatched, what is ahead a pale area. Coordinates are text with a
decimal point whatever the language, since SVG wants it so.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import groupby, pairwise
from math import ceil
from typing import NamedTuple, Protocol

from django.utils.translation import gettext as _

from leszno_strategy.numbers import Exact, as_decimal, rounded
from leszno_strategy.numbers import points as whole_points
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


@dataclass(frozen=True)
class Key:
    """What a pattern of the picture means; `name` is the class of its areas."""

    name: str
    pattern: str
    words: str
    x: int


class Place(NamedTuple):
    """Where the lines of plan and actual are above one place of the axis."""

    x: float
    planned: float
    actual: float

    @property
    def lead(self) -> float:
        return self.actual - self.planned

    def until_crossing(self, end: "Place") -> "Place":
        """Return where both lines meet on the way to the end."""
        part = self.lead / (self.lead - end.lead)
        y = self.planned + part * (end.planned - self.planned)
        return Place(self.x + part * (end.x - self.x), y, y)


class Curve:
    """The plan/actual S-curve: cumulative points over the years.

    Our own small templates rather than a library: under a strict policy for content
    nothing may style itself inline, colours follow the page (dark, forced, printed),
    and each picture needs its own title and description for those who hear it.
    """

    width, height = 400, 250
    left, right, top, bottom = 34, 326, 14, 200
    # Years that are nearer to each other than this have one label between them.
    room = 36

    def __init__(self, points: Sequence[PointLike]) -> None:
        self.points = points
        self.years = [point.year for point in points]
        # Decimals: fractions are compared and drawn at many times their cost.
        both = [(p.planned, p.actual) for p in points]
        known = [as_decimal(v) for pair in both for v in pair if v is not None]
        self.is_empty = not any(known)
        top = scale_for(known)
        self.step = _step(top)
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
        """The axis is time: a year takes an equal step, even if the strategy lacks it.

        The start of the first one is zero.
        """
        first, last = self.years[0], self.years[-1]
        step = (self.right - self.left) / (last - first + 1)
        return self.left + step * (year - first + 1)

    def _y(self, value: Exact | float) -> float:
        return self.bottom - (self.bottom - self.top) * float(value) / self.top_value

    def _spot(self, year: int, value: Exact) -> Spot:
        x, y = coordinate(self._x(year)), coordinate(self._y(value))
        return Spot(year, x, y, as_decimal(value))

    @property
    def origin(self) -> str:
        return f"{self.left},{self.bottom}"

    def _at(self, x: float, value: float) -> str:
        return f"{coordinate(x)},{coordinate(self._y(value))}"

    def _line(self, spots: Iterable[Spot]) -> str:
        return " ".join([self.origin, *(f"{spot.x},{spot.y}" for spot in spots)])

    @property
    def planned_line(self) -> str:
        return self._line(self.planned)

    @property
    def actual_line(self) -> str:
        return self._line(self.actual)

    @property
    def shortfalls(self) -> list[str]:
        """The areas in which less was done than planned."""
        return [outline for is_ahead, outline in self._areas if not is_ahead]

    @property
    def surpluses(self) -> list[str]:
        """The areas in which more was done than planned."""
        return [outline for is_ahead, outline in self._areas if is_ahead]

    @cached_property
    def _areas(self) -> list[tuple[bool, str]]:
        """Part what lies between the lines where they meet or cross."""
        return list(self._parted())

    def _parted(self) -> Iterator[tuple[bool, str]]:
        pairs = [pair for pair in pairwise(self._way()) if any(p.lead for p in pair)]
        for is_ahead, found in groupby(
            pairs, lambda pair: sum(p.lead for p in pair) > 0
        ):
            first, *others = found
            places = [*first, *(end for _start, end in others)]
            there = [self._at(place.x, place.planned) for place in places]
            back = [self._at(place.x, place.actual) for place in reversed(places)]
            yield is_ahead, " ".join(there + back)

    def _way(self) -> Iterator[Place]:
        """Yield the years with both, and between them where the lines cross."""
        last = Place(self.left, 0, 0)
        yield last
        for year, planned, actual in self.compared:
            here = Place(self._x(year), float(planned), float(actual))
            if last.lead * here.lead < 0:
                yield last.until_crossing(here)
            yield here
            last = here

    @property
    def compared(self) -> list[tuple[int, Exact, Exact]]:
        """Plan and actual of the years of which both are known."""
        return [
            (point.year, point.planned, point.actual)
            for point in self.points
            if point.planned is not None and point.actual is not None
        ]

    @property
    def standing(self) -> str:
        """Say in words what the areas show, for those who do not see them."""
        # As the table shows them: nobody sees less than a tenth.
        leads = [
            (year, rounded(done) - rounded(plan)) for year, plan, done in self.compared
        ]
        said = (
            (_("Less than planned by the end of: %s."), [y for y, n in leads if n < 0]),
            (_("More than planned by the end of: %s."), [y for y, n in leads if n > 0]),
        )
        return " ".join(
            text % ", ".join(map(str, years)) for text, years in said if years
        )

    @property
    def legend(self) -> list[Key]:
        """What the patterns mean that are in the picture."""
        keys = []
        if self.shortfalls:
            keys.append(Key("shortfall", "hatch", _("less than planned"), self.left))
        if self.surpluses:
            keys.append(
                Key(
                    "surplus",
                    "dots",
                    _("more than planned"),
                    self.left + 150 * len(keys),
                )
            )
        return keys

    @property
    def levels(self) -> list[Tick]:
        values = range(0, self.top_value + 1, self.step)
        return [
            Tick(whole_points(Decimal(v), 0), coordinate(self._y(Decimal(v))))
            for v in values
        ]

    @property
    def year_ticks(self) -> list[Tick]:
        """Labels under the axis, thinned out where many years would collide."""
        shown: list[int] = []
        for year in reversed(self.years):
            if not shown or self._x(shown[-1]) - self._x(year) >= self.room:
                shown.append(year)
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


def _step(top: Exact) -> int:
    """Return what parts two lines of the grid, of which there are a handful."""
    if top <= 150:
        return 25
    if top <= 250:
        return 50
    least = ceil(top / 4)
    ten = int("1" + "0" * (len(str(least)) - 1))
    return next(n * ten for n in (1, 2, 5, 10) if n * ten >= least)


def coordinate(value: float) -> str:
    return f"{value:.1f}"


def scale_for(values: Iterable[Exact | None]) -> Exact:
    """Return the value that fills a bar: the largest there is, if above 100."""
    return max([WHOLE, *(value for value in values if value is not None)])
