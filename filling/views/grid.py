"""„Wszystkie naraz”: all reports that a person may fill in, in one table."""

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from filling.choosing import READY, Wish, tabs, unit_choices
from filling.opening import opened_many
from filling.sent import MOST, Told, is_ready, parted, take
from filling.table import Shown, shown, told_of
from filling.workbook.layout import earlier_years
from leszno_strategy.kept_forms import Kept, kept, shows_kept
from leszno_strategy.many_fields import takes_many_fields
from organisation.rights import Right
from reporting.asked import Opened
from reporting.overview import ReportRow, report_rows
from reporting.owing import Holders
from reporting.receiving import Result, form_of
from reporting.report_filter import programme_choices
from reporting.standing import standings_of
from reporting.subjects import Subjects, subjects_of
from reporting.transitions import OPEN, Actor
from reporting.views.periods import campaign_in, frame, period_of
from reporting.views.report.subject import actor_of
from tasks.models import StrategyYear
from tasks.subjects import in_short_called


@shows_kept
@takes_many_fields
@require_http_methods(["GET", "HEAD", "POST"])
def grid(request: HttpRequest, strategy: str, year: int) -> HttpResponse:
    """Show the table; save what came of it, each report by itself."""
    asked = Asked(
        period_of(request, strategy, year), actor_of(request), Wish.of(request.GET)
    )
    if request.method == "POST":
        told = _take(request, asked)
        if not told.left:
            _tell(request, told)
            return redirect(_here(request))
        return _page(request, asked, told=told, status=_status(told))
    return _page(request, asked, found=kept(request))


@dataclass(frozen=True)
class Asked:
    """Whose reports of which year the page is of."""

    year: StrategyYear
    actor: Actor
    wish: Wish

    @property
    def mine(self) -> Subjects:
        """What the person may fill in, in any state and campaign."""
        return subjects_of(self.year).open_to(self.actor.held_posts, Right.ENTER)

    def opened(self, keys: Any, rows: Collection[ReportRow] = ()) -> dict[str, Opened]:
        """Open those of the keys that are the person's own, of which rows were read."""
        if not keys:
            return {}
        mine, known = self.mine.among(keys), {row.key: row.subject for row in rows}
        return opened_many(mine, self.year, self.actor, known)


def _here(request: HttpRequest) -> str:
    """Return the address without the name of a kept form."""
    query = request.GET.copy()
    query.pop("zachowany", None)
    return f"{request.path}?{query.urlencode()}" if query else request.path


def _take(request: HttpRequest, asked: Asked) -> Told:
    sent = parted(request.POST)
    opened = asked.opened(sent.keys())
    return take(opened, sent, submits=request.POST.get("step") == "submit")


def _status(told: Told) -> int:
    late = {Result.CONFLICT, Result.REFUSED}
    left = told.left.values()
    is_late = any(one.result in late or one.taken_over for one in left)
    return 409 if is_late else 422


def _tell(request: HttpRequest, told: Told) -> None:
    if not told.outcomes:
        messages.info(request, _("Nothing was changed."))
        return
    messages.success(request, " ".join(_counts(told)))
    for outcome in told.outcomes.values():
        if outcome.taken_over:
            said = " ".join(map(told_of, outcome.taken_over))
            name = in_short_called(outcome.asked.subject)
            messages.warning(request, f"{name}. {said}")


def _counts(told: Told) -> list[str]:
    saved = told.count(Result.SAVED, Result.UNCHANGED, Result.INCOMPLETE)
    submitted = told.count(Result.SUBMITTED)
    return [
        said % {"n": n}
        for n, said in (
            (saved, ngettext("Saved: %(n)d draft.", "Saved: %(n)d drafts.", saved)),
            (
                submitted,
                ngettext(
                    "Submitted: %(n)d report.", "Submitted: %(n)d reports.", submitted
                ),
            ),
        )
        if n
    ]


# Whose turn it is does not matter here.
HELD_BY_NOBODY = Holders({}, {}, ())


