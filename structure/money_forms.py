"""The card of a funding source: what it is to give by years, and what was spent."""

from typing import Any

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from organisation.history import LONGEST_REASON
from reporting.models import Campaign
from structure.typed import InPanel, Row, as_typed
from tasks.amount_forms import FundingForm
from tasks.models import FundingSource, FundingYear, StrategyYear
from tasks.models.strategy import PUBLIC_STATES
from tasks.ordered_forms import OrderedFormSet

FIGURES = {"planned", "executed"}


class FundingRow(Row, FundingForm):
    class Meta:
        model = FundingSource
        fields = ("source", "funds", "amount")
        formfield_callback = as_typed


class FundingFormSet(OrderedFormSet):
    """The sources of a task; one of which money was spent is not deleted by the way."""

    def clean(self) -> None:
        super().clean()
        deleted = [form.instance.pk for form in self.deleted_forms]
        spent = FundingYear.objects.filter(funding__in=deleted)
        if spent.exclude(executed=None).exists():
            raise forms.ValidationError(
                _("A source of which money was spent cannot be deleted.")
            )


class FundingCard(InPanel, FundingForm):
    reason = forms.CharField(
        label=_("Reason"),
        required=False,
        max_length=LONGEST_REASON,
        help_text=_("Needed where you enter what was spent in a past year."),
    )
    place = None  # type: ignore[assignment]

    class Meta:
        model = FundingSource
        fields = ("source", "funds", "amount")
        formfield_callback = as_typed

    def has_changed(self) -> bool:
        # A reason alone changes nothing.
        return bool(set(self.changed_data) - {"reason"})


class AmountsRow(Row):
    class Meta:
        model = FundingYear
        fields = ("year", "planned", "executed")
        formfield_callback = as_typed

    def has_changed(self) -> bool:
        changed = set(self.changed_data)
        return bool(changed & FIGURES if self.instance.pk is None else changed)


class AmountsFormSet(forms.BaseInlineFormSet[Any, Any, Any]):
    """The amounts of a source, with a row for each year of the strategy.

    Closed years stand as they were frozen. What was spent comes through reports where
    a campaign asks for the year; in other years the office enters it with a reason.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        source = kwargs["instance"]
        self.strategy_years = list(
            StrategyYear.objects.filter(strategy=source.task.strategy).order_by("year")
        )
        there = set(source.years.values_list("year", flat=True))
        lacking = [year for year in self.strategy_years if year.pk not in there]
        self.extra = len(lacking)
        kwargs["initial"] = [{"year": year.pk} for year in lacking]
        super().__init__(*args, **kwargs)

    @cached_property
    def by_pk(self) -> dict[int, StrategyYear]:
        return {year.pk: year for year in self.strategy_years}

    @cached_property
    def is_public(self) -> bool:
        return self.instance.task.strategy.state in PUBLIC_STATES

    @cached_property
    def asked_for(self) -> set[int]:
        """The years, by their ids, of which reports bring what was spent."""
        if not self.is_public:
            return set()
        years = Campaign.objects.filter(year__in=self.by_pk)
        return set(years.values_list("year", flat=True))

    @property
    def in_order(self) -> list[Any]:
        """The rows by their years, however many are stored."""
        return sorted(self.forms, key=self._year_of)

    def _year_of(self, form: Any) -> int:
        year = self.by_pk.get(form.instance.year_id or form.initial.get("year"))
        return year.year if year else 0

    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        field = form.fields["year"]
        field.queryset = StrategyYear.objects.filter(pk__in=self.by_pk)
        # Asked once for all rows.
        field.choices = [(year.pk, str(year.year)) for year in self.strategy_years]
        pk = form.instance.year_id or form.initial.get("year")
        if (year := self.by_pk.get(pk)) is None:
            return
        if form.instance.year_id:
            form.instance.year = year
        if year.is_closed:
            for name in ("year", "planned", "executed", "DELETE"):
                form.fields[name].disabled = True
        elif pk in self.asked_for:
            form.fields["executed"].disabled = True
            if form.instance.executed is not None:
                form.fields["DELETE"].disabled = True

    def clean(self) -> None:
        super().clean()
        for form in self.forms:
            if form.is_valid() and "executed" in form.changed_data:
                self._check_spent(form)

    def _check_spent(self, form: Any) -> None:
        year = form.cleaned_data.get("year")
        if year is None:
            return
        if year.is_closed:
            form.add_error("executed", _("The report of this year is closed."))
        elif year.pk in self.asked_for:
            form.add_error(
                "executed", _("A campaign asks for this year: a report brings it.")
            )
        elif self.is_public and not self.data.get("reason", "").strip():
            form.add_error(
                "executed", _("Say in the field “Reason” where this amount comes from.")
            )
