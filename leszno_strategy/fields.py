"""Form fields that every app shares."""

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from leszno_strategy.mistyped import fault_in, seen
from leszno_strategy.numbers import exact, read

# Longer than any number that a column of a whole number holds.
MOST_TYPED = 25


class FigureField(forms.DecimalField):
    """A figure as people type it: "7,5", "12 714" with any kind of space, "12.5".

    A field of text: browsers drop a comma from a field of a number, so that 12,5
    becomes 125, and take no space.
    """

    widget = forms.TextInput
    default_error_messages = {
        "invalid": _("Type a number, for instance 7.5."),
        "spreadsheet_error": _(
            "This is an error of the spreadsheet, not a number. Type the number."
        ),
        "formula": _("This is a formula. Type the number that comes out of it."),
        "date": _("This is a date, not a number: spreadsheets make one of 7.5."),
    }

    def to_python(self, value: Any) -> Decimal | None:  # type: ignore[override]
        text = "" if value is None else seen(str(value))
        if not text:
            return None
        number = read(text)
        if number is None:
            code = fault_in(text)
            raise ValidationError(self.error_messages[code], code=code)
        # A zero has no minus.
        return number or abs(number)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {**super().widget_attrs(widget), "inputmode": "decimal"}

    def prepare_value(self, value: Any) -> Any:
        return exact(value) if isinstance(value, Decimal) else value


class WholeField(forms.IntegerField):
    """A whole number as people type it: "12", "12 714"; 12,5 is none."""

    widget = forms.TextInput
    default_error_messages = {"invalid": _("Type a whole number, for instance 12.")}

    def to_python(self, value: Any) -> int | None:
        text = "" if value is None else str(value).strip()
        if not text:
            return None
        number = read(text) if len(text) <= MOST_TYPED else None
        if number is None or number != int(number):
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return int(number)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {**super().widget_attrs(widget), "inputmode": "numeric"}
