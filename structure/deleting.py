"""Removing a trial with all of it, and a year that was added by mistake."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.storage import Storage
from django.db import transaction
from django.db.models import Count, Q
from django.utils.translation import gettext as _

from annual_report.models import Export, Reopening, Snapshot
from indicators.models import Indicator, IndicatorValue
from leszno_strategy.transactions import deed, locked
from organisation.history import sign
from organisation.models import User
from reporting.models import Attachment, Campaign, Report
from tasks.life import TRIAL_DELETED
from tasks.models import (
    ReportedTotal,
    StageYear,
    Strategy,
    StrategyState,
    StrategyYear,
    Task,
)

logger = logging.getLogger(__name__)
File = tuple[Storage, str]


@dataclass(frozen=True)
class Contents:
    """What goes when a trial goes."""

    goals: int
    tasks: int
    indicators: int
    campaigns: int
    reports: int
    files: int


def contents(strategy: Strategy) -> Contents:
    return Contents(
        goals=strategy.goals.count(),
        tasks=Task.objects.of(strategy).count(),
        indicators=Indicator.objects.of(strategy).count(),
        campaigns=Campaign.objects.filter(year__strategy=strategy).count(),
        reports=Report.objects.filter(year__strategy=strategy).count(),
        files=len(list(_files(strategy))),
    )


def why_it_stays(strategy: Strategy) -> str:
    """Say why the strategy cannot be deleted; "" if it can."""
    if strategy.state != StrategyState.PREPARATION or strategy.published_at:
        return _("Readers have seen the strategy, so it stays. You can archive it.")
    of_it = Q(year__strategy=strategy)
    frozen = Snapshot.objects.filter(of_it).exists()
    if frozen or Reopening.objects.filter(of_it).exists():
        return _("A year of the strategy was closed, so its report stays.")
    return ""


@deed
def delete_trial(strategy: Strategy, *, by: User) -> None:
    """Remove the strategy and all that belongs to it; its histories stay.

    Raises ValidationError if readers have seen it or a year was frozen. What somebody
    else deleted meanwhile is deleted.
    """
    row = next(iter(locked(Strategy.objects.filter(pk=strategy.pk))), None)
    if row is None:
        return
    if why := why_it_stays(row):
        raise ValidationError(why)
    files = list(_files(row))
    _delete_reports(Report.objects.filter(year__strategy=row), by)
    for campaign in Campaign.objects.filter(year__strategy=row):
        sign(campaign, by=by)
        campaign.delete()
    # Cells by the thousand: their own past stays, their end is that of their stage.
    cells = StageYear.objects.filter(year__strategy=row)
    cells._raw_delete(cells.db)
    values = IndicatorValue.objects.filter(indicator__in=Indicator.objects.of(row))
    values._raw_delete(values.db)
    sign(row, by=by, reason=TRIAL_DELETED)
    row.delete()
    # Once it is sure that no row names them any more.
    transaction.on_commit(lambda: _remove(files))


def delete_reports(reports: Any, by: User) -> None:
    """Remove reports with their files, once it is sure. For a transaction."""
    attached = Attachment.objects.filter(report__in=reports)
    files = [(one.file.storage, one.file.name or "") for one in attached]
    _delete_reports(reports, by)
    transaction.on_commit(lambda: _remove(files))


def _delete_reports(reports: Any, by: User) -> None:
    Attachment.objects.filter(report__in=reports).delete()
    reports.delete()


def _files(strategy: Strategy) -> Iterator[File]:
    """Yield the files of the strategy on the disk: brought, attached, and made."""
    of_year = {"year__strategy": strategy}
    attached = Attachment.objects.filter(report__year__strategy=strategy)
    kept: tuple[Any, ...] = (
        attached,
        Export.objects.filter(**of_year),
        strategy.uploads.all(),
    )
    for rows in kept:
        for row in rows:
            if row.file:
                yield row.file.storage, row.file.name or ""


def _remove(files: list[File]) -> None:
    for storage, name in files:
        try:
            storage.delete(name)
        except OSError:
            # A day later `orphans` tries again.
            logger.exception("the file of a deleted trial stays: %s", name)


@dataclass(frozen=True)
class YearContents:
    """What goes when a year goes."""

    planned: int
    carried_out: int
    has_campaign: bool
    reports: int


def contents_of_year(year: StrategyYear) -> YearContents:
    """Count it: four queries."""
    cells = StageYear.objects.filter(year=year).order_by()
    figures = cells.aggregate(planned=Count("planned"), done=Count("actual"))
    totals = ReportedTotal.objects.filter(year=year, progress__isnull=False)
    return YearContents(
        planned=figures["planned"],
        carried_out=figures["done"] + totals.count(),
        has_campaign=Campaign.objects.filter(year=year).exists(),
        reports=Report.objects.filter(year=year).count(),
    )


def why_year_stays(year: StrategyYear, found: YearContents) -> str:
    """Say why the year with these contents cannot be deleted; "" if it can."""
    of_it = Q(year=year)
    frozen = Snapshot.objects.filter(of_it).exists()
    if year.is_closed or frozen or Reopening.objects.filter(of_it).exists():
        return _("The year was closed, so its report stays.")
    if not year.strategy.is_public:
        return ""
    if found.planned or found.carried_out:
        return _("Readers have seen figures of this year. Clear them first.")
    if found.reports:
        return _("People have begun reports for this year.")
    if not year.strategy.years.exclude(pk=year.pk).exists():
        return _("It is the only year: a published strategy needs one.")
    return ""


@deed
def delete_year(year: StrategyYear, *, by: User) -> None:
    """Remove the year with its cells and its campaign.

    Values of indicators stay: their series may begin before the strategy. Raises
    ValidationError if readers have seen figures of it; none if it is gone already.
    """
    rows = StrategyYear.objects.filter(pk=year.pk).select_related("strategy")
    row = next(iter(locked(rows)), None)
    if row is None:
        return
    if why := why_year_stays(row, contents_of_year(row)):
        raise ValidationError(why)
    delete_reports(Report.objects.filter(year=row), by)
    related = (Campaign, StageYear, ReportedTotal)
    for one in (one for model in related for one in model.objects.filter(year=row)):
        sign(one, by=by)
        one.delete()
    sign(row, by=by)
    row.delete()
