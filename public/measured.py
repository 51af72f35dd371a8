"""What indicators say of a strategy, or a part of it, that has no tasks."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from annual_report.text.measure_blocks import without_value
from indicators.models import Indicator
from indicators.standing import Word
from public.indicator_filter import indicators_at
from public.indicator_values import IndicatorAsOf
from tasks.models import Goal, Programme, Strategy
from tasks.years import YearChoice

GOOD = {Word.REACHED, Word.INSIDE}


@dataclass(frozen=True)
class InShort:
    """The indicators of a part, its own and those below it, at the end of the year."""

    rows: Sequence[IndicatorAsOf]
    year: int

    @property
    def total(self) -> int:
        return len(self.rows)

    @cached_property
    def with_aim(self) -> int:
        """Of how many anybody said what they should come to."""
        return sum(row.has_aim for row in self.rows)

    @cached_property
    def reached(self) -> int:
        return self._words[Word.REACHED] + self._words[Word.INSIDE]

    @cached_property
    def _words(self) -> Counter[Word]:
        return Counter(row.standing.word for row in self.rows if row.has_aim)

    @property
    def others(self) -> str:
        """How many of those that did not reach it stand how, "" where all did."""
        return ", ".join(
            f"{word.label} – {self._words[word]}"
            for word in Word
            if self._words[word] and word not in GOOD
        )

    @property
    def values(self) -> str:
        """Say of how many there is no value of the year."""
        known = sum(
            any(value.year == self.year for value in [row.last] if value)
            for row in self.rows
        )
        return without_value(self.total - known, self.year)

    def of(self, part: Goal | Programme) -> "InShort":
        of_part = goal_of if isinstance(part, Goal) else programme_of
        return InShort(
            [row for row in self.rows if of_part(row.indicator) == part], self.year
        )


def goal_of(indicator: Indicator) -> Goal | None:
    return indicator.goal_of


def programme_of(indicator: Indicator) -> Programme | None:
    return indicator.programme_of


def in_short(strategy: Strategy, years: YearChoice) -> InShort:
    """Read all indicators of the strategy, with their series: four queries."""
    return InShort(indicators_at(strategy, years), years.chosen)
