"""Who may do what in the admin: one table, and how the admin's pages ask it.

The permissions of django.contrib.auth are not used: rights follow from the posts that
a person holds today.
"""

from enum import StrEnum
from typing import Any, NamedTuple

from django.contrib.admin.options import BaseModelAdmin, TabularInline
from django.contrib.admin.utils import unquote
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from simple_history.admin import SimpleHistoryAdmin

from organisation.models import Post
from organisation.roles import Standing, standing


class Deed(StrEnum):
    VIEW = "view"
    ADD = "add"
    CHANGE = "change"
    DELETE = "delete"


Deeds = frozenset[Deed]
NONE: Deeds = frozenset()
VIEW: Deeds = frozenset({Deed.VIEW})
CHANGE: Deeds = VIEW | {Deed.CHANGE}
EDIT: Deeds = CHANGE | {Deed.ADD}
ALL: Deeds = EDIT | {Deed.DELETE}


class Row(NamedTuple):
    """The rights of each role over one kind of thing; names are the roles'."""

    office: Deeds
    administrator: Deeds
    auditor: Deeds
    coordinator: Deeds


# A page's inline rows follow the page, except appointments, which have a row here.
# A coordinator's tasks are those of the programmes that the post coordinates.
RIGHTS = {
    #                                office  administrator  auditor  coordinator
    "organisation.user": Row(VIEW, EDIT, VIEW, NONE),
    "organisation.unit": Row(ALL, EDIT, VIEW, VIEW),
    "organisation.post": Row(ALL, EDIT, VIEW, VIEW),
    "organisation.appointment": Row(ALL, EDIT, VIEW, NONE),
    "tasks.strategy": Row(ALL, NONE, VIEW, VIEW),
    "tasks.goal": Row(ALL, NONE, VIEW, VIEW),
    "tasks.programme": Row(ALL, NONE, VIEW, VIEW),
    "tasks.task": Row(ALL, NONE, VIEW, CHANGE),
    "indicators.indicator": Row(ALL, NONE, VIEW, NONE),
}
NOBODY = Row(NONE, NONE, NONE, NONE)


def standing_of(request: HttpRequest) -> Standing:
    """Return what the person holds today, read once a request."""
    found: Standing | None = getattr(request, "_standing", None)
    if found is None:
        user = request.user
        found = standing(user, on=localdate()) if user.is_authenticated else Standing()
        request._standing = found  # type: ignore[attr-defined]
    return found


def coordinated(request: HttpRequest) -> frozenset[int]:
    """Return the ids of programmes whose coordinator the person is, read once."""
    found: frozenset[int] | None = getattr(request, "_coordinated", None)
    if found is None:
        # By the name of the relation, since programmes lie in an app above this one.
        held = Post.objects.filter(
            pk__in=standing_of(request).posts, programmes__isnull=False
        )
        found = frozenset(held.values_list("programmes", flat=True))
        request._coordinated = found  # type: ignore[attr-defined]
    return found


def is_superuser(request: HttpRequest) -> bool:
    return request.user.is_active and request.user.is_superuser


def has_any(request: HttpRequest) -> bool:
    """Say whether the admin holds anything for the person."""
    return bool(standing_of(request).office_roles) or bool(coordinated(request))


def may_everywhere(request: HttpRequest, deed: Deed, model: type[Model]) -> bool:
    """Say whether the person may do it to all things of this kind."""
    row = RIGHTS.get(model._meta.label_lower, NOBODY)
    return is_superuser(request) or any(
        deed in getattr(row, role) for role in standing_of(request).office_roles
    )


def may(request: HttpRequest, deed: Deed, model: type[Model]) -> bool:
    """Say whether the person may do it to some things of this kind."""
    row = RIGHTS.get(model._meta.label_lower, NOBODY)
    return may_everywhere(request, deed, model) or (
        deed in row.coordinator and bool(coordinated(request))
    )


class ByTable(BaseModelAdmin):
    """Asks the table what a person may do."""

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return may(request, Deed.VIEW, self.model)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return may(request, Deed.ADD, self.model)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return may(request, Deed.CHANGE, self.model)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return may(request, Deed.DELETE, self.model)

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)


class FollowsPage(BaseModelAdmin):
    """Inline rows that may be changed by whoever may change the page they stand on.

    Django itself shows them for reading only where the page may only be viewed.
    """

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return True

    has_add_permission = has_change_permission = has_delete_permission = (
        has_view_permission
    )


class Table(TabularInline):
    """Rows of a table, whose fields a screen reader names by their columns."""

    extra = 0

    def formfield_for_dbfield(
        self, db_field: Any, request: HttpRequest, **kwargs: Any
    ) -> Any:
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is not None:
            field.widget.attrs.setdefault("aria-label", field.label)
        return field


class StructureAdmin(ByTable, SimpleHistoryAdmin):
    """A page of the admin with the history of its thing."""

    list_per_page = 50
    object_history_list_template = "admin/_history.html"

    def history_view_title(self, request: HttpRequest, obj: Any) -> str:
        return _("History: %s") % obj

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: Any = None
    ) -> HttpResponse:
        """Say that there is no such page where the address is not even a number."""
        try:
            self.opts.pk.to_python(unquote(object_id))
        except ValidationError as error:
            raise Http404 from error
        return super().history_view(request, object_id, extra_context)

    def history_form_view(self, *args: Any, **kwargs: Any) -> HttpResponse:
        """Refuse: the list of changes says all, and this form would save a POST."""
        raise Http404
