"""What happened to a year's report: its versions and reopenings, the latest first."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count

from annual_report.models import Reopening, Snapshot
from reporting.models import State
from reporting.states import with_state
from reporting.subjects import subjects_of
from tasks.models import StrategyYear


@dataclass(frozen=True)
class Event:
    """A version that was frozen, or a reopening, which has none."""

    row: Snapshot | Reopening

    @property
    def snapshot(self) -> Snapshot | None:
        return self.row if isinstance(self.row, Snapshot) else None

    @property
    def place(self) -> tuple[int, bool, int]:
        """Orders a year's events: a version is reopened after it was frozen."""
        row = self.row
        number = row.number if isinstance(row, Snapshot) else row.version
        return number, isinstance(row, Reopening), row.pk


def events(period: StrategyYear) -> list[Event]:
    rows: list[Snapshot | Reopening] = [
        *Snapshot.objects.filter(year=period).select_related("by").defer("head"),
        *Reopening.objects.filter(year=period).select_related("by"),
    ]
    found = [Event(row) for row in rows]
    return sorted(found, key=lambda event: event.place, reverse=True)


def reports_by_state(period: StrategyYear) -> list[tuple[State, int]]:
    """Count the reports of the year by their state: one query."""
    first, *rest = (
        with_state(subjects, period)
        .order_by()
        .values_list("report_state")
        .annotate(n=Count("pk"))
        for subjects in subjects_of(period).parts
    )
    counted: Counter[str] = Counter()
    for state, n in first.union(*rest, all=True):
        counted[state] += n
    return [(state, counted[state]) for state in State if counted[state]]
