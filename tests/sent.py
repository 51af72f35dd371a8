"""What a browser would send from a page that it was shown."""

from typing import Any

from django import forms


def sent_from(response: Any, **typed: Any) -> dict[str, Any]:
    """Return what a change form of the admin sends; "__" stands for "-" in names."""
    context = response.context
    formsets = [one.formset for one in context["inline_admin_formsets"]]
    found: dict[str, Any] = {"seen": context["seen"]}
    for form in [context["adminform"].form, *_forms_of(formsets)]:
        found |= {bound.html_name: _sent(bound) for bound in form}
    found = {name: value for name, value in found.items() if value is not None}
    return found | {name.replace("__", "-"): value for name, value in typed.items()}


def _forms_of(formsets: list[Any]) -> list[Any]:
    return [form for one in formsets for form in (one.management_form, *one.forms)]


def _sent(bound: Any) -> Any:
    value = bound.value()
    if isinstance(bound.field.widget, forms.CheckboxInput):
        return "on" if value else None
    return "" if value is None else value
