"""The list of all tasks."""

from typing import Any

from django_tables2 import SingleTableMixin

from public.asof import TaskAsOf
from public.tables import TaskTable
from public.views.base import PublicPage
from tasks.models import Task
from tasks.outline import task_nodes


class TaskList(SingleTableMixin, PublicPage):
    template_name = "public/tasks.html"
    table_class = TaskTable

    def get_table_data(self) -> list[TaskAsOf]:
        nodes = task_nodes(Task.objects.of(self.strategy))
        return [TaskAsOf(node, self.years.chosen) for node in nodes]

    def get_table_kwargs(self) -> dict[str, Any]:
        return {"year_query": self.years.query}
