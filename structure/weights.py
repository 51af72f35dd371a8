"""Weights typed in the tree: one form for all that are shown."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from leszno_strategy.fields import FigureField
from leszno_strategy.transactions import locked
from organisation.history import sign
from organisation.models import User
from tasks.models import Programme, Task

Weighed = Programme | Task


def name_of(row: Weighed) -> str:
    return f"{row._meta.model_name}-{row.pk}"


class WeightsForm(forms.Form):
    """A field for the weight of each programme and task; empty is no weight."""

    def __init__(self, rows: Iterable[Weighed], data: Any = None) -> None:
        super().__init__(data, label_suffix="")
        self.rows = {name_of(row): row for row in rows}
        for name, row in self.rows.items():
            field: Any = row._meta.get_field("weight")
            made = field.formfield(form_class=FigureField)
            made.label = _("Weight of %(code)s") % {"code": row.code}
            made.help_text = ""
            made.initial = row.weight
            made.widget = forms.TextInput(
                {
                    "inputmode": "decimal",
                    "autocomplete": "off",
                    "aria-label": made.label,
                    "form": "weights",
                }
            )
            self.fields[name] = made

    @property
    def mistakes(self) -> list[forms.BoundField]:
        return [field for field in self if field.errors]

    def save(self, *, by: User) -> int:
        """Write the weights that changed; return how many. For a transaction."""
        for name in self.changed_data:
            row: Any = self.rows[name]
            row.weight = self.cleaned_data[name]
            sign(row, by=by)
            row.save(update_fields=["weight"])
        return len(self.changed_data)


def lock(rows: Iterable[Weighed]) -> None:
    """Let others who change these rows wait for the transaction."""
    kept = list(rows)
    for model in (Programme, Task):
        found = [row.pk for row in kept if isinstance(row, model)]
        if found:
            locked(model._default_manager.filter(pk__in=found))
