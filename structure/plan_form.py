"""The form of a task's plan: its stages down, the strategy's years across.

Fields of stages that are there bear the stage's id; rows that are added have a number
of their own, and become stages when a title or a figure stands in them.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from leszno_strategy import numbers
from leszno_strategy.numbers import exact
from organisation.history import LONGEST_REASON
from reporting.form_fields import PointsField
from tasks.models import Stage, Task

# More rows are not added to a page at once.
MOST_ADDED = 60
TITLE_LENGTH = Stage._meta.get_field("title").max_length


def title_name(row: str) -> str:
    return f"{row}-title"


def cell_name(row: str, year: int) -> str:
    return f"{row}-{year}"


class TitleField(forms.CharField):
    """The title of a stage, which may take two lines on the page yet is one."""

    default_error_messages = {"required": gettext_lazy("Give the stage a name.")}

    def __init__(self, **kwargs: Any) -> None:
        area = forms.Textarea({"rows": 1, "maxlength": TITLE_LENGTH})
        super().__init__(max_length=TITLE_LENGTH, widget=area, **kwargs)

    def to_python(self, value: Any) -> str:
        return " ".join(str(super().to_python(value)).split())


@dataclass(frozen=True)
class NewStage:
    """A stage that is to be added, with its plan by year."""

    title: str
    plan: Mapping[int, Decimal]


class PlanForm(forms.Form):
    """What is planned for each year of each stage, and how the stages are called.

    `fixed` are years whose plan the person may not change, `guarded` those of which a
    change needs a reason. The task comes with its stages and their figures fetched.
    """

    def __init__(
        self,
        data: Any = None,
        *,
        task: Task,
        years: Sequence[int],
        added: int = 0,
        fixed: Collection[int] = (),
        guarded: Collection[int] = (),
        typed: Mapping[str, str] | None = None,
    ) -> None:
        self.years, self.fixed, self.guarded = years, fixed, guarded
        self.reads = PointsField()
        self.stages = {f"stage-{stage.pk}": stage for stage in task.stages.all()}
        self.added = [f"new-{n}" for n in range(min(added, MOST_ADDED))]
        self.stored = dict(self._read())
        super().__init__(data, initial={**self.stored, **(typed or {})})
        for row, stage in self.stages.items():
            self._add_row(row, str(stage), required=True)
        for number, row in enumerate(self.added, start=1):
            self._add_row(row, _("New stage %(n)s") % {"n": number}, required=False)
        self.fields["reason"] = forms.CharField(
            label=_("Why the plan changes"),
            required=False,
            max_length=LONGEST_REASON,
            widget=forms.TextInput({"autocomplete": "off"}),
        )

    def _read(self) -> Iterator[tuple[str, Any]]:
        for row, stage in self.stages.items():
            yield title_name(row), stage.title
            for figures in stage.years.all():
                yield cell_name(row, figures.year.year), figures.planned

    def _add_row(self, row: str, named: str, *, required: bool) -> None:
        self.fields[title_name(row)] = TitleField(
            label=_("%(stage)s: title") % {"stage": named}, required=required
        )
        if not required:
            hint = _("Title of the stage")
            self.fields[title_name(row)].widget.attrs["placeholder"] = hint
        for year in self.years:
            field = PointsField(label=f"{named}, {year}")
            field.disabled = year in self.fixed
            self.fields[cell_name(row, year)] = field

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        for row in self.added:
            if self._planned_in(row) and not given.get(title_name(row)):
                self.add_error(title_name(row), _("Give the stage a name."))
        if not given.get("reason") and (years := self._guarded_changes):
            said = _("Say why the plan of %(years)s changes: the year is approved.")
            self.add_error(
                "reason", said % {"years": ", ".join(map(str, sorted(years)))}
            )
        return given

    @property
    def _guarded_changes(self) -> set[int]:
        added = {year for row in self.added for year in self._planned_in(row)}
        return {*self.changes, *added}.intersection(self.guarded)

    def _planned_in(self, row: str) -> dict[int, Decimal]:
        found = {
            year: self.cleaned_data.get(cell_name(row, year)) for year in self.years
        }
        return {year: plan for year, plan in found.items() if plan is not None}

    @property
    def changes(self) -> dict[int, dict[int, Decimal | None]]:
        """What was changed of the stages that are there: by year and stage's id."""
        found: dict[int, dict[int, Decimal | None]] = {}
        for row, stage in self.stages.items():
            for year in self.years:
                name = cell_name(row, year)
                if name not in self.cleaned_data:
                    continue
                planned = self.cleaned_data[name]
                if planned != self.stored.get(name):
                    found.setdefault(year, {})[stage.pk] = planned
        return found

    @property
    def renamed(self) -> list[tuple[Stage, str]]:
        return [
            (stage, title)
            for row, stage in self.stages.items()
            if (title := self.cleaned_data.get(title_name(row), stage.title))
            != stage.title
        ]

    @property
    def new_stages(self) -> list[NewStage]:
        return [
            NewStage(self.cleaned_data[title_name(row)], self._planned_in(row))
            for row in self.added
            if self.cleaned_data.get(title_name(row))
        ]

    # What the page shows

    def planned(self, row: str, year: int) -> Decimal | None:
        """Return what stands in the cell; None where it is empty or no figure."""
        bound = self[cell_name(row, year)]
        value = bound.field.prepare_value(bound.value())
        try:
            found: Decimal | None = self.reads.clean(value)
            return found
        except ValidationError:
            return None

    @property
    def mistakes(self) -> list[forms.BoundField]:
        return [field for field in self if field.errors]


