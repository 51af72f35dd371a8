"""Values of a strategy's indicators on one page: past years entered and mended."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from indicators.models import Indicator
from leszno_strategy.kept_forms import kept, shows_kept
from leszno_strategy.meanwhile import (
    SEEN,
    Meanwhile,
    Said,
    meet,
    plain,
    read_seen,
    said_by,
    write_seen,
)
from leszno_strategy.transactions import deed
from organisation.rights import Permission, held_posts_of, person_of, require
from reporting.transitions import Actor, NotNow
from structure.frame import frame, strategy_of
from structure.values.form import (
    FilterForm,
    Place,
    ValuesForm,
    field_name,
    places_in,
)
from structure.values.locks import Lock, Locks, years_of
from structure.values.saving import lock_all, save_values
from structure.wording import SAID_BY_STATE
from tasks.models import Strategy, StrategyState

ON_A_PAGE = 40
# A browser sends each field, and Django takes so many in all.
MOST_FIELDS = 2_000


@dataclass(frozen=True)
class Shown:
    """The indicators and years of the page, and who asks."""

    strategy: Strategy
    by: Actor
    asked: FilterForm
    number: str
    # The fields that came: meanwhile the page may hold other ones.
    sent: Sequence[Place] = ()

    @cached_property
    def locks(self) -> Locks:
        return Locks(self.strategy, self.by.on, self.by)

    @cached_property
    def years(self) -> list[int]:
        if self.sent:
            return sorted({year for _indicator, year in self.sent})
        years = years_of(self.strategy, to=self.by.on.year)
        first = self.asked.asked("od")
        if first is None or not years:
            return years
        return sorted({*range(first, years[0]), *(y for y in years if y >= first)})

    @cached_property
    def indicators(self) -> list[Indicator]:
        if not self.sent:
            return list(self.page.object_list)
        found = Indicator.objects.of(self.strategy).with_values()
        return list(found.filter(pk__in={pk for pk, _year in self.sent}))

    @cached_property
    def pages(self) -> "Paginator[Indicator]":
        found = self.asked.narrow(Indicator.objects.of(self.strategy)).with_values()
        most = MOST_FIELDS // max(len(self.years), 1)
        return Paginator(found, max(min(ON_A_PAGE, most), 1))

    @cached_property
    def page(self) -> "Page[Indicator]":
        return self.pages.get_page(self.number)

    def form(self, data: Any = None) -> ValuesForm:
        return ValuesForm(
            data, indicators=self.indicators, years=self.years, locks=self.locks
        )


def shown_to(request: HttpRequest, slug: str) -> Shown:
    strategy = strategy_of(request, slug, with_years=True)
    asked = FilterForm(request.GET, strategy=strategy)
    actor = Actor(person_of(request), held_posts_of(request), localdate())
    late = kept(request)
    sent = places_in(late.data if late else request.POST)
    return Shown(strategy, actor, asked, request.GET.get("page", ""), sent)


@shows_kept
@require_http_methods(["GET", "HEAD", "POST"])
def values(request: HttpRequest, strategy: str) -> HttpResponse:
    """Show and take the values of all indicators of a strategy, page by page."""
    require(request, Permission.CHANGE, Indicator)
    shown = shown_to(request, strategy)
    if request.method == "POST":
        return _save(request, shown)
    if late := kept(request):
        met = meet(late.data, [shown.form()])
        return _page(request, shown, shown.form(met.data), met.changes, kept=late)
    return _page(request, shown, shown.form())


Taken = tuple[int | None, ValuesForm, Sequence[Meanwhile]]


def _save(request: HttpRequest, shown: Shown) -> HttpResponse:
    try:
        count, form, changes = _take(request, shown)
    except NotNow as refusal:
        form = shown.form(request.POST)
        form.add_error("reason", refusal)
        return _page(request, shown, form, status=422)
    if count is None:
        status = 409 if changes else 422
        return _page(request, shown, form, changes, status=status)
    if not count:
        messages.info(request, _("Nothing was changed."))
    else:
        messages.success(request, _saved(count, shown.strategy))
    return redirect(request.get_full_path())


@deed
def _take(request: HttpRequest, shown: Shown) -> Taken:
    """Save what was sent, if it can be and nobody changed anything meanwhile."""
    lock_all(shown.strategy, [one.pk for one in shown.indicators])
    # Anew, now that nobody else can change them.
    shown = shown_to(request, shown.strategy.slug)
    stored = shown.form()
    met = meet(request.POST, [stored])
    changes = [*met.changes, *_not_open(request.POST, stored)]
    form = shown.form(met.data)
    if not form.is_valid() or changes:
        return None, form, changes
    reason = form.cleaned_data["reason"]
    count = save_values(form.changes, shown.locks, by=shown.by, reason=reason)
    return count, form, []


def _not_open(data: QueryDict, form: ValuesForm) -> list[Meanwhile]:
    """Say what was typed into places that are not typed into any more."""
    names = {field_name(one.pk, year): (one, year) for one in form.indicators
             for year in form.years}  # fmt: skip
    seen = read_seen(str(data.get(SEEN, "")), {})
    found = []
    for name, before in seen.items():
        typed = str(data.get(name, before))
        if name not in form.fields and plain(typed) != plain(before):
            place = names.get(name)
            label = f"{place[0]}, {place[1]}" if place else _("A removed indicator")
            stands = form.stored.get((place[0].pk, place[1]), "") if place else ""
            found.append(Said(label, stands).meanwhile(before, typed))
    return found


def _saved(count: int, strategy: Strategy) -> str:
    said = ngettext("%(n)s value is saved.", "%(n)s values are saved.", count)
    said %= {"n": count}
    if strategy.state == StrategyState.PREPARATION:
        return said
    return " ".join([said, _("The public sees it at once.")])


def _page(
    request: HttpRequest,
    shown: Shown,
    form: ValuesForm,
    changes: Sequence[Meanwhile] = (),
    *,
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    locked_years = form.locked_years
    context = {
        **frame(request, shown.strategy),
        "lead": SAID_BY_STATE[StrategyState(shown.strategy.state)],
        "filter": shown.asked,
        "is_filtered": any(map(shown.asked.asked, ("cel", "rodzaj"))),
        "form": form,
        "page": shown.page,
        "page_numbers": shown.pages.get_elided_page_range(shown.page.number),
        "years": shown.years,
        "columns": len(shown.years) + 1,
        "owed": locked_years.get(Lock.OWED, []),
        "closed": locked_years.get(Lock.CLOSED, []),
        "approved": locked_years.get(Lock.APPROVED, []),
        "mistakes": form.mistakes if form.is_bound else [],
        "meanwhile": changes,
        "kept": None,
        "seen": form.data.get(SEEN) or write_seen(said_by(shown.form())),
        **more,
    }
    return render(request, "structure/values.html", context, status=status)
