"""The tasks of a part of the strategy as a workbook, one click from its page."""

from functools import cached_property
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from organisation.models import Unit
from public.downloads import xlsx_response
from public.listed_tasks import ListedTasks
from public.responsibility import answers_ever
from public.task_book import TaskBook, parts_of
from public.task_filter import of_unit
from public.views.base import PublicPage
from tasks.leading_on import found_at
from tasks.models import Goal, Programme, Task, TaskYear
from tasks.models.task_year import TaskYearQuerySet
from tasks.outline import thresholds


class PartBook(PublicPage):
    """What all of them have in common; a part says which tasks are its own."""

    @property
    def name(self) -> str:
        """What stands in the file's name."""
        return str(self.kwargs["code"])

    def rows(self, of_year: TaskYearQuerySet) -> TaskYearQuerySet:
        raise NotImplementedError

    def parts(self) -> Any:
        """The parts whose own indicators belong to it."""
        return {}

    def of_year(self) -> TaskYearQuerySet:
        return TaskYear.objects.of_year(self.years.row)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        period = self.years.row
        period.strategy = self.strategy
        found = self.rows(self.of_year()).with_status(thresholds(period))
        tasks = ListedTasks(found, found.count(), period)
        sheets = TaskBook(tasks, period, self.parts()).sheets()
        name = f"{self.strategy.slug}-{self.name}-{self.years.chosen}"
        return xlsx_response(*sheets, name=name, author=self.strategy.city)


class GoalBook(PartBook):
    @cached_property
    def goal(self) -> Goal:
        goals = self.strategy.goals.select_related("head")
        return found_at(goals, self.kwargs["code"], strategy=self.strategy.slug)

    def rows(self, of_year: TaskYearQuerySet) -> TaskYearQuerySet:
        return of_year.filter(task__programme__goal=self.goal)

    def parts(self) -> Any:
        programmes = self.goal.programmes.select_related("coordinator", "goal")
        return parts_of(self.goal, list(programmes))


class ProgrammeBook(PartBook):
    @cached_property
    def programme(self) -> Programme:
        programmes = Programme.objects.filter(goal__strategy=self.strategy)
        return found_at(
            programmes.select_related("coordinator", "goal"),
            self.kwargs["code"],
            strategy=self.strategy.slug,
        )

    def rows(self, of_year: TaskYearQuerySet) -> TaskYearQuerySet:
        return of_year.filter(task__programme=self.programme)

    def parts(self) -> Any:
        return parts_of(None, [self.programme])


class OneTaskBook(PartBook):
    @cached_property
    def task(self) -> Task:
        tasks = Task.objects.of(self.strategy)
        return found_at(tasks, self.kwargs["code"], strategy=self.strategy.slug)

    def of_year(self) -> TaskYearQuerySet:
        """Of a withdrawn task, too: its page says what it was."""
        return TaskYear.objects.filter(year=self.years.row)

    def rows(self, of_year: TaskYearQuerySet) -> TaskYearQuerySet:
        return of_year.filter(task=self.task)


class UnitBook(PartBook):
    @cached_property
    def unit(self) -> Unit:
        unit = get_object_or_404(Unit, pk=self.kwargs["pk"])
        if not answers_ever(unit, self.strategy):
            raise Http404(f"Unit {unit.pk} answers for nothing here")
        return unit

    @property
    def name(self) -> str:
        return f"jednostka-{self.unit.pk}"

    def rows(self, of_year: TaskYearQuerySet) -> TaskYearQuerySet:
        return of_year.filter(of_unit(str(self.unit.pk)))
