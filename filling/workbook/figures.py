"""Figures as people type them, in the spelling of the forms' fields."""

from decimal import Decimal

from django.core.exceptions import ValidationError

from leszno_strategy.numbers import exact
from reporting.form_fields import PointsField, SpentField

POINTS, SPENT = PointsField(), SpentField()


def canonical(name: str, text: str) -> str:
    """Write a figure as its field does, "12 714" for 12714; all else as it stands."""
    if name == "total" or name.endswith(("-planned", "-actual")):
        kind: PointsField | SpentField = POINTS
    elif name.startswith("spent-"):
        kind = SPENT
    else:
        return text
    try:
        value = kind.clean(text)
    except ValidationError:
        return text
    return exact(value) if isinstance(value, Decimal) else ""
