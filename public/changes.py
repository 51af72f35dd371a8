"""The public history: what was approved and what was put right, the latest first.

Pages, feeds and a task's report of a year read it here. Nobody's name is in it, and no
reason but that of a correction.
"""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django.utils.timezone import localdate

from exchange.merging import taken_over
from indicators.models import IndicatorValue
from organisation.models import Unit
from reporting.content import Change, Content, Labels, differences, labels_of
from reporting.models import Action, Version
from tasks.models import (
    Goal,
    ReportedTotal,
    StageYear,
    Strategy,
    StrategyYear,
    Task,
    TaskQuerySet,
)
from tasks.progress import Cell, sum_of
from tasks.years import PARAMETER

NO_NAMES = Labels({}, {})


@dataclass(frozen=True)
class Publication:
    """One approval or correction; `changes` say what each figure was and became.

    The reason is a correction's; an approval has none that would be public.
    """

    pk: int
    at: datetime.datetime
    task: Task
    year: int
    is_correction: bool
    reason: str
    content: Content
    changes: Sequence[Change]

    def get_absolute_url(self) -> str:
        """The task's page of that year, where the whole report is read."""
        return f"{self.task.get_absolute_url()}?{PARAMETER}={self.year}#sprawozdanie"

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


def tasks_of(
    strategy: Strategy, *, goal: Goal | None = None, unit: Unit | None = None
) -> TaskQuerySet:
    """Return the strategy's tasks: only the goal's, only those that the unit does."""
    tasks = Task.objects.of(strategy)
    if goal:
        tasks = tasks.filter(programme__goal=goal)
    return tasks.carried_out_by(unit) if unit else tasks


def public_versions(tasks: "QuerySet[Task]") -> QuerySet[Any]:
    """Return what was published of the tasks, the latest first.

    `before` is what the public read until then, None for what was published first.
    """
    earlier = Version.objects.public().filter(
        report=OuterRef("report"), number__lt=OuterRef("number")
    )
    return (
        Version.objects.public()
        .filter(
            report__task__in=tasks.order_by(),
            number__lte=F("report__published__number"),
        )
        .annotate(before=Subquery(earlier.order_by("-number").values("content")[:1]))
        .select_related("report__task__programme__goal__strategy", "report__year")
        .order_by("-pk")
    )


def publications(
    versions: Iterable[Any], known: Labels = NO_NAMES
) -> list[Publication]:
    """Say what each version changed.

    Four queries if there is a correction of what the known names do not name.
    """
    versions = list(versions)
    corrections = [version for version in versions if _is_correction(version)]
    labels = (
        known if _names_all(known, corrections) else labels_of(*_tasks(corrections))
    )
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
        task=version.report.task,
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


def _tasks(versions: Iterable[Any]) -> set[Task]:
    return {version.report.task for version in versions}


def _names_all(known: Labels, versions: Iterable[Any]) -> bool:
    said = [Content.from_json(one.content) for one in versions]
    said += [_before(one) for one in versions]
    return all(
        known.stages.keys() >= {*content.figures.planned, *content.figures.actual}
        and known.indicators.keys() >= {*content.figures.values}
        and known.funding.keys() >= {*content.figures.spent}
        for content in said
    )


@dataclass(frozen=True)
class History:
    """All that was published of one task, and the years whose figures were taken over.

    These years are not approved: an approval vouches for every figure.
    """

    publications: Sequence[Publication]
    taken_over: Sequence[int]
    source: str

    def of_year(self, year: int) -> list[Publication]:
        return [one for one in self.publications if one.year == year]

    def source_of(self, year: int) -> str:
        """Where the year's figures come from; "" if they were reported here."""
        return self.source if year in self.taken_over else ""


def history_of(task: Task) -> History:
    """Read the history of a task that comes with its card fetched.

    One query, one more if the strategy names a source of figures taken over, and four
    where a correction is of a stage or an indicator that was removed since.
    """
    versions = public_versions(Task.objects.filter(pk=task.pk))
    found = publications(versions, _names_on_card(task))
    approved = {one.year for one in found if not one.is_correction}
    source = task.strategy.source
    years = _years_taken_over(task) if source else []
    return History(found, [year for year in years if year not in approved], source)


def _names_on_card(task: Task) -> Labels:
    return Labels(
        {stage.pk: str(stage) for stage in task.stages.all()},
        {one.pk: str(one) for one in task.indicators.all()},
        {one.pk: str(one) for one in task.funding.all()},
    )


def _years_taken_over(task: Task) -> list[int]:
    """Return the years of which the import brought any figure that is in force."""
    stages = StageYear.objects.filter(stage__task=task, year=OuterRef("pk"))
    totals = ReportedTotal.objects.filter(task=task, year=OuterRef("pk"))
    values = IndicatorValue.objects.filter(indicator__task=task, year=OuterRef("year"))
    progress: QuerySet[Any] = (
        stages.exclude(planned=None, actual=None)
        if task.stages_known
        else totals.exclude(progress=None)
    )
    brought = Q(Exists(taken_over(progress))) | Q(
        Exists(taken_over(values.exclude(text="")))
    )
    years = StrategyYear.objects.filter(brought, strategy=task.strategy)
    return list(years.order_by("year").values_list("year", flat=True))
