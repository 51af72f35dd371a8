"""Form fields that every app shares."""

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from leszno_strategy.numbers import exact, read


class FigureField(forms.DecimalField):
    """A figure as people type it: "7,5", "12 714" with any kind of space, "12.5"."""

    default_error_messages = {"invalid": _("Type a number, for instance 7.5.")}

    def to_python(self, value: Any) -> Decimal | None:  # type: ignore[override]
        text = "" if value is None else str(value).strip()
        if not text:
            return None
        number = read(text)
        if number is None:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return number

    def prepare_value(self, value: Any) -> Any:
        return exact(value) if isinstance(value, Decimal) else value
