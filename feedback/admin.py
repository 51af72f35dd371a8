"""The list of what readers wrote, and what is done with it."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.text import Truncator
from django.utils.timezone import localdate
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from feedback.forms import path_of
from feedback.models import Feedback
from organisation.careful_admin import Careful
from organisation.rights import person_of
from organisation.structure_admin import ByTable


@admin.register(Feedback)
class FeedbackAdmin(ByTable, Careful):
    """Readers' messages, to be marked as handled; nobody writes or deletes them."""

    list_per_page = 50
    list_display = ("received", "kind", "beginning", "answer_by", "is_handled")
    list_filter = ("is_handled", "kind")
    search_fields = ("text", "page")
    actions = ("mark_handled", "mark_waiting")
    fields = (
        ("kind", "received", "answer_by"),
        "text",
        "on_page",
        "email",
        "is_handled",
        ("handled_at", "handled_by"),
    )
    readonly_fields = (
        "kind",
        "received",
        "answer_by",
        "text",
        "on_page",
        "email",
        "handled_at",
        "handled_by",
    )

    @admin.display(description=_("received"), ordering="created_at")
    def received(self, feedback: Feedback) -> str:
        return date_format(localdate(feedback.created_at), "j E Y")

    @admin.display(description=_("message"))
    def beginning(self, feedback: Feedback) -> str:
        return Truncator(feedback.text).words(15)

    @admin.display(description=_("answer by"))
    def answer_by(self, feedback: Feedback) -> str:
        if (by := feedback.answer_by) is None:
            return "–"
        day = date_format(by, "j E Y")
        if feedback.is_overdue(localdate()):
            return gettext("%(day)s, overdue") % {"day": day}
        return day

    @admin.display(description=_("page"))
    def on_page(self, feedback: Feedback) -> str:
        # Only a page of ours is a link, however it came to be written there.
        if (path := path_of(feedback.page)) is None:
            return feedback.page or "–"
        return format_html('<a href="{0}">{0}</a>', path)

    @admin.action(description=_("Mark as handled"), permissions=["change"])
    def mark_handled(self, request: HttpRequest, chosen: QuerySet[Feedback]) -> None:
        for feedback in chosen.waiting():  # type: ignore[attr-defined]
            feedback.mark_handled(by=person_of(request))

    @admin.action(description=_("Mark as not handled yet"), permissions=["change"])
    def mark_waiting(self, request: HttpRequest, chosen: QuerySet[Feedback]) -> None:
        for feedback in chosen.filter(is_handled=True):
            feedback.mark_waiting()

    def save_model(
        self, request: HttpRequest, obj: Feedback, form: Any, change: bool
    ) -> None:
        """Write nothing but whether it is handled, and by whom."""
        if "is_handled" not in form.changed_data:
            return
        if obj.is_handled:
            obj.mark_handled(by=person_of(request))
        else:
            obj.mark_waiting()

    def has_add_permission(self, request: HttpRequest) -> bool:  # type: ignore[override]
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Refuse superusers, too: what a reader wrote has to be answered for."""
        return False
