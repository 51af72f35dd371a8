"""Which values the office does not simply type in, and why.

A year that a campaign has open is written by reports; a closed one changes by their
corrections, which give what is frozen new versions.
"""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import cached_property

from indicators.models import Indicator
from organisation.rights import Right, may_for_all
from reporting.models import Campaign, Report, State
from reporting.transitions import Actor
from tasks.models import Strategy, StrategyYear
from tasks.subjects import COLUMNS, column_of

# The column by which rows name a subject, and its id.
Key = tuple[str, int]


class Lock(StrEnum):
    """Why a value is not typed in here."""

    OWED = "owed"  # a campaign has the year open, and its report is owed
    CLOSED = "closed"  # the year is closed
    APPROVED = "approved"  # its report is approved, and the person may not correct it


def key_of(indicator: Indicator) -> Key:
    """Name what the indicator belongs to, and so whose report has its value."""
    return column_of(indicator.parent), indicator.parent.pk


@dataclass(frozen=True)
class Locks:
    """The years of a strategy as they stand for one person; `by` is None for a program.

    Asks for years, open campaigns and approved reports once each.
    """

    strategy: Strategy
    on: datetime.date
    by: Actor | None

    @cached_property
    def periods(self) -> dict[int, StrategyYear]:
        return {one.year: one for one in self.strategy.years.all()}

    @cached_property
    def closed(self) -> frozenset[int]:
        return frozenset(y for y, period in self.periods.items() if period.is_closed)

    @cached_property
    def open_years(self) -> frozenset[int]:
        """The years that campaigns have open."""
        asked = Campaign.objects.filter(year__strategy=self.strategy).open_on(self.on)
        return frozenset(asked.values_list("year__year", flat=True))

    @cached_property
    def approved(self) -> frozenset[tuple[Key, int]]:
        """The reports that are approved: whose, and of which year."""
        reports = Report.objects.filter(
            year__strategy=self.strategy, state=State.APPROVED
        )
        columns = list(COLUMNS.values())
        found = reports.values_list("year__year", *columns)
        return frozenset(
            ((column, pk), year)
            for year, *keys in found
            for column, pk in zip(columns, keys, strict=True)
            if pk is not None
        )

    def of(self, indicator: Indicator, year: int) -> Lock | None:
        """Say why the value is not open; None where it is.

        A frozen report shows earlier values, too, and only people give it versions.
        """
        is_frozen = year <= max(self.closed, default=0)
        if year in self.closed or (is_frozen and self.by is None):
            return Lock.CLOSED
        task = indicator.task
        if year in self.open_years and (task is None or task.counts_in(year)):
            return Lock.OWED
        if self.is_approved(indicator, year) and not self.may_correct:
            return Lock.APPROVED
        return None

    def is_approved(self, indicator: Indicator, year: int) -> bool:
        return (key_of(indicator), year) in self.approved

    @property
    def may_correct(self) -> bool:
        return bool(self.by and may_for_all(self.by.held_posts, Right.CORRECT))


def years_of(strategy: Strategy, *, to: int) -> list[int]:
    """Return the years of the series and those of the strategy that have begun.

    Of a strategy that is still to begin, all its years.
    """
    own = [one.year for one in strategy.years.all()]
    begun = [year for year in own if year <= to] or own
    return sorted({*begun, *_valued(strategy)})


def _valued(strategy: Strategy) -> Iterable[int]:
    found = Indicator.objects.of(strategy).order_by().filter(values__isnull=False)
    return found.values_list("values__year", flat=True).distinct()
