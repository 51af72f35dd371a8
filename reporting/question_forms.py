"""What people fill in to ask about a report, and to answer."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from reporting.form_fields import ProseField
from reporting.models import AskedOf


class QuestionForm(forms.Form):
    """A question, and whom it is for."""

    to = forms.ChoiceField(
        label=gettext_lazy("To whom"),
        choices=AskedOf.choices,
        widget=forms.Select({"class": "form-select"}),
    )
    text = ProseField(label=gettext_lazy("Question"), required=True)

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, label_suffix="", **kwargs)


class AnswerForm(forms.Form):
    """An answer; a page has one for each question, told apart by `prefix`."""

    text = ProseField(label=gettext_lazy("Answer"), required=True)

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, label_suffix="", **kwargs)
