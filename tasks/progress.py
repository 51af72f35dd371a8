"""The city's arithmetic: pure and exact functions, the only ones there are.

Progress and plans are percentage points of a task; they are neither divided by the
plan nor capped, so 107.5 is a real figure. None means unknown, which is not zero.
The rules are the city's own and reproduce every figure that it printed. What was
entered, and sums of it, are decimals; what is divided is a fraction, so that a mean of
means is exact: `numbers` rounds it once, where it is shown.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from itertools import accumulate
from math import lcm

from django.db import models
from django.utils.translation import gettext_lazy as _

from leszno_strategy.numbers import Exact

ZERO = Decimal(0)
# A task carried out in full, in percentage points; all the weights of a whole.
WHOLE = Decimal(100)


class Status(models.TextChoices):
    COMPLETED = "completed", _("completed")
    ON_TRACK = "on_track", _("on track")
    DELAYED = "delayed", _("delayed")
    AT_RISK = "at_risk", _("at risk")
    IN_PROGRESS = "in_progress", _("in progress")
    NOT_STARTED = "not_started", _("not started")
    NO_PLAN = "no_plan", _("no plan")
    NO_DATA = "no_data", _("no data")


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Shares of the plan to date (0.95 is 95 %) that part the statuses."""

    on_track: Decimal
    delayed: Decimal


@dataclass(frozen=True, slots=True)
class Cell:
    """Planned and actual, in points of the task: of one stage and year, or a sum."""

    planned: Decimal | None
    actual: Decimal | None

    @property
    def is_empty(self) -> bool:
        return self.planned is None and self.actual is None

    @property
    def is_short(self) -> bool:
        """Whether less was done than planned; what nobody reported yet is no lack."""
        if self.planned is None or self.actual is None:
            return False
        return self.actual < self.planned


NOTHING = Cell(None, None)


@dataclass(frozen=True)
class TaskFigures:
    """All that is known of one task, by year: sums of its stages, or bare totals.

    A task that has no stage at all has nothing to add up: its stages count as unknown,
    so that it has no measure. A stage of dashes is one.
    """

    stages_known: bool
    years: Mapping[int, Cell] = field(default_factory=dict)
    totals: Mapping[int, Decimal] = field(default_factory=dict)

    @property
    def is_reported(self) -> bool:
        """Whether any progress was ever reported, in whichever year."""
        return any(True for _year in self.reported_years)

    @property
    def reported_years(self) -> Iterator[int]:
        """The years of which any progress was reported."""
        if not self.stages_known:
            yield from self.totals
            return
        yield from (y for y, cell in self.years.items() if cell.actual is not None)

    def to(self, year: int) -> Cell:
        """What all stages planned and carried out from the start to the end of the
        year: nothing known adds up to zero."""
        years, planned, actual = self._to_date
        n = bisect_right(years, year)
        return Cell(planned[n], actual[n])

    @property
    def whole(self) -> Cell:
        _years, planned, actual = self._to_date
        return Cell(planned[-1], actual[-1])

    @cached_property
    def _to_date(self) -> tuple[list[int], list[Decimal], list[Decimal]]:
        """The years, and what adds up before the first and to the end of each."""
        years = sorted(self.years)
        cells = [self.years[year] for year in years]
        return (
            years,
            list(_adding_up(cell.planned for cell in cells)),
            list(_adding_up(cell.actual for cell in cells)),
        )


def _adding_up(values: Iterable[Decimal | None]) -> Iterator[Decimal]:
    known = (ZERO if value is None else value for value in values)
    return accumulate(known, initial=ZERO)


def add_known(values: Iterable[Decimal | None]) -> Decimal:
    """Add up what is known; nothing known adds up to zero."""
    return sum((value for value in values if value is not None), ZERO)


def sum_known(values: Iterable[Decimal | None]) -> Decimal | None:
    """Add up what is known; None where nothing is: a row of dashes has no sum."""
    known = [value for value in values if value is not None]
    return add_known(known) if known else None


def sum_of(cells: Iterable[Cell]) -> Cell:
    """Add up cells, planned and actual each for itself."""
    cells = list(cells)
    return Cell(
        sum_known(cell.planned for cell in cells),
        sum_known(cell.actual for cell in cells),
    )


def progress(figures: TaskFigures, *, to_year: int) -> Decimal | None:
    """Return what was carried out from the start to the end of the year.

    The sum of the stages; where these are not known, the latest total reported by
    then; where there is none either, None.
    """
    if figures.stages_known:
        return figures.to(to_year).actual
    reported = [year for year in figures.totals if year <= to_year]
    return figures.totals[max(reported)] if reported else None


def planned(figures: TaskFigures, *, to_year: int) -> Decimal | None:
    """Return what was planned from the start to the end of the year."""
    if not figures.stages_known:
        return None
    return figures.to(to_year).planned


def whole_plan(figures: TaskFigures) -> Decimal | None:
    """Return the plan of all years, meant to be 100; None where stages are unknown."""
    if not figures.stages_known:
        return None
    return figures.whole.planned


def has_plan(figures: TaskFigures) -> bool:
    """Say whether any cell of the stage table holds a figure instead of a dash."""
    return not all(year.is_empty for year in figures.years.values())


def is_plan_off(figures: TaskFigures) -> bool:
    """Say whether there is a plan that does not add up to 100: worth a warning."""
    if not figures.stages_known:
        return False
    return has_plan(figures) and whole_plan(figures) != WHOLE


