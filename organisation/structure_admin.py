"""How the admin's pages ask the table of rights, and what they all have in common."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django.contrib.admin.options import BaseModelAdmin, TabularInline
from django.contrib.admin.utils import unquote
from django.contrib.admin.widgets import AdminTextInputWidget, AutocompleteSelect
from django.core.exceptions import (
    FieldDoesNotExist,
    ObjectDoesNotExist,
    ValidationError,
)
from django.db import models
from django.db.models import CharField, TextField
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from simple_history.admin import SimpleHistoryAdmin

from leszno_strategy.alphabet import Alphabetical
from leszno_strategy.fields import FigureField, WholeField
from organisation.careful_admin import Careful
from organisation.rights import Permission, may
from organisation.sound_lists import SoundChangeList

# As many digits as a key has on each database.
DIGITS = 18


class PolishChangeList(SoundChangeList):
    """A list whose columns of texts are sorted by the alphabet."""

    def get_ordering_field(self, field_name: Any) -> Any:
        found = super().get_ordering_field(field_name)
        columns = {field.name: field for field in self.lookup_opts.fields}
        column = columns.get(found) if isinstance(found, str) else None
        is_words = isinstance(column, (CharField, TextField)) and not column.choices
        return Alphabetical(found) if is_words else found


def fits(value: str) -> bool:
    """Say whether each database can be asked for it, should it be the key of a row."""
    return not value.isdecimal() or len(value) <= DIGITS


def is_key(value: Any) -> bool:
    """Say whether it can be the key of a row."""
    return str(value).isdecimal() and fits(str(value))


class RowSelect(AutocompleteSelect):
    """Shows again what was sent, which Django's own asks the database for unread."""

    # The row that is chosen, where it was read with the page.
    known: Any = None

    def optgroups(self, name: str, value: Any, attr: Any = None) -> Any:
        known = self.known
        if known is not None and list(map(str, value)) == [str(known.pk)]:
            said = [("", "", False)] if not self.is_required else []
            said.append((known.pk, str(known), True))
            options = [
                self.create_option(name, pk, text, selected, 0, attrs=attr)
                for pk, text, selected in said
            ]
            return [(None, options, 0)]
        return super().optgroups(name, list(filter(is_key, value)), attr)


def know(fields: Any, row: Any) -> None:
    """Let fields by which the row names others name those that were read with it."""
    for name, field in fields.items():
        widget = getattr(field.widget, "widget", None)
        if isinstance(widget, RowSelect) and name in row._state.fields_cache:
            widget.known = getattr(row, name)


class ReadsNumbers(BaseModelAdmin[Any]):
    """Takes every number as people type it, with a decimal comma and with spaces."""

    formfield_overrides: ClassVar[Any] = {
        models.DecimalField: {"form_class": FigureField},
        models.IntegerField: {
            "form_class": WholeField,
            "widget": AdminTextInputWidget({"class": "vIntegerField"}),
        },
        models.BigIntegerField: {
            "form_class": WholeField,
            "widget": AdminTextInputWidget({"class": "vBigIntegerField"}),
        },
    }


class Chooses(ReadsNumbers):
    """Has rows chosen by typing, also after what was sent is no row."""

    def formfield_for_foreignkey(
        self, db_field: Any, request: HttpRequest, **kwargs: Any
    ) -> Any:
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault(
                "widget",
                RowSelect(db_field, self.admin_site, using=kwargs.get("using")),
            )
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


