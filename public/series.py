"""Geometry of an indicator's values over the years: a chart, and a small line.

The pictures are templates of our own rather than drawings of pygal or matplotlib. So
they obey a policy without inline styles, carry title, description and ids of their
page for screen readers, and take their colours from the style sheet in light, dark,
forced colours and print; a figure reaches them as the Decimal that it is, and each
weighs a few hundred bytes.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from functools import cached_property
from math import ceil
from textwrap import wrap

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from leszno_strategy.numbers import exact, written
from public.aims import NO_AIMS, Aims
from spreadsheets.sheets import Text
from tasks.curves import Spot, Tick, coordinate

ZERO = Decimal(0)
# Numbers that differ by less than this share of their size would lie on one flat line
# if the axis began at zero.
FLAT = Decimal("0.25")
INTERVALS = 4
# In the units of the drawing: how wide a figure of a label is, the room beside one,
# how far the years under the axis must be apart, and two labels one above the other.
LETTER, LARGE_LETTER, ROOM, YEAR, LINE = 8, 9, 10, 40, 16
# From a million up the labels are shorter, and the picture says what they count.
NO_MAGNITUDE: tuple[int, Text] = (0, "")
MAGNITUDES: Sequence[tuple[int, Text]] = (
    (12, gettext_lazy("in trillions")),
    (9, gettext_lazy("in billions")),
    (6, gettext_lazy("in millions")),
)


def runs(years: Iterable[int], breaks: Collection[int] = ()) -> list[list[int]]:
    """Group years: neighbours together, those with a gap or a break between apart."""
    found: list[list[int]] = []
    for year in sorted(years):
        if found and year == found[-1][-1] + 1 and year not in breaks:
            found[-1].append(year)
        else:
            found.append([year])
    return found


def levels(values: Sequence[Decimal]) -> list[Decimal]:
    """Return evenly spaced round numbers between which all the values lie.

    Zero is among them, unless the values differ little for their size.
    """
    low, high = min(values), max(values)
    if low == high or high - low >= FLAT * max(abs(low), abs(high)):
        low, high = min(low, ZERO), max(high, ZERO)
    step = round_step((high - low) / INTERVALS) if high > low else Decimal(1)
    first = int((low / step).to_integral_value(ROUND_FLOOR))
    last = int((high / step).to_integral_value(ROUND_CEILING))
    return [step * n for n in range(first, max(last, first + 1) + 1)]


def round_step(least: Decimal) -> Decimal:
    """Return the smallest of 1, 2, 5, 10, 20 … (and their tenths) that is enough."""
    steps = (Decimal(n).scaleb(least.adjusted()) for n in (1, 2, 5, 10))
    return next(step for step in steps if step >= least)


@dataclass(frozen=True, slots=True)
class Box:
    """The inside of a picture, where the values are drawn."""

    left: int
    right: int
    top: int
    bottom: int


class Plot:
    """Numbers of years, drawn into a box whose height is from the low to the high."""

    def __init__(
        self,
        numbers: Mapping[int, Decimal],
        *,
        years: Sequence[int],
        box: Box,
        low: Decimal,
        high: Decimal,
        breaks: Collection[int] = (),
    ) -> None:
        self.numbers, self.years, self.box = numbers, years, box
        self.low, self.high, self.breaks = low, high, breaks

    def x(self, year: float) -> str:
        """A year that is alone stands in the middle."""
        span = self.years[-1] - self.years[0]
        share = (year - self.years[0]) / span if span else 0.5
        return coordinate(self.box.left + (self.box.right - self.box.left) * share)

    def y(self, value: Decimal) -> str:
        span = self.high - self.low
        share = (value - self.low) / span if span else Decimal("0.5")
        height = self.box.bottom - self.box.top
        return coordinate(self.box.bottom - height * float(share))

    @cached_property
    def spots(self) -> list[Spot]:
        return [
            Spot(year, self.x(year), self.y(value), value)
            for year, value in sorted(self.numbers.items())
        ]

    @property
    def lines(self) -> list[str]:
        """A line joins neighbouring years alone: nobody knows what lies in a gap."""
        return [
            " ".join(f"{self.x(year)},{self.y(self.numbers[year])}" for year in run)
            for run in runs(self.numbers, self.breaks)
            if len(run) > 1
        ]

    @property
    def alone(self) -> list[Spot]:
        """The years whose neighbours have no number: no line runs through them."""
        alone = runs(self.numbers, self.breaks)
        single = {run[0] for run in alone if len(run) == 1}
        return [spot for spot in self.spots if spot.year in single]


SPARKLINE = Box(left=4, right=92, top=4, bottom=20)


def sparkline(
    numbers: Mapping[int, Decimal], years: Sequence[int], breaks: Collection[int] = ()
) -> Plot | None:
    """Return the small line; the rows of a table share the years.

    One number goes nowhere, so there is a line from two on, and None below.

    Its height is the line's own: it shows how a value goes, not how large it is.
    """
    if len(numbers) < 2:
        return None
    known = numbers.values()
    low, high = min(known), max(known)
    return Plot(numbers, years=years, box=SPARKLINE, low=low, high=high, breaks=breaks)


class Chart(Plot):
    """The values of one indicator, with an axis; texts are marked beneath it."""

    width, height = 400, 242

    def __init__(
        self,
        numbers: Mapping[int, Decimal],
        *,
        years: Sequence[int],
        texts: Sequence[int] = (),
        baseline: Decimal | None = None,
        aims: Aims = NO_AIMS,
    ) -> None:
        self.texts, self.baseline, self.aims = texts, baseline, aims
        also = [] if baseline is None else [baseline]
        self.ticks = levels([*numbers.values(), *also, *aims.values])
        largest = max(abs(tick) for tick in self.ticks)
        self.power, self.magnitude = next(
            (found for found in MAGNITUDES if largest >= Decimal(10) ** found[0]),
            NO_MAGNITUDE,
        )
        labels = [self._label(tick) for tick in self.ticks]
        last = written(numbers[max(numbers)])
        ends = [last, *(exact(value) for _year, value in aims.path[-1:])]
        self.left = LETTER * max(map(len, labels)) + ROOM
        box = Box(
            left=self.left + ROOM,
            right=self.width - LARGE_LETTER * max(map(len, ends)) - 2 * ROOM,
            top=28,
            bottom=200,
        )
        low, high = self.ticks[0], self.ticks[-1]
        super().__init__(
            numbers, years=years, box=box, low=low, high=high, breaks=aims.breaks
        )

    def _label(self, tick: Decimal) -> str:
        return exact(tick.scaleb(-self.power))

    @property
    def levels(self) -> list[Tick]:
        return [Tick(self._label(tick), self.y(tick)) for tick in self.ticks]

    @property
    def year_ticks(self) -> list[Tick]:
        """Labels under the axis, thinned out where many years would collide."""
        apart = (self.box.right - self.box.left) / max(1, len(self.years) - 1)
        every = ceil(YEAR / apart)
        shown = self.years[::-1][::every]
        return [Tick(str(year), self.x(year)) for year in reversed(shown)]

    @property
    def marks(self) -> list[str]:
        """Where on the axis a value that is no number is marked."""
        return [self.x(year) for year in self.texts]

    @property
    def baseline_y(self) -> str | None:
        return None if self.baseline is None else self.y(self.baseline)

    @property
    def corners(self) -> list[Spot]:
        """Where the way to the target begins, turns and ends."""
        return [
            Spot(year, self.x(year), self.y(value), value)
            for year, value in self.aims.path
        ]

    @property
    def way(self) -> str:
        return " ".join(f"{spot.x},{spot.y}" for spot in self.corners)

    @property
    def target_label_y(self) -> str:
        """The label of the final target gives way to that of the last value."""
        end, last = self.corners[-1], self.last
        apart = LARGE_LETTER * len(self.last_label) + 2 * ROOM
        y = float(end.y)
        if float(end.x) - float(last.x) < apart and abs(y - float(last.y)) < LINE:
            y = float(last.y) + (-LINE if float(last.y) >= y else LINE)
        return coordinate(y)

    @property
    def target_x(self) -> str:
        return self.corners[-1].x

    @property
    def target_label(self) -> str:
        return exact(self.corners[-1].value)

    @property
    def band(self) -> tuple[str, str] | None:
        """Top and height of the band; without an edge it goes on to the picture's."""
        low, high = self.aims.low, self.aims.high
        if low is None and high is None:
            return None
        top = self.y(self.high if high is None else high)
        bottom = self.y(self.low if low is None else low)
        return top, coordinate(float(bottom) - float(top))

    @property
    def width_inside(self) -> int:
        return self.box.right - self.left

    @property
    def band_edges(self) -> list[str]:
        edges = (self.aims.low, self.aims.high)
        return [self.y(edge) for edge in edges if edge is not None]

    @property
    def break_lines(self) -> list[str]:
        """Each break lies between its year and the one before."""
        return [self.x(y - 0.5) for y in self._breaks_shown]

    @property
    def _breaks_shown(self) -> list[int]:
        return [y for y in self.breaks if self.years[0] < y <= self.years[-1]]

    @property
    def last(self) -> Spot:
        return self.spots[-1]

    @property
    def last_label(self) -> str:
        return written(self.last.value)

    @property
    def figures(self) -> str:
        """All numbers in words, for whoever has the picture without its table."""
        said = [f"{spot.year}: {written(spot.value)}" for spot in self.spots]
        return "; ".join([*said, *self.aims.said])

    @property
    def zero_y(self) -> str | None:
        """Where zero is, if the values lie on both sides of it."""
        return self.y(ZERO) if self.low < 0 < self.high else None

    @property
    def has_zero(self) -> bool:
        return self.low <= 0 <= self.high

    @property
    def notes(self) -> list[str]:
        """What a reader has to know to read the picture rightly."""
        found = []
        if not self.has_zero:
            found.append(
                _("The axis runs from %(low)s to %(high)s and leaves out zero.")
                % {"low": exact(self.low), "high": exact(self.high)}
            )
        if self.baseline is not None:
            found.append(
                _("The dashed line is the baseline: %(value)s.")
                % {"value": exact(self.baseline)}
            )
        found.extend(self.aims.said)
        if len(runs(self.numbers)) > 1:
            found.append(_("The line is broken where a year has no number."))
        found.extend(
            _("From %(year)s on values do not compare with earlier ones.")
            % {"year": year}
            for year in self._breaks_shown
        )
        if self.texts:
            found.append(
                ngettext(
                    "◇ marks a year whose value is given in words: see the table.",
                    "◇ marks years whose values are given in words: see the table.",
                    len(self.texts),
                )
            )
        return found


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text of a picture, and where it is written."""

    text: str
    y: int


class Frame:
    """What a picture says above and below itself where it is alone.

    SVG breaks no lines, so they are broken here.
    """

    large_letters, letters, line_height, margin = 50, 58, 18, 12

    def __init__(self, chart: Chart, *, heading: str, footing: Sequence[str]) -> None:
        above = wrap(heading, self.large_letters)
        below = [line for text in footing for line in wrap(text, self.letters)]
        self.top = -self.line_height * len(above) - self.margin
        ends = chart.height + self.line_height * len(below) + self.margin
        self.width, self.height = chart.width + 2 * self.margin, ends - self.top
        self.left = -self.margin
        self.above = [
            Line(text, self.top + self.line_height * n)
            for n, text in enumerate(above, start=1)
        ]
        self.below = [
            Line(text, chart.height + self.line_height * n)
            for n, text in enumerate(below, start=1)
        ]
