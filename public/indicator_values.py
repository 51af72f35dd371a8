"""An indicator as at the end of a year; what was reported later is left out."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from django.db.models import Model

from indicators.models import (
    Band,
    Indicator,
    IndicatorBreak,
    IndicatorTarget,
    IndicatorValue,
)
from indicators.standing import Standing, Way, path, standing_on
from indicators.trend import Trend, last_known, trend
from leszno_strategy.numbers import rounded
from leszno_strategy.prepared import PreparedAmong
from public.aims import Aims
from public.series import Chart, Plot, sparkline
from tasks.outline import thresholds
from tasks.years import YearChoice


@dataclass(frozen=True, slots=True)
class YearRow:
    """A year of the table beside the chart; a target is never a value."""

    year: int
    value: IndicatorValue | None
    target: IndicatorTarget | None
    broken: IndicatorBreak | None


class Series(NamedTuple):
    """What was reported of an indicator by year, and aimed at."""

    values: Sequence[IndicatorValue]
    targets: Sequence[IndicatorTarget]
    breaks: Sequence[IndicatorBreak]


def series_of(ids: Collection[int]) -> dict[int, Series]:
    """Read the series of these indicators, by their keys: three queries."""
    found = {pk: Series([], [], []) for pk in ids}
    for name, rows in OF_SERIES.items():
        for row in rows(ids):
            getattr(found[row.indicator_id], name).append(row)
    return found


def _by_year(model: type[Model]) -> PreparedAmong:
    every = model._default_manager.order_by("year")
    return PreparedAmong(lambda those: every.filter(indicator__pk__in=those))


OF_SERIES = {
    "values": _by_year(IndicatorValue),
    "targets": _by_year(IndicatorTarget),
    "breaks": _by_year(IndicatorBreak),
}


@dataclass(frozen=True)
class IndicatorAsOf:
    """Reads the rows that came along or were prefetched; `years` are those that
    pictures span.

    `on_track_from` is the threshold of the year, the city's usual one if None.
    """

    indicator: Indicator
    year: int
    years: Sequence[int]
    on_track_from: Decimal | None = None
    came: Series | None = None

    @cached_property
    def series(self) -> Series:
        item = self.indicator
        if self.came is not None:
            return self.came
        return Series(
            list(item.values.all()),
            sorted(item.targets.all(), key=lambda one: one.year),
            sorted(item.breaks.all(), key=lambda one: one.year),
        )

    def __str__(self) -> str:
        unit = self.indicator.unit
        return f"{self.indicator.name} ({unit})" if unit else self.indicator.name

    @cached_property
    def values(self) -> list[IndicatorValue]:
        return [v for v in self.series.values if v.year <= self.year]

    @cached_property
    def numbers(self) -> dict[int, Decimal]:
        return numbers_in(self.values)

    @cached_property
    def last(self) -> IndicatorValue | None:
        return last_known(self.values)

    @property
    def last_year(self) -> int | None:
        return self.last.year if self.last else None

    @property
    def baseline_year(self) -> int | None:
        return self.indicator.baseline_year

    @cached_property
    def trend(self) -> Trend | None:
        breaks = [one.year for one in self.breaks]
        return trend(self.values, self.indicator.direction, breaks)

    @cached_property
    def standing(self) -> Standing:
        breaks = [one.year for one in self.breaks]
        way = Way(self.indicator, self.last, self.targets, breaks)
        return standing_on(way, to=self.year, on_track_from=self.on_track_from)

    @property
    def expected(self) -> Decimal | None:
        """What it should have come to by the year of its value, as it is shown.

        Rounded once, to a tenth, or to as many decimals as the city writes of it.
        """
        found = self.standing.expected
        return None if found is None else rounded(found, self._decimals)

    @property
    def _decimals(self) -> int:
        item, current = self.indicator, self.last
        entered = [item.baseline, *(one.number for one in self.targets)]
        known = [one.normalize() for one in entered if one is not None]
        if current is not None and current.figure is not None:
            known.append(current.figure)
        return max([1, *(-int(one.as_tuple().exponent) for one in known)])

    @property
    def targets(self) -> Sequence[IndicatorTarget]:
        """All of them: they belong to the strategy, whichever year is looked at."""
        return self.series.targets

    @cached_property
    def breaks(self) -> list[IndicatorBreak]:
        return [one for one in self.series.breaks if one.year <= self.year]

    @property
    def has_aim(self) -> bool:
        """Whether anybody said what it should come to."""
        return bool(self.targets) or self.band is not None

    @property
    def band(self) -> Band | None:
        return self.indicator.band

    @property
    def sparkline(self) -> Plot | None:
        breaks = [one.year for one in self.breaks]
        return sparkline(self.numbers, self.years, breaks)

    @property
    def rows(self) -> list[YearRow]:
        """A row a year, also of those of which nothing is known, or only a target."""
        values: Mapping[int, IndicatorValue] = {v.year: v for v in self.values}
        targets = {one.year: one for one in self.targets}
        breaks = {one.year: one for one in self.breaks}
        years = sorted({*self.years, *targets})
        return [
            YearRow(year, values.get(year), targets.get(year), breaks.get(year))
            for year in years
        ]

    @cached_property
    def chart(self) -> Chart | None:
        """None where no year has a number."""
        if not self.numbers:
            return None
        aims = self.aims
        spanned = [*self.years, *(year for year, _value in aims.path)]
        return Chart(
            self.numbers,
            years=range(min(spanned), max(spanned) + 1),
            texts=[v.year for v in self.values if v.is_undecided],
            baseline=None if self.targets else self.indicator.baseline,
            aims=aims,
        )

    @property
    def aims(self) -> Aims:
        low, high = self.band or (None, None)
        breaks = [one.year for one in self.breaks]
        corners = path(self.indicator, to=self.year)
        # A baseline alone is no way.
        return Aims(corners if self.targets else [], low, high, breaks)


def numbers_in(values: Sequence[IndicatorValue]) -> dict[int, Decimal]:
    return {value.year: value.figure for value in values if value.figure is not None}


def years_to(
    year: int, strategy_years: Sequence[int], indicators: Sequence[Indicator]
) -> list[int]:
    """Return all years from the first that is known to the chosen one.

    Some series begin before the strategy; none is left out between, so that a gap of
    three years is three times as wide as one of one.
    """
    reported = [v.year for item in indicators for v in item.values.all()]
    return list(range(min([*strategy_years, *reported, year]), year + 1))


def measured(indicators: Sequence[Indicator], years: YearChoice) -> list[IndicatorAsOf]:
    """Return them as at the end of the chosen year, their pictures on one span."""
    spanned = years_to(years.chosen, years.all, indicators)
    least = thresholds(years.row).on_track
    return [IndicatorAsOf(item, years.chosen, spanned, least) for item in indicators]
