"""The workbook of many reports: handed out, brought back, looked at, saved."""

from pathlib import Path
from tempfile import NamedTemporaryFile, TemporaryFile
from typing import Any

from allauth.core import ratelimit
from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import FileResponse, HttpRequest, HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from exchange.format import Refused
from filling import workbook
from filling.choosing import READY, Wish
from filling.comparing import compare
from filling.confirming import OVER, Choices, confirm, told_of
from filling.forms import FilledForm
from filling.models import FilledFile
from filling.opening import opened_many
from filling.sent import is_ready
from filling.workbook.found import as_json, faults_as_json
from filling.workbook.layout import earlier_years, lines_of
from organisation.rights import Right, person_of
from reporting.attachments import tidy
from reporting.models import Action
from reporting.overview import report_rows
from reporting.receiving import form_of
from reporting.subjects import Subjects, subjects_of
from reporting.transitions import Actor
from reporting.views.periods import campaign_in, frame, period_of
from reporting.views.report.subject import actor_of
from tasks.models import StrategyYear

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# Such as "task-12:9f86d0…": what a report was compared with when the page was shown.
SHOWN, MINE, STEP = "shown", "mine", "step"
LATEST = 5
# More than a department fills in; brought back, it stays well below the file's bounds.
MOST_IN_A_FILE = 500


@require_safe
def download(request: HttpRequest, strategy: str, year: int) -> HttpResponseBase:
    """Hand out the rows that the person may fill in, of what the page shows."""
    period, actor = period_of(request, strategy, year), actor_of(request)
    wish = Wish.of(request.GET)
    mine = _asked_for(wish, period, actor)
    if len(mine.keys()) > MOST_IN_A_FILE:
        said = _(
            "A file holds at most %(n)d reports. Choose a unit or a programme, then "
            "take one for each."
        )
        messages.error(request, said % {"n": MOST_IN_A_FILE})
        page = reverse("filling:all", args=[strategy, year])
        return redirect(f"{page}?{request.GET.urlencode()}")
    opened = opened_many(mine, period, actor)
    if wish.state == READY:
        opened = {key: one for key, one in opened.items() if is_ready(one)}
    years = [one.year for one in period.strategy.years.all()]
    earlier = earlier_years(period, years)
    lines = (
        line
        for asked in opened.values()
        if asked.can(Action.SAVED)
        for line in lines_of(asked, form_of(asked), earlier)
    )
    title = _("Reports for %(year)s: %(strategy)s") % {
        "year": year,
        "strategy": period.strategy.title,
    }
    file = TemporaryFile()  # noqa: SIM115  the response closes it
    workbook.write(lines, period, earlier, file, title=title)
    file.seek(0)
    name = _("reports-%(year)s.xlsx") % {"year": f"{strategy}-{year}"}
    response = FileResponse(
        file, as_attachment=True, filename=name, content_type=CONTENT_TYPE
    )
    response["Cache-Control"] = "no-store"
    return response


def _asked_for(wish: Wish, period: StrategyYear, actor: Actor) -> Subjects:
    """Find what the person may fill in, as far as the page's filter leaves it."""
    mine = subjects_of(period).open_to(actor.held_posts, Right.ENTER)
    if wish != Wish():
        every = report_rows(mine, period, campaign_in(period), on=actor.on)
        state = wish.state if wish.state != READY else ""
        rows = [row for row in wish.narrowed(every) if state in ("", row.state)]
        mine = mine.among({row.key for row in rows})
    return mine


@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest, strategy: str, year: int) -> HttpResponse:
    """Take a filled-in workbook and show what it would change."""
    period = period_of(request, strategy, year)
    form = FilledForm(*_sent(request))
    taken = _taken(request, period, form) if form.is_bound else None
    if taken:
        return redirect("filling:filled", strategy, year, taken.pk)
    context = {
        **frame(period),
        "form": form,
        "mistakes": [field for field in form if field.errors],
        "earlier": _own(request, period)[:LATEST],
    }
    status = 422 if form.errors else 200
    return render(request, "filling/upload.html", context, status=status)


def _sent(request: HttpRequest) -> tuple[Any, Any]:
    """Return what a form is bound to: one without a file was sent all the same."""
    return (request.POST, request.FILES) if request.method == "POST" else (None, None)


def _own(request: HttpRequest, period: StrategyYear) -> Any:
    return FilledFile.objects.filter(by=person_of(request), year=period)


def _taken(
    request: HttpRequest, period: StrategyYear, form: FilledForm
) -> FilledFile | None:
    """Read the file; None if the form says why it cannot be taken."""
    if not form.is_valid():
        return None
    user = person_of(request)
    if not ratelimit.consume(request, action="filled_file", key=str(user.pk)):
        form.add_error(
            "file", _("You uploaded very many files. Wait an hour, then go on.")
        )
        return None
    file: UploadedFile[bytes] = form.cleaned_data["file"]
    with NamedTemporaryFile(suffix=".xlsx") as kept:
        for piece in file.chunks():
            kept.write(piece)
        kept.flush()
        try:
            found = workbook.read(Path(kept.name), period)
        except Refused as refused:
            form.add_error("file", list(refused.faults))
            return None
    return FilledFile.objects.create(
        by=user,
        year=period,
        name=tidy(file.name or "")[:150],
        rows=as_json(found),
        faults=faults_as_json(found),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def filled(request: HttpRequest, strategy: str, year: int, pk: int) -> HttpResponse:
    """Show what the file would change; save or submit it once that is confirmed."""
    period = period_of(request, strategy, year)
    found = get_object_or_404(_own(request, period), pk=pk)
    if request.method == "POST":
        confirm(
            found,
            period,
            by=actor_of(request),
            choices=_choices(request.POST),
            submits=request.POST.get(STEP) == "submit",
        )
        return redirect("filling:filled", strategy, year, pk)
    compared = compare(found, period, actor_of(request))
    told = told_of(found)
    context = {
        **frame(period),
        "file": found,
        "run": compared,
        "told": told,
        "counts": _counts(told),
        "form": FilledForm(auto_id="again_%s"),
    }
    response = render(request, "filling/filled.html", context)
    response["Cache-Control"] = "no-store"
    return response


def _counts(told: Any) -> dict[str, int]:
    results = [one.result for one in told]
    return {
        "saved": sum(one in ("saved", "incomplete") for one in results),
        "submitted": results.count("submitted"),
        "unchanged": results.count("unchanged"),
        "left": sum(one not in OVER for one in results),
    }


def _choices(data: QueryDict) -> Choices:
    sent = (one.rpartition(":") for one in data.getlist(SHOWN))
    shown = {key: version for key, _colon, version in sent}
    given = [name.split(":") for name, value in data.items() if value == MINE]
    return Choices(shown, {(key, field) for _m, key, field in map(_three, given)})


def _three(parts: list[str]) -> tuple[str, str, str]:
    first, second, third = [*parts, "", "", ""][:3]
    return first, second, third


@require_POST
def discard(request: HttpRequest, strategy: str, year: int, pk: int) -> HttpResponse:
    """Throw the file away: nothing comes of it any more."""
    period = period_of(request, strategy, year)
    get_object_or_404(_own(request, period), pk=pk).delete()
    return redirect("filling:upload", strategy, year)
