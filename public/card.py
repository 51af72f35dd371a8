"""The indicators of a card as a table, kind by kind."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext_lazy as _

from indicators.models import Indicator, IndicatorTarget, IndicatorValue, Kind
from public.indicator_values import numbers_in
from public.series import Plot, sparkline
from tasks.models import Task

HEADINGS = {
    Kind.OUTPUT: _("Output indicators"),
    Kind.RESULT: _("Result indicators"),
    Kind.IMPACT: _("Impact indicators"),
    Kind.CONTEXT: _("Context indicators"),
}


@dataclass(frozen=True)
class IndicatorRow:
    indicator: Indicator
    values: Sequence[tuple[int, IndicatorValue | None]]

    @cached_property
    def target(self) -> IndicatorTarget | None:
        """The last of its targets."""
        found = self.indicator.targets.all()
        return max(found, key=lambda one: one.year, default=None)

    @property
    def sparkline(self) -> Plot | None:
        known = [value for _year, value in self.values if value]
        years = [year for year, _value in self.values]
        breaks = [one.year for one in self.indicator.breaks.all()]
        return sparkline(numbers_in(known), years, breaks)


@dataclass(frozen=True)
class IndicatorGroup:
    """The indicators of one kind; none means that the city stated there are none."""

    kind: Kind
    rows: Sequence[IndicatorRow]

    @property
    def heading(self) -> str:
        return str(HEADINGS[self.kind])


@dataclass(frozen=True)
class IndicatorTable:
    years: Sequence[int]
    groups: Sequence[IndicatorGroup]

    @cached_property
    def has_targets(self) -> bool:
        return any(row.target for group in self.groups for row in group.rows)

    @property
    def columns(self) -> int:
        """The name, the years, the course, and the target where any has one."""
        return len(self.years) + 2 + self.has_targets


def indicator_table(
    indicators: Iterable[Indicator], years: Iterable[int], absent: Iterable[str] = ()
) -> IndicatorTable:
    """Lay out indicators, which come with their values prefetched, kind by kind.

    Years before the strategy are shown where a value was reported for them.
    """
    indicators = list(indicators)
    reported = {value.year for item in indicators for value in item.values.all()}
    shown = sorted({*years, *reported})
    by_kind: defaultdict[str, list[IndicatorRow]] = defaultdict(list)
    for item in indicators:
        by_year = {value.year: value for value in item.values.all()}
        row = IndicatorRow(item, [(year, by_year.get(year)) for year in shown])
        by_kind[item.kind].append(row)
    kinds = [kind for kind in Kind if kind in by_kind or kind in set(absent)]
    return IndicatorTable(shown, [IndicatorGroup(k, by_kind[k]) for k in kinds])


def task_indicators(task: Task, years: Iterable[int]) -> IndicatorTable:
    return indicator_table(
        task.indicators.all(),
        years,
        [stated.kind for stated in task.absent_kinds.all()],
    )
