"""What the money of a programme's tasks adds up to at the end of a year, to be kept.

Exactly what the amounts of its tasks say: they are asked, and packed.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any

import msgspec

from leszno_strategy.grouping import grouped
from tasks.money import ZERO, Compared, MoneyTable, Sum, source_key


class SourceSums(msgspec.Struct, frozen=True, array_like=True):
    """What the tasks of a programme have from one source, to the end of the year."""

    name: str
    key: str
    planned: Sum
    executed: Sum
    compared: Compared | None


class MoneySums(msgspec.Struct, frozen=True, array_like=True):
    """The money of a programme's tasks that count in the year; `costs` are told apart
    from their sources, which stand as they came first."""

    costs: Sum
    sources: list[SourceSums]


def money_sums_of(table: MoneyTable, year: int) -> MoneySums:
    return MoneySums(
        table.costs,
        [
            SourceSums(
                name,
                source_key(name),
                amounts.planned,
                amounts.executed(year),
                amounts.compared(year),
            )
            for name, amounts in table.amounts.by_source()
        ],
    )


def _together(sums: Iterable[Sum]) -> Sum:
    every = list(sums)
    told = [one.amount for one in every if one.amount is not None]
    return Sum(
        sum(told, ZERO) if told else None,
        sum(one.known for one in every),
        sum(one.of for one in every),
    )


@dataclass(frozen=True)
class SummedAmounts:
    """Sums of some sources, to the end of one year: of any other it knows nothing."""

    sources: Sequence[SourceSums]

    @property
    def planned(self) -> Sum:
        return _together(one.planned for one in self.sources)

    def executed(self, to: int) -> Sum:
        return _together(one.executed for one in self.sources)

    def compared(self, to: int) -> Compared | None:
        found = [one.compared for one in self.sources if one.compared]
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

    def by_source(self) -> "list[tuple[str, SummedAmounts]]":
        """Part the sources that are written alike; each is named as it came first."""
        groups = grouped(self.sources, lambda one: one.key)
        return [(parts[0].name, SummedAmounts(parts)) for parts in groups.values()]

    def joined(self, parts: Iterable[Any]) -> "SummedAmounts":
        """Bring together parts of it."""
        return SummedAmounts([one for part in parts for one in part.sources])


@dataclass(frozen=True)
class SummedMoney:
    """The money of a whole, of whose programmes the sums were read, in their order."""

    programmes: Sequence[MoneySums]

    @cached_property
    def amounts(self) -> SummedAmounts:
        return SummedAmounts([one for part in self.programmes for one in part.sources])

    @property
    def costs(self) -> Sum:
        return _together(part.costs for part in self.programmes)

    def told_years(self, to: int) -> list[int]:
        """None: only whoever read the tasks shows a column a year."""
        return []
