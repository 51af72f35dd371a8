"""The pages of the tree: the strategy, its goals, programmes and tasks."""

from typing import Any

from django.db.models import Prefetch
from django.shortcuts import get_object_or_404

from indicators.models import Indicator
from organisation.rights import Act, standing_of
from public.card import indicator_table, task_indicators
from public.reported import reported
from public.views.base import PublicPage, SitePage
from tasks.cells import stage_table
from tasks.models import Programme, Stage, Task, TaskQuerySet
from tasks.outline import (
    goal_branch,
    programme_branch,
    strategy_branch,
    task_node,
    thresholds,
)

INDICATORS = Prefetch("indicators", Indicator.objects.with_values())


class StrategyPage(PublicPage):
    template_name = "public/strategy.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            **self.of(strategy_branch(self.strategy)), **kwargs
        )


class HomePage(StrategyPage):
    """The front page is the page of the newest strategy."""

    get_strategy = SitePage.get_strategy

    def get_path(self) -> str:
        return self.strategy.get_absolute_url() if self.strategy.pk else "/"

    def get_template_names(self) -> list[str]:
        return [self.template_name if self.strategy.pk else "public/empty.html"]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        if self.strategy.pk:
            return super().get_context_data(**kwargs)
        return PublicPage.get_context_data(self, **kwargs)


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
