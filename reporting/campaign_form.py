"""What the strategy office fills in to open a campaign or to change one."""

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from leszno_strategy.fields import FigureField
from leszno_strategy.numbers import exact
from organisation.forms import DayField
from reporting.models import Campaign
from tasks.models import StrategyYear


class PercentField(FigureField):
    """A share, 0.95, as people write it: "95" or "95 %"."""

    default_error_messages = {
        "invalid": gettext_lazy("Type a whole percentage, for instance 95."),
        "max_decimal_places": gettext_lazy("Type a whole percentage, for instance 95."),
        "max_digits": gettext_lazy("Type a number from 1 to 100."),
        "max_whole_digits": gettext_lazy("Type a number from 1 to 100."),
    }

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            max_digits=3,
            decimal_places=0,
            widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off"}),
            **kwargs,
        )

    def to_python(self, value: Any) -> Decimal | None:  # type: ignore[override]
        text = "" if value is None else str(value).strip()
        return super().to_python(text.removesuffix("%").strip())

    def clean(self, value: Any) -> Decimal | None:
        percentage = super().clean(value)
        return None if percentage is None else percentage / 100

    def prepare_value(self, value: Any) -> Any:
        return exact(value * 100) if isinstance(value, Decimal) else value


class Blaming(forms.ModelForm[Any]):
    """A form that shows what is wrong with the whole at one of its fields.

    So a constraint's message is where it can be corrected, and the list of mistakes
    has a place to link to.
    """

    blamed: str

    def _post_clean(self) -> None:
        super()._post_clean()  # type: ignore[misc]
        if whole := self.errors.pop(NON_FIELD_ERRORS, None):
            self.add_error(self.blamed, [str(message) for message in whole])


class CampaignForm(Blaming):
    """The campaign's days, its instructions, who approves, what else is asked for."""

    blamed = "due_on"

    class Meta:
        model = Campaign
        fields = [
            "opens_on",
            "due_on",
            "closes_on",
            "instructions",
            "coordinators_approve",
            "four_eyes",
            "goals_summarise",
            "plans_may_change",
        ]
        field_classes = dict.fromkeys(("opens_on", "due_on", "closes_on"), DayField)
        widgets = {
            "instructions": forms.Textarea(attrs={"rows": 6}),
            **{
                name: forms.CheckboxInput({"class": "form-check-input"})
                for name in (
                    *("coordinators_approve", "four_eyes"),
                    *("goals_summarise", "plans_may_change"),
                )
            },
        }


class ThresholdsForm(Blaming):
    """From which share of the plan a task is on track, or delayed, in the year."""

    on_track_from = PercentField(
        label=gettext_lazy("On track from (percent of the plan)"), required=False
    )
    delayed_from = PercentField(
        label=gettext_lazy("Delayed from (percent of the plan)"), required=False
    )
    blamed = "on_track_from"

    class Meta:
        model = StrategyYear
        fields = ["on_track_from", "delayed_from"]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        # The constraint cannot say so: to a database, unknown is not false.
        empty = [name for name in self.fields if given.get(name, "wrong") is None]
        if len(empty) == 1:
            self.add_error(empty[0], _("Fill in both thresholds or neither."))
        return given
