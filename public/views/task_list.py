"""The list of all tasks: filtered, sorted, and taken away just as it is shown."""

from functools import cached_property
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django_tables2 import SingleTableMixin

from leszno_strategy.numbers import computed
from public.listed_tasks import ListedTask, ListedTasks
from public.tables import TaskTable
from public.task_filter import TaskFilter
from public.views.filtered import FilteredList
from spreadsheets.sheets import Column, Sheet, points


class TaskList(SingleTableMixin, FilteredList):
    template_name = "public/tasks.html"
    table_class = TaskTable
    word = "zadania"

    @cached_property
    def filter(self) -> TaskFilter:
        return TaskFilter(self.request.GET, strategy=self.strategy, year=self.years.row)

    def get_table_data(self) -> ListedTasks:
        return self.filter.left()

    def get_table_kwargs(self) -> dict[str, Any]:
        address = reverse("public:tasks", args=[self.strategy.slug])
        return {"tasks_address": address, "year_query": self.years.query}

    def sheet(self) -> Sheet[ListedTask]:
        rows = [row.record for row in self.get_table(**self.get_table_kwargs()).rows]
        return task_sheet(rows, year=self.years.chosen)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            filter=self.filter, of_all=self.filter.of_all, **kwargs
        )


def task_sheet(tasks: list[ListedTask], *, year: int) -> Sheet[ListedTask]:
    """The columns of the list, for a file."""
    columns: list[Column[ListedTask]] = [
        Column(_("Code"), 9, lambda task: task.code),
        Column(_("Task"), 60, lambda task: task.title),
        Column(_("Weight"), 9, lambda task: task.weight),
        Column(_("Plan to date"), 11, lambda task: computed(task.planned), points),
        Column(_("Progress"), 11, lambda task: computed(task.progress), points),
        Column(_("Status"), 18, lambda task: task.status.label),
    ]
    title = _("Tasks at the end of %(year)s") % {"year": year}
    return Sheet(title, columns, tasks, frozen_columns=2)
