"""Lists of tasks as tables that can be sorted; formatting only."""

from typing import Any

import django_tables2 as tables
from django.utils.translation import gettext_lazy as _

from public.listed_tasks import ListedTask

ROWS_ON_A_PAGE = 100
NUMBER = {"th": {"class": "number"}}


class TaskTable(tables.Table):
    """All tasks of a strategy as at the end of a year, in the order of their codes."""

    code = tables.Column(_("Code"))
    title = tables.Column(_("Task"))
    weight = tables.Column(_("Weight"), attrs=NUMBER)
    planned = tables.Column(_("Plan to date"), attrs=NUMBER)
    progress = tables.Column(_("Progress"), attrs=NUMBER)
    status = tables.Column(_("Status"))

    class Meta:
        attrs = {"class": "table stack sortable"}

    # A row is one piece of a template: to draw each cell by itself took nine times as
    # long.
    rows_template = "public/_task_rows.html"

    def __init__(
        self, *args: Any, tasks_address: str = "", year_query: str, **kwargs: Any
    ) -> None:
        """Each task lies behind the address of them all, by its code."""
        self.tasks_address, self.year_query = tasks_address, year_query
        super().__init__(*args, **kwargs)

    def paginate(self, *args: Any, **kwargs: Any) -> None:
        """Take the number of the page from the address, but not its length."""
        super().paginate(*args, **{**kwargs, "per_page": ROWS_ON_A_PAGE})

    @property
    def headings(self) -> dict[str, str]:
        """The columns that are shown, as each cell is labelled on a phone."""
        return {column.name: str(column.header) for column in self.columns}

    @property
    def records(self) -> list[ListedTask]:
        """The tasks of the page."""
        return [row.record for row in self.paginated_rows]
