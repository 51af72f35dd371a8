"""The public history: what was approved and what was put right, the latest first.

Pages, feeds and the report of a year read it here. Nobody's name is in it, and no
reason but that of a correction.
"""

import datetime
from collections import ChainMap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from exchange.merging import taken_over
from indicators.models import IndicatorValue
from leszno_strategy.prepared import Prepared
from organisation.models import Unit
from reporting.content import Change, Content, Labels, differences, labels_of
from reporting.models import Action, Report, Version
from tasks.models import (
    Goal,
    ReportedTotal,
    StageYear,
    Strategy,
    StrategyYear,
    Task,
)
from tasks.progress import Cell, sum_of
from tasks.subjects import COLUMNS, Subject, column_of, named, strategy_of
from tasks.years import PARAMETER

NO_NAMES = Labels({}, {})


@dataclass(frozen=True)
class Publication:
    """One approval or correction; `changes` say what each figure was and became.

    The reason is a correction's; an approval has none that would be public.
    """

    pk: int
    at: datetime.datetime
    subject: Subject
    year: int
    is_correction: bool
    reason: str
    content: Content
    changes: Sequence[Change]

    def get_absolute_url(self) -> str:
        """The subject's page of that year, where the whole report is read."""
        return f"{self.subject.get_absolute_url()}?{PARAMETER}={self.year}#sprawozdanie"

    @property
    def name(self) -> str:
        """What stands before the subject's title."""
        name = named(self.subject)
        return name if isinstance(self.subject, Task) else f"{name}:"

    @property
    def headline(self) -> str:
        """What was published, in one line."""
        told = (
            _("%(what)s: figures for %(year)s corrected")
            if self.is_correction
            else _("%(what)s: report for %(year)s approved")
        )
        return told % {"what": f"{self.name} {self.subject.title}", "year": self.year}

    @property
    def on(self) -> datetime.date:
        return localdate(self.at)

    @property
    def carried_out(self) -> Cell:
        """What the stages planned for the year and carried out in it, all together."""
        figures = self.content.figures
        return sum_of(
            Cell(figures.planned.get(stage), figures.actual.get(stage))
            for stage in {*figures.planned, *figures.actual}
        )

    @property
    def total(self) -> Decimal | None:
        """Progress to the end of the year where it is reported without stages."""
        return self.content.figures.total


# By which way a report leads to the goal that it is on, or on a part of which.
TO_GOAL = ("goal", "programme__goal", "task__programme__goal")


def keys_within(
    strategy: Any, *, goal: Goal | None = None, unit: Unit | None = None
) -> QuerySet[Any]:
    """Choose what was published of the strategy: only the goal's, only the unit's.

    A unit's are the tasks that it carries out. The keys go back from the newest, so
    that a page of them reads no older ones.
    """
    reports = Report.objects.filter(
        pk=OuterRef("report"),
        year__strategy=strategy,
        published__number__gte=OuterRef("number"),
    )
    if goal:
        reports = reports.filter(reduce(or_, (Q(**{way: goal}) for way in TO_GOAL)))
    if unit:
        tasks = Task.objects.of(strategy).carried_out_by(unit).order_by()
        reports = reports.filter(task__in=tasks.values("pk"))
    found: QuerySet[Any] = Version.objects.public().filter(Exists(reports))
    return found.order_by("-pk").values_list("pk", flat=True)


def published(keys: Iterable[int]) -> QuerySet[Any]:
    """Read the versions that have these keys, the latest first."""
    return public_versions(Q(pk__in=list(keys)))


def public_versions(chosen: Q) -> QuerySet[Any]:
    """Return what was published of the chosen, the latest first.

    `before` is what the public read until then, None for what was published first.
    """
    earlier = Version.objects.public().filter(
        report=OuterRef("report"), number__lt=OuterRef("number")
    )
    return (
        Version.objects.public()
        .filter(chosen, number__lte=F("report__published__number"))
        .annotate(before=Subquery(earlier.order_by("-number").values("content")[:1]))
        .select_related(
            "report__year",
            "report__of_strategy",
            "report__goal__strategy",
            "report__programme__goal__strategy",
            "report__task__programme__goal__strategy",
        )
        .order_by("-pk")
    )


# How what is reported on leads to its strategy, by its column of a report.
LEVELS = {
    "of_strategy": "",
    "goal": "__strategy",
    "programme": "__goal__strategy",
    "task": "__programme__goal__strategy",
}


# So many are told in short.
LATEST = 5
_newest = Prepared(
    lambda strategy: keys_within(strategy).values_list(
        "pk", *(f"report__{level}" for level in LEVELS), named=True
    )[:LATEST]
)


def latest_in(strategy: Strategy) -> list[Publication]:
    """Say in short what was published last: two queries, which go back from the newest
    version and read no other than these."""
    newest = _newest(strategy=strategy.pk)
    if not newest:
        return []
    # Joined is only what any of them is about.
    levels = [
        level
        for level in LEVELS
        if any(getattr(one, f"report__{level}") for one in newest)
    ]
    versions = Version.objects.filter(pk__in=[one.pk for one in newest])
    return in_short(
        versions.select_related(
            "report__year",
            *(f"report__{level}{LEVELS[level]}" for level in levels),
        ).order_by("-pk")
    )


