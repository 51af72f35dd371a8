"""Whether a report says all that the tables hold: counted before it is stored."""

from collections import Counter
from collections.abc import Iterable, Iterator
from enum import Enum, auto
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from annual_report.document import Head, Measure, Reported, Task
from annual_report.task_cards import published
from indicators.models import (
    Indicator,
    IndicatorBreak,
    IndicatorTarget,
    IndicatorValue,
)
from tasks import models
from tasks.models import StrategyYear
from tasks.models.task import counting


class Kind(Enum):
    """What is counted."""

    TASKS = auto()
    STAGES = auto()
    CELLS = auto()
    EXECUTORS = auto()
    FUNDING = auto()
    SPENDING = auto()
    INDICATORS = auto()
    VALUES = auto()
    TARGETS = auto()
    BREAKS = auto()
    TEXTS = auto()


KINDS = {
    Kind.TASKS: gettext_lazy("tasks"),
    Kind.STAGES: gettext_lazy("stages"),
    Kind.CELLS: gettext_lazy("figures of stages"),
    Kind.EXECUTORS: gettext_lazy("executors"),
    Kind.FUNDING: gettext_lazy("funding sources"),
    Kind.SPENDING: gettext_lazy("amounts of funding sources"),
    Kind.INDICATORS: gettext_lazy("indicators"),
    Kind.VALUES: gettext_lazy("values of indicators"),
    Kind.TARGETS: gettext_lazy("targets of indicators"),
    Kind.BREAKS: gettext_lazy("breaks of series"),
    Kind.TEXTS: gettext_lazy("approved texts"),
}
# How many differences are named; more would hide the first ones.
NAMED = 5
# By the code of a goal or programme ("" is the strategy), and what is counted.
Counts = Counter[tuple[str, Kind]]


class Tally:
    """What a report holds in each part; tasks are counted as they are written."""

    def __init__(self, head: Head) -> None:
        self.year = head.year
        self.counts: Counts = Counter()
        self.there: Counts = Counter()
        for part in head.parts:
            self.counts[part.code, Kind.TEXTS] += part.texts is not None
            self._measures(part.code, part.indicators)

    def along(self, tasks: Iterable[Task]) -> Iterator[Task]:
        for task in tasks:
            self._task(task)
            yield task

    def _task(self, task: Task) -> None:
        part = task.programme
        self.counts[part, Kind.TASKS] += 1
        self.counts[part, Kind.STAGES] += len(task.stages)
        self.counts[part, Kind.CELLS] += sum(len(stage.cells) for stage in task.stages)
        self.counts[part, Kind.EXECUTORS] += len(task.executors)
        self.counts[part, Kind.FUNDING] += len(task.funding)
        self.counts[part, Kind.SPENDING] += sum(
            len(line.years) for line in task.funding
        )
        self.counts[part, Kind.TEXTS] += task.reported == Reported.APPROVED
        self._measures(part, task.indicators)

    def _measures(self, part: str, measures: list[Measure]) -> None:
        self.counts[part, Kind.INDICATORS] += len(measures)
        for measure in measures:
            self.counts[part, Kind.VALUES] += len(measure.values)
            self.counts[part, Kind.TARGETS] += len(measure.targets)
            self.counts[part, Kind.BREAKS] += len(measure.breaks)

    def compare(self, period: StrategyYear) -> None:
        """Count what the tables hold: 27 queries."""
        self.there = _in_tables(period)

    def check(self) -> None:
        """Raise ValidationError unless the report says all that the tables held."""
        there = self.there
        off = [key for key in there | self.counts if there[key] != self.counts[key]]
        if not off:
            return
        said = [
            _("%(part)s: %(what)s, %(found)d instead of %(there)d")
            % {
                "part": part or _("The strategy as a whole"),
                "what": KINDS[what],
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
            % {"year": self.year, "differences": "; ".join(said)}
        )


def _in_tables(period: StrategyYear) -> Counts:
    year = period.year
    cells = models.StageYear.objects.filter(_told("actual", year))
    spending = models.FundingYear.objects.filter(_told("executed", year))
    # What is counted, and the way from it to its task; "" is the task itself.
    of_tasks: list[Counted] = [
        (Kind.TASKS, models.Task.objects.all(), ""),
        (Kind.STAGES, models.Stage.objects.all(), "task"),
        (Kind.CELLS, cells, "stage__task"),
        (Kind.EXECUTORS, models.Executor.objects.all(), "task"),
        (Kind.FUNDING, models.FundingSource.objects.all(), "task"),
        (Kind.SPENDING, spending, "funding__task"),
        *_own("task", period),
    ]
    found: Counts = Counter()
    for what, rows, path in of_tasks:
        task = f"{path}__" if path else ""
        kept = rows.filter(counting(year, task))
        for part, count in _by_part(kept, f"{task}programme", period):
            found[part, what] += count
    gone = _gone(period)
    for parent in ("programme", "goal", "of_strategy"):
        for what, rows, path in _own(parent, period):
            for part, count in _by_part(rows, path, period):
                found[part, what] += 0 if part in gone else count
    return found


# What is counted, its rows, and the way from them to what they belong to.
Counted = tuple[Kind, QuerySet[Any], str]


def _own(parent: str, period: StrategyYear) -> list[Counted]:
    """What each task, programme, goal and the whole may have of its own."""
    values = IndicatorValue.objects.filter(year__lte=period.year).exclude(text="")
    return [
        (Kind.INDICATORS, Indicator.objects.all(), parent),
        (Kind.VALUES, values, f"indicator__{parent}"),
        (Kind.TARGETS, IndicatorTarget.objects.all(), f"indicator__{parent}"),
        (Kind.BREAKS, IndicatorBreak.objects.all(), f"indicator__{parent}"),
        (Kind.TEXTS, published(period), f"report__{parent}"),
    ]


def _told(carried_out: str, year: int) -> Q:
    """Keep years with a plan, or with anything carried out by then."""
    done = {f"{carried_out}__isnull": False, "year__year__lte": year}
    return Q(planned__isnull=False) | Q(**done)


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
    """Count the rows of each part of the kind to which the path leads."""
    ways = {
        "of_strategy": (path, []),
        "goal": (f"{path}__strategy", [f"{path}__number"]),
        "programme": (
            f"{path}__goal__strategy",
            [f"{path}__goal__number", f"{path}__number"],
        ),
    }
    strategy, numbers = ways[path.rpartition("__")[2]]
    found = rows.filter(**{strategy: period.strategy_id}).order_by()
    for *code, count in found.values_list(*(numbers or [strategy])).annotate(
        Count("pk")
    ):
        yield ".".join(map(str, code)) if numbers else "", count
