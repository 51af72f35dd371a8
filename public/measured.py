"""What indicators say of a strategy, or a part of it, that has no tasks."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from annual_report.text.measure_blocks import without_value
from indicators.facts import Group
from indicators.standing import Word
from public.indicator_list import IndicatorList, Spot
from tasks.models import Goal, Programme, Strategy
from tasks.years import YearChoice

GOOD = {Word.REACHED, Word.INSIDE}


@dataclass(frozen=True)
class InShort:
    """The indicators of a part, its own and those below it, at the end of the year."""

    spots: Sequence[Spot]
    year: int

    @property
    def _groups(self) -> Iterator[tuple[Group, int]]:
        return (pair for spot in self.spots for pair in spot.counts.items())

    @property
    def total(self) -> int:
        return sum(count for _group, count in self._groups)

    @cached_property
    def with_aim(self) -> int:
        """Of how many anybody said what they should come to."""
        return sum(count for group, count in self._groups if group.has_aim)

    @cached_property
    def reached(self) -> int:
        return self._words[Word.REACHED] + self._words[Word.INSIDE]

    @cached_property
    def _words(self) -> Counter[Word]:
        found: Counter[Word] = Counter()
        for group, count in self._groups:
            if group.has_aim:
                found[Word(group.word)] += count
        return found

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
        known = sum(count for group, count in self._groups if group.is_of_year)
        return without_value(self.total - known, self.year)

    def of(self, part: Goal | Programme) -> "InShort":
        is_goal = isinstance(part, Goal)
        return InShort(
            [
                spot
                for spot in self.spots
                if (spot.goal if is_goal else spot.programme) == part
            ],
            self.year,
        )


def in_short(strategy: Strategy, years: YearChoice) -> InShort:
    """Count the strategy's indicators by how they stand."""
    return InShort(IndicatorList(strategy, years).spots, years.chosen)
