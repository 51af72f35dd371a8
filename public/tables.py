"""Lists of tasks as tables that can be sorted; formatting only."""

from decimal import Decimal
from typing import Any

import django_tables2 as tables
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from leszno_strategy.numbers import UNKNOWN, exact, points
from leszno_strategy.template_filters import as_written
from public.asof import TaskAsOf
from public.templatetags.figures import status_label
from tasks.progress import Status

ROWS_ON_A_PAGE = 100
CODE = {"td": {"class": "code"}}
NUMBER = {"td": {"class": "number"}, "th": {"class": "number"}}


class TaskTable(tables.Table):
    """All tasks of a strategy as at the end of a year, in the order of their codes."""

    code = tables.Column(
        _("Code"), accessor="item__code", order_by="position", attrs=CODE
    )
    title = tables.Column(_("Task"), accessor="item__title", order_by="title_key")
    weight = tables.Column(_("Weight"), accessor="item__weight", attrs=NUMBER)
    planned = tables.Column(_("Plan to date"), attrs=NUMBER)
    progress = tables.Column(_("Progress"), attrs=NUMBER)
    status = tables.Column(_("Status"))

    class Meta:
        attrs = {"class": "table stack sortable"}
        default = UNKNOWN

    def __init__(self, *args: Any, year_query: str, **kwargs: Any) -> None:
        self.year_query = year_query
        super().__init__(*args, **kwargs)

    def paginate(self, *args: Any, **kwargs: Any) -> None:
        """Take the number of the page from the address, but not its length."""
        super().paginate(*args, **{**kwargs, "per_page": ROWS_ON_A_PAGE})

    def render_title(self, value: str, record: TaskAsOf) -> SafeString:
        address = record.item.get_absolute_url() + self.year_query
        return format_html('<a href="{}">{}</a>', address, as_written(value))

    def render_weight(self, value: Decimal) -> str:
        return exact(value)

    def render_planned(self, value: Decimal) -> str:
        return points(value)

    def render_progress(self, value: Decimal) -> str:
        return points(value)

    def render_status(self, value: Status) -> SafeString:
        return status_label(value)
