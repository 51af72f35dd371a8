"""Deeds that change a strategy's structure for everybody: what each asks and does."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from annual_report.models import Snapshot
from leszno_strategy.transactions import locked
from organisation.history import LONGEST_REASON
from organisation.models import User
from reporting.models import Report, State
from reporting.recording import lock_years
from structure.deleting import delete_reports
from tasks.models import Goal, Programme, ReportedTotal, StageYear, Strategy, Task
from tasks.models.numbers import GOAL_NUMBER, PART_NUMBER
from tasks.models.strategy import PUBLIC_STATES
from tasks.moving import IfTaken, move, remove, renumber, wait_for_turn
from tasks.withdrawing import open_years, restore, tasks_below, withdraw

Row = Any


class DeedForm(forms.Form):
    """What a deed asks for; each may be given a reason."""

    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        max_length=LONGEST_REASON,
        required=False,
        help_text=gettext_lazy("Kept in the history, for instance the resolution."),
    )

    def __init__(self, row: Row, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, label_suffix="", **kwargs)
        self.row = row
        self.order_fields([name for name in self.fields if name != "reason"])

    @property
    def mistakes(self) -> list[forms.BoundField]:
        return [field for field in self if field.errors]


class NumberForm(DeedForm):
    if_taken = forms.ChoiceField(
        label=gettext_lazy("If the number is taken"), widget=forms.RadioSelect
    )

    def __init__(self, row: Row, data: Any = None, **kwargs: Any) -> None:
        super().__init__(row, data, **kwargs)
        is_goal = isinstance(row, Goal)
        number: forms.Field = (
            forms.CharField(max_length=10, validators=GOAL_NUMBER)
            if is_goal
            else forms.IntegerField(validators=PART_NUMBER)
        )
        number.label, number.initial = gettext_lazy("New number"), row.number
        number.widget.attrs["autocomplete"] = "off"
        self.fields["number"] = number
        choices = [
            (IfTaken.REFUSE.value, gettext_lazy("change nothing")),
            (IfTaken.SWAP.value, gettext_lazy("swap the two numbers")),
        ]
        if not is_goal:
            choices.append(
                (IfTaken.SHIFT.value, gettext_lazy("the others move on by one"))
            )
        field: Any = self.fields["if_taken"]
        field.choices, field.initial = choices, IfTaken.REFUSE.value
        self.order_fields(["number", "if_taken", "reason"])


class MoveForm(DeedForm):
    number = forms.IntegerField(
        label=gettext_lazy("Number there"),
        required=False,
        validators=PART_NUMBER,
        help_text=gettext_lazy(
            "Without it, behind the last. Where it is taken, the others move on by one."
        ),
    )

    def __init__(self, row: Row, data: Any = None, **kwargs: Any) -> None:
        super().__init__(row, data, **kwargs)
        found: QuerySet[Any]
        if isinstance(row, Task):
            found = Programme.objects.filter(goal__strategy=row.strategy)
            found = found.select_related("goal").exclude(pk=row.programme_id)
            label = gettext_lazy("To the programme")
        else:
            found = Goal.objects.filter(strategy=row.strategy)
            found = found.exclude(pk=row.goal_id)
            label = gettext_lazy("To the goal")
        self.fields["parent"] = forms.ModelChoiceField(
            found, label=label, empty_label=gettext_lazy("choose")
        )
        self.order_fields(["parent", "number", "reason"])


class WithdrawForm(DeedForm):
    year = forms.TypedChoiceField(
        label=gettext_lazy("From the year"),
        coerce=int,
        help_text=gettext_lazy("Only years after the last one that is closed."),
    )

    def __init__(self, row: Row, data: Any = None, **kwargs: Any) -> None:
        super().__init__(row, data, **kwargs)
        field: Any = self.fields["year"]
        field.choices = [(one, str(one)) for one in open_years(row.strategy)]
        self.fields["reason"].required = True
        self.fields["reason"].help_text = _("Shown on the public page.")
        self.order_fields(["year", "reason"])


def _renumber(row: Row, asked: dict[str, Any], by: User) -> None:
    taken = IfTaken(asked["if_taken"])
    renumber(row, asked["number"], by=by, reason=asked["reason"], if_taken=taken)


def _move(row: Row, asked: dict[str, Any], by: User) -> None:
    parent, number = asked["parent"], asked["number"]
    move(row, parent, number=number, by=by, reason=asked["reason"])


def _withdraw(row: Row, asked: dict[str, Any], by: User) -> None:
    below = tasks_below(row)
    if not below:
        raise ValidationError(_("There is no task here: delete it instead."))
    withdraw(below, year=asked["year"], by=by, reason=asked["reason"])


def _restore(row: Row, asked: dict[str, Any], by: User) -> None:
    restore(tasks_below(row), by=by, reason=asked["reason"])


def _remove(row: Row, asked: dict[str, Any], by: User) -> None:
    strategy = row.strategy
    # An approval waits, or is known to the question below.
    wait_for_turn(strategy)
    lock_years(strategy.pk)
    _lock_below(row)
    if reasons := why_it_stays(row):
        raise ValidationError(reasons)
    delete_reports(reports_below(row), by)
    remove(row, by=by, reason=asked["reason"])


def _lock_below(row: Row) -> None:
    """Lock all that reports can be on, from above, as whoever approves locks one."""
    if isinstance(row, Goal):
        locked(Goal.objects.filter(pk=row.pk).only("pk"))
        locked(Programme.objects.filter(goal=row).only("pk"))
    elif isinstance(row, Programme):
        locked(Programme.objects.filter(pk=row.pk).only("pk"))
    locked(Task.objects.filter(pk__in=[one.pk for one in tasks_below(row)]).only("pk"))


# By which way a report leads to what it is on, and to what that belongs to.
LEADING: Mapping[type[Any], Sequence[str]] = {
    Goal: ("goal", "programme__goal", "task__programme__goal"),
    Programme: ("programme", "task__programme"),
    Task: ("task",),
}


def reports_below(row: Row) -> "QuerySet[Report]":
    """Return the reports on the row itself and on all that it holds."""
    return Report.objects.filter(
        reduce(or_, (Q(**{way: row}) for way in LEADING[type(row)]))
    )


def why_it_stays(row: Row) -> list[str]:
    """Say why it cannot be deleted: what was approved or frozen names it."""
    tasks, strategy = tasks_below(row), row.strategy
    said = []
    approved = reports_below(row).filter(state=State.APPROVED)
    if approved.exists() or (strategy.state in PUBLIC_STATES and _has_figures(tasks)):
        said.append(_("It has approved figures, which readers have seen."))
    if _is_frozen(row, strategy):
        said.append(_("The report of a closed year lists it."))
    return said


def _has_figures(tasks: list[Task]) -> bool:
    done = StageYear.objects.filter(stage__task__in=tasks, actual__isnull=False)
    totals = ReportedTotal.objects.filter(task__in=tasks, progress__isnull=False)
    return done.exists() or totals.exists()


def _is_frozen(row: Row, strategy: Strategy) -> bool:
    """Whether a year was closed after the row was there."""
    frozen = Snapshot.objects.filter(year__strategy=strategy)
    first = row.history.order_by("history_id").first()
    return frozen.filter(**({"at__gte": first.history_date} if first else {})).exists()


@dataclass(frozen=True)
class Deed:
    """A deed: its name in addresses, what it asks, and what it does."""

    name: str
    address: str
    title: Any
    button: Any
    done: Any
    form: type[DeedForm]
    act: Callable[[Row, dict[str, Any], User], None]
    # Which kinds of rows it can be done to.
    levels: tuple[str, ...] = ("goal", "programme", "task")


DEEDS = {
    deed.name: deed
    for deed in (
        Deed(
            "renumber",
            "numer",
            gettext_lazy("Change the number"),
            gettext_lazy("Change the number"),
            gettext_lazy("The number is changed. Old addresses lead on."),
            NumberForm,
            _renumber,
        ),
        Deed(
            "move",
            "przenies",
            gettext_lazy("Move elsewhere"),
            gettext_lazy("Move it"),
            gettext_lazy("It is moved. Old addresses lead on."),
            MoveForm,
            _move,
            ("programme", "task"),
        ),
        Deed(
            "withdraw",
            "wycofaj",
            gettext_lazy("Withdraw from a year on"),
            gettext_lazy("Withdraw"),
            gettext_lazy("It is withdrawn. Its page stays and says so."),
            WithdrawForm,
            _withdraw,
        ),
        Deed(
            "restore",
            "przywroc",
            gettext_lazy("Take back the withdrawal"),
            gettext_lazy("Take it back"),
            gettext_lazy("The withdrawal is taken back."),
            DeedForm,
            _restore,
        ),
        Deed(
            "remove",
            "usun",
            gettext_lazy("Delete"),
            gettext_lazy("Delete it with all below it"),
            gettext_lazy("It is deleted. Old addresses lead on."),
            DeedForm,
            _remove,
        ),
    )
}
