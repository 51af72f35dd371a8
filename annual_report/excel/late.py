"""The sheet of tasks that are behind their plan, with reasons and next steps."""

from collections.abc import Callable, Iterator

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from annual_report.columns import (
    CODE,
    PROGRAMME,
    STATUS,
    Links,
    executors_of,
    to_tenths,
)
from annual_report.document import Head
from annual_report.year_told import TaskTold, year_before
from leszno_strategy.numbers import as_decimal
from spreadsheets.sheets import Column, Sheet, Value
from tasks.figures import COMPARABLE, PLANNED, Figure


def late_sheet(head: Head, links: Links) -> Sheet[TaskTold]:
    return Sheet(_("Late tasks"), list(_columns(head, links)), frozen_columns=2)


def _columns(head: Head, links: Links) -> Iterator[Column[TaskTold]]:
    year, since = head.year, year_before(head)
    yield Column(
        CODE, 9, lambda one: one.task.code, link=lambda one: links.task(one.task.code)
    )
    yield Column(_("Title"), 34, lambda one: one.task.title)
    yield Column(PROGRAMME, 12, lambda one: one.task.programme)
    yield Column(_("Coordinator"), 20, lambda one: one.task.coordinator)
    yield Column(_("Executors"), 22, lambda one: executors_of(one.task))
    yield Column(STATUS, 12, lambda one: str(capfirst(one.task.status.label)))
    for figure in (PLANNED, COMPARABLE):
        yield Column(figure.headed(year), 13, _figure_of(figure), to_tenths)
    missing = _("Missing at the end of %(year)s")
    yield Column(
        missing % {"year": year}, 13, lambda one: as_decimal(one.shortfall), to_tenths
    )
    if since is not None:
        yield Column(missing % {"year": since}, 13, _before, to_tenths)
    yield Column(_("Why"), 40, lambda one: one.task.obstacles or _("no reason given"))
    yield Column(
        _("What comes next"), 40, lambda one: one.task.next_steps or _("not given")
    )


def _figure_of(figure: Figure) -> Callable[[TaskTold], Value]:
    return lambda one: figure.of(one.task.figures)


def _before(one: TaskTold) -> Value:
    return None if one.before is None else as_decimal(one.before)
