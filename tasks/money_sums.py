"""What the money of a programme's tasks adds up to at the end of a year, to be kept.

Exactly what the amounts of its tasks say: they are asked, and packed.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from typing import Any

import msgspec

from leszno_strategy.grouping import grouped
from tasks.money import ZERO, Amounts, Compared, MoneyTable, Sum, source_key


class YearOfSource(msgspec.Struct, frozen=True, array_like=True):
    """What is told of a year alone."""

    planned: Sum
    executed: Sum
    compared: Compared | None


class SourceSums(msgspec.Struct, frozen=True, array_like=True, dict=True):
    """What the tasks of a programme have from one source, to the end of the year.

    `lines` counts how often they name it; `years` are those of which any amount is
    known, each by itself. They are the most of it, and read only if asked for.
    """

    name: str
    key: str
    lines: int
    planned: Sum
    executed: Sum
    compared: Compared | None
    packed_years: msgspec.Raw

    @cached_property
    def years(self) -> dict[int, YearOfSource]:
        return read_years(self.packed_years)


read_years = msgspec.json.Decoder(dict[int, YearOfSource]).decode


class MoneySums(msgspec.Struct, frozen=True, array_like=True):
    """The money of a programme's tasks that count in the year, and how many these are;
    `costs` are told apart from their sources, which stand as they came first."""

    tasks: int
    with_amounts: int
    costs: Sum
    sources: list[SourceSums]


def money_sums_of(table: MoneyTable, year: int) -> MoneySums:
    return MoneySums(
        table.count,
        table.with_amounts,
        table.costs,
        [
            SourceSums(
                name,
                source_key(name),
                amounts.count,
                amounts.planned,
                amounts.executed(year),
                amounts.compared(year),
                msgspec.Raw(msgspec.json.encode(dict(_years_of(amounts)))),
            )
            for name, amounts in table.amounts.by_source()
        ],
    )


def _years_of(amounts: Amounts) -> Iterator[tuple[int, YearOfSource]]:
    for year in amounts.years:
        planned, executed = amounts.planned_in(year), amounts.executed_in(year)
        if planned.known or executed.known:
            compared = amounts.compared_in(year)
            yield year, YearOfSource(planned, executed, compared)


def _together(sums: Iterable[Sum]) -> Sum:
    every = list(sums)
    told = [one.amount for one in every if one.amount is not None]
    return Sum(
        sum(told, ZERO) if told else None,
        sum(one.known for one in every),
        sum(one.of for one in every),
    )


def compared_together(pairs: Iterable[Compared | None]) -> Compared | None:
    """Add up what parts have to compare; None where none has anything."""
    found = [one for one in pairs if one]
    if not found:
        return None

    def added(side: Callable[[Compared], Decimal]) -> Decimal:
        return sum(map(side, found), ZERO)

    return Compared(
        added(lambda one: one.planned),
        added(lambda one: one.executed),
        sum(one.pairs for one in found),
        sum(one.whole for one in found),
    )


@dataclass(frozen=True)
class SummedAmounts:
    """Sums of some sources, to the end of one year, and of each year by itself."""

    sources: Sequence[SourceSums]

    @property
    def planned(self) -> Sum:
        return _together(one.planned for one in self.sources)

    def executed(self, to: int) -> Sum:
        return _together(one.executed for one in self.sources)

    def compared(self, to: int) -> Compared | None:
        return compared_together(one.compared for one in self.sources)

    @property
    def count(self) -> int:
        """How many amounts a sum of them adds, known or not."""
        return sum(one.lines for one in self.sources)

    def planned_in(self, year: int) -> Sum:
        found = _together(one.planned for one in self._in(year))
        return replace(found, of=self.count)

    def executed_in(self, year: int) -> Sum:
        found = _together(one.executed for one in self._in(year))
        return replace(found, of=self.count)

    def compared_in(self, year: int) -> Compared | None:
        return compared_together(one.compared for one in self._in(year))

    def _in(self, year: int) -> list[YearOfSource]:
        return [one.years[year] for one in self.sources if year in one.years]

    @property
    def told(self) -> list[int]:
        """The years of which any amount is known."""
        return sorted({year for one in self.sources for year in one.years})

    def by_source(self) -> "list[tuple[str, SummedAmounts]]":
        """Part the sources that are written alike; each is named as it came first."""
        groups = grouped(self.sources, lambda one: one.key)
        return [(parts[0].name, SummedAmounts(parts)) for parts in groups.values()]

    def joined(self, parts: Iterable[Any]) -> "SummedAmounts":
        """Bring together parts of it."""
        return SummedAmounts([one for part in parts for one in part.sources])


@dataclass(frozen=True)
class OfProgramme:
    """What was read of a programme, which `goal` has."""

    programme: int
    goal: int
    sums: MoneySums


@dataclass(frozen=True)
class SummedMoney:
    """The money of a whole, of whose programmes the sums were read, in their order."""

    programmes: Sequence[OfProgramme]

    @property
    def _sums(self) -> list[MoneySums]:
        return [one.sums for one in self.programmes]

    @cached_property
    def amounts(self) -> SummedAmounts:
        return SummedAmounts([one for part in self._sums for one in part.sources])

    @property
    def costs(self) -> Sum:
        return _together(part.costs for part in self._sums)

    @property
    def count(self) -> int:
        """How many tasks it is the money of."""
        return sum(part.tasks for part in self._sums)

    @property
    def with_amounts(self) -> int:
        """How many tasks have any amount of a source."""
        return sum(part.with_amounts for part in self._sums)

    def of_programme(self, programme: int) -> "SummedMoney":
        return SummedMoney(self._by_programme.get(programme, []))

    def of_goal(self, goal: int) -> "SummedMoney":
        return SummedMoney([one for one in self.programmes if one.goal == goal])

    @cached_property
    def _by_programme(self) -> dict[int, list[OfProgramme]]:
        return grouped(self.programmes, lambda one: one.programme)

    def told_years(self, to: int) -> list[int]:
        """The years of which any plan is known, or any spending up to the year."""
        amounts = self.amounts
        return [
            year
            for year in amounts.told
            if year <= to or amounts.planned_in(year).known
        ]
