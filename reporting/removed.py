"""What reports say of stages and indicators that are about to go, or are gone.

A report that is not approved is text of its own: a row of the task that is removed
takes its place on the form away, but not what was written. The office is told before,
the report's people afterwards.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Model, Q
from django.dispatch import receiver
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from indicators.models import Indicator
from leszno_strategy.numbers import exact
from organisation.leaving import rows_leave
from reporting.content import Content
from reporting.models import Report, State
from tasks.models import FundingSource, Stage, Task
from tasks.subjects import Subject, about, called

Row = Stage | Indicator | FundingSource


@dataclass(frozen=True)
class Removed:
    """A row that is gone, what the report says of it, who removed it."""

    name: str
    said: str
    # The record of its removal, if there is one.
    record: Any = None


@receiver(rows_leave)
def drafts_that_lose(*, rows: Sequence[Model], **_signal: object) -> list[str]:
    """Say whose reports, not approved yet, have figures for the rows."""
    named = [row for row in rows if isinstance(row, Stage | Indicator | FundingSource)]
    own = (Q(**about(parent_of(row))) for row in named)
    reports = (
        Report.objects.filter(reduce(or_, own, Q(pk__in=[])))
        .exclude(state=State.APPROVED)
        .exclude(latest=None)
        .select_related(
            *("year", "latest__by", "of_strategy"),
            *("goal", "programme__goal", "task__programme__goal"),
        )
        .order_by("task", "year__year")
    )
    return [
        _("%(report)s (%(state)s, %(who)s, %(when)s) says of “%(row)s”: %(said)s.")
        % {
            "report": _("%(subject)s, report for %(year)s")
            % {"subject": called(report.subject), "year": report.year},
            "state": State(report.state).label,
            "who": report.latest.by,
            "when": date_format(localtime(report.latest.at), "j E Y, H:i"),
            "row": row,
            "said": said,
        }
        for report in reports
        if report.latest
        for row in named
        if parent_of(row) == report.subject
        if (said := said_of(row, Content.from_json(report.latest.content)))
    ]


def parent_of(row: Row) -> Subject:
    """What the row's figures are reported with."""
    return row.parent if isinstance(row, Indicator) else row.task


def said_of(row: Row, content: Content) -> str:
    """Write what a report says of a row; "" for nothing."""
    figures = content.figures
    if isinstance(row, FundingSource):
        spent = figures.spent.get(row.pk)
        return "" if spent is None else exact(spent)
    if isinstance(row, Indicator):
        return figures.values.get(row.pk, "")
    pairs = (
        (_("planned"), figures.planned.get(row.pk)),
        (_("carried out"), figures.actual.get(row.pk)),
    )
    said = [f"{name} {exact(one)}" for name, one in pairs if one is not None]
    return ", ".join([*said, *filter(None, [content.notes.get(row.pk)])])


def removed_from(report: Report) -> list[Removed]:
    """Return what a report that is not approved says of rows that are gone.

    No query if there is none: a task comes with its rows fetched.
    """
    if report.latest is None or report.state == State.APPROVED:
        return []
    content, subject = Content.from_json(report.latest.content), report.subject
    figures = content.figures
    values = figures.values.keys() - {one.pk for one in subject.indicators.all()}
    gone = list(_gone(Indicator, values, subject, content))
    if not isinstance(subject, Task):
        return gone
    stages = {one.pk for one in subject.stages.all()}
    funding = {one.pk for one in subject.funding.all()}
    return [
        *_gone(
            Stage,
            {*figures.planned, *figures.actual, *content.notes} - stages,
            subject,
            content,
        ),
        *gone,
        *_gone(FundingSource, figures.spent.keys() - funding, subject, content),
        *_total(content, subject),
    ]


def _gone(
    model: type[Row], ids: set[int], subject: Subject, content: Content
) -> Iterator[Removed]:
    if not ids:
        return
    records = model.history.filter(id__in=ids, history_type="-")
    records = records.filter(**about(subject)).select_related("history_user")
    for record in records.order_by("history_id"):
        if said := said_of(record.instance, content):
            yield Removed(str(record.instance), said, record)


def _total(content: Content, task: Task) -> Iterator[Removed]:
    """A total goes when the stages of its task become known."""
    if task.stages_known and content.figures.total is not None:
        yield Removed(_("Progress of the whole task"), exact(content.figures.total))
