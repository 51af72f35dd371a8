"""The fields of a report: shares, money, texts of some paragraphs, files."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.core.validators import MinValueValidator
from django.utils.translation import gettext_lazy

from leszno_strategy.fields import FigureField
from leszno_strategy.mistyped import seen
from leszno_strategy.numbers import UNKNOWN
from reporting.attachments import check_upload
from tasks.amount_forms import AmountField
from tasks.models import FundingYear, StageYear

PROSE_LENGTH = 5000
NOTE_LENGTH = 500
# What people type where they know of nothing.
NOTHING = {"-", "—", "−", UNKNOWN}


class PointsField(FigureField):
    """Percentage points; also "10 %", and a dash for what is not known."""

    default_error_messages = {
        "max_decimal_places": gettext_lazy("At most two decimals."),
        "max_whole_digits": gettext_lazy("At most four digits before the comma."),
        "max_digits": gettext_lazy("This figure is too long."),
    }

    def __init__(self, **kwargs: Any) -> None:
        stored = StageYear._meta.get_field("planned")
        super().__init__(
            max_digits=stored.max_digits,
            decimal_places=stored.decimal_places,
            required=False,
            widget=forms.TextInput(
                attrs={
                    "inputmode": "decimal",
                    "autocomplete": "off",
                    "size": 6,
                    # Which scripts check while one types.
                    "data-takes": "points",
                }
            ),
            validators=[_not_negative()],
            **kwargs,
        )

    def to_python(self, value: Any) -> Decimal | None:  # type: ignore[override]
        text = "" if value is None else seen(str(value)).removesuffix("%").strip()
        return super().to_python("" if text in NOTHING else text)


class SpentField(AmountField):
    """An amount in PLN, 0 included; a dash or nothing for what is not known."""

    default_error_messages = {
        "max_decimal_places": gettext_lazy("At most two decimals."),
        "max_digits": gettext_lazy("This amount is too large."),
        "max_whole_digits": gettext_lazy("This amount is too large."),
    }

    def __init__(self, **kwargs: Any) -> None:
        stored = FundingYear._meta.get_field("executed")
        super().__init__(
            max_digits=stored.max_digits,
            decimal_places=stored.decimal_places,
            required=False,
            widget=forms.TextInput(attrs={"autocomplete": "off", "size": 12}),
            validators=[_not_negative()],
            **kwargs,
        )

    def to_python(self, value: Any) -> Decimal | None:  # type: ignore[override]
        text = "" if value is None else seen(str(value))
        return super().to_python("" if text in NOTHING else text)


def _not_negative() -> MinValueValidator:
    return MinValueValidator(
        Decimal(0), message=gettext_lazy("This cannot be below zero.")
    )


class ProseField(forms.CharField):
    """A text of some paragraphs; its lines end as they do in the database."""

    def __init__(self, **kwargs: Any) -> None:
        rows = forms.Textarea(attrs={"rows": 4, "maxlength": PROSE_LENGTH})
        super().__init__(
            max_length=PROSE_LENGTH, widget=rows, **{"required": False, **kwargs}
        )

    def to_python(self, value: Any) -> str:
        return str(super().to_python(value)).replace("\r\n", "\n")


class NoteField(forms.CharField):
    """A sentence or two on one stage."""

    def __init__(self, **kwargs: Any) -> None:
        lines = forms.Textarea(attrs={"rows": 1, "maxlength": NOTE_LENGTH})
        super().__init__(required=False, max_length=NOTE_LENGTH, widget=lines, **kwargs)

    def to_python(self, value: Any) -> str:
        return str(super().to_python(value)).replace("\r\n", "\n")


class ManyFilesInput(forms.FileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Any number of files, each of them checked; the good ones are `good`."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, widget=ManyFilesInput(), **kwargs)

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile[bytes]]:
        """Return the files; name each that cannot be taken and say why."""
        good, faults = sorted_out(data or [])
        if faults:
            raise ValidationError(faults)
        return good


def sorted_out(
    files: Iterable[UploadedFile[bytes]],
) -> tuple[list[UploadedFile[bytes]], list[str]]:
    """Part the files that can be taken from what is wrong with the others."""
    good, faults = [], []
    for file in files:
        try:
            check_upload(file)
        except ValidationError as error:
            faults += [f"{file.name}: {message}" for message in error.messages]
        else:
            good.append(file)
    return good, faults
