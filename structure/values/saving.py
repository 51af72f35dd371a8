"""Writing values of several indicators and years for one reason.

What is approved changes by a correction, so that its report says the same; the rest at
once. Frozen years of which a value is part get new versions, once for all of it.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from annual_report import exports
from annual_report.closing.freezing import renew
from indicators.models import Indicator, IndicatorValue
from leszno_strategy.transactions import locked
from organisation.history import sign
from organisation.models import User
from reporting.models import Action
from reporting.recording import lock, lock_years
from reporting.transitions import Actor, Draft, NotNow, content_of, move, report_of
from structure.values.locks import Locks
from tasks.models import Goal, Programme, Strategy, Task
from tasks.subjects import COLUMNS

# Texts by the indicator's id and the year.
Changes = Mapping[tuple[int, int], str]


def lock_all(strategy: Strategy, indicators: "list[int]") -> None:
    """Make others wait who would change these indicators' values, or close a year."""
    lock(strategy)
    lock_years(strategy.pk)
    rows = Indicator.objects.filter(pk__in=indicators)
    ids = list(rows.values_list(*COLUMNS.values()))
    for model, keys in zip(COLUMNS, zip(*ids, strict=True), strict=False):
        if known := [key for key in keys if key is not None]:
            locked(model._default_manager.filter(pk__in=known).only("pk"))


def save_values(
    changes: Changes, locks: Locks, *, by: Actor | None, reason: str
) -> int:
    """Write the texts; return how many values changed.

    For a transaction that holds `lock_all`, with texts that `locks` leave open. Without
    a person only what needs no correction. Raises NotNow where a frozen year cannot get
    a new version: then all of it is undone.
    """
    indicators = Indicator.objects.of(locks.strategy).in_bulk(
        {indicator for indicator, _year in changes}
    )
    corrected: defaultdict[tuple[Any, int], dict[int, str]] = defaultdict(dict)
    written: dict[tuple[int, int], str] = {}
    for (pk, year), text in changes.items():
        indicator = indicators[pk]
        if locks.is_approved(indicator, year):
            corrected[indicator.parent, year][pk] = text
        else:
            written[pk, year] = text
    for (subject, year), texts in corrected.items():
        _correct(subject, texts, locks.periods[year], by, reason)
    _write(written, indicators, by.user if by else None, reason)
    if written:
        _renew(locks, min(year for _pk, year in written), by, reason)
    return len(changes)


def _correct(
    subject: Strategy | Goal | Programme | Task,
    texts: Mapping[int, str],
    year: Any,
    by: Actor | None,
    reason: str,
) -> None:
    assert by is not None  # noqa: S101  programs leave what is approved
    says = content_of(report_of(subject, year))
    values = {**says.figures.values, **texts}
    draft = Draft(replace(says, figures=replace(says.figures, values=values)))
    move(subject, year, Action.CORRECTED, by=by, draft=draft, reason=reason)


def _write(
    changes: Changes,
    indicators: Mapping[int, Indicator],
    by: User | None,
    reason: str,
) -> None:
    stored = {
        (row.indicator_id, row.year): row
        for row in IndicatorValue.objects.filter(indicator__in=indicators)
    }
    for (pk, year), text in changes.items():
        row = stored.get((pk, year)) or IndicatorValue(year=year)
        row.indicator = indicators[pk]  # whose unit says what is a number
        row.set_text(text)
        sign(row, by=by, reason=reason)
        row.save()


def _renew(locks: Locks, first: int, by: Actor | None, reason: str) -> None:
    """Give frozen years that show the value new versions."""
    later = [period for year, period in locks.periods.items() if year >= first]
    if by is None or not any(period.is_closed for period in later):
        return
    said = _("Values of indicators: %(reason)s") % {"reason": reason}
    try:
        renew(later[0], by=by.user, held_posts=by.held_posts, reason=said)
    except ValidationError as error:
        raise NotNow(error.messages, code="incomplete") from error
    transaction.on_commit(exports.prepare)
