"""The forms of the cards: of goal, programme, task and indicator, with their rows."""

from typing import Any

from django import forms
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from indicators.models import (
    AbsentKind,
    Indicator,
    IndicatorBreak,
    IndicatorTarget,
    IndicatorValue,
    Kind,
)
from structure.indicator_forms import (
    BreakRow,
    IndicatorCard,
    IndicatorRow,
    IndicatorRows,
    TargetRow,
    ValueFormSet,
    ValueRow,
)
from structure.money_forms import (
    AmountsFormSet,
    AmountsRow,
    FundingCard,
    FundingFormSet,
    FundingRow,
)
from structure.typed import InPanel, Row, as_typed, rows_of
from tasks.amount_forms import TaskForm
from tasks.coordinates import LONGEST, read_spot
from tasks.models import (
    Executor,
    FundingSource,
    FundingYear,
    Goal,
    Location,
    Partner,
    Programme,
    Stage,
    Strategy,
    Task,
)
from tasks.ordered_forms import OrderedForm, StageFormSet


class StrategyCard(InPanel):
    class Meta:
        model = Strategy
        fields = ("title", "city", "authority", "adopted_by", "source")
        formfield_callback = as_typed


class GoalCard(InPanel):
    class Meta:
        model = Goal
        fields = ("title", "head", "story")
        formfield_callback = as_typed

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["story"].widget.attrs["rows"] = 6


class ProgrammeCard(InPanel):
    class Meta:
        model = Programme
        fields = ("title", "weight", "coordinator")
        formfield_callback = as_typed


class TaskCard(InPanel, TaskForm):
    absent_kinds = forms.MultipleChoiceField(
        label=_("The city states that there are no indicators of this kind"),
        choices=Kind.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = Task
        fields = (
            *("title", "weight", "recipients", "justification", "description"),
            *("planned_total_cost", "planned_total_cost_amount"),
            *("stages_known", "executors_known", "partners_known"),
            *("budget_known", "indicators_known"),
        )
        formfield_callback = as_typed

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        stated = self.instance.absent_kinds.values_list("kind", flat=True)
        self.initial["absent_kinds"] = sorted(stated)
        for name in ("recipients", "justification", "description"):
            self.fields[name].widget.attrs["rows"] = 4

    def save_kinds(self) -> None:
        """Write which kinds of indicators there are said to be none of."""
        if "absent_kinds" not in self.changed_data:
            return
        wanted = set(self.cleaned_data["absent_kinds"])
        for row in AbsentKind.objects.filter(task=self.instance):
            if row.kind not in wanted:
                row.delete()
            wanted.discard(row.kind)
        for kind in sorted(wanted):
            AbsentKind.objects.create(task=self.instance, kind=kind)


class ExecutorRow(Row, OrderedForm):
    class Meta:
        model = Executor
        fields = ("text", "unit", "post")
        formfield_callback = as_typed


class StageRow(Row, OrderedForm):
    class Meta:
        model = Stage
        fields = ("label", "title", "starts_on", "ends_on")
        formfield_callback = as_typed

    def clean(self) -> dict[str, Any] | None:
        """Name the field; the constraint names only the rule."""
        cleaned = super().clean()
        first, last = (self.cleaned_data.get(one) for one in ("starts_on", "ends_on"))
        if first and last and last < first:
            self.add_error("ends_on", _("The stage ends before it begins."))
        return cleaned


class LocationRow(Row, OrderedForm):
    """A place and where it is, in one field: people copy both numbers at once."""

    where = forms.CharField(
        label=_("latitude and longitude, or the address of a map"), max_length=LONGEST
    )

    class Meta:
        model = Location
        fields = ("name",)
        formfield_callback = as_typed

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.order_fields(["name", "where"])
        if self.instance.pk is not None:
            self.initial["where"] = str(self.instance.spot)

    def clean_where(self) -> str:
        spot = read_spot(self.cleaned_data["where"])
        self.instance.latitude, self.instance.longitude = spot
        return str(spot)

    @cached_property
    def changed_data(self) -> list[str]:
        found = list(super().changed_data)
        return [*found, "latitude", "longitude"] if "where" in found else found


class PartnerRow(Row, OrderedForm):
    class Meta:
        model = Partner
        fields = ("name", "scope")
        formfield_callback = as_typed


# Rows that stand in the order of their years.
BY_YEAR = forms.BaseInlineFormSet
# The forms of each card: its own, and the tables below it.
CARDS: dict[type[models.Model], tuple[Any, list[Any]]] = {
    Strategy: (
        StrategyCard,
        [rows_of(Strategy, Indicator, IndicatorRow, IndicatorRows)],
    ),
    Goal: (GoalCard, [rows_of(Goal, Indicator, IndicatorRow, IndicatorRows)]),
    Programme: (
        ProgrammeCard,
        [rows_of(Programme, Indicator, IndicatorRow, IndicatorRows)],
    ),
    Task: (
        TaskCard,
        [
            rows_of(Task, Executor, ExecutorRow),
            rows_of(Task, Stage, StageRow, StageFormSet),
            rows_of(Task, Partner, PartnerRow),
            rows_of(Task, Location, LocationRow),
            rows_of(Task, FundingSource, FundingRow, FundingFormSet),
            rows_of(Task, Indicator, IndicatorRow, IndicatorRows),
        ],
    ),
    Indicator: (
        IndicatorCard,
        [
            rows_of(Indicator, IndicatorTarget, TargetRow, BY_YEAR),
            rows_of(Indicator, IndicatorValue, ValueRow, ValueFormSet),
            rows_of(Indicator, IndicatorBreak, BreakRow, BY_YEAR),
        ],
    ),
    FundingSource: (
        FundingCard,
        [rows_of(FundingSource, FundingYear, AmountsRow, AmountsFormSet, extra=0)],
    ),
}
# Rows of these make what the flag of the task says known.
KNOWN_BY_ROWS = {
    Executor: "executors_known",
    Stage: "stages_known",
    Partner: "partners_known",
    FundingSource: "budget_known",
    Indicator: "indicators_known",
}
