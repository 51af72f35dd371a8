"""Lists of tasks as tables that can be sorted; formatting only."""

from collections.abc import Sequence
from typing import Any

import django_tables2 as tables

from public.charts import Bar, bar
from public.listed_tasks import ListedTask, ListedTasks
from public.task_columns import LIST_COLUMNS, ROW_COUNTS

NUMBER = {"th": {"class": "number"}}


class TaskTable(tables.Table):
    """Tasks of a strategy as at the end of a year, in the order of their codes.

    It can be sorted by every column of `LIST_COLUMNS`, also by one that is not shown.
    """

    class Meta:
        attrs = {"class": "table stack sortable tasks"}

    # A row is one piece of a template: to draw each cell by itself took nine times as
    # long.
    rows_template = "public/_task_rows.html"

    def __init__(
        self,
        data: ListedTasks,
        *,
        year: int,
        shown: Sequence[str],
        rows_on_a_page: int = ROW_COUNTS[0],
        tasks_address: str = "",
        year_query: str,
        **kwargs: Any,
    ) -> None:
        """Each task lies behind the address of them all, by its code.

        `labels` name the columns that are shown, as each cell has it on a phone; those
        of the others are empty, as templates take long to find that a name is missing.
        """
        self.tasks_address, self.year_query = tasks_address, year_query
        self.rows_on_a_page = rows_on_a_page
        self.labels = dict.fromkeys(LIST_COLUMNS, "") | {
            name: str(LIST_COLUMNS[name].short or LIST_COLUMNS[name].heading(year))
            for name in shown
        }
        data.shown = shown
        columns = [
            (
                name,
                tables.Column(
                    one.heading(year),
                    visible=name in shown,
                    attrs=NUMBER if one.is_number else {},
                ),
            )
            for name, one in LIST_COLUMNS.items()
        ]
        super().__init__(data, extra_columns=columns, **kwargs)

    def paginate(self, *args: Any, **kwargs: Any) -> None:
        """Take the number of the page from the address, but not its length."""
        super().paginate(*args, **{**kwargs, "per_page": self.rows_on_a_page})

    @property
    def records(self) -> list[tuple[ListedTask, Bar | None]]:
        """The tasks of the page, each with its bar: done and planned to date."""
        tasks = [row.record for row in self.paginated_rows]
        return [(task, bar(task.progress, task.planned)) for task in tasks]