class ByTable(Chooses):
    """Asks the table what a person may do; takes only keys of rows from an address."""

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return may(request, Permission.VIEW, self.model)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return may(request, Permission.ADD, self.model)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return may(request, Permission.CHANGE, self.model)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return may(request, Permission.DELETE, self.model)

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def get_changelist(
        self, request: HttpRequest, **kwargs: Any
    ) -> type[PolishChangeList]:
        return PolishChangeList

    def get_object(
        self, request: HttpRequest, object_id: str, from_field: str | None = None
    ) -> Any:
        """Take an empty name of a field for none, which Django looks for."""
        found = super().get_object  # type: ignore[misc]
        return found(request, object_id, from_field or None)

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """Begin with what the address says, where it could be chosen in the form."""
        said = super().get_changeform_initial_data(request)  # type: ignore[misc]
        return {
            name: value for name, value in said.items() if self._is_key(name, value)
        }

    def _is_key(self, name: str, value: Any) -> bool:
        """Say whether the value can stand for a row, if the field is for rows."""
        try:
            field = self.model._meta.get_field(name)
        except FieldDoesNotExist:
            return True
        return not field.is_relation or is_key(value)

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        """Refuse numbers that are no key of a row: SQLite cannot be asked for them."""
        return super().lookup_allowed(lookup, value, request) and all(
            map(fits, value.split(","))
        )


class FollowsPage(ReadsNumbers):
    """Inline rows that may be changed by whoever may change the page they stand on.

    Django itself shows them for reading only where the page may only be viewed.
    """

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return True

    has_add_permission = has_change_permission = has_delete_permission = (
        has_view_permission
    )


class OfPage:
    """Rows that call their fields as the page does; Django's own say "kind".

    They know what they belong to: each would ask for it, to name itself.
    """

    model: Any
    fk: Any
    instance: Any

    def _construct_form(self, i: int, **kwargs: Any) -> Any:
        form: Any = super()._construct_form(i, **kwargs)  # type: ignore[misc]
        if self.instance.pk and form.instance.pk:
            setattr(form.instance, self.fk.name, self.instance)
            know(form.fields, form.instance)
        return form

    def get_unique_error_message(self, unique_check: Sequence[str]) -> str:
        names = [name for name in unique_check if name != self.fk.name]
        fields = map(self.model._meta.get_field, names)
        labels = ", ".join(str(field.verbose_name) for field in fields)
        return _("Please correct the duplicate data for %(field)s.") % {"field": labels}


class Table(Chooses, TabularInline[Any, Any]):
    """Rows of a table, whose fields a screen reader names by their columns."""

    extra = 0

    def formfield_for_dbfield(
        self, db_field: Any, request: HttpRequest, **kwargs: Any
    ) -> Any:
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is not None:
            field.widget.attrs.setdefault("aria-label", field.label)
        return field

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        formset: Any = super().get_formset(request, obj, **kwargs)
        return type(formset.__name__, (OfPage, formset), {})


class StructureAdmin(ByTable, Careful, SimpleHistoryAdmin):
    """A page of the admin with the history of its thing."""

    list_per_page = 50
    object_history_list_template = "admin/_history.html"

    def history_view_title(self, request: HttpRequest, obj: Any) -> str:
        recall(obj)
        return str(_("History: %s") % obj)

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: Any = None
    ) -> HttpResponse:
        """Say that there is no such page where the address is not even a number."""
        try:
            self.opts.pk.to_python(unquote(object_id))
        except ValidationError as error:
            raise Http404 from error
        page: HttpResponse = super().history_view(request, object_id, extra_context)
        return page

    def history_form_view(self, *args: Any, **kwargs: Any) -> HttpResponse:
        """Refuse: the list of changes says all, and this form would save a POST."""
        raise Http404


def recall(thing: Any) -> Any:
    """Give a thing that was deleted what it belonged to, as history last knew it."""
    for field in thing._meta.concrete_fields:
        try:
            getattr(thing, field.name)
        except ObjectDoesNotExist:
            key = getattr(thing, field.attname)
            setattr(thing, field.name, _last_known(field.related_model, key))
    return thing


def _last_known(model: Any, key: Any) -> Any:
    known = getattr(model, "history", None)
    record = known.filter(**{model._meta.pk.name: key}).first() if known else None
    return recall(record.instance) if record else model(pk=key)
