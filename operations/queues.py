"""What waits to be done in the background, and since when."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Count, Min

from annual_report.models import Export, ExportState
from exchange.models import Upload, UploadState
from letters.models import Letter


@dataclass(frozen=True)
class Queue:
    """Things of one kind that wait for a process of ours, and the oldest's moment."""

    name: str
    waiting: int
    since: datetime.datetime | None

    def lag(self, moment: datetime.datetime) -> float:
        """Return for how many seconds the oldest has been waiting."""
        return max((moment - self.since).total_seconds(), 0.0) if self.since else 0.0


def queues(moment: datetime.datetime) -> Iterator[Queue]:
    """Yield each queue; one query each. What is being worked on does not wait."""
    asked = (
        ("letters", Letter.objects.due(moment), "not_before"),
        ("reports", Export.objects.filter(state=ExportState.WAITING), "asked_at"),
        ("uploads", Upload.objects.filter(state=UploadState.WAITING), "at"),
    )
    for name, rows, since in asked:
        counted = rows.order_by().aggregate(waiting=Count("pk"), since=Min(since))
        yield Queue(name, counted["waiting"], counted["since"])
