"""The card of an indicator: what it says, where it should come to, and its values."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from indicators.measures import known
from indicators.models import (
    Indicator,
    IndicatorBreak,
    IndicatorTarget,
    IndicatorValue,
)
from indicators.ordered_forms import IndicatorFormSet
from structure.typed import InPanel, Row, as_typed
from tasks.models import StrategyYear
from tasks.models.strategy import PUBLIC_STATES
from tasks.ordered_forms import OrderedForm

# The id of the list of units of measure on the page.
MEASURES = "measures"


class Measured(forms.ModelForm[Any]):
    """A form whose unit of measure is chosen from the list, or typed."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        attrs = {"list": MEASURES, "autocomplete": "off"}
        self.fields["unit"].widget.attrs.update(attrs)

    def clean_unit(self) -> str:
        """Take the spelling of the list, where that is beyond doubt."""
        unit = str(self.cleaned_data["unit"])
        return known().spelled(unit) if "unit" in self.changed_data else unit


class IndicatorCard(InPanel, Measured):
    # The fields as the page groups them, under headings.
    GROUPS = (
        (
            _("What it measures"),
            ("name", "kind", "unit", "definition", "method", "source", "frequency"),
        ),
        (
            _("Where it began, and which way is good"),
            ("direction", "baseline", "baseline_year", "band_from", "band_to"),
        ),
        (
            _("Who reports it, and how it is shown"),
            ("reporting_unit", "reporting_post", "comparison", "is_headline"),
        ),
    )

    class Meta:
        model = Indicator
        fields = (
            *("name", "kind", "unit", "definition", "method", "source", "frequency"),
            *("direction", "baseline", "baseline_year", "band_from", "band_to"),
            *("reporting_unit", "reporting_post", "comparison", "is_headline"),
        )
        help_texts = {
            "unit": _("From the list, or another one, which joins the list."),
            "direction": _("For a band, give its ends below."),
            "baseline": _("What it was when the strategy began."),
            "baseline_year": _("It may lie before the strategy."),
            "reporting_unit": _(
                "Without a unit or a post: the task's executor, the programme's "
                "coordinator, the goal's head, or the office."
            ),
        }
        formfield_callback = as_typed

    @property
    def groups(self) -> Iterator[tuple[str, list[forms.BoundField]]]:
        for heading, names in self.GROUPS:
            yield str(heading), [self[name] for name in names]

    def clean(self) -> dict[str, Any] | None:
        """Name the fields; the constraints name only the rules."""
        cleaned = super().clean()
        given = self.cleaned_data
        lower, upper = given.get("band_from"), given.get("band_to")
        if lower is not None and upper is not None and upper < lower:
            self.add_error("band_to", _("The band ends below its beginning."))
        if given.get("reporting_unit") and given.get("reporting_post"):
            self.add_error("reporting_post", _("Name a unit or a post, not both."))
        return cleaned


class IndicatorRow(Row, Measured, OrderedForm):
    class Meta:
        model = Indicator
        fields = ("name", "kind", "unit")
        formfield_callback = as_typed


class IndicatorRows(IndicatorFormSet):
    """The indicators of a row, each of which knows whether it has an aim."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("queryset", Indicator.objects.with_aims())
        super().__init__(*args, **kwargs)


class TargetRow(Row):
    class Meta:
        model = IndicatorTarget
        fields = ("year", "number")
        formfield_callback = as_typed


class BreakRow(Row):
    class Meta:
        model = IndicatorBreak
        fields = ("year", "reason")
        formfield_callback = as_typed


class ValueRow(Row):
    """A value as reported; its number is read in it."""

    class Meta:
        model = IndicatorValue
        fields = ("year", "text")
        formfield_callback = as_typed

    def _post_clean(self) -> None:
        super()._post_clean()  # type: ignore[misc]
        if "text" in self.changed_data and "text" in self.cleaned_data:
            self.instance.set_text(self.cleaned_data["text"].strip())
            # What a page says to have changed is all that it writes.
            self.changed_data.append("number")


class ValueFormSet(forms.BaseInlineFormSet[Any, Any, Any]):
    """Values by years.

    Those of closed years stand as they were frozen. Once the strategy is public, those
    of a task, and of years with a campaign, come through reports.
    """

    @cached_property
    def years(self) -> list[tuple[int, bool, int | None]]:
        """The strategy's years: whether each is closed, and its campaign."""
        years = StrategyYear.objects.filter(strategy=self.instance.strategy)
        return list(years.values_list("year", "is_closed", "campaign"))

    @cached_property
    def closed(self) -> set[int]:
        return {year for year, is_closed, _campaign in self.years if is_closed}

    @cached_property
    def is_public(self) -> bool:
        return self.instance.strategy.state in PUBLIC_STATES

    @cached_property
    def is_reported(self) -> bool:
        """Whether reports bring all its values."""
        return self.is_public and self.instance.task_id is not None

    @cached_property
    def asked_for(self) -> set[int]:
        """The years whose values reports bring."""
        if not self.is_public:
            return set()
        return {year for year, _is_closed, campaign in self.years if campaign}

    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        is_there = form.instance.pk is not None
        stays = is_there and form.instance.year in self.closed | self.asked_for
        if self.is_reported or stays:
            for name in ("year", "text", "DELETE"):
                form.fields[name].disabled = True

    def clean(self) -> None:
        super().clean()
        for form in self.extra_forms:
            year = form.cleaned_data.get("year") if form.is_valid() else None
            if year in self.closed:
                form.add_error("year", _("The report of this year is closed."))
            elif year in self.asked_for:
                form.add_error(
                    "year", _("A campaign asks for this year: a report brings it.")
                )
