"""The tree of a strategy: the way into every card."""

from collections.abc import Sequence
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from leszno_strategy.kept_forms import kept, shows_kept
from leszno_strategy.meanwhile import Meanwhile, Met, meet, said_by, write_seen
from leszno_strategy.transactions import deed
from organisation.rights import (
    Permission,
    coordinated,
    may,
    may_everywhere,
    person_of,
)
from structure.amounts import count_of_texts, seen_tasks
from structure.frame import frame, strategies_for, strategy_of
from structure.tree import Tree, read_tree
from structure.weights import Weighed, WeightsForm, lock, name_of
from structure.wording import ODD, SAID_BY_STATE, SHORT
from tasks.models import Programme, Strategy, StrategyState, Task
from tasks.unusual import Oddity

OPEN, WANTED, ALL = "otwarte", "nietypowe", "wszystkie"
# A page of more fields is too much for a browser and a person alike.
MOST_FIELDS = 600


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Lead to the tree of the newest strategy; administrators to accounts and posts."""
    if not may(request, Permission.VIEW, Task):
        if admin.site.has_permission(request):
            return redirect("admin:index")
        raise PermissionDenied
    if newest := strategies_for(request).first():
        return redirect("structure:tree", newest.slug)
    if way := _way_to_the_first(request):
        return redirect(way)
    return render(request, "structure/tree.html", frame(request))


def _way_to_the_first(request: HttpRequest) -> str:
    """Return where the office adds a strategy; "" for who may not."""
    if not may_everywhere(request, Permission.ADD, Strategy):
        return ""
    return reverse("structure:new")


@shows_kept
@require_http_methods(["GET", "HEAD", "POST"])
def tree(request: HttpRequest, strategy: str) -> HttpResponse:
    """Show the tree; weights that were typed into it are saved."""
    found = strategy_of(request, strategy)
    if request.method == "POST":
        return _save_weights(request, found)
    late = kept(request)
    shown = _read(request, found)
    form = WeightsForm(weighed(request, shown), late.data if late else None)
    return _page(request, found, shown, form, kept=late)


def _read(request: HttpRequest, strategy: Strategy) -> Tree:
    sees_all = may_everywhere(request, Permission.VIEW, Task)
    asked = request.GET.getlist(OPEN)
    wanted = request.GET.get(WANTED, "")
    return read_tree(
        strategy,
        programmes=None if sees_all else coordinated(request),
        opened=_opened(strategy, asked) if asked else None,
        wanted=Oddity(wanted) if wanted in list(Oddity) else None,
        number=request.GET.get("page", ""),
    )


def _opened(strategy: Strategy, asked: Sequence[str]) -> set[str]:
    if ALL not in asked:
        return set(asked)
    programmes = Programme.objects.filter(goal__strategy=strategy)
    return {one.code for one in programmes.select_related("goal")}


def weighed(request: HttpRequest, shown: Tree) -> list[Weighed]:
    """Return the rows whose weight the person may type, as far as they are shown."""
    rows: list[Weighed] = []
    if may_everywhere(request, Permission.CHANGE, Programme):
        rows += [one.programme for one in shown.programmes]
    if may(request, Permission.CHANGE, Task):
        rows += [line.task for line in shown.shown]
    return rows if len(rows) <= MOST_FIELDS else []


@deed
def _save_weights(request: HttpRequest, strategy: Strategy) -> HttpResponse:
    lock(weighed(request, _read(request, strategy)))
    shown = _read(request, strategy)
    rows = weighed(request, shown)
    if not rows:
        raise PermissionDenied
    met: Met = meet(request.POST, [WeightsForm(rows)])
    form = WeightsForm(rows, met.data)
    if met.changes or not form.is_valid():
        form.full_clean()
        return _page(request, strategy, shown, form, changes=met.changes)
    count = form.save(by=person_of(request))
    said = ngettext("%(n)d weight saved.", "%(n)d weights saved.", count)
    messages.success(request, said % {"n": count} if count else _("Nothing changed."))
    return redirect(request.get_full_path())


def _page(
    request: HttpRequest,
    strategy: Strategy,
    shown: Tree,
    form: WeightsForm,
    *,
    changes: Sequence[Meanwhile] = (),
    kept: Any = None,
) -> HttpResponse:
    items: list[Any] = [one.programme for one in shown.programmes]
    for item in (*items, *(line.task for line in shown.shown)):
        name = name_of(item)
        item.weight_field = form[name] if name in form.fields else None
    context = {
        **frame(request, strategy),
        "tree": shown,
        "form": form,
        "seen": form.data.get("seen")
        or write_seen(said_by(WeightsForm(form.rows.values()))),
        "changes": changes,
        "kept": kept,
        "mistakes": form.mistakes if form.is_bound else [],
        "lead": SAID_BY_STATE[StrategyState(strategy.state)],
        "filters": [(one, n, ODD[one], _asking(one)) for one, n in shown.oddities],
        "amounts_as_text": count_of_texts(seen_tasks(request, strategy)),
        "words": SHORT,
        "folding": Folding(request, strategy, shown),
        "page": shown.page,
        "page_numbers": shown.page.paginator.get_elided_page_range(shown.page.number),
        "may_change_tasks": may(request, Permission.CHANGE, Task),
    }
    status = 409 if changes else 422 if context["mistakes"] and not kept else 200
    return render(request, "structure/tree.html", context, status=status)


def _asking(oddity: Oddity) -> str:
    return f"?{WANTED}={oddity.value}"


class Folding:
    """Addresses that fold and unfold a programme, or all."""

    def __init__(self, request: HttpRequest, strategy: Strategy, shown: Tree) -> None:
        self.base = reverse("structure:tree", args=[strategy.slug])
        every = shown.every_programme
        self.codes = [one.programme.code for one in every if one.is_open]
        self.is_all = len(self.codes) == len(every)
        self.page = request.GET.get("page", "")

    def _address(self, codes: Sequence[str], at: str = "") -> str:
        asked = QueryDict(mutable=True)
        # Named even where none is open: else the page opens what suits its size.
        asked.setlist(OPEN, list(codes) or ["-"])
        if self.page and at:
            asked["page"] = self.page
        return f"{self.base}?{asked.urlencode()}{at}"

    def of(self, code: str) -> str:
        left = [one for one in self.codes if one != code]
        codes = left if code in self.codes else [*self.codes, code]
        return self._address(codes, f"#p-{code}")

    @property
    def everything(self) -> str:
        return self._address([] if self.is_all else [ALL])
