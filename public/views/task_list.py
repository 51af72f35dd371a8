"""The list of all tasks: filtered, sorted, and taken away just as it is shown."""

from functools import cached_property
from typing import Any

from django.http import QueryDict
from django.urls import reverse
from django_tables2 import SingleTableMixin

from public.listed_tasks import ListedTask, ListedTasks
from public.tables import TaskTable
from public.task_book import TaskBook
from public.task_columns import COLUMNS, ROWS, SORT, ListShape, kept, task_sheet
from public.task_filter import STATUS, TaskFilter
from public.views.filtered import FilteredList
from spreadsheets.sheets import Sheet
from tasks.years import PARAMETER

# What people write for the status who guess at it; both may be given.
ALSO_STATUS = "status"


class TaskList(SingleTableMixin, FilteredList):
    template_name = "public/tasks.html"
    table_class = TaskTable
    word = "zadania"

    @cached_property
    def asked(self) -> QueryDict:
        """What the address asks for, under the names of the filters."""
        asked = self.request.GET.copy()
        if statuses := asked.pop(ALSO_STATUS, []):
            asked.setlist(STATUS, [*asked.getlist(STATUS), *statuses])
        return asked

    @cached_property
    def filter(self) -> TaskFilter:
        return TaskFilter(self.asked, strategy=self.strategy, year=self.years.row)

    @cached_property
    def shape(self) -> ListShape:
        return ListShape(self.asked, year=self.years.chosen)

    @property
    def is_understood(self) -> bool:
        return super().is_understood and self.shape.is_valid()

    def get_table_pagination(self, table: TaskTable) -> Any:
        # To divide a table into pages is to read the first.
        return False if self.file else super().get_table_pagination(table)

    def get_table_data(self) -> ListedTasks:
        return self.filter.left()

    def get_table_kwargs(self) -> dict[str, Any]:
        return {
            "tasks_address": reverse("public:tasks", args=[self.strategy.slug]),
            "year_query": self.years.query,
            "year": self.years.chosen,
            "shown": self.shape.shown,
            "rows_on_a_page": self.shape.rows,
        }

    def sheet(self) -> Sheet[ListedTask]:
        rows = [row.record for row in self.get_table(**self.get_table_kwargs()).rows]
        return task_sheet(rows, year=self.years.chosen, shown=self.shape.shown)

    def sheets(self) -> list[Sheet[Any]]:
        """The list, and behind it the stages and indicators of its tasks."""
        table = self.get_table(**self.get_table_kwargs())
        self.years.row.strategy = self.strategy
        book = TaskBook(table.data, self.years.row)
        return book.sheets(self.shape.shown)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        of_filters = (*self.filter.fields, PARAMETER)
        return super().get_context_data(
            filter=self.filter,
            of_all=self.filter.of_all,
            shape=self.shape,
            kept_with_filters=list(kept(self.asked, *of_filters)),
            kept_with_columns=list(kept(self.asked, COLUMNS, ROWS, SORT)),
            **kwargs,
        )
