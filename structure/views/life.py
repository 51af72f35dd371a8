"""The state of a strategy: publishing it, archiving it, and the way back."""

from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from leszno_strategy.transactions import deed, locked
from organisation.confirming import confirmed
from organisation.history import sign
from organisation.models import User
from organisation.rights import person_of
from structure import deleting
from structure.frame import frame, require_office, strategy_of
from structure.life_forms import TitleForm, ViewerForm, YearForm
from structure.publishing import outlook
from tasks import life
from tasks.models import Strategy, StrategyYear


class Step(NamedTuple):
    """What is done at once: the name of its address, the deed, and what is said."""

    name: str
    act: Callable[[Strategy, User], bool]
    said: Any


def archive(strategy: Strategy, by: User) -> bool:
    return life.archive(strategy, by, on=localdate())


# By the last word of their addresses.
STEPS = {
    "archiwum": Step(
        "archive",
        archive,
        gettext_lazy("The strategy is archived: everyone still reads it."),
    ),
    "z-archiwum": Step(
        "reopen", life.reopen, gettext_lazy("The strategy is out of the archive.")
    ),
    "ukryj": Step(
        "take_back",
        life.take_back,
        gettext_lazy("The strategy is in preparation again: residents do not see it."),
    ),
    "strona-glowna": Step(
        "put_on_front",
        life.put_on_front,
        gettext_lazy("The front page shows this strategy."),
    ),
}


@require_safe
def state(request: HttpRequest, strategy: str) -> HttpResponse:
    """Show where the strategy is in its life, and what can be done with it."""
    found = strategy_of(request, strategy)
    return _page(request, found)


@require_http_methods(["GET", "HEAD", "POST"])
@confirmed
def publish(request: HttpRequest, strategy: str) -> HttpResponse:
    """Tell what becomes public, and publish it."""
    require_office(request)
    found = strategy_of(request, strategy)
    refusal = life.refusal(found, life.Step.PUBLISH)
    if request.method == "POST":
        action = partial(life.publish, found, person_of(request))
        said = _("The strategy is published: everyone sees it.")
        return _done(request, found, action, said)
    context = {
        **frame(request, found),
        "outlook": outlook(found),
        "refusal": refusal,
        "is_first": not Strategy.objects.filter(is_front=True).exists(),
    }
    return render(request, "structure/publish.html", context)


@require_POST
@confirmed
def step(request: HttpRequest, strategy: str, to: str) -> HttpResponse:
    """Archive the strategy, take it out again, hide it, put it on the front page."""
    require_office(request)
    found = strategy_of(request, strategy)
    asked = STEPS[to]
    action = partial(asked.act, found, person_of(request))
    return _done(request, found, action, asked.said)


def _done(
    request: HttpRequest, found: Strategy, action: Callable[[], bool], said: str
) -> HttpResponse:
    try:
        is_changed = action()
    except ValidationError as refusal:
        messages.error(request, refusal.message)
    else:
        if is_changed:
            messages.success(request, said)
        else:
            messages.info(request, _("It was so already: nothing changed."))
    return redirect("structure:life", found.slug)


@require_POST
def show_to(request: HttpRequest, strategy: str) -> HttpResponse:
    """Let one more person see it before it is published."""
    require_office(request)
    found, by = strategy_of(request, strategy), person_of(request)
    form = ViewerForm(request.POST, strategy=found, by=by)
    if not form.carry_out(partial(_set_viewer, found, by=by, sees=True)):
        return _page(request, found, viewer=form)
    said = _("%(person)s sees the strategy.") % form.cleaned_data
    messages.success(request, said)
    return redirect("structure:life", strategy)


@require_POST
def hide_from(request: HttpRequest, strategy: str, pk: int) -> HttpResponse:
    require_office(request)
    found = strategy_of(request, strategy)
    person = get_object_or_404(found.viewers, pk=pk)
    _set_viewer(found, person=person, by=person_of(request), sees=False)
    messages.success(request, _("%(person)s no longer sees it.") % {"person": person})
    return redirect("structure:life", strategy)


@deed
def _set_viewer(strategy: Strategy, *, person: User, by: User, sees: bool) -> None:
    """Show it to the person or hide it, with a trace in the strategy's history."""
    if sees:
        strategy.viewers.add(person)
        reason = _("shown to %s before it is published") % person
    else:
        strategy.viewers.remove(person)
        reason = _("hidden from %s") % person
    row = Strategy.objects.get(pk=strategy.pk)
    sign(row, by=by, reason=reason)
    row.save(update_fields=["title"])


@require_http_methods(["GET", "HEAD", "POST"])
@confirmed
def delete(request: HttpRequest, strategy: str) -> HttpResponse:
    """Tell what goes with a trial, and delete it once its title is typed."""
    require_office(request)
    found = strategy_of(request, strategy)
    data = request.POST if request.method == "POST" else None
    form = TitleForm(data, strategy=found)
    if data is not None:
        action = partial(_delete, found, by=person_of(request))
        if form.carry_out(action):
            said = _("“%(title)s” is deleted with all of it.") % {"title": found.title}
            messages.success(request, said)
            return redirect("structure:home")
    context = {
        **frame(request, found),
        "contents": deleting.contents(found),
        "refusal": deleting.why_it_stays(found),
        "form": form,
        "mistakes": form.mistakes if data is not None else [],
    }
    status = 422 if data is not None else 200
    return render(request, "structure/delete.html", context, status=status)


def _delete(strategy: Strategy, *, by: User, title: str) -> None:
    deleting.delete_trial(strategy, by=by)


@require_POST
def add_year(request: HttpRequest, strategy: str) -> HttpResponse:
    require_office(request)
    found, by = strategy_of(request, strategy), person_of(request)
    form = YearForm(request.POST, strategy=found)
    if not form.carry_out(partial(_add_year, found, by=by)):
        return _page(request, found, adding=form)
    messages.success(
        request, _("The strategy has the year %(year)s.") % form.cleaned_data
    )
    return redirect("structure:life", strategy)


@deed
def _add_year(strategy: Strategy, *, by: User, year: int) -> None:
    # One after the other, so that a year that is sent twice is told of, not an error.
    locked(Strategy.objects.filter(pk=strategy.pk))
    row = StrategyYear(strategy=strategy, year=year)
    sign(row, by=by)
    row.full_clean()
    row.save()


def _page(
    request: HttpRequest,
    found: Strategy,
    *,
    viewer: ViewerForm | None = None,
    adding: YearForm | None = None,
) -> HttpResponse:
    by, wrong = person_of(request), viewer or adding
    steps = {one.value: life.refusal(found, one, on=localdate()) for one in life.Step}
    context: dict[str, Any] = {
        **frame(request, found),
        "years": found.years.annotate(has_campaign=Q(campaign__isnull=False)),
        "refusals": steps,
        "why_it_stays": deleting.why_it_stays(found),
        "viewers": found.viewers.all(),
        "viewer": viewer or ViewerForm(strategy=found, by=by),
        "adding": adding or YearForm(strategy=found),
        "mistakes": wrong.mistakes if wrong else [],
        "history": _history(found),
    }
    return render(request, "structure/life.html", context, status=422 if wrong else 200)


def _history(strategy: Strategy) -> list[Any]:
    """Return the records in which its state or its place changed, the latest first."""
    records = list(
        strategy.history.select_related("history_user").order_by("history_id")
    )
    before = [None, *records[:-1]]
    return [
        now
        for then, now in zip(before, records, strict=True)
        if then is None or (then.state, then.is_front) != (now.state, now.is_front)
    ][::-1]
