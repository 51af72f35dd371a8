"""What a browser would send from a page of the structure."""

from typing import Any

from tests.sent import _sent


def sent_from(response: Any, **typed: Any) -> dict[str, Any]:
    """Return what the page's form sends; "__" stands for "-" in names."""
    context = response.context
    card = context.get("card")
    forms = [card.form] if card else [context["form"]]
    for table in card.tables if card else ():
        forms += [table.management_form, *table.forms]
    found: dict[str, Any] = {}
    if "seen" in context:
        found["seen"] = context["seen"]
    for form in forms:
        found |= {
            bound.html_name: _sent(bound) for bound in form if not bound.field.disabled
        }
    found = {name: value for name, value in found.items() if value is not None}
    return found | {name.replace("__", "-"): value for name, value in typed.items()}
