"""The list of people as a table that can be sorted; formatting only."""

import datetime
from typing import Any

import django_tables2 as tables
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.timezone import localtime
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from leszno_strategy.numbers import UNKNOWN
from signing_in.invitations import is_over

ROWS_ON_A_PAGE = 100


class PeopleTable(tables.Table):
    """Accounts with their posts of the day."""

    title = tables.Column(
        _("Person"), empty_values=(), order_by=("by_last", "by_first", "by_user")
    )
    username = tables.Column(_("User name"), order_by="by_user")
    posts = tables.Column(_("Posts"), accessor="held", orderable=False)
    last_login = tables.Column(_("Last signed in"), empty_values=())

    class Meta:
        attrs = {"class": "table stack sortable whole-words"}
        default = UNKNOWN
        empty_text = _("Nobody was found.")

    def paginate(self, *args: Any, **kwargs: Any) -> None:
        """Take the number of the page from the address, but not its length."""
        super().paginate(*args, **{**kwargs, "per_page": ROWS_ON_A_PAGE})

    def render_title(self, record: Any) -> SafeString:
        address = reverse("people:person", args=[record.pk])
        closed = "" if record.is_active else gettext("(account closed)")
        return format_html('<a href="{}">{}</a> {}', address, record, closed)

    def render_posts(self, record: Any) -> str:
        return "; ".join(one.held_as for one in record.held) or UNKNOWN

    def render_last_login(self, value: datetime.datetime | None, record: Any) -> str:
        if value is not None:
            return date_format(localtime(value))
        if record.invited_at is None:
            return gettext("never signed in")
        said = (
            gettext("invited on %(day)s, the e-mail opens nothing any more")
            if is_over(record)
            else gettext("invited on %(day)s, no answer yet")
        )
        return said % {"day": date_format(localtime(record.invited_at))}