@dataclass
class Table:
    """The reports of the page, and what their states are in all."""

    every: list[ReportRow]
    rows: list[ReportRow]
    page: Any
    opened: dict[str, Opened] = field(default_factory=dict)
    # None where there are more than a page shows.
    ready: int | None = None


def _table(asked: Asked, number: str, also: Collection[str]) -> Table:
    """Read what the page shows; what was not saved stands there in any case."""
    every = report_rows(
        asked.mine, asked.year, None, on=asked.actor.on, held=HELD_BY_NOBODY
    )
    rows, wish = asked.wish.narrowed(every), asked.wish
    opened: dict[str, Opened] = {}
    ready: set[str] | None = None
    left = rows
    if len(rows) <= MOST:
        opened = asked.opened({row.key for row in rows} | set(also), every)
        ready = {key for key, one in opened.items() if is_ready(one)}
    if wish.state == READY:
        left = [row for row in rows if ready and row.key in ready]
    elif wish.state:
        left = [row for row in rows if row.state == wish.state]
    page = Paginator(left, MOST).get_page(number)
    keys = {row.key for row in page.object_list} | set(also)
    if ready is None:
        opened = asked.opened(keys, every)
    found = {key: one for key, one in opened.items() if key in keys}
    return Table(every, rows, page, found, None if ready is None else len(ready))


def _page(
    request: HttpRequest,
    asked: Asked,
    *,
    told: Told | None = None,
    found: Kept | None = None,
    status: int = 200,
) -> HttpResponse:
    left = told.left if told else {}
    sent = parted(found.data) if found else {}
    table = _table(asked, request.GET.get("page", ""), left.keys() or sent.keys())
    years = list(asked.year.strategy.years.all())
    earlier = earlier_years(asked.year, [one.year for one in years])
    tasks = list(shown(table.opened, earlier, asked.year.year, left))
    for task in tasks:
        if texts := sent.get(task.key):
            _put(task, texts)
    context = {
        **frame(asked.year),
        **_of_table(asked, table),
        **_of_tasks(tasks),
        "first_year": years[0].year if years else asked.year.year,
        "earlier": earlier,
        "columns": len(earlier) + 5,
        "told": _counts(told) if told else [],
        "left": left,
        "kept": found,
    }
    return render(request, "filling/all.html", context, status=status)


def _of_table(asked: Asked, table: Table) -> dict[str, Any]:
    """Say how many reports there are in which state, and how they are chosen."""
    campaign = campaign_in(asked.year)
    return {
        "campaign": campaign,
        "days_left": campaign.days_left(asked.actor.on) if campaign else None,
        "page": table.page,
        "page_numbers": table.page.paginator.get_elided_page_range(table.page.number),
        "tabs": tabs(table.rows, asked.wish, table.ready),
        "wish": asked.wish,
        "units": unit_choices(table.every),
        "programmes": programme_choices(standings_of(table.every)),
        "count": len(table.rows),
        "owed": sum(row.state in OPEN for row in table.rows),
    }


def _of_tasks(tasks: list[Shown]) -> dict[str, Any]:
    """Show the reports, and count what is ready and what waits for the person."""
    wrong = [one for task in tasks for one in task.wrong]
    open_tasks = [task for task in tasks if task.is_open]
    return {
        "tasks": tasks,
        "is_open": bool(open_tasks),
        "ready": sum(task.is_ready for task in open_tasks),
        "errors": sum(bool(one.errors) for one in wrong),
        "conflicts": sum(one.choice is not None for one in wrong),
        "first": _first(tasks),
    }


def _first(tasks: list[Shown]) -> str:
    """Return the place of the first thing that waits for the person, "" for none."""
    for task in tasks:
        if task.wrong:
            return task.wrong[0].id
        if task.outcome:
            return f"t{task.prefix}"
    return ""


def _put(task: Shown, texts: dict[str, str]) -> None:
    """Show what was typed before its person was signed out; nothing is saved yet."""
    task.form = form_of(task.asked, texts, merges=True)
    task.form.full_clean()
    task.is_open = True