def publications(
    versions: Iterable[Any], known: Labels = NO_NAMES
) -> list[Publication]:
    """Say what each version changed.

    Twelve queries at most, if there are corrections of what the known names do not
    name.
    """
    versions = list(versions)
    corrections = [version for version in versions if _is_correction(version)]
    labels = known if _names_all(known, corrections) else _labels(corrections)
    return [_publication(version, labels) for version in versions]


def in_short(versions: Iterable[Any]) -> list[Publication]:
    """Say only that something was published, when and why: without a query."""
    return [_publication(version, None) for version in versions]


def _publication(version: Any, labels: Labels | None) -> Publication:
    content = Content.from_json(version.content)
    is_correction = _is_correction(version)
    changes: Sequence[Change] = ()
    if is_correction and labels:
        changes = differences(_before(version), content, labels)
    return Publication(
        pk=version.pk,
        at=version.at,
        subject=version.report.subject,
        year=version.report.year.year,
        is_correction=is_correction,
        reason=version.reason if is_correction else "",
        content=content,
        changes=changes,
    )


def _is_correction(version: Version) -> bool:
    return version.action == Action.CORRECTED


def _before(version: Any) -> Content:
    """A correction of figures taken over found those before the report."""
    earlier = version.before
    return Content.from_json(version.report.base if earlier is None else earlier)


def _labels(versions: Iterable[Any]) -> Labels:
    subjects = {version.report.subject for version in versions}
    by_kind = [[one for one in subjects if type(one) is kind] for kind in COLUMNS]
    found = [labels_of(*those) for those in by_kind if those]
    return Labels(
        stages=ChainMap(*(dict(one.stages) for one in found)),
        indicators=ChainMap(*(dict(one.indicators) for one in found)),
        funding=ChainMap(*(dict(one.funding) for one in found)),
    )


def _names_all(known: Labels, versions: Iterable[Any]) -> bool:
    said = [Content.from_json(one.content) for one in versions]
    said += [_before(one) for one in versions]
    return all(
        known.stages.keys()
        >= {*content.figures.planned, *content.figures.actual, *content.notes}
        and known.indicators.keys() >= {*content.figures.values}
        and known.funding.keys() >= {*content.figures.spent}
        for content in said
    )


@dataclass(frozen=True)
class History:
    """All that was published of a subject, and the years whose figures were taken over.

    These years are not approved: an approval vouches for every figure.
    """

    publications: Sequence[Publication] = ()
    taken_over: Sequence[int] = ()
    source: str = ""

    def __bool__(self) -> bool:
        return bool(self.publications or self.taken_over)

    def of_year(self, year: int) -> list[Publication]:
        return [one for one in self.publications if one.year == year]

    def source_of(self, year: int) -> str:
        """Where the year's figures come from; "" if they were reported here."""
        return self.source if year in self.taken_over else ""


def history_of(subject: Subject) -> History:
    """Read the history of what comes with its card, above tasks with its indicators.

    One query, one more if the strategy names a source of figures taken over, and six at
    most where a correction is of a stage or an indicator that was removed since.
    """
    column = column_of(subject)
    versions = _published_on[column](subject=subject.pk)
    for version in versions:
        setattr(version.report, column, subject)
    found = publications(versions, _names_on_card(subject))
    approved = {one.year for one in found if not one.is_correction}
    source = strategy_of(subject).source
    years = _years_taken_over(subject) if source else []
    return History(found, [year for year in years if year not in approved], source)


def _history_on(column: str) -> Prepared:
    def versions(subject: Any) -> QuerySet[Any]:
        found = public_versions(Q(**{f"report__{column}": subject}))
        return found.select_related(None).select_related("report__year")

    return Prepared(versions)


_published_on = {column: _history_on(column) for column in LEVELS}


def _names_on_card(subject: Subject) -> Labels:
    indicators = {one.pk: str(one) for one in subject.indicators.all()}
    if not isinstance(subject, Task):
        return Labels({}, indicators)
    return Labels(
        {stage.pk: str(stage) for stage in subject.stages.all()},
        indicators,
        {one.pk: str(one) for one in subject.funding.all()},
    )


def _years_taken_over(subject: Subject) -> list[int]:
    """Return the years of which the import brought any figure that is in force."""
    column = column_of(subject)
    if isinstance(subject, Task):
        column += " with stages" if subject.stages_known else " with totals"
    asked = {"subject": subject.pk, "strategy": strategy_of(subject).pk}
    return _taken_over[column](**asked)


def _brought(column: str, progress: "QuerySet[Any] | None" = None) -> Prepared:
    """Ask for the years; `progress` are figures of the year that the outer query is on,
    which `task` has."""

    def years(subject: Any, strategy: Any) -> QuerySet[Any]:
        own = {f"indicator__{column}": subject}
        values = IndicatorValue.objects.filter(**own, year=OuterRef("year"))
        brought = Q(Exists(taken_over(values.exclude(text=""))))
        if progress is not None:
            of = "task" if progress.model is ReportedTotal else "stage__task"
            brought |= Q(Exists(taken_over(progress.filter(**{of: subject}))))
        found = StrategyYear.objects.filter(brought, strategy=strategy)
        return found.order_by("year").values_list("year", flat=True)

    return Prepared(years)


_totals = ReportedTotal.objects.filter(year=OuterRef("pk")).exclude(progress=None)
_cells = StageYear.objects.filter(year=OuterRef("pk")).exclude(
    planned=None, actual=None
)
_taken_over = {column: _brought(column) for column in LEVELS} | {
    "task with stages": _brought("task", _cells),
    "task with totals": _brought("task", _totals),
}
