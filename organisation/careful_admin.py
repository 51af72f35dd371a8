"""Changes in the admin that overwrite nothing unseen, and write only what was typed.

The rule of what others changed meanwhile is `leszno_strategy.meanwhile`; here are the
rows of inlines, which are told apart by their ids, not by their places on the page.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.contrib.admin.utils import flatten_fieldsets, unquote
from django.core import signing
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.forms.formsets import DELETION_FIELD_NAME
from django.forms.models import BaseInlineFormSet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.translation import gettext as _

from leszno_strategy.kept_forms import Kept, kept, shows_kept
from leszno_strategy.meanwhile import (
    SEEN,
    Meanwhile,
    Met,
    Said,
    changed,
    meet,
    merged,
    put,
    read_seen,
    said_by,
    typed_into,
    write_seen,
)
from leszno_strategy.transactions import deed, locked
from organisation.history import last_saved
from organisation.leaving import what_goes_along

FormSet = BaseInlineFormSet[Any, Any, Any]


@dataclass
class Told:
    """Why a page is shown again instead of being saved."""

    changes: list[Meanwhile] = field(default_factory=list)
    kept: Kept | None = None
    # What goes along with rows that are to be removed.
    losses: list[str] = field(default_factory=list)

    @property
    def agreed(self) -> str:
        """What is sent back by whoever was told of the losses."""
        return signing.Signer(salt="losses").signature("\n".join(self.losses))


class NotSaved:
    """Makes a form invalid: the page tells something first."""

    def clean(self) -> None:
        super().clean()  # type: ignore[misc]
        raise ValidationError(_("Not saved yet."), code="told")


# As the base of pages with mixins, whose attributes its types take for others.
Admin: Any = ModelAdmin


class Careful(Admin):
    """Tells what others saved while a page was open, and keeps what was typed.

    Of a row that is changed only the fields that the form changed are written.
    """

    change_form_template: Any = "admin/careful_form.html"

    @shows_kept
    def add_view(self, *args: Any, **kwargs: Any) -> HttpResponse:
        page: HttpResponse = super().add_view(*args, **kwargs)
        return page

    @shows_kept
    def change_view(self, *args: Any, **kwargs: Any) -> HttpResponse:
        page: HttpResponse = super().change_view(*args, **kwargs)
        return page

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: Any = None,
    ) -> HttpResponse:
        found = kept(request)
        if found:
            # First, or reading them later would empty the form as well.
            request.FILES  # noqa: B018  reads them
            # As if it had been sent now, but for being told first.
            request.method, request.POST = "POST", found.data  # type: ignore[assignment]
        shown = partial(
            super().changeform_view, request, object_id, form_url, extra_context
        )
        if request.method != "POST":
            page: HttpResponse = shown()
            return page
        sent = request.POST

        @deed
        def taken() -> HttpResponse:
            # As it was sent: a try before may have put in what others wrote.
            request.POST = sent
            request._told = Told(kept=found) if found else None  # type: ignore[attr-defined]
            if object_id:
                self._meet(request, object_id)
            answer: HttpResponse = shown()
            return answer

        return taken()

    def _meet(self, request: HttpRequest, object_id: str) -> None:
        """Bring what was sent to what is stored now, if others changed that."""
        found = self.get_object(request, unquote(object_id))
        if found is None or not self.has_change_permission(request, found):
            return
        # Of two who save at once, the second sees what the first wrote.
        locked(type(found)._default_manager.filter(pk=found.pk))
        found = self.get_object(request, unquote(object_id))
        if found is None:
            return
        form, formsets = self._as_shown(request, found)
        page = Page(form, formsets, request.POST)
        told = request._told or Told()  # type: ignore[attr-defined]
        told.losses = what_goes_along(page.leaving())
        is_agreed = told.agreed == request.POST.get("agreed")
        if SEEN in request.POST and (changes := page.changes()):
            told.changes = changes
            request.POST = page.merged()  # type: ignore[assignment]
        if told.changes or told.kept or (told.losses and not is_agreed):
            request._told = told  # type: ignore[attr-defined]

    def _as_shown(
        self, request: HttpRequest, obj: Model
    ) -> tuple[forms.BaseForm, list[FormSet]]:
        """Make the forms as the page would show them now, with nothing typed."""
        fields = flatten_fieldsets(self.get_fieldsets(request, obj))
        made = self.get_form(request, obj, change=True, fields=fields)
        formsets = [
            formset(
                instance=obj,
                prefix=formset.get_default_prefix(),
                queryset=inline.get_queryset(request),
            )
            for formset, inline in self.get_formsets_with_inlines(request, obj)
        ]
        return made(instance=obj), formsets

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> Any:
        made: Any = super().get_form(request, obj, change=change, **kwargs)
        if getattr(request, "_told", None) is None:
            return made
        return type(made)(made.__name__, (NotSaved, made), {})

    def render_change_form(
        self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any
    ) -> HttpResponse:
        told = getattr(request, "_told", None)
        form = context["adminform"].form
        formsets = [one.formset for one in context["inline_admin_formsets"]]
        if request.method == "POST":
            context["seen"] = request.POST.get(SEEN, "")
        else:
            context["seen"] = write_seen(Page(form, formsets, QueryDict()).said)
        if told:
            context["told"] = told
            context["last"] = last_saved(context.get("original"))
            if mistakes_beside(form, formsets):
                # Nobody is to agree to what cannot be saved anyway.
                told.losses = []
            else:
                context["errors"] = []
        page: HttpResponse = super().render_change_form(
            request, context, *args, **kwargs
        )
        if told and (told.changes or told.losses):
            page.status_code = 409
        return page

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """Tell, on the page that asks whether to delete, what others would lose."""
        if "post" not in request.POST:
            for sentence in what_goes_along(list(objs)):
                messages.warning(request, sentence)
        return super().get_deleted_objects(objs, request)

    def save_model(
        self, request: HttpRequest, obj: Any, form: Any, change: bool
    ) -> None:
        if change:
            save_changed(obj, form.changed_data)
        else:
            super().save_model(request, obj, form, change)

    def save_formset(
        self, request: HttpRequest, form: Any, formset: Any, change: bool
    ) -> None:
        formset.save(commit=False)
        for row in formset.deleted_objects:
            row.delete()
        for row, fields in formset.changed_objects:
            save_changed(row, fields)
        for row in formset.new_objects:
            row.save()
        formset.save_m2m()


def save_changed(row: Model, fields: list[str]) -> None:
    """Write these fields alone: what else the row holds may have changed meanwhile."""
    names = {one.name for one in row._meta.concrete_fields}
    if mine := names.intersection(fields):
        row.save(update_fields=mine)


def mistakes_beside(form: Any, formsets: list[Any]) -> bool:
    """Say whether anything is wrong but that something was told first."""
    codes = {one.code for errors in form.errors.as_data().values() for one in errors}
    return bool(codes - {"told"}) or any(
        formset.total_error_count() for formset in formsets
    )


class Page:
    """A change form with its inline rows: what it says now, and what was sent."""

    def __init__(
        self, form: forms.BaseForm, formsets: list[FormSet], data: QueryDict
    ) -> None:
        self.form, self.data = form, data
        self.tables = [Rows(formset, data) for formset in formsets]
        self.said: dict[str, Said] = said_by(form)
        for table in self.tables:
            self.said |= table.said
        self.seen = read_seen(data.get(SEEN, ""), self.said)

    @cached_property
    def met(self) -> Met:
        """The fields beside the tables, brought to what is stored by now."""
        return meet(self.data, [self.form])

    def changes(self) -> list[Meanwhile]:
        found = [*self.met.changes]
        for table in self.tables:
            typed = table.typed(self.seen)
            found += changed(table.said, self.seen, typed)
            found += table.removed(self.seen)
        return found

    def leaving(self) -> list[Model]:
        """Return the rows that are to be removed."""
        return [row for table in self.tables for row in table.leaving()]

    def merged(self) -> QueryDict:
        """Return what was sent with what others wrote, but for what was typed."""
        data = self.met.data.copy()
        for table in self.tables:
            table.write(merged(table.said, self.seen, table.typed(self.seen)), data)
        data[SEEN] = write_seen(self.said)
        return data


class Rows:
    """The rows of one inline table, stored and sent, by their ids."""

    def __init__(self, formset: FormSet, data: QueryDict) -> None:
        self.formset, self.data, self.prefix = formset, data, formset.prefix
        model: Any = formset.model
        self.name, self.pk_name = str(model._meta.verbose_name), model._meta.pk.name
        self.stored = {str(one.instance.pk): one for one in formset.initial_forms}
        self.sent = dict(self._sent())
        self.said = dict(self._said())

    def _sent(self) -> Iterator[tuple[str, str]]:
        """Yield the id of each row that was sent with the beginning of its names."""
        for prefix in self._prefixes():
            if pk := self.data.get(prefix + self.pk_name):
                yield pk, prefix

    def _prefixes(self) -> Iterator[str]:
        total = self.data.get(f"{self.prefix}-TOTAL_FORMS", "")
        many = int(total[:6]) if total.isdecimal() else 0
        for number in range(min(many, self.formset.absolute_max)):
            yield f"{self.prefix}-{number}-"

    def leaving(self) -> Iterator[Model]:
        for pk, prefix in self.sent.items():
            if pk in self.stored and prefix + DELETION_FIELD_NAME in self.data:
                yield self.stored[pk].instance

    def _said(self) -> Iterator[tuple[str, Said]]:
        for pk, form in self.stored.items():
            for html_name, said in said_by(form).items():
                name = html_name.removeprefix(f"{form.prefix}-")
                if name == DELETION_FIELD_NAME:
                    continue
                label = _("%(kind)s “%(name)s”: %(field)s") % {
                    "kind": self.name,
                    "name": form.instance,
                    "field": said.label,
                }
                yield self.key(pk, name), Said(label, said.text, said.words)

    def key(self, pk: str, name: str) -> str:
        return f"{self.prefix}:{pk}:{name}"

    def _fields(self) -> Iterator[tuple[str, str, str, forms.Field]]:
        """Yield each stored field: its key, its row's id, its name and itself."""
        for pk, form in self.stored.items():
            for name, one in form.fields.items():
                if self.key(pk, name) in self.said:
                    yield self.key(pk, name), pk, name, one

    def typed(self, seen: Mapping[str, str]) -> dict[str, str]:
        return {
            key: typed_into(one, self.sent[pk] + name, self.data, unsent=seen[key])
            if pk in self.sent
            else seen[key]
            for key, pk, name, one in self._fields()
        }

    def removed(self, seen: Mapping[str, str]) -> Iterator[Meanwhile]:
        """Yield what rows said that others removed, and what was typed into them."""
        fields = self.formset.empty_form.fields
        for key, before in seen.items():
            prefix, _colon, rest = key.partition(":")
            pk, _colon, name = rest.partition(":")
            if prefix != self.prefix or pk in self.stored or name not in fields:
                continue
            typed = before
            if pk in self.sent:
                html_name = self.sent[pk] + name
                typed = typed_into(fields[name], html_name, self.data, unsent=before)
            label = _("%(kind)s that was removed: %(field)s") % {
                "kind": self.name,
                "field": fields[name].label,
            }
            if before or typed:
                yield Said(label, "").meanwhile(before, typed)

    def write(self, texts: Mapping[str, str], data: QueryDict) -> None:
        """Write the rows anew: those that are stored, then those that were added."""
        stored = [(pk, self._taken(self.sent.get(pk), data)) for pk in self.stored]
        added = [
            self._taken(prefix, data)
            for prefix in self._prefixes()
            if not self.data.get(prefix + self.pk_name)
        ]
        for prefix in self._prefixes():
            self._taken(prefix, data, and_drop=True)
        for number, (pk, row) in enumerate(stored):
            row[self.pk_name] = [pk]
            self._put(number, row, data)
        for number, row in enumerate(added, start=len(stored)):
            self._put(number, row, data)
        places = {pk: number for number, pk in enumerate(self.stored)}
        for key, pk, name, one in self._fields():
            put(one, f"{self.prefix}-{places[pk]}-{name}", texts[key], data)
        data[f"{self.prefix}-INITIAL_FORMS"] = str(len(stored))
        data[f"{self.prefix}-TOTAL_FORMS"] = str(len(stored) + len(added))

    def _taken(
        self, prefix: str | None, data: QueryDict, *, and_drop: bool = False
    ) -> dict[str, list[str]]:
        """Return what was sent under names with the beginning, without it."""
        if prefix is None:
            return {}
        names = [name for name in data if name.startswith(prefix)]
        found = {name.removeprefix(prefix): data.getlist(name) for name in names}
        if and_drop:
            for name in names:
                del data[name]
        return found

    def _put(self, number: int, row: dict[str, list[str]], data: QueryDict) -> None:
        for name, values in row.items():
            data.setlist(f"{self.prefix}-{number}-{name}", values)
