"""What the help page works out: a task from its stages on, the rules of statuses."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from leszno_strategy.numbers import whole_percent
from public.asof import BranchAsOf, Contribution, TaskAsOf
from tasks.cells import StageTable, stage_table
from tasks.models import Stage, StageYear, Strategy, Task
from tasks.outline import programme_branch
from tasks.progress import Status, Thresholds
from tasks.years import YearChoice

# The task whose figures the city itself explained.
USUAL = "I.3.5"


@dataclass(frozen=True)
class Example:
    """A task as at the end of a year, its stages, and what it brings its programme."""

    task: TaskAsOf
    stages: StageTable
    programme: BranchAsOf
    contribution: Contribution


def example(strategy: Strategy, years: YearChoice) -> Example | None:
    """Work through the usual task, or the first with a plan; None if none has one."""
    task = task_with_plan(strategy, years.chosen)
    if task is None:
        return None
    branch = programme_branch(task.programme)
    programme = BranchAsOf(branch, years.chosen)
    contribution = next(one for one in programme.contributions if one.part.item == task)
    node = next(one for one in branch.tasks if one.item == task)
    stages = Stage.objects.filter(task=task).with_figures()
    return Example(
        TaskAsOf(node, years.chosen),
        stage_table(node, stages, years.all),
        programme,
        contribution,
    )


def task_with_plan(strategy: Strategy, year: int) -> Task | None:
    planned = StageYear.objects.filter(
        stage__task=OuterRef("pk"), planned__isnull=False
    )
    tasks = Task.objects.of(strategy).counting_in(year).filter(Exists(planned))
    return tasks.coded(USUAL).first() or tasks.first()


def status_rules(limits: Thresholds) -> list[tuple[Status, str]]:
    """Say when a task has each status, in the order in which they are tried."""
    on_track, delayed = map(whole_percent, (limits.on_track, limits.delayed))
    return [
        *_rules_without_a_plan(),
        (
            Status.COMPLETED,
            _("As much was carried out as is planned for all years, or more."),
        ),
        (
            Status.NOT_STARTED,
            _("Nothing was planned so far, and nothing was carried out."),
        ),
        (
            Status.ON_TRACK,
            _("At least %(share)s of the plan to date was carried out.")
            % {"share": on_track},
        ),
        (
            Status.DELAYED,
            _("At least %(share)s of the plan to date was carried out.")
            % {"share": delayed},
        ),
        (Status.AT_RISK, _("Less was carried out.")),
    ]


def _rules_without_a_plan() -> list[tuple[Status, str]]:
    return [
        (
            Status.NO_DATA,
            _(
                "Neither stages nor a total are known, or something is planned and "
                "nothing was ever reported."
            ),
        ),
        (
            Status.COMPLETED,
            _("Only a total without stages is known, and it is 100 or more."),
        ),
        (
            Status.IN_PROGRESS,
            _("Only a total without stages is known, and it is below 100."),
        ),
        (
            Status.NO_PLAN,
            _("Nothing above 0 is planned in any year, and nothing was carried out."),
        ),
        (
            Status.COMPLETED,
            _("Nothing above 0 is planned, yet 100 or more was carried out."),
        ),
        (
            Status.IN_PROGRESS,
            _("Nothing above 0 is planned, yet something was carried out, below 100."),
        ),
    ]
