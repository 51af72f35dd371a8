"""The indicators of a strategy as a list: counted all, and read in full where shown.

A city has tens of thousands. Of all of them only counts are read; which stand on a page
is found place by place, and these alone are read with their values.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Any, overload

from django.db.models import QuerySet

from indicators.facts import Fact, Facts, Group, Place, place_of
from indicators.kept_facts import FactsOfYear
from indicators.models import Indicator, IndicatorTarget, IndicatorValue
from leszno_strategy.prepared import Prepared, PreparedAmong
from public.indicator_values import IndicatorAsOf, series_of
from tasks.models import Goal, Programme, Strategy, Task
from tasks.outline import thresholds
from tasks.years import YearChoice

# How many are in memory at once where a file takes all.
AT_ONCE = 1_000
REPORTERS = ("reporting_unit", "reporting_post")
# What lists show of the tasks to which indicators belong.
OF_TASKS = ("programme", "number", "title")


_goals = Prepared(
    lambda strategy: Goal.objects.filter(strategy=strategy).order_by("position")
)
_programmes = Prepared(
    lambda strategy: Programme.objects.filter(goal__strategy=strategy).order_by(
        "number"
    )
)


def _read_with(*also: str) -> PreparedAmong:
    every = Indicator.objects.select_related(*also).order_by()
    return PreparedAmong(lambda those: every.filter(pk__in=those))


# By what each is read with.
_indicators = {(): _read_with(), REPORTERS: _read_with(*REPORTERS)}
_tasks_of = PreparedAmong(
    lambda those: (
        Task.objects.filter(indicators__pk__in=those)
        .only(*OF_TASKS)
        .order_by()
        .distinct()
    )
)


@dataclass(frozen=True)
class Spot:
    """A part of the strategy whose indicators stand together, and their counts."""

    part: Strategy | Goal | Programme
    counts: Counter[Group]

    @property
    def place(self) -> Place:
        return place_of(self.part)

    @cached_property
    def goal(self) -> Goal | None:
        part = self.part
        if isinstance(part, Programme):
            return part.goal
        return part if isinstance(part, Goal) else None

    @property
    def programme(self) -> Programme | None:
        return self.part if isinstance(self.part, Programme) else None


class IndicatorList:
    """All of them as at the end of the chosen year, in the order of the strategy.

    Those of a task that is withdrawn by then are left out, as the task is. `also` says
    what each is read with, such as the unit that reports it.
    """

    def __init__(
        self, strategy: Strategy, years: YearChoice, *, also: tuple[str, ...] = ()
    ) -> None:
        self.strategy, self.years, self.also = strategy, years, also

    @property
    def year(self) -> int:
        return self.years.chosen

    @cached_property
    def parts(self) -> list[Strategy | Goal | Programme]:
        """The whole, then each goal before its programmes: two queries."""
        goals = {goal.pk: goal for goal in _goals(strategy=self.strategy.pk)}
        below: dict[int, list[Programme]] = {pk: [] for pk in goals}
        for one in _programmes(strategy=self.strategy.pk):
            one.goal = goals[one.goal_id]
            below[one.goal_id].append(one)
        found: list[Strategy | Goal | Programme] = [self.strategy]
        for goal in goals.values():
            goal.strategy = self.strategy
            found += [goal, *below[goal.pk]]
        return found

    @cached_property
    def facts(self) -> FactsOfYear:
        year = self.years.row
        places = [place_of(part) for part in self.parts]
        return FactsOfYear(places, year.year, thresholds(year).on_track)

    @cached_property
    def spots(self) -> list[Spot]:
        """Those in which there is any indicator."""
        counts = self.facts.counts
        found = (Spot(part, counts[place_of(part)]) for part in self.parts)
        return [spot for spot in found if spot.counts]

    @property
    def groups(self) -> Iterator[tuple[Group, int]]:
        return (pair for spot in self.spots for pair in spot.counts.items())

    @cached_property
    def total(self) -> int:
        return sum(count for _group, count in self.groups)

    @cached_property
    def has_aims(self) -> bool:
        return any(group.has_aim for group, _count in self.groups)

    @cached_property
    def spanned(self) -> list[int]:
        """The years that the pictures of all rows share, up to the chosen one.

        Some series begin before the strategy; none is left out between, so that a gap
        of three years is three times as wide as one of one.
        """
        first = min([*self.years.all, *self.facts.first_years, self.year])
        return list(range(first, self.year + 1))

    def only(self, ids: Collection[int]) -> list[Spot]:
        """Count those alone that are named: reads which there are in each place."""
        rows = self.facts.rows([spot.place for spot in self.spots])
        found = (
            Spot(
                spot.part,
                Counter(row.group for row in rows[spot.place].rows if row.pk in ids),
            )
            for spot in self.spots
        )
        return [spot for spot in found if spot.counts]

    def read(self, ids: Sequence[int]) -> list[IndicatorAsOf]:
        """Read these in full, in this order, with what they belong to: five queries."""
        found = {one.pk: one for one in _indicators[self.also](ids)}
        tasks = _tasks_of(ids)
        programmes = {one.pk: one for one in self.parts if isinstance(one, Programme)}
        goals = {one.pk: one for one in self.parts if isinstance(one, Goal)}
        by_pk = {task.pk: task for task in tasks}
        for task in by_pk.values():
            task.programme = programmes[task.programme_id]
        for one in found.values():
            one.task = by_pk.get(one.task_id or 0)
            one.programme = programmes.get(one.programme_id or 0)
            one.goal = goals.get(one.goal_id or 0)
            one.of_strategy = self.strategy if one.of_strategy_id else None
        series = series_of(ids)
        least = thresholds(self.years.row).on_track
        return [
            IndicatorAsOf(found[pk], self.year, self.spanned, least, series[pk])
            for pk in ids
        ]


class Chosen(Sequence[IndicatorAsOf]):
    """The indicators that a filter leaves; a slice reads its own rows in full.

    `fits` says of which counts they are, `ids` which alone (all of these if None),
    `key` sorts them otherwise than the strategy does.
    """

    def __init__(
        self,
        found: IndicatorList,
        spots: Mapping[Place, int],
        *,
        fits: Callable[[Group], bool],
        ids: Collection[int] | None = None,
        key: Callable[[Fact], tuple[int, float]] | None = None,
    ) -> None:
        self.found, self.spots = found, spots
        self.fits, self.ids, self.key = fits, ids, key

    def __len__(self) -> int:
        return sum(self.spots.values())

    @overload
    def __getitem__(self, at: int) -> IndicatorAsOf: ...
    @overload
    def __getitem__(self, at: slice) -> list[IndicatorAsOf]: ...
    def __getitem__(self, at: int | slice) -> IndicatorAsOf | list[IndicatorAsOf]:
        if isinstance(at, int):
            return self[at : at + 1][0]
        start, stop, _step = at.indices(len(self))
        return self.found.read(self.keys(start, stop))

    def __iter__(self) -> Iterator[IndicatorAsOf]:
        for start in range(0, len(self), AT_ONCE):
            yield from self[start : start + AT_ONCE]

    def years(self) -> tuple[list[int], list[int]]:
        """Return the years of which any has a value so far, and those with targets."""
        found: tuple[set[int], set[int]] = set(), set()
        every = self.keys(0, len(self))
        for start in range(0, len(every), AT_ONCE):
            ids = every[start : start + AT_ONCE]
            for model, years in zip(
                (IndicatorValue, IndicatorTarget), found, strict=True
            ):
                rows: QuerySet[Any] = model._default_manager.filter(indicator__in=ids)
                years |= set(rows.order_by().values_list("year", flat=True).distinct())
        values, targets = found
        return sorted(y for y in values if y <= self.found.year), sorted(targets)

    def keys(self, start: int, stop: int) -> list[int]:
        """Return the keys of the rows from `start` to before `stop`."""
        if self.key:
            every = sorted(self._facts(self.spots), key=self.key)
            return [fact.pk for fact in every[start:stop]]
        passed, skipped, wanted = 0, 0, []
        for place, count in self.spots.items():
            if passed + count <= start:
                skipped += count
            elif passed < stop:
                wanted.append(place)
            passed += count
        facts = self._facts(wanted)
        return [fact.pk for fact in islice(facts, start - skipped, stop - skipped)]

    def _facts(self, places: Collection[Place]) -> Iterator[Fact]:
        rows: Mapping[Place, Facts] = self.found.facts.rows(places)
        for place in places:
            for fact in rows[place].rows:
                if self.fits(fact.group) and (self.ids is None or fact.pk in self.ids):
                    yield fact
