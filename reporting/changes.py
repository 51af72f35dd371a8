"""The history of a task's year in words: who changed what, from what, to what."""

import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import Any

from django.utils.translation import gettext as _

from indicators.models import IndicatorValue
from leszno_strategy.numbers import UNKNOWN, exact
from reporting.exchange.merging import IMPORT
from tasks.models import ReportedTotal, StageYear, StrategyYear, Task


@dataclass(frozen=True)
class Change:
    """One figure before and after, as it was written then."""

    what: str
    before: str
    after: str


@dataclass(frozen=True)
class Save:
    """What one person, or an import, changed at one moment."""

    when: datetime.datetime
    who: str
    changes: list[Change]


@dataclass(frozen=True)
class _Entry:
    when: datetime.datetime
    who: str
    change: Change


def saves(task: Task, year: StrategyYear) -> list[Save]:
    """Return the history of the task's figures of the year, newest first.

    Three queries: one for each kind of figure.
    """
    entries = [*_stage_changes(task, year), *_value_changes(task, year)]
    entries += _total_changes(task, year)
    entries.sort(key=_moment, reverse=True)
    return [
        Save(when, who, [entry.change for entry in group])
        for (when, who), group in groupby(entries, key=_moment)
    ]


def _moment(entry: _Entry) -> tuple[datetime.datetime, str]:
    return entry.when, entry.who


def _stage_changes(task: Task, year: StrategyYear) -> Iterator[_Entry]:
    history = StageYear.history.filter(stage__task=task, year=year)
    for record, before in _in_turn(
        history.select_related("stage", "history_user"), "stage_id"
    ):
        for field, label in (("planned", _("planned")), ("actual", _("carried out"))):
            what = f"{record.stage}, {label}"
            yield from _entry(record, before, what, field, exact)


def _value_changes(task: Task, year: StrategyYear) -> Iterator[_Entry]:
    history = IndicatorValue.history.filter(indicator__task=task, year=year.year)
    rows = _in_turn(history.select_related("indicator", "history_user"), "indicator_id")
    for record, before in rows:
        yield from _entry(record, before, str(record.indicator), "text", _text)


def _total_changes(task: Task, year: StrategyYear) -> Iterator[_Entry]:
    history = ReportedTotal.history.filter(task=task, year=year)
    for record, before in _in_turn(history.select_related("history_user"), "task_id"):
        yield from _entry(record, before, _("progress in total"), "progress", exact)


def _text(value: str | None) -> str:
    return value or UNKNOWN


def _in_turn(history: Any, key: str) -> Iterator[tuple[Any, Any]]:
    """Pair each record of a row with the one before it, None for the first."""
    last: dict[int, Any] = {}
    for record in history.order_by("history_date", "history_id"):
        yield record, last.get(getattr(record, key))
        last[getattr(record, key)] = record


def _entry(
    record: Any,
    before: Any,
    what: str,
    field: str,
    write: Callable[[Any], str],
) -> Iterator[_Entry]:
    old: Decimal | str | None = getattr(before, field, None)
    new: Decimal | str | None = getattr(record, field)
    if write(old) != write(new):
        change = Change(what, write(old), write(new))
        yield _Entry(record.history_date, _who(record), change)


def _who(record: Any) -> str:
    if record.history_user is not None:
        return str(record.history_user)
    if record.history_change_reason == IMPORT:
        return _("loaded from a file")
    return UNKNOWN  # an account that is gone, or somebody at the server
