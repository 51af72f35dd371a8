"""The list of all tasks: filtered, sorted, and taken away just as it is shown."""

from functools import cached_property
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django_tables2 import SingleTableMixin

from leszno_strategy.numbers import computed
from public.asof import TaskAsOf
from public.downloads import csv_response, xlsx_response
from public.facets import FacetForm
from public.tables import TaskTable
from public.task_filter import task_filter, tasks_at
from public.views.base import PublicPage
from spreadsheets.sheets import Column, Sheet, points


class TaskList(SingleTableMixin, PublicPage):
    template_name = "public/tasks.html"
    table_class = TaskTable
    file = ""  # "csv" or "xlsx"

    @cached_property
    def all_tasks(self) -> list[TaskAsOf]:
        return tasks_at(self.strategy, self.years.chosen)

    @cached_property
    def filter(self) -> FacetForm[TaskAsOf]:
        return task_filter(self.request.GET, self.strategy, self.all_tasks)

    def get_table_data(self) -> list[TaskAsOf]:
        return self.filter.left()

    def get_table_kwargs(self) -> dict[str, Any]:
        return {"year_query": self.years.query}

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.file:
            return super().get(request, *args, **kwargs)
        if not self.filter.is_valid():
            # The page says what is wrong; a file would say that there is nothing.
            page = super().get(request, *args, **kwargs)
            page.status_code = 400
            return page
        rows = [row.record for row in self.get_table(**self.get_table_kwargs()).rows]
        sheet = task_sheet(rows, year=self.years.chosen)
        name = f"{self.strategy.slug}-zadania-{self.years.chosen}"
        if self.file == "csv":
            return csv_response(sheet, name=name)
        return xlsx_response(sheet, name=name, author=self.strategy.city)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            filter=self.filter, of_all=len(self.all_tasks), **kwargs
        )


def task_sheet(tasks: list[TaskAsOf], *, year: int) -> Sheet[TaskAsOf]:
    """The columns of the list, for a file."""
    columns: list[Column[TaskAsOf]] = [
        Column(_("Code"), 9, lambda task: task.item.code),
        Column(_("Task"), 60, lambda task: task.item.title),
        Column(_("Weight"), 9, lambda task: task.item.weight),
        Column(_("Plan to date"), 11, lambda task: computed(task.planned), points),
        Column(_("Progress"), 11, lambda task: computed(task.progress), points),
        Column(_("Status"), 18, lambda task: task.status.label),
    ]
    title = _("Tasks at the end of %(year)s") % {"year": year}
    return Sheet(title, columns, tasks, frozen_columns=2)
