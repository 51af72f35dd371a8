"""Adding goals, programmes and tasks."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from leszno_strategy.kept_forms import kept, shows_kept
from leszno_strategy.transactions import deed
from organisation.history import sign
from organisation.rights import person_of
from structure.frame import frame, require_office, strategy_of
from structure.rows import row_at
from structure.typed import InPanel, as_typed
from structure.views.cards import parents_of
from structure.views.deeds import address_of
from structure.wording import SAID_BY_STATE
from tasks.models import Goal, Programme, Strategy, StrategyState, Task
from tasks.moving import next_number, wait_for_turn

PAGE = require_http_methods(["GET", "HEAD", "POST"])


class Adding(InPanel):
    """A row below a parent, which takes no number that is held there."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["number"].widget.attrs["autocomplete"] = "off"

    def _get_validation_exclusions(self) -> set[str]:
        """Compare the number with those below the same parent, too."""
        excluded: set[str] = super()._get_validation_exclusions()  # type: ignore[misc]
        return excluded - {"strategy", "goal", "programme"}

    @property
    def mistakes(self) -> list[forms.BoundField]:
        return [field for field in self if field.errors]


class GoalForm(Adding):
    class Meta:
        model = Goal
        fields = ("number", "title", "head")
        formfield_callback = as_typed


class ProgrammeForm(Adding):
    class Meta:
        model = Programme
        fields = ("number", "title", "weight", "coordinator")
        formfield_callback = as_typed


class TaskForm(Adding):
    class Meta:
        model = Task
        fields = ("number", "title", "weight")
        formfield_callback = as_typed


HEADINGS = {
    Goal: gettext_lazy("Add a goal"),
    Programme: gettext_lazy("Add a programme"),
    Task: gettext_lazy("Add a task"),
}


@shows_kept
@PAGE
def add_goal(request: HttpRequest, strategy: str) -> HttpResponse:
    found = strategy_of(request, strategy)
    return _answer(request, found, GoalForm, Goal(strategy=found))


@shows_kept
@PAGE
def add_programme(request: HttpRequest, strategy: str, code: str) -> HttpResponse:
    found = strategy_of(request, strategy)
    goal = row_at(request, found, "goal", code)
    row = Programme(goal=goal)
    row.number = next_number(row, goal)
    return _answer(request, found, ProgrammeForm, row)


@shows_kept
@PAGE
def add_task(request: HttpRequest, strategy: str, code: str) -> HttpResponse:
    found = strategy_of(request, strategy)
    programme = row_at(request, found, "programme", code)
    # Nothing is known yet: an empty card does not say that there is nothing.
    row = Task(
        programme=programme,
        stages_known=False,
        executors_known=False,
        partners_known=False,
        budget_known=False,
        indicators_known=False,
    )
    row.number = next_number(row, programme)
    return _answer(request, found, TaskForm, row)


def _answer(
    request: HttpRequest, strategy: Strategy, made: type[Adding], row: Any
) -> HttpResponse:
    require_office(request)
    late = kept(request)
    if request.method != "POST":
        return _page(
            request, strategy, made(late.data if late else None, instance=row), late
        )
    form = made(request.POST, instance=row)
    if not form.is_valid():
        return _page(request, strategy, form)
    return _save(request, strategy, form)


@deed
def _save(request: HttpRequest, strategy: Strategy, form: Adding) -> HttpResponse:
    row = form.instance
    wait_for_turn(strategy)
    try:
        # Anew: somebody may have taken the number since.
        row.validate_constraints()
    except ValidationError as refusal:
        form.add_error(None, refusal)
        return _page(request, strategy, form)
    sign(row, by=person_of(request))
    row.save()
    messages.success(request, _("Added: %(row)s") % {"row": row})
    return redirect(address_of(strategy, row))


def _page(
    request: HttpRequest, strategy: Strategy, form: Adding, late: Any = None
) -> HttpResponse:
    row = form.instance
    context = {
        **frame(request, strategy),
        "heading": HEADINGS[type(row)],
        "parents": parents_of(row),
        "form": form,
        "kept": late,
        "mistakes": [] if late else form.mistakes,
        "lead": SAID_BY_STATE[StrategyState(strategy.state)],
    }
    status = 422 if form.is_bound and not late and form.errors else 200
    return render(request, "structure/adding.html", context, status=status)
