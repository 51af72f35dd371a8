"""What the tasks of a programme add up to, year by year, small enough to be kept.

Exactly what the programme with its tasks answers: it is asked, and packed.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from itertools import pairwise

import msgspec

from leszno_strategy.numbers import Exact
from tasks.models import Programme
from tasks.outline import Branch
from tasks.progress import ZERO, Mean, Ratio, Status
from tasks.wholes import Alike, Counts, Whole


class YearSums(msgspec.Struct, frozen=True, array_like=True):
    """What a programme answers of the end of one year; see `Whole` for the words.

    `alike` compares it with the year before: the progress to the end of either, and
    how many tasks are known in both, then and now. None of the first year.
    """

    tasks: int
    known: int
    with_plan: int
    statuses: dict[str, int]
    weight_known: Decimal
    weight: Decimal
    progress: Ratio | None
    planned: Ratio | None
    comparable: Ratio | None
    whole_plan: Ratio | None
    coverage: Ratio | None
    alike: tuple[Ratio | None, Ratio | None, int, int, int] | None


class Sums(msgspec.Struct, frozen=True, eq=False, array_like=True, dict=True):
    """All that a programme answers; `tasks` counts withdrawn ones too.

    A year is read once it is asked for: many pages ask for one alone.
    """

    tasks: int
    reported_from: int | None
    packed_years: dict[int, msgspec.Raw]

    def of_year(self, year: int) -> YearSums:
        found = self._read.get(year)
        if found is None:
            found = self._read[year] = read_year(self.packed_years[year])
        return found

    @cached_property
    def _read(self) -> dict[int, YearSums]:
        return {}


read_year = msgspec.json.Decoder(YearSums).decode


def sums_of(branch: Branch, years: Sequence[int]) -> Sums:
    """Ask the programme for each of the years of its strategy, which are in order."""
    before = {year: since for since, year in pairwise(years)}
    return Sums(
        len(branch.children),
        branch.reported_from,
        {year: _packed_year(branch, before.get(year), year) for year in years},
    )


def _packed_year(branch: Branch, since: int | None, year: int) -> msgspec.Raw:
    return msgspec.Raw(msgspec.json.encode(_of_year(branch, since, year)))


def _of_year(branch: Branch, since: int | None, year: int) -> YearSums:
    counts, mean = branch.counts(year), branch.progress_mean(year)
    return YearSums(
        tasks=counts.tasks,
        known=counts.known,
        with_plan=counts.with_plan,
        statuses={status.value: n for status, n in counts.statuses.items()},
        weight_known=mean.weight_known,
        weight=mean.weight,
        progress=_packed(mean.value),
        planned=_packed(branch.value("planned", year)),
        comparable=_packed(branch.value("comparable", year)),
        whole_plan=_packed(branch.value("whole_plan", year)),
        coverage=_packed(branch.value("coverage", year)),
        alike=None if since is None else _alike(branch.alike(since, year)),
    )


def _alike(found: Alike) -> tuple[Ratio | None, Ratio | None, int, int, int]:
    ends = _packed(found.before), _packed(found.after)
    return *ends, found.both, found.then, found.now


def _packed(value: Exact | None) -> Ratio | None:
    return None if value is None else value.as_integer_ratio()


def _unpacked(ratio: Ratio | None) -> Fraction | None:
    return None if ratio is None else Fraction(*ratio)


@dataclass(frozen=True)
class Summed(Whole):
    """A programme of which only the sums were read: it answers for its strategy's
    years, and for no other."""

    item: Programme
    sums: Sums

    def value(self, of: str, year: int) -> Fraction | None:
        return _unpacked(getattr(self.sums.of_year(year), of))

    def part_value(self, of: str, year: int) -> Exact | Ratio | None:
        """Return the ratio itself: fractions cost many times what is reckoned here."""
        ratio: Ratio | None = getattr(self.sums.of_year(year), of)
        return ZERO if ratio is None and of == "coverage" else ratio

    def progress_mean(self, year: int) -> Mean:
        found = self.sums.of_year(year)
        value = _unpacked(found.progress)
        return Mean(value, found.known, found.weight_known, found.weight)

    def counts(self, year: int) -> Counts:
        found = self.sums.of_year(year)
        statuses = Counter({Status(name): n for name, n in found.statuses.items()})
        return Counts(found.tasks, found.known, found.with_plan, statuses)

    def counts_in(self, year: int) -> bool:
        return not self.has_tasks or bool(self.sums.of_year(year).tasks)

    def alike(self, since: int, year: int) -> Alike:
        found = self.sums.of_year(year).alike
        if found is None or since != self._before[year]:
            raise ValueError(f"{since} is not the year before {year}")
        before, after, *counted = found
        return Alike(_unpacked(before), _unpacked(after), *counted)

    @cached_property
    def _before(self) -> dict[int, int]:
        return {year: since for since, year in pairwise(sorted(self.sums.packed_years))}

    @property
    def all_tasks(self) -> int:
        return self.sums.tasks

    @property
    def reported_from(self) -> int | None:
        return self.sums.reported_from
