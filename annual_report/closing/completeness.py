"""Whether a report says all that the tables hold: counted before it is stored."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from annual_report.document import Head, Measure, Reported, Task
from annual_report.task_cards import published
from indicators.models import Indicator, IndicatorValue
from tasks import models
from tasks.models import StrategyYear
from tasks.models.task import counting

TASKS = gettext_lazy("tasks")
STAGES = gettext_lazy("stages")
CELLS = gettext_lazy("figures of stages")
EXECUTORS = gettext_lazy("executors")
FUNDING = gettext_lazy("funding sources")
INDICATORS = gettext_lazy("indicators")
VALUES = gettext_lazy("values of indicators")
TEXTS = gettext_lazy("approved texts")
# How many differences are named; more would hide the first ones.
NAMED = 5
# By the code of a goal or programme, and what is counted.
Counts = Counter[tuple[str, Any]]


class Tally:
    """What a report holds in each part; tasks are counted as they are written."""

    def __init__(self, head: Head) -> None:
        self.counts: Counts = Counter()
        for part in head.parts:
            self._measures(part.code, part.indicators)

    def along(self, tasks: Iterable[Task]) -> Iterator[Task]:
        for task in tasks:
            self._task(task)
            yield task

    def _task(self, task: Task) -> None:
        part = task.programme
        self.counts[part, TASKS] += 1
        self.counts[part, STAGES] += len(task.stages)
        self.counts[part, CELLS] += sum(len(stage.cells) for stage in task.stages)
        self.counts[part, EXECUTORS] += len(task.executors)
        self.counts[part, FUNDING] += len(task.funding)
        self.counts[part, TEXTS] += task.reported == Reported.APPROVED
        self._measures(part, task.indicators)

    def _measures(self, part: str, measures: list[Measure]) -> None:
        self.counts[part, INDICATORS] += len(measures)
        self.counts[part, VALUES] += sum(len(measure.values) for measure in measures)

    def check(self, period: StrategyYear) -> None:
        """Compare with the tables: thirteen queries. Raises ValidationError."""
        there = _in_tables(period)
        off = [key for key in there | self.counts if there[key] != self.counts[key]]
        if not off:
            return
        said = [
            _("%(part)s: %(what)s, %(found)d instead of %(there)d")
            % {
                "part": part,
                "what": what,
                "found": self.counts[part, what],
                "there": there[part, what],
            }
            for part, what in off[:NAMED]
        ]
        raise ValidationError(
            _(
                "The report of %(year)s would not say what is stored, so nothing was "
                "frozen (%(differences)s). Tell whoever runs the system."
            )
            % {"year": period.year, "differences": "; ".join(said)}
        )


def _in_tables(period: StrategyYear) -> Counts:
    year = period.year
    figures = Q(planned__isnull=False) | Q(actual__isnull=False, year__year__lte=year)
    cells = models.StageYear.objects.filter(figures)
    values = IndicatorValue.objects.filter(year__lte=year).exclude(text="")
    # What is counted, and the way from it to its task; "" is the task itself.
    of_tasks: list[tuple[Any, QuerySet[Any], str]] = [
        (TASKS, models.Task.objects.all(), ""),
        (STAGES, models.Stage.objects.all(), "task__"),
        (CELLS, cells, "stage__task__"),
        (EXECUTORS, models.Executor.objects.all(), "task__"),
        (FUNDING, models.FundingSource.objects.all(), "task__"),
        (TEXTS, published(period), "report__task__"),
        (INDICATORS, Indicator.objects.all(), "task__"),
        (VALUES, values, "indicator__task__"),
    ]
    found: Counts = Counter()
    for what, rows, task in of_tasks:
        kept = rows.filter(counting(year, task))
        for part, count in _by_part(kept, f"{task}programme", period):
            found[part, what] += count
    gone = _gone(period)
    for parent in ("programme", "goal"):
        for what, rows, path in (
            (INDICATORS, Indicator.objects.all(), parent),
            (VALUES, values, f"indicator__{parent}"),
        ):
            for part, count in _by_part(rows, path, period):
                found[part, what] += 0 if part in gone else count
    return found


def _gone(period: StrategyYear) -> set[str]:
    """Return the codes of goals and programmes all of whose tasks are withdrawn."""
    left = Count("tasks", filter=counting(period.year, "tasks__"))
    programmes = models.Programme.objects.filter(goal__strategy=period.strategy_id)
    gone: set[str] = set()
    goals: dict[str, bool] = {}
    rows = programmes.order_by().annotate(n=Count("tasks"), left=left)
    for goal, number, n, staying in rows.values_list(
        "goal__number", "number", "n", "left"
    ):
        is_gone = bool(n) and not staying
        goals[goal] = goals.get(goal, True) and is_gone
        if is_gone:
            gone.add(f"{goal}.{number}")
    return gone | {goal for goal, is_gone in goals.items() if is_gone}


def _by_part(
    rows: QuerySet[Any], path: str, period: StrategyYear
) -> Iterator[tuple[str, int]]:
    """Count the rows of each programme, or of each goal where the path leads there."""
    is_goal = path.endswith("goal")
    goal = path if is_goal else f"{path}__goal"
    numbers = [f"{goal}__number"] if is_goal else [f"{goal}__number", f"{path}__number"]
    found = rows.filter(**{f"{goal}__strategy": period.strategy_id}).order_by()
    for *code, count in found.values_list(*numbers).annotate(Count("pk")):
        yield ".".join(map(str, code)), count
