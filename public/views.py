"""The public pages: read by anyone, written by nobody, one year at a time."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.db.models import Prefetch, QuerySet
from django.http import FileResponse, HttpRequest, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404, redirect
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_safe
from django.views.generic import TemplateView
from django_tables2 import SingleTableMixin

from indicators.models import Indicator
from organisation.rights import Act, standing_of
from public.asof import TaskAsOf, as_of
from public.card import indicator_table, task_indicators
from public.charts import Curve
from public.reported import reported
from public.tables import TaskTable
from reporting.attachments import respond
from reporting.models import Attachment
from tasks.cells import stage_table
from tasks.models import Goal, Programme, Stage, Strategy, Task, TaskQuerySet
from tasks.outline import (
    Branch,
    TaskNode,
    curve,
    goal_branch,
    programme_branch,
    strategy_branch,
    task_node,
    task_nodes,
    thresholds,
)
from tasks.years import PARAMETER, YearChoice

INDICATORS = Prefetch("indicators", Indicator.objects.with_values())


@method_decorator(login_not_required, name="dispatch")
class PublicPage(TemplateView):
    """A page of one strategy, as at the end of the chosen year."""

    http_method_names = ["get", "head", "options"]
    strategy: Strategy
    years: YearChoice

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.strategy = self.get_strategy()
        self.years = YearChoice(self.strategy, request.GET.get(PARAMETER, ""))

    def get_strategy(self) -> Strategy:
        return get_object_or_404(
            Strategy.objects.newest_first(), slug=self.kwargs["strategy"]
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = {
            "strategy": self.strategy,
            "years": self.years.all,
            "year": self.years.chosen,
            "year_query": self.years.query,
        }
        # The address gives the strategy's name; pages want the strategy itself.
        return super().get_context_data(**{**kwargs, **context})

    def of(self, node: Branch | TaskNode) -> dict[str, Any]:
        """What every page says of its subject: where it stands, and its curve."""
        year = self.years.chosen
        points = curve(node, self.years.all, to_year=year)
        return {"standing": as_of(node, year), "curve": Curve(points)}


class StrategyPage(PublicPage):
    template_name = "public/strategy.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            **self.of(strategy_branch(self.strategy)), **kwargs
        )


class HomePage(StrategyPage):
    """The front page is the page of the newest strategy."""

    def get_strategy(self) -> Strategy:
        return Strategy.objects.newest_first().first() or Strategy()

    def get_template_names(self) -> list[str]:
        return [self.template_name if self.strategy.pk else "public/empty.html"]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) if self.strategy.pk else kwargs


class GoalPage(PublicPage):
    template_name = "public/goal.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        goals = self.strategy.goals.select_related("strategy", "head")
        goal = get_object_or_404(
            goals.prefetch_related(INDICATORS), number=self.kwargs["code"]
        )
        indicators = indicator_table(goal.indicators.all(), self.years.all)
        return super().get_context_data(
            goal=goal, indicators=indicators, **self.of(goal_branch(goal)), **kwargs
        )


class ProgrammePage(PublicPage):
    template_name = "public/programme.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        programmes = Programme.objects.filter(goal__strategy=self.strategy)
        programme = get_object_or_404(
            programmes.coded(self.kwargs["code"])
            .select_related("goal__strategy", "goal__head", "coordinator")
            .prefetch_related(INDICATORS)
        )
        indicators = indicator_table(programme.indicators.all(), self.years.all)
        return super().get_context_data(
            programme=programme,
            indicators=indicators,
            **self.of(programme_branch(programme)),
            **kwargs,
        )


class TaskList(SingleTableMixin, PublicPage):
    template_name = "public/tasks.html"
    table_class = TaskTable

    def get_table_data(self) -> list[TaskAsOf]:
        nodes = task_nodes(Task.objects.of(self.strategy))
        return [TaskAsOf(node, self.years.chosen) for node in nodes]

    def get_table_kwargs(self) -> dict[str, Any]:
        return {"year_query": self.years.query}


class TaskPage(PublicPage):
    template_name = "public/task.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        task = get_object_or_404(
            with_card(Task.objects.of(self.strategy)).coded(self.kwargs["code"])
        )
        node = task_node(task)
        return super().get_context_data(
            task=task,
            may_open_report=self.may_open_report(task),
            thresholds=thresholds(self.years.row),
            stages=stage_table(node, task.stages.all(), self.years.all),
            indicators=task_indicators(task, self.years.all),
            reported=reported(task, self.years.row),
            **self.of(node),
            **kwargs,
        )

    def may_open_report(self, task: Task) -> bool:
        """Whether the reader is an official to whom the task's report is open."""
        if not self.request.user.is_authenticated:
            return False
        who = standing_of(self.request)
        return Task.objects.filter(pk=task.pk).open_to(who, Act.READ).exists()


def with_card(tasks: TaskQuerySet) -> TaskQuerySet:
    """Fetch all that the card prints, with a query for each of its tables."""
    return tasks.select_related(
        "programme__goal__strategy", "programme__goal__head", "programme__coordinator"
    ).prefetch_related(
        Prefetch("stages", Stage.objects.with_figures()),
        "executors",
        "partners",
        "funding",
        "absent_kinds",
        INDICATORS,
    )


@login_not_required
@require_safe
def attachment(request: HttpRequest, strategy: str, code: str, pk: int) -> FileResponse:
    """Hand out a file of a task's approved report."""
    tasks = Task.objects.filter(programme__goal__strategy__slug=strategy)
    task = get_object_or_404(tasks.coded(code))
    return respond(
        get_object_or_404(Attachment.objects.public(), report__task=task, pk=pk)
    )


@login_not_required
@require_safe
def old_task(request: HttpRequest, legacy_id: int) -> HttpResponsePermanentRedirect:
    tasks = Task.objects.select_related("programme__goal__strategy")
    return _moved(tasks, legacy_id)


@login_not_required
@require_safe
def old_programme(
    request: HttpRequest, legacy_id: int
) -> HttpResponsePermanentRedirect:
    return _moved(Programme.objects.select_related("goal__strategy"), legacy_id)


@login_not_required
@require_safe
def old_goal(request: HttpRequest, legacy_id: int) -> HttpResponsePermanentRedirect:
    return _moved(Goal.objects.select_related("strategy"), legacy_id)


def _moved(rows: "QuerySet[Any]", legacy_id: int) -> HttpResponsePermanentRedirect:
    """Send a reader of the old site on to the same thing here."""
    found = get_object_or_404(rows, legacy_id=legacy_id)
    return redirect(found, permanent=True)  # type: ignore[return-value]
