"""Forms that read amounts of money in the words in which they are typed."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from leszno_strategy.fields import FigureField
from tasks.amounts import amount_in
from tasks.ordered_forms import OrderedForm


class AmountField(FigureField):
    """An amount in PLN as people type it: "250 000", "250 000 zł", "186,4 mln zł"."""

    default_error_messages = {
        "invalid": _("Type an amount in PLN, for instance 250 000.")
    }

    def to_python(self, value: Any) -> Decimal | None:  # type: ignore[override]
        amount = amount_in(value) if isinstance(value, str) else None
        return super().to_python(value) if amount is None else amount


class ReadsAmount(forms.ModelForm[Any]):
    """Reads the amount in the city's words, as they are typed.

    An amount that a person typed, or left out of words that were there, stays.
    """

    words: str
    amount: str

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or self.cleaned_data
        if not {self.words, self.amount} <= self.fields.keys():
            return cleaned  # for reading only
        before = self.get_initial_for_field(self.fields[self.words], self.words)
        was = self.get_initial_for_field(self.fields[self.amount], self.amount)
        if (
            self.words in self.changed_data
            and self.amount not in self.changed_data
            and was == amount_in(before)
        ):
            cleaned[self.amount] = amount_in(cleaned.get(self.words))
            # What a page says to have changed is all that it writes.
            self.changed_data.append(self.amount)
        return cleaned


class FundingForm(ReadsAmount, OrderedForm):
    words, amount = "funds", "amount"

    class Meta:
        field_classes = {"amount": AmountField}


class TaskForm(ReadsAmount):
    words, amount = "planned_total_cost", "planned_total_cost_amount"

    class Meta:
        field_classes = {"planned_total_cost_amount": AmountField}

    def clean_planned_total_cost(self) -> str | None:
        """Keep a cost that nobody told apart from one told to be nothing."""
        told: str = self.cleaned_data["planned_total_cost"]
        return told or (None if self.instance.planned_total_cost is None else "")