def index(actual: Exact | None, planned: Exact | None) -> Fraction | None:
    """Return the index A/P as a share (0.91 is 91 %); None where nothing is planned."""
    if actual is None or not planned:
        return None
    return Fraction(actual) / Fraction(planned)


def difference(actual: Exact, planned: Exact) -> Fraction:
    """Return progress less plan, in points; negative is a shortfall."""
    return Fraction(actual) - Fraction(planned)


def status(figures: TaskFigures, *, in_year: int, thresholds: Thresholds) -> Status:
    """Return the task's status at the end of the year; the first rule that fits."""
    done = progress(figures, to_year=in_year)
    if done is None:
        return Status.NO_DATA
    if not figures.stages_known:
        return Status.COMPLETED if done >= WHOLE else Status.IN_PROGRESS
    if not whole_plan(figures):
        return _without_plan(done)
    if not figures.is_reported:
        return Status.NO_DATA
    return _against_plan(
        done,
        planned(figures, to_year=in_year) or ZERO,
        whole_plan(figures) or ZERO,
        thresholds,
    )


def _without_plan(done: Decimal) -> Status:
    if not done:
        return Status.NO_PLAN
    return Status.COMPLETED if done >= WHOLE else Status.IN_PROGRESS


def _against_plan(
    done: Decimal, to_date: Decimal, whole: Decimal, thresholds: Thresholds
) -> Status:
    if done >= whole:
        return Status.COMPLETED
    if not to_date and not done:
        return Status.NOT_STARTED
    if done >= thresholds.on_track * to_date:
        return Status.ON_TRACK
    if done >= thresholds.delayed * to_date:
        return Status.DELAYED
    return Status.AT_RISK


# A numerator and its denominator: a fraction as it is kept.
Ratio = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a whole: its weight (None if it has none) and its value."""

    weight: Decimal | None
    value: Exact | Ratio | None


@dataclass(frozen=True, slots=True)
class Mean:
    """A weighted mean, with how much of the whole it covers.

    `known` counts the parts whose value is known; `weight` and `weight_known` are sums
    of the weights that count; `value` is None where nothing is known.
    """

    value: Fraction | None
    known: int
    weight_known: Decimal
    weight: Decimal

    @property
    def coverage(self) -> Fraction | None:
        """The share of the weight that is known; 0.6 is 60 %."""
        return index(self.weight_known, self.weight)


def effective_weights(weights: Sequence[Decimal | None]) -> list[Decimal]:
    """Return the weights that count: all alike if none is given, else unknown is 0."""
    if all(weight is None for weight in weights):
        return [Decimal(1)] * len(weights)
    return [ZERO if weight is None else weight for weight in weights]


def weighted_mean(parts: Sequence[Part]) -> Mean:
    """Return Σ(weight · value) / Σ weight over the parts whose value is known.

    The divisor is the actual sum of the weights, even where the city's own add up to
    105 or 90.
    """
    weights = effective_weights([part.weight for part in parts])
    known = [
        (weight, part.value)
        for weight, part in zip(weights, parts, strict=True)
        if part.value is not None
    ]
    weight_known = add_known(weight for weight, _value in known)
    return Mean(
        value=_weighted_sum(known) / Fraction(weight_known) if weight_known else None,
        known=len(known),
        weight_known=weight_known,
        weight=add_known(weights),
    )


def _weighted_sum(known: Sequence[tuple[Decimal, Exact | Ratio]]) -> Fraction:
    # Entered figures have at most six digits: decimals hold their products and sums
    # exactly, in a fraction of the time.
    entered = sum((w * v for w, v in known if isinstance(v, Decimal)), ZERO)
    # Means of programmes share few denominators: whole numbers hold what is above each.
    above: defaultdict[int, int] = defaultdict(int)
    for weight, value in known:
        if isinstance(value, Decimal):
            continue
        upper, lower = value if isinstance(value, tuple) else value.as_integer_ratio()
        top, bottom = weight.as_integer_ratio()
        above[bottom * lower] += top * upper
    # Of fractions one after the other each sum would be reduced.
    below = lcm(*above)
    upper = sum(top * (below // bottom) for bottom, top in above.items())
    return Fraction(entered) + Fraction(upper, below)


def contributions(parts: Sequence[Part]) -> list[Fraction | None]:
    """Return the points that each part brings to the mean: weight · value / Σ weight.

    They add up to the mean exactly; None where a value is unknown and left out.
    """
    weights = effective_weights([part.weight for part in parts])
    divisor = Fraction(weighted_mean(parts).weight_known)
    return [
        Fraction(weight) * _as_fraction(part.value) / divisor
        if part.value is not None and divisor
        else None
        for weight, part in zip(weights, parts, strict=True)
    ]


def _as_fraction(value: Exact | Ratio) -> Fraction:
    return Fraction(*value) if isinstance(value, tuple) else Fraction(value)


def months_behind(planned: Mapping[int, Exact], done: Exact) -> Fraction:
    """Return how many months ago the plan had come as far as the work is now.

    `planned` is the plan to the end of each year so far, in their order, the last being
    the year in question. From one to the next it is taken to grow evenly, as the curve
    draws it, also over years that the strategy lacks. 0 if the work keeps up.
    """
    this_year = max(planned)
    if done >= planned[this_year]:
        return Fraction(0)
    # The first year whose plan reaches further than the work.
    year = next(year for year, plan in planned.items() if plan > done)
    start = max((one for one in planned if one < year), default=year - 1)
    before = planned.get(start, ZERO)
    grown = difference(done, before) / difference(planned[year], before)
    return 12 * (this_year - start - grown * (year - start))
