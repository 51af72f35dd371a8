"""Reads the rows of a strategy into the entries of a document: a query a table."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from decimal import Decimal
from operator import attrgetter
from typing import Any, TypeVar

from django.db.models import Model, QuerySet

from exchange.document import (
    AmountsEntry,
    CellEntry,
    Document,
    ExecutorEntry,
    FundingEntry,
    GoalEntry,
    PartnerEntry,
    ProgrammeEntry,
    StageEntry,
    StrategyEntry,
    TaskEntry,
    ThresholdsEntry,
)
from exchange.measured import NOWHERE, Measured
from exchange.parts import Entry
from exchange.places import Place
from indicators.models import AbsentKind
from leszno_strategy.grouping import grouped
from tasks.models import (
    Executor,
    FundingSource,
    FundingYear,
    Goal,
    Location,
    Partner,
    Programme,
    ReportedTotal,
    Stage,
    StageYear,
    Strategy,
    StrategyYear,
    Task,
)

E = TypeVar("E", bound=Entry)
# Entries by the key of the row above.
Below = dict[Any, list[Any]]


class Rows:
    """The rows of one strategy, as entries by what they stand under."""

    def __init__(self, strategy: Strategy) -> None:
        self.strategy = strategy
        # Many cells share few figures.
        self.figures: dict[Decimal | None, Decimal | None] = {}

    def document(self) -> Document:
        strategy = self.strategy
        measured = Measured(self.strategy).below
        years = list(StrategyYear.objects.filter(strategy=strategy).order_by("year"))
        return Document(
            place=NOWHERE,
            strategy=StrategyEntry(
                place=NOWHERE,
                slug=strategy.slug,
                title=strategy.title,
                city=strategy.city,
                authority=strategy.authority,
                years=[year.year for year in years],
                thresholds={
                    year.year: ThresholdsEntry(
                        place=NOWHERE,
                        on_track_from=year.on_track_from,
                        delayed_from=year.delayed_from,
                    )
                    for year in years
                    if year.on_track_from is not None or year.delayed_from is not None
                },
                adopted_by=strategy.adopted_by,
                source=strategy.source,
                indicators=measured["of_strategy", strategy.pk],
            ),
            goals=self._goals(measured),
        )

    def _goals(self, measured: Below) -> list[GoalEntry]:
        goals = Goal.objects.filter(strategy=self.strategy).order_by("position")
        programmes = self._programmes(measured)
        return [
            GoalEntry(
                place=NOWHERE,
                uid=goal.uid,
                number=goal.number,
                title=goal.title,
                head=goal.head.title if goal.head else None,
                story=goal.story,
                legacy_id=goal.legacy_id,
                indicators=measured["goal", goal.pk],
                programmes=programmes[goal.pk],
            )
            for goal in goals.select_related("head")
        ]

    def _programmes(self, measured: Below) -> Below:
        programmes = Programme.objects.filter(goal__strategy=self.strategy)
        tasks = self._tasks(measured)
        return entries(
            programmes.order_by("number").select_related("coordinator"),
            "goal_id",
            lambda row: ProgrammeEntry(
                place=NOWHERE,
                uid=row.uid,
                number=row.number,
                title=row.title,
                coordinator=row.coordinator.title if row.coordinator else None,
                weight=row.weight,
                legacy_id=row.legacy_id,
                indicators=measured["programme", row.pk],
                tasks=tasks[row.pk],
            ),
        )

    def _tasks(self, measured: Below) -> Below:
        tasks = Task.objects.filter(programme__goal__strategy=self.strategy)
        card = Card(self)
        return entries(
            tasks.order_by("number"),
            "programme_id",
            lambda row: TaskEntry(
                place=NOWHERE,
                uid=row.uid,
                number=row.number,
                title=row.title,
                weight=row.weight,
                legacy_id=row.legacy_id,
                recipients=row.recipients,
                justification=row.justification,
                description=row.description,
                withdrawn_from=row.withdrawn_from,
                withdrawn_reason=row.withdrawn_reason,
                planned_total_cost=row.planned_total_cost,
                planned_total_cost_amount=row.planned_total_cost_amount,
                indicators=measured["task", row.pk] if row.indicators_known else None,
                **card.lists_of(row),
            ),
        )


class Card:
    """The lists of the tasks' cards."""

    def __init__(self, rows: Rows) -> None:
        self.figures = rows.figures
        self.tasks = Task.objects.filter(
            programme__goal__strategy=rows.strategy
        ).order_by()
        self.stages = self._stages()
        self.totals = self._totals()
        self.executors = self._executors()
        self.partners = entries(
            self._of(Partner),
            "task_id",
            lambda row: PartnerEntry(
                place=NOWHERE, uid=row.uid, name=row.name, scope=row.scope
            ),
        )
        amounts = self._amounts()
        self.funding = entries(
            self._of(FundingSource),
            "task_id",
            lambda row: FundingEntry(
                place=NOWHERE,
                uid=row.uid,
                source=row.source,
                funds=row.funds,
                amount=row.amount,
                years=amounts.get(row.pk, {}),
            ),
        )
        self.absent = self._absent()
        self.places = self._places()

    def lists_of(self, task: Task) -> dict[str, Any]:
        """Return a task's lists; None where it is not known what they hold."""
        key = task.pk
        return {
            "stages": self.stages[key] if task.stages_known else None,
            # A total counts only where the stages are not known.
            "reported_progress": {} if task.stages_known else self.totals[key],
            "executors": self.executors[key] if task.executors_known else None,
            "partners": self.partners[key] if task.partners_known else None,
            "no_indicators_of_kind": self.absent[key],
            "places": self.places[key],
            "budget": self.funding[key] if task.budget_known else None,
        }

    def _of(self, model: type[Model]) -> "QuerySet[Any]":
        rows = model._default_manager.filter(task__in=self.tasks.values("pk"))
        return rows.order_by("position")

    def _stages(self) -> Below:
        cells: defaultdict[int, dict[int, CellEntry | None]] = defaultdict(dict)
        figures = StageYear.objects.filter(
            stage__task__in=self.tasks.values("pk")
        ).exclude(planned=None, actual=None)
        for stage, year, planned, actual in (
            figures.order_by("year__year")
            .values_list("stage_id", "year__year", "planned", "actual")
            .iterator(chunk_size=5_000)
        ):
            cells[stage][year] = CellEntry(
                place=NOWHERE,
                planned=self.figures.setdefault(planned, planned),
                actual=self.figures.setdefault(actual, actual),
            )
        return entries(
            self._of(Stage),
            "task_id",
            lambda row: StageEntry(
                place=NOWHERE,
                uid=row.uid,
                label=row.label,
                title=row.title,
                starts_on=row.starts_on,
                ends_on=row.ends_on,
                years=cells.get(row.pk, {}),
            ),
        )

    def _amounts(self) -> dict[int, dict[int, AmountsEntry | None]]:
        found: defaultdict[int, dict[int, AmountsEntry | None]] = defaultdict(dict)
        rows = FundingYear.objects.filter(funding__task__in=self.tasks.values("pk"))
        for source, year, planned, executed in (
            rows.exclude(planned=None, executed=None)
            .order_by("year__year")
            .values_list("funding_id", "year__year", "planned", "executed")
        ):
            found[source][year] = AmountsEntry(
                place=NOWHERE, planned=planned, executed=executed
            )
        return found

    def _totals(self) -> defaultdict[int, dict[int, Decimal]]:
        totals: defaultdict[int, dict[int, Decimal]] = defaultdict(dict)
        reported = ReportedTotal.objects.filter(task__in=self.tasks.values("pk"))
        for task, year, progress in reported.order_by("year__year").values_list(
            "task_id", "year__year", "progress"
        ):
            if progress is not None:
                totals[task][year] = progress
        return totals

    def _executors(self) -> Below:
        return entries(
            self._of(Executor).select_related("unit", "post"),
            "task_id",
            lambda row: ExecutorEntry(
                place=NOWHERE,
                uid=row.uid,
                text=row.text,
                unit=row.unit.name if row.unit else None,
                post=row.post.title if row.post else None,
            ),
        )

    def _places(self) -> defaultdict[int, list[str]]:
        places: defaultdict[int, list[str]] = defaultdict(list)
        for row in self._of(Location):
            places[row.task_id].append(Place.of(row).said)
        return places

    def _absent(self) -> defaultdict[int, list[str]]:
        absent: defaultdict[int, list[str]] = defaultdict(list)
        stated = AbsentKind.objects.filter(task__in=self.tasks.values("pk"))
        for task, kind in stated.order_by("kind").values_list("task_id", "kind"):
            absent[task].append(kind)
        return absent


def entries(
    rows: Iterable[Any], parent: str | Callable[[Any], Any], made: Callable[[Any], E]
) -> Below:
    """Make an entry of each row, under the key of the row above it."""
    key = attrgetter(parent) if isinstance(parent, str) else parent
    below: Below = defaultdict(list)
    for above, own in grouped(rows, key).items():
        below[above] = [made(row) for row in own]
    return below
