"""Saving a task's plan, and which years of it are not simply changed.

What the public has read as approved changes by a correction, with a reason, by those
who may correct; frozen years that it is part of get new versions with it. Every other
year is changed at once.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from enum import StrEnum

from django.db import transaction
from django.utils.translation import gettext as _

from annual_report import exports
from annual_report.closing.freezing import renew
from organisation.history import sign
from organisation.rights import Right
from reporting.models import Action, Campaign, Report, State
from reporting.recording import YearFigures, record_figures
from reporting.transitions import Actor, Draft, content_of, move, report_of
from structure.plan_form import NewStage, PlanForm
from tasks.models import Stage, StrategyYear, Task
from tasks.models.strategy import PUBLIC_STATES


class Guard(StrEnum):
    """Why a change of a year's plan takes a reason, and the right to correct."""

    APPROVED = "approved"  # the task's figures of the year are approved
    FROZEN = "frozen"  # they are part of a frozen report, this year's or a later one's


def guards(task: Task, years: Sequence[StrategyYear], by: Actor) -> dict[int, Guard]:
    """Say which years' plans are guarded; two queries.

    Figures that were taken over count as approved, unless a campaign asks for them.
    """
    closed = [one.year for one in years if one.is_closed]
    frozen = {one.year for one in years if any(one.year <= last for last in closed)}
    found = dict.fromkeys(sorted(frozen), Guard.FROZEN)
    if task.strategy.state in PUBLIC_STATES:
        found |= dict.fromkeys(_approved(task, by), Guard.APPROVED)
    return found


def _approved(task: Task, by: Actor) -> set[int]:
    reports = Report.objects.filter(task=task).values_list("year__year", "state")
    states = dict(reports)
    asked = Campaign.objects.filter(year__strategy=task.strategy).open_on(by.on)
    is_open = set(asked.values_list("year__year", flat=True))
    taken_over = {
        figures.year.year
        for stage in task.stages.all()
        for figures in stage.years.all()
        if figures.actual is not None
    }
    approved = {year for year, state in states.items() if state == State.APPROVED}
    return approved | (taken_over - states.keys() - is_open)


def may_correct(task: Task, by: Actor) -> bool:
    here = Task.objects.filter(pk=task.pk)
    return here.open_to(by.held_posts, Right.CORRECT).exists()


def save_plan(task: Task, form: PlanForm, found: Mapping[int, Guard], by: Actor) -> int:
    """Write what the form changed; return how many cells and titles that was.

    For a transaction that has locked the years and the task. Raises NotNow where an
    approved year cannot be corrected: then all of it is undone.
    """
    reason = form.cleaned_data["reason"]
    changes = {year: dict(cells) for year, cells in form.changes.items()}
    for stage, title in form.renamed:
        stage.title = title
        sign(stage, by=by.user, reason=reason)
        stage.save(update_fields=["title"])
    for added in form.new_stages:
        stage = _add(task, added, by, reason)
        for year, planned in added.plan.items():
            changes.setdefault(year, {})[stage.pk] = planned
    # Anew: with the stages that were added.
    task = Task.objects.of(task.strategy).get(pk=task.pk)
    rows = {one.year: one for one in task.strategy.years.all()}
    for year in sorted(changes):
        _change(task, rows[year], changes[year], found.get(year), by, reason)
    cells = sum(map(len, changes.values()))
    return cells + len(form.renamed) + len(form.new_stages)


def _add(task: Task, added: NewStage, by: Actor, reason: str) -> Stage:
    """Add a stage at the end; from then on the task's stages are known."""
    last = task.stages.order_by("position").last()
    label = "1" if last is None else ""
    if last and last.label.isdecimal():
        label = str(int(last.label) + 1)
    stage = Stage(task=task, label=label, title=added.title)
    sign(stage, by=by.user, reason=reason)
    stage.save()
    if not task.stages_known:
        task.stages_known = True
        sign(task, by=by.user, reason=_("stages were added"))
        task.save(update_fields=["stages_known"])
    return stage


def _change(
    task: Task,
    year: StrategyYear,
    cells: Mapping[int, Decimal | None],
    guard: Guard | None,
    by: Actor,
    reason: str,
) -> None:
    if guard == Guard.APPROVED:
        says = content_of(report_of(task, year))
        planned = {**says.figures.planned, **cells}
        corrected = replace(says, figures=replace(says.figures, planned=planned))
        draft = Draft(corrected)
        move(task, year, Action.CORRECTED, by=by, draft=draft, reason=reason)
        return
    figures = YearFigures(planned=cells)
    record_figures(task, year, figures, by=by.user, reason=reason)
    if guard == Guard.FROZEN:
        said = _("Task %(code)s: %(reason)s") % {"code": task.code, "reason": reason}
        renew(year, by=by.user, held_posts=by.held_posts, reason=said)
        transaction.on_commit(exports.prepare)
