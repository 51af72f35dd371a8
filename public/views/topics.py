"""Topics: what residents call things, with the programmes and tasks that are meant."""

from functools import cached_property
from typing import Any

from django.db.models import Prefetch, Q, QuerySet
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django_tables2 import SingleTableMixin

from leszno_strategy.alphabet import Alphabetical
from public.listed_tasks import ListedTasks
from public.tables import TaskTable
from public.task_columns import FIXED, USUAL
from public.views.base import PublicPage
from tasks.models import Programme, TaskYear
from tasks.models.task_year import TaskYearQuerySet
from tasks.outline import thresholds
from topics.models import Topic
from topics.world_goals import WorldGoal

# The parameter of the list: a goal of the United Nations.
WORLD_GOAL = "onz"


class TopicList(PublicPage):
    template_name = "public/topics.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        every = list(self.topics())
        known = {number for topic in every for number in topic.world_goals}
        chosen = self.chosen(known)
        return super().get_context_data(
            topics=[one for one in every if not chosen or chosen in one.world_goals],
            world_goals=[goal for goal in WorldGoal if goal in known],
            chosen=chosen,
            **kwargs,
        )

    def topics(self) -> "QuerySet[Topic]":
        programmes = Programme.objects.select_related("goal__strategy")
        ordered = programmes.order_by("goal__position", "number")
        return (
            Topic.objects.filter(strategy=self.strategy)
            .select_related("strategy")
            .prefetch_related(Prefetch("programmes", ordered))
            .order_by(Alphabetical("title"))
        )

    def chosen(self, known: set[int]) -> WorldGoal | None:
        """Return the goal that was asked for, if any topic serves it."""
        asked = self.request.GET.get(WORLD_GOAL, "")
        return next(
            (goal for goal in WorldGoal if str(goal) == asked and goal in known), None
        )


class TopicPage(SingleTableMixin, PublicPage):
    template_name = "public/topic.html"
    table_class = TaskTable

    @cached_property
    def topic(self) -> Topic:
        topics = Topic.objects.filter(strategy=self.strategy)
        return get_object_or_404(topics, slug=self.kwargs["topic"])

    @cached_property
    def tasks(self) -> TaskYearQuerySet:
        """Its own tasks and all of its programmes, as at the end of the year."""
        named = Q(task__in=self.topic.tasks.values("pk"))
        below = Q(task__programme__in=self.topic.programmes.values("pk"))
        of_year = TaskYear.objects.of_year(self.years.row)
        return of_year.with_status(thresholds(self.years.row)).filter(named | below)

    def get_table_data(self) -> ListedTasks:
        return ListedTasks(self.tasks, self.tasks.count(), self.years.row)

    def get_table_kwargs(self) -> dict[str, Any]:
        return {
            "tasks_address": reverse("public:tasks", args=[self.strategy.slug]),
            "year_query": self.years.query,
            "year": self.years.chosen,
            "shown": [*FIXED, *USUAL],
        }

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        programmes = self.topic.programmes.select_related("goal__strategy")
        context = {
            "topic": self.topic,
            "programmes": programmes.order_by("goal__position", "number"),
        }
        # The address gives the topic's name; the page wants the topic itself.
        return super().get_context_data(**{**kwargs, **context})