@dataclass(frozen=True)
class PlanCell:
    year: int
    field: forms.BoundField
    is_fixed: bool

    @property
    def text(self) -> str:
        """What a cell says that nobody may type into."""
        value = self.field.value()
        return exact(
            value if isinstance(value, Decimal) else numbers.read(str(value or ""))
        )


@dataclass(frozen=True)
class PlanRow:
    """A stage, or a row that may become one, with its cells and their sum."""

    name: str
    label: str
    title: forms.BoundField
    cells: Sequence[PlanCell]
    total: Decimal | None


@dataclass(frozen=True)
class Sum:
    """What all stages plan for a year, and from the start to its end."""

    year: int
    planned: Decimal
    to_date: Decimal

    @property
    def filled(self) -> Decimal:
        """How much of the bar of 100 is full."""
        return min(self.to_date, Decimal(100))

    @property
    def gap(self) -> Decimal:
        return 100 - self.filled


class PlanTable:
    """The grid with its sums, those of what was typed included."""

    def __init__(self, form: PlanForm) -> None:
        self.form, self.years = form, form.years

    @cached_property
    def rows(self) -> list[PlanRow]:
        labels = {row: stage.label for row, stage in self.form.stages.items()}
        return [
            self._row(row, labels.get(row, ""))
            for row in [*self.form.stages, *self.form.added]
        ]

    def _row(self, row: str, label: str) -> PlanRow:
        form = self.form
        cells = [
            PlanCell(year, form[cell_name(row, year)], year in form.fixed)
            for year in self.years
        ]
        known = [form.planned(row, year) for year in self.years]
        planned = [one for one in known if one is not None]
        total = sum(planned, Decimal(0)) if planned else None
        return PlanRow(row, label, form[title_name(row)], cells, total)

    @cached_property
    def sums(self) -> list[Sum]:
        sums, to_date = [], Decimal(0)
        for year in self.years:
            known = [self.form.planned(row.name, year) for row in self.rows]
            planned = sum((one for one in known if one is not None), Decimal(0))
            to_date += planned
            sums.append(Sum(year, planned, to_date))
        return sums

    @property
    def whole(self) -> Decimal:
        return self.sums[-1].to_date if self.sums else Decimal(0)

    @property
    def lacking(self) -> Decimal:
        """How much is missing to 100; negative where there is more."""
        return 100 - self.whole

    @property
    def beyond(self) -> Decimal:
        return -self.lacking
