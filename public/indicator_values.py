"""An indicator as at the end of a year; what was reported later is left out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from indicators.models import Indicator, IndicatorValue
from indicators.trend import Trend, last_known, trend
from public.series import Chart, Plot, sparkline


@dataclass(frozen=True)
class IndicatorAsOf:
    """Reads the values that were prefetched; `years` are those that pictures span."""

    indicator: Indicator
    year: int
    years: Sequence[int]

    def __str__(self) -> str:
        unit = self.indicator.unit
        return f"{self.indicator.name} ({unit})" if unit else self.indicator.name

    @cached_property
    def values(self) -> list[IndicatorValue]:
        return [v for v in self.indicator.values.all() if v.year <= self.year]

    @property
    def numbers(self) -> dict[int, Decimal]:
        return numbers_in(self.values)

    @cached_property
    def last(self) -> IndicatorValue | None:
        return last_known(self.values)

    @cached_property
    def trend(self) -> Trend | None:
        breaks = [one.year for one in self.indicator.breaks.all()]
        return trend(self.values, self.indicator.direction, breaks)

    @property
    def sparkline(self) -> Plot | None:
        return sparkline(self.numbers, self.years)

    @property
    def rows(self) -> list[tuple[int, IndicatorValue | None]]:
        """A row a year, also of those of which nothing is known."""
        by_year: Mapping[int, IndicatorValue] = {v.year: v for v in self.values}
        return [(year, by_year.get(year)) for year in self.years]

    @cached_property
    def chart(self) -> Chart | None:
        """None where no year has a number."""
        if not self.numbers:
            return None
        return Chart(
            self.numbers,
            years=self.years,
            texts=[v.year for v in self.values if v.is_undecided],
            baseline=self.indicator.baseline,
        )


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


def measured(
    indicators: Sequence[Indicator], year: int, strategy_years: Sequence[int]
) -> list[IndicatorAsOf]:
    """Return the indicators as at the end of the year, their pictures on one span."""
    years = years_to(year, strategy_years, indicators)
    return [IndicatorAsOf(item, year, years) for item in indicators]
