"""What templates of the structure look up."""

from collections.abc import Mapping
from typing import Any

from django import forms, template
from django.db.models import Model
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.text import capfirst

from structure.deeds import DEEDS
from tasks.withdrawing import tasks_below

register = template.Library()


@register.simple_tag
def fold(folding: Any, code: str) -> str:
    """Return the address that folds or unfolds the programme."""
    return str(folding.of(code))


@register.simple_tag
def odd(words: Mapping[Any, Any], oddity: Any) -> str:
    return str(words[oddity])


@register.simple_tag
def deeds_of(row: Any, level: str, may_change: bool) -> list[tuple[str, str]]:
    """Return the addresses and titles of what the person can do with the row."""
    found = [deed for deed in DEEDS.values() if level in deed.levels]
    if not may_change or not found:
        return []
    withdrawn = [bool(task.withdrawn_from) for task in tasks_below(row)]
    if not any(withdrawn):
        found = [deed for deed in found if deed.name != "restore"]
    if withdrawn and all(withdrawn):
        found = [deed for deed in found if deed.name != "withdraw"]
    strategy = row.strategy
    return [
        (
            reverse(f"structure:{level}-{deed.name}", args=[strategy.slug, row.code]),
            str(deed.title),
        )
        for deed in found
    ]


@register.filter
def names(model: type[Model]) -> str:
    """Name the rows of a model, as a heading."""
    return capfirst(str(model._meta.verbose_name_plural))


@register.simple_tag
def row_field(field: forms.BoundField) -> SafeString:
    """Draw a field in a row as the panel's fields look."""
    widget = field.field.widget
    if isinstance(widget, forms.CheckboxInput):
        style = "form-check-input"
    elif isinstance(widget, forms.Select):
        style = "form-select"
    else:
        style = "form-control"
    if field.errors:
        style += " is-invalid"
    attrs = {"aria-label": str(field.label), "class": style}
    return field.as_widget(attrs={**widget.attrs, **attrs})
