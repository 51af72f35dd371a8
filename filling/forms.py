"""The form with which a filled-in workbook is brought."""

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from filling.workbook.found import LIMITS
from leszno_strategy.virus_scanner import refuse_viruses


def check_size(file: UploadedFile[bytes]) -> None:
    if not file.size:
        raise ValidationError(_("The file is empty."), code="empty")
    if file.size > LIMITS.packed:
        raise ValidationError(
            _("The file is too large. At most %(limit)s are taken."),
            code="large",
            params={"limit": filesizeformat(LIMITS.packed)},
        )


class FilledForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("The filled-in workbook"),
        help_text=gettext_lazy(
            "The Excel workbook (.xlsx) that you took from this page, of at most 5 MB."
        ),
        widget=forms.FileInput(attrs={"accept": ".xlsx"}),
        validators=[check_size, refuse_viruses],
        allow_empty_file=True,
    )
