"""The forms of the cards: of goal, programme, task and indicator, with their rows."""

from typing import Any

from django import forms
from django.db import models
from django.forms import inlineformset_factory
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from indicators.models import AbsentKind, Indicator, IndicatorValue, Kind
from indicators.ordered_forms import IndicatorFormSet
from leszno_strategy.fields import FigureField
from organisation.forms import DayField
from tasks.amount_forms import AmountField, FundingForm, TaskForm
from tasks.models import (
    Executor,
    FundingSource,
    Goal,
    Partner,
    Programme,
    Stage,
    Task,
)
from tasks.models.strategy import PUBLIC_STATES
from tasks.ordered_forms import OrderedForm, OrderedFormSet, StageFormSet

AMOUNTS = {"amount", "planned_total_cost_amount"}


def as_typed(db_field: Any, **kwargs: Any) -> Any:
    """Make a field that takes what people type: commas, spaces, days, long texts."""
    if isinstance(db_field, models.DecimalField):
        kwargs["form_class"] = AmountField if db_field.name in AMOUNTS else FigureField
        kwargs["widget"] = forms.TextInput(
            {"inputmode": "decimal", "autocomplete": "off"}
        )
    elif isinstance(db_field, models.DateField):
        kwargs["form_class"] = DayField
    elif isinstance(db_field, models.TextField):
        kwargs["widget"] = forms.Textarea({"rows": 2})
    field = db_field.formfield(**kwargs)
    if isinstance(field, forms.ModelChoiceField):
        field.empty_label = "–"
    return field


class InPanel(forms.ModelForm[Any]):
    """A form whose labels end as they are written."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["label_suffix"] = ""
        super().__init__(*args, **kwargs)


class Row(InPanel):
    """A row of a table: its fields are named by the headings, and for each row."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs["aria-label"] = field.label
            field.help_text = ""


class GoalCard(InPanel):
    class Meta:
        model = Goal
        fields = ("title", "head")
        formfield_callback = as_typed


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


class IndicatorCard(InPanel):
    class Meta:
        model = Indicator
        fields = (
            *("name", "kind", "definition", "unit", "source"),
            *("direction", "baseline"),
        )
        formfield_callback = as_typed


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


class PartnerRow(Row, OrderedForm):
    class Meta:
        model = Partner
        fields = ("name", "scope")
        formfield_callback = as_typed


class FundingRow(Row, FundingForm):
    class Meta:
        model = FundingSource
        fields = ("source", "funds", "amount")
        formfield_callback = as_typed


class IndicatorRow(Row, OrderedForm):
    class Meta:
        model = Indicator
        fields = ("name", "kind", "unit")
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

    Those of closed years stand as they were frozen. Those of a task come through its
    report, once the strategy is public.
    """

    @cached_property
    def closed(self) -> set[int]:
        closed = self.instance.strategy.years.filter(is_closed=True)
        return set(closed.values_list("year", flat=True))

    @cached_property
    def is_reported(self) -> bool:
        """Whether a report brings the values."""
        is_public = self.instance.strategy.state in PUBLIC_STATES
        return is_public and self.instance.task_id is not None

    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        is_there = form.instance.pk is not None
        if self.is_reported or (is_there and form.instance.year in self.closed):
            for name in ("year", "text", "DELETE"):
                form.fields[name].disabled = True

    def clean(self) -> None:
        super().clean()
        for form in self.extra_forms:
            year = form.cleaned_data.get("year") if form.is_valid() else None
            if year in self.closed:
                form.add_error("year", _("The report of this year is closed."))


def rows_of(
    parent: Any, model: Any, form: Any, formset: Any = OrderedFormSet
) -> type[forms.BaseInlineFormSet[Any, Any, Any]]:
    return inlineformset_factory(
        parent, model, form=form, formset=formset, extra=1, can_delete=True
    )


# The forms of each card: its own, and the tables below it.
CARDS: dict[type[models.Model], tuple[Any, list[Any]]] = {
    Goal: (GoalCard, [rows_of(Goal, Indicator, IndicatorRow, IndicatorFormSet)]),
    Programme: (
        ProgrammeCard,
        [rows_of(Programme, Indicator, IndicatorRow, IndicatorFormSet)],
    ),
    Task: (
        TaskCard,
        [
            rows_of(Task, Executor, ExecutorRow),
            rows_of(Task, Stage, StageRow, StageFormSet),
            rows_of(Task, Partner, PartnerRow),
            rows_of(Task, FundingSource, FundingRow),
            rows_of(Task, Indicator, IndicatorRow, IndicatorFormSet),
        ],
    ),
    Indicator: (
        IndicatorCard,
        [rows_of(Indicator, IndicatorValue, ValueRow, ValueFormSet)],
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
