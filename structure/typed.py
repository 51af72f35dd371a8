"""What all forms of the cards have in common: fields that take what people type."""

from typing import Any

from django import forms
from django.db import models
from django.forms import inlineformset_factory

from leszno_strategy.fields import FigureField, WholeField
from organisation.forms import DayField
from tasks.amount_forms import AmountField
from tasks.models.rules import PLAUSIBLE_YEARS
from tasks.ordered_forms import OrderedFormSet

YEARS = {"year", "baseline_year"}
AMOUNTS = {"amount", "planned_total_cost_amount", "planned", "executed"}


def as_typed(db_field: Any, **kwargs: Any) -> Any:
    """Make a field that takes what people type: commas, spaces, days, long texts."""
    if isinstance(db_field, models.DecimalField):
        kwargs["form_class"] = AmountField if db_field.name in AMOUNTS else FigureField
        kwargs["widget"] = forms.TextInput(
            {"inputmode": "decimal", "autocomplete": "off"}
        )
    elif db_field.name in YEARS and not db_field.is_relation:
        kwargs["form_class"] = WholeField
        kwargs |= {"min_value": PLAUSIBLE_YEARS[0], "max_value": PLAUSIBLE_YEARS[-1]}
    elif isinstance(db_field, models.DateField):
        kwargs["form_class"] = DayField
    elif isinstance(db_field, models.TextField):
        kwargs["widget"] = forms.Textarea({"rows": 2})
    field = db_field.formfield(**kwargs)
    if isinstance(field, forms.ModelChoiceField):
        field.empty_label = "–"
    return field


class InPanel(forms.ModelForm[Any]):
    """A form whose labels end as they are written."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["label_suffix"] = ""
        super().__init__(*args, **kwargs)


class Row(InPanel):
    """A row of a table: its fields are named by the headings, and for each row."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs["aria-label"] = field.label
            field.help_text = ""


def rows_of(
    parent: Any, model: Any, form: Any, formset: Any = OrderedFormSet, *, extra: int = 1
) -> type[forms.BaseInlineFormSet[Any, Any, Any]]:
    return inlineformset_factory(
        parent, model, form=form, formset=formset, extra=extra, can_delete=True
    )
