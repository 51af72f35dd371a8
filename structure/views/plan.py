"""The plan of a task on one page: its stages by years."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from leszno_strategy.kept_forms import Kept, kept, shows_kept
from leszno_strategy.meanwhile import (
    SEEN,
    Meanwhile,
    Said,
    meet,
    read_seen,
    said_by,
    write_seen,
)
from leszno_strategy.transactions import deed
from organisation.rights import (
    Permission,
    coordinated,
    held_posts_of,
    may_everywhere,
    person_of,
)
from reporting.recording import lock, lock_years
from reporting.transitions import Actor, NotNow
from structure.frame import frame, known, strategy_of
from structure.plan_form import MOST_ADDED, PlanForm, PlanTable, title_name
from structure.plan_saving import Guard, guards, may_correct, save_plan
from tasks.curves import Curve
from tasks.leading_on import Moved, found_at
from tasks.models import Stage, Strategy, StrategyYear, Task
from tasks.outline import Point, TaskNode, task_node
from tasks.plan_changes import plan_changes

# A task without any stage begins with as many rows.
BEGINNING = 6


def open_tasks(request: HttpRequest, strategy: Strategy) -> "QuerySet[Task]":
    """Return the tasks whose plan the person may see."""
    tasks = Task.objects.of(strategy)
    if may_everywhere(request, Permission.VIEW, Task):
        return tasks
    return tasks.filter(programme__in=coordinated(request))


@dataclass(frozen=True)
class Plan:
    """A task with its stages, and what the person may do with its plan."""

    task: Task
    by: Actor
    may_change: bool

    @cached_property
    def periods(self) -> list[StrategyYear]:
        return list(self.task.strategy.years.all())

    @property
    def years(self) -> list[int]:
        return [one.year for one in self.periods]

    @cached_property
    def guards(self) -> dict[int, Guard]:
        return guards(self.task, self.periods, self.by)

    @cached_property
    def fixed(self) -> frozenset[int]:
        """The years whose plan only those may change who may correct."""
        if not self.guards or may_correct(self.task, self.by):
            return frozenset()
        return frozenset(self.guards)

    @property
    def begins_with(self) -> int:
        """How many empty rows there are at first."""
        return BEGINNING if self.may_change and not self.task.stages.all() else 0

    def form(self, data: Any = None, *, added: int, **more: Any) -> PlanForm:
        return PlanForm(
            data,
            task=self.task,
            years=self.years,
            added=added,
            fixed=self.fixed,
            guarded=frozenset(self.guards),
            **more,
        )


def plan_of(request: HttpRequest, slug: str, code: str) -> Plan:
    """Find the task of the form that was sent, else the one that has the code."""
    found = strategy_of(request, slug, with_years=True)
    tasks = open_tasks(request, found)
    tasks = tasks.prefetch_related(Prefetch("stages", Stage.objects.with_figures()))
    late = kept(request)
    meant = (late.data if late else request.POST).get("task", "")
    if meant.isdecimal() and len(meant) < 18:
        task = get_object_or_404(tasks, pk=int(meant))
        if task.code != code:
            raise Moved(task)
    else:
        task = found_at(tasks, code, strategy=slug)
    # The same strategy for all that asks, so that its years are read once.
    task.programme.goal.strategy = found
    may_change = may_everywhere(request, Permission.CHANGE, Task) or (
        task.programme_id in coordinated(request)
    )
    actor = Actor(person_of(request), held_posts_of(request), localdate())
    return Plan(task, actor, may_change)


def number_of_rows(data: Any) -> int:
    said = data.get("rows", "")
    return min(int(said), MOST_ADDED) if said.isdecimal() and len(said) < 4 else 0


@shows_kept
@require_http_methods(["GET", "HEAD", "POST"])
def plan(request: HttpRequest, strategy: str, code: str) -> HttpResponse:
    """Show and take the plan of a task."""
    subject = plan_of(request, strategy, code)
    if request.method != "POST":
        if found := kept(request):
            return _show_kept(request, subject, found)
        return _page(request, subject, subject.form(added=subject.begins_with))
    if not subject.may_change:
        raise PermissionDenied
    data = request.POST
    if step := {"add": _with_row, "copy": _with_stages}.get(data.get("step", "")):
        return _prepared(request, subject, step(request, subject))
    return _save(request, subject)


def _show_kept(request: HttpRequest, subject: Plan, found: Kept) -> HttpResponse:
    added = number_of_rows(found.data)
    met = meet(found.data, [subject.form(added=added)])
    form = subject.form(met.data, added=added)
    return _page(request, subject, form, meanwhile=met.changes, kept=found)


# More rows, with nothing saved


@dataclass(frozen=True)
class Prepared:
    data: QueryDict
    said: str


def _with_row(request: HttpRequest, subject: Plan) -> Prepared:
    data = request.POST.copy()
    data["rows"] = str(min(number_of_rows(data) + 1, MOST_ADDED))
    return Prepared(data, _("There is a row for one more stage. Nothing is saved yet."))


def _with_stages(request: HttpRequest, subject: Plan) -> Prepared:
    """Add the stages of a task of an earlier strategy, by their titles."""
    data = request.POST.copy()
    asked = data.get("copied", "")
    known = {task.pk: task for task in earlier_tasks(request, subject.task)}
    source = known.get(int(asked)) if asked.isdecimal() and len(asked) < 18 else None
    if source is None:
        return Prepared(data, _("Choose a task whose stages should be copied."))
    rows = [f"new-{n}" for n in range(number_of_rows(data))]
    free = [row for row in rows if not _is_used(row, data)]
    there = {
        data.get(title_name(f"stage-{stage.pk}")) for stage in subject.task.stages.all()
    }
    titles = [stage.title for stage in source.stages.all() if stage.title not in there]
    for title in titles:
        row = free.pop(0) if free else f"new-{len(rows)}"
        if row not in rows:
            rows.append(row)
        data[title_name(row)] = title
    data["rows"] = str(min(len(rows), MOST_ADDED))
    said = ngettext(
        "%(n)s stage is copied, without figures. Nothing is saved yet.",
        "%(n)s stages are copied, without figures. Nothing is saved yet.",
        len(titles),
    )
    return Prepared(data, said % {"n": len(titles)})


def _is_used(row: str, data: QueryDict) -> bool:
    return any(str(data[name]).strip() for name in data if name.startswith(f"{row}-"))


def _prepared(request: HttpRequest, subject: Plan, what: Prepared) -> HttpResponse:
    added = number_of_rows(what.data)
    typed = {str(name): str(what.data[name]) for name in what.data}
    form = subject.form(added=added, typed=typed)
    return _page(request, subject, form, said=what.said, seen=typed.get(SEEN))


def earlier_tasks(request: HttpRequest, task: Task) -> list[Task]:
    """Return the tasks with stages of strategies that began before this one."""
    first = min((one.year for one in task.strategy.years.all()), default=0)
    # A strategy without any year began nowhere.
    earlier = [
        one.pk for one in known(request) if one.since is not None and one.since < first
    ]
    if not earlier:
        return []
    return list(
        Task.objects.filter(programme__goal__strategy__in=earlier, stages__isnull=False)
        .distinct()
        .select_related("programme__goal__strategy")
        .prefetch_related("stages")
        .order_by(
            "-programme__goal__strategy",
            "programme__goal__position",
            "programme__number",
            "number",
        )
    )


# Saving


def _save(request: HttpRequest, subject: Plan) -> HttpResponse:
    try:
        count, form, changes = _take(request, subject)
    except NotNow as refusal:
        form = subject.form(request.POST, added=number_of_rows(request.POST))
        form.add_error("reason", refusal)
        return _page(request, subject, form, status=422)
    if count is None:
        status = 409 if changes else 422
        return _page(request, subject, form, meanwhile=changes, status=status)
    if count:
        messages.success(request, _("The plan is saved."))
    else:
        messages.info(request, _("Nothing was changed."))
    task = subject.task
    return redirect("structure:plan", task.strategy.slug, task.code)


Taken = tuple[int | None, PlanForm, Sequence[Meanwhile]]


@deed
def _take(request: HttpRequest, subject: Plan) -> Taken:
    """Save what was sent, if it can be and nobody changed anything meanwhile."""
    lock_years(subject.task.strategy.pk)
    lock(subject.task)
    # Anew, now that nobody else can change the task.
    subject = plan_of(request, subject.task.strategy.slug, subject.task.code)
    data, added = request.POST, number_of_rows(request.POST)
    shown = subject.form(added=added)
    met = meet(data, [shown])
    changes = [*met.changes, *_removed(data, shown)]
    form = subject.form(met.data, added=added)
    if not form.is_valid() or changes:
        return None, form, changes
    return save_plan(subject.task, form, subject.guards, subject.by), form, []


def _removed(data: QueryDict, shown: PlanForm) -> list[Meanwhile]:
    """Say what was typed into stages that others removed."""
    if SEEN not in data:
        return []
    said = said_by(shown)
    gone = {
        name: before
        for name, before in read_seen(str(data[SEEN]), said).items()
        if name not in said and name.startswith("stage-")
    }
    told = Said(_("A stage that was removed"), "")
    found = (
        told.meanwhile(before, data.get(name, before)) for name, before in gone.items()
    )
    return [one for one in found if one.before != one.now]


# The page


def _page(
    request: HttpRequest,
    subject: Plan,
    form: PlanForm,
    *,
    meanwhile: Sequence[Meanwhile] = (),
    status: int = 200,
    seen: str | None = None,
    **more: Any,
) -> HttpResponse:
    task = subject.task
    table = PlanTable(form)
    context = {
        **frame(request, task.strategy),
        "task": task,
        "form": form,
        "mistakes": form.mistakes if form.is_bound else [],
        "meanwhile": meanwhile,
        "kept": None,
        "said": "",
        "seen": seen or form.data.get(SEEN) or _seen(subject, form),
        "table": table,
        "is_open": subject.may_change,
        # Before it is published nobody reads why.
        "takes_reason": subject.may_change
        and bool(task.strategy.published_at or subject.guards),
        "fixed": sorted(subject.fixed),
        "guarded": sorted(subject.guards),
        "curve": Curve(_points(table, task_node(task))) if subject.years else None,
        "others": earlier_tasks(request, task) if subject.may_change else [],
        "plan_changes": plan_changes(task),
        "neighbours": _neighbours(task),
        **more,
    }
    return render(request, "structure/plan.html", context, status=status)


def _seen(subject: Plan, form: PlanForm) -> str:
    return write_seen(said_by(subject.form(added=len(form.added))))


def _points(table: PlanTable, node: TaskNode) -> list[Point]:
    """Draw the plan as it is typed, and what was carried out so far."""
    reported = [
        year for year, cell in node.figures.years.items() if cell.actual is not None
    ]
    last = max(reported, default=0)
    return [
        Point(
            one.year,
            one.to_date,
            node.comparable(one.year) if one.year <= last else None,
        )
        for one in table.sums
    ]


def _neighbours(task: Task) -> dict[str, Task | None]:
    """The tasks before and after in the programme, whose plans come next."""
    siblings = list(Task.objects.of(task.strategy).filter(programme=task.programme_id))
    place = [one.pk for one in siblings].index(task.pk)
    return {
        "before": siblings[place - 1] if place else None,
        "after": siblings[place + 1] if place + 1 < len(siblings) else None,
    }
