"""A card with its rows as one form: saved whole, and nothing of others overwritten."""

from collections.abc import Iterable, Iterator
from typing import Any

from django import forms
from django.db.models import Value
from django.http import QueryDict

from indicators.measures import known, learn
from indicators.models import Indicator, Measure
from leszno_strategy.alphabet import alphabetical
from leszno_strategy.meanwhile import SEEN, write_seen
from organisation.careful_admin import Page, Told, save_changed
from organisation.history import sign
from organisation.leaving import what_goes_along
from organisation.models import Post, Unit, User
from structure.card_forms import CARDS, KNOWN_BY_ROWS
from tasks.models import Task

OFFERED: dict[str, tuple[Any, str]] = {
    "unit": (Unit, "name"),
    "post": (Post, "title"),
    "measure": (Measure, "name"),
}
# What a card offers of each: keys with names.
Offered = dict[Any, list[tuple[Any, str]]]


def _share_choices(made: Iterable[forms.BaseForm]) -> Offered:
    """Let fields that offer units and posts read both once for the whole card."""
    shared: Offered = {}
    for form in made:
        for field in form.fields.values():
            # Typed loosely: what a field offers has half a dozen types.
            one: Any = field
            if not isinstance(one, forms.ModelChoiceField):
                continue
            offered: Any = one.queryset.model if one.queryset is not None else None
            if offered in (Unit, Post):
                shared = shared or _offered()
                one.choices = [("", one.empty_label), *shared[offered]]
    return shared


def _offered() -> Offered:
    """Read what cards offer, in the order of the names: one query."""
    rows = [
        model.objects.order_by().values_list(Value(label), "pk", name)
        for label, (model, name) in OFFERED.items()
    ]
    found: Offered = {model: [] for model, _name in OFFERED.values()}
    for label, pk, name in sorted(
        rows[0].union(*rows[1:], all=True),
        key=lambda row: (alphabetical(row[2]), row[1]),
    ):
        found[OFFERED[label][0]].append((pk, name))
    return found


class Card:
    """A row of the strategy, or itself, with the tables on its page."""

    def __init__(self, row: Any, data: Any = None, *, is_open: bool = True) -> None:
        form, tables = CARDS[type(row)]
        self.row, self.is_open = row, is_open
        self.form: Any = form(data, instance=row)
        self.tables: list[Any] = [made(data, instance=row) for made in tables]
        for table in self.tables:
            # Drawn twice, for the headings and for rows that are added.
            table.blank = table.empty_form
            for line in (*table.forms, table.blank):
                # Rows name themselves by what they belong to.
                setattr(line.instance, table.fk.name, row)
        self._offered = _share_choices([self.form, *self._lines()])

    def _lines(self) -> Iterator[Any]:
        for table in self.tables:
            yield from (*table.forms, table.blank)

    @property
    def measures(self) -> list[str]:
        """The units of measure to choose from, where the card has any."""
        tables = [table.model for table in self.tables]
        if Indicator not in {type(self.row), *tables}:
            return []
        if Measure in self._offered:
            return [name for _pk, name in self._offered[Measure]]
        return known().all

    def is_valid(self) -> bool:
        checked = [one.is_valid() for one in (self.form, *self.tables)]
        return all(checked)

    @property
    def groups(self) -> Any:
        """The fields beside the tables, under their headings; most cards have none."""
        return getattr(self.form, "groups", None) or [("", list(self.form))]

    @property
    def seen(self) -> str:
        """What the page shows, for comparing when it comes back."""
        return write_seen(Page(self.form, self.tables, QueryDict()).said)

    @property
    def mistakes(self) -> list[forms.BoundField]:
        """The fields with a mistake, of all tables."""
        if not self.form.is_bound:
            return []
        return [field for form in self._forms() for field in form if field.errors]

    @property
    def whole_errors(self) -> list[str]:
        """What is wrong with the card or a table as a whole."""
        if not self.form.is_bound:
            return []
        found = [
            str(error) for one in self._forms() for error in one.non_field_errors()
        ]
        return found + [
            str(error) for table in self.tables for error in table.non_form_errors()
        ]

    def _forms(self) -> Iterator[Any]:
        yield self.form
        for table in self.tables:
            yield from table.forms

    @property
    def has_changed(self) -> bool:
        return self.form.has_changed() or any(t.has_changed() for t in self.tables)

    def save(self, *, by: User, reason: str = "") -> list[str]:
        """Write what was changed, row by row; return the flags that rows made known.

        For a transaction that holds the row.
        """
        reason = reason or self.form.cleaned_data.get("reason", "")
        sign(self.row, by=by, reason=reason)
        save_changed(self.row, self.form.changed_data)
        if hasattr(self.form, "save_kinds"):
            self.form.save_kinds()
        for table in self.tables:
            table.save(commit=False)
            for row in table.deleted_objects:
                sign(row, by=by, reason=reason)
                row.delete()
            for row, fields in table.changed_objects:
                sign(row, by=by, reason=reason)
                save_changed(row, fields)
            for row in table.new_objects:
                sign(row, by=by, reason=reason)
                row.save()
        learn(self._new_measures())
        return self._tick_what_is_known()

    def _new_measures(self) -> Iterator[str]:
        for form in self._forms():
            if isinstance(form.instance, Indicator) and "unit" in form.changed_data:
                yield form.cleaned_data.get("unit") or ""

    def _tick_what_is_known(self) -> list[str]:
        if not isinstance(self.row, Task):
            return []
        ticked = [
            flag
            for model, flag in KNOWN_BY_ROWS.items()
            if not getattr(self.row, flag)
            and model._default_manager.filter(task=self.row).exists()
        ]
        for flag in ticked:
            setattr(self.row, flag, True)
        if ticked:
            self.row.save(update_fields=ticked)
        return ticked


def met(row: Any, data: QueryDict) -> tuple[QueryDict, Told]:
    """Bring what was sent to what is stored now; say what must be told before saving.

    For a transaction that holds the row.
    """
    stored = Card(row)
    page = Page(stored.form, stored.tables, data)
    told = Told(losses=what_goes_along(page.leaving()))
    if told.agreed == data.get("agreed"):
        told.losses = []
    if SEEN in data and (changes := page.changes()):
        told.changes = changes
        data = page.merged()
    return data, told
