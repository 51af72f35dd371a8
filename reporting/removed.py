"""What reports say of stages and indicators that are about to go, or are gone.

A report that is not approved is text of its own: a row of the task that is removed
takes its place on the form away, but not what was written. The office is told before,
the report's people afterwards.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from django.dispatch import receiver
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from indicators.models import Indicator
from leszno_strategy.numbers import exact
from organisation.leaving import rows_leave
from reporting.content import Content
from reporting.models import Report, State
from tasks.models import Stage, Task


@dataclass(frozen=True)
class Removed:
    """A row that the task no longer has, what the report says of it, who removed it."""

    name: str
    said: str
    # The record of its removal, if there is one.
    record: Any = None


@receiver(rows_leave)
def drafts_that_lose(*, rows: Sequence[Model], **_signal: object) -> list[str]:
    """Say whose reports, not approved yet, have figures for the rows."""
    named = [row for row in rows if isinstance(row, Stage | Indicator)]
    reports = (
        Report.objects.filter(task__in={row.task_id for row in named if row.task_id})
        .exclude(state=State.APPROVED)
        .exclude(latest=None)
        .select_related("year", "latest__by", "task__programme__goal")
        .order_by("task", "year__year")
    )
    return [
        _("%(report)s (%(state)s, %(who)s, %(when)s) says of “%(row)s”: %(said)s.")
        % {
            "report": _("The report on %(code)s for %(year)s")
            % {"code": report.task.code, "year": report.year},
            "state": State(report.state).label,
            "who": report.latest.by,
            "when": date_format(localtime(report.latest.at), "j E Y, H:i"),
            "row": row,
            "said": said,
        }
        for report in reports
        if report.latest
        for row in named
        if row.task_id == report.task_id
        if (said := said_of(row, Content.from_json(report.latest.content)))
    ]


def said_of(row: Stage | Indicator, content: Content) -> str:
    """Write what a report says of a row; "" for nothing."""
    figures = content.figures
    if isinstance(row, Indicator):
        return figures.values.get(row.pk, "")
    pairs = (
        (_("planned"), figures.planned.get(row.pk)),
        (_("carried out"), figures.actual.get(row.pk)),
    )
    return ", ".join(f"{name} {exact(one)}" for name, one in pairs if one is not None)


def removed_from(report: Report) -> list[Removed]:
    """Return what a report that is not approved says of rows that are gone.

    No query if there is none: the task comes with its stages and indicators fetched.
    """
    if report.latest is None or report.state == State.APPROVED:
        return []
    content, task = Content.from_json(report.latest.content), report.task
    figures = content.figures
    stages = {*figures.planned, *figures.actual} - {one.pk for one in task.stages.all()}
    values = figures.values.keys() - {one.pk for one in task.indicators.all()}
    return [
        *_gone(Stage, stages, task, content),
        *_gone(Indicator, values, task, content),
        *_total(content, task),
    ]


def _gone(
    model: type[Stage | Indicator], ids: set[int], task: Task, content: Content
) -> Iterator[Removed]:
    if not ids:
        return
    records = model.history.filter(id__in=ids, history_type="-")
    records = records.filter(task_id=task.pk).select_related("history_user")
    for record in records.order_by("history_id"):
        if said := said_of(record.instance, content):
            yield Removed(str(record.instance), said, record)


def _total(content: Content, task: Task) -> Iterator[Removed]:
    """A total goes when the stages of its task become known."""
    if task.stages_known and content.figures.total is not None:
        yield Removed(_("Progress of the whole task"), exact(content.figures.total))
