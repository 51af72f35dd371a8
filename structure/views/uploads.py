"""Bringing a file of a strategy: waiting for it, looking at it, deciding on it."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from allauth.core import ratelimit
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from exchange import workbook
from exchange.confirming import Choices, NotNow, bring_in, discard, take_back
from exchange.findings import on_disk
from exchange.models import Upload, UploadState
from exchange.uploads import receive, start_again_if_dead
from organisation.rights import person_of
from reporting.attachments import tidy
from structure.file_forms import FileForm
from structure.frame import frame, require_office, strategy_of
from structure.upload_page import DELETE, KINDS, MINE, result
from structure.views.files import handed_out
from tasks.models import Strategy

ON_A_PAGE = 200
LATEST = 10


@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest, strategy: str) -> HttpResponse:
    """Offer the strategy's file, and take it back."""
    require_office(request)
    found = strategy_of(request, strategy)
    if request.method != "POST":
        return _files_page(request, found, FileForm())
    form = FileForm(request.POST, request.FILES)
    if taken := take_in(request, form, strategy=found):
        return redirect("structure:reading", taken.pk)
    return _files_page(request, found, form, status=422)


def _files_page(
    request: HttpRequest, strategy: Strategy, form: FileForm, status: int = 200
) -> HttpResponse:
    context = {
        **frame(request, strategy),
        "form": form,
        "mistakes": [field for field in form if field.errors],
        "uploads": strategy.uploads.select_related("by")[:LATEST],
    }
    return render(request, "structure/files.html", context, status=status)


def is_brought(request: HttpRequest, form: Any) -> bool:
    """Say whether there is a file, and not one too many; the form says why not."""
    if not form.is_valid():
        return False
    by = str(person_of(request).pk)
    if not ratelimit.consume(request, action="strategy_file", key=by):
        said = _("You uploaded very many files. Wait an hour, then go on.")
        form.add_error("file", said)
        return False
    return True


def take_in(
    request: HttpRequest, form: Any, *, strategy: Strategy | None, **typed: Any
) -> Upload | None:
    """Take the file in; None if the form says why not."""
    if not is_brought(request, form):
        return None
    file, user = form.cleaned_data["file"], person_of(request)
    try:
        return receive(file, name=tidy(file.name), strategy=strategy, by=user, **typed)
    except ValidationError as error:
        form.add_error("file", error)
        return None


def _upload(request: HttpRequest, pk: int) -> Upload:
    require_office(request)
    rows = Upload.objects.select_related("strategy", "by", "decided_by", "compared")
    return get_object_or_404(rows, pk=pk)


@require_safe
def reading(request: HttpRequest, pk: int) -> HttpResponse:
    """Show how far the file is, and then what it would change."""
    return _page(request, _upload(request, pk))


def _page(
    request: HttpRequest,
    found: Upload,
    *,
    form: FileForm | None = None,
    is_stale: bool = False,
    status: int = 200,
) -> HttpResponse:
    context = {
        **frame(request, found.strategy),
        "upload": found,
        "form": form or FileForm(auto_id="again_%s"),
        "is_stale": is_stale,
    }
    if found.is_unread:
        start_again_if_dead(found)
        template = "structure/upload_waiting.html"
    else:
        context |= result(found, request.POST)
        template = "structure/upload.html"
    response = render(request, template, context, status=status)
    response["Cache-Control"] = "no-store"
    return response


@require_safe
def differences(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """List all differences of one kind, page by page."""
    found = _upload(request, pk)
    if kind not in KINDS:
        raise Http404
    [section] = [one for one in result(found, {})["sections"] if one.kind == kind] or [
        None
    ]
    if section is None:
        raise Http404
    pages = Paginator(section.rows, ON_A_PAGE)
    page = pages.get_page(request.GET.get("page"))
    context = {
        **frame(request, found.strategy),
        "upload": found,
        "section": section,
        "page": page,
        # That is done on the page of the file, where the button is.
        "can_choose": False,
        "page_numbers": pages.get_elided_page_range(page.number),
    }
    return render(request, "structure/upload_differences.html", context)


@require_POST
def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """Bring in what the page showed, all or nothing."""
    found = _upload(request, pk)
    is_new = found.strategy is None
    told = request.POST.get("told", "")
    try:
        strategy = bring_in(pk, chosen(request.POST), told=told, by=person_of(request))
    except NotNow:
        now = _upload(request, pk)
        if now.state in {UploadState.APPLIED, UploadState.UNDONE}:
            return redirect("structure:reading", pk)
        return _page(request, now, is_stale=True, status=409)
    if is_new:
        said = _(
            "The strategy is in preparation: the public does not see it until you "
            "publish it."
        )
        messages.success(request, said)
        return redirect("structure:tree", strategy.slug)
    return redirect("structure:reading", pk)


def chosen(data: QueryDict) -> Choices:
    """Read the choices of the form: a field a row, which is empty for what stays."""
    given = [name.partition(":") for name, value in data.items() if value]
    return Choices(
        accept={key for name, _colon, key in given if name == MINE},
        delete={key for name, _colon, key in given if name == DELETE},
    )


@require_POST
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Put back what stood before the file came in."""
    found = _upload(request, pk)
    try:
        kept = take_back(pk, by=person_of(request))
    except NotNow:
        messages.error(request, _("This upload can no longer be undone."))
        return redirect("structure:reading", pk)
    if kept:
        said = ngettext(
            "%(n)d place that somebody changed since stays as it is: %(places)s.",
            "%(n)d places that somebody changed since stay as they are: %(places)s.",
            len(kept),
        )
        messages.warning(request, said % {"n": len(kept), "places": "; ".join(kept)})
    messages.success(request, _("What stood before the file stands again."))
    return redirect("structure:reading", found.pk)


@require_POST
def throw_away(request: HttpRequest, pk: int) -> HttpResponse:
    """Throw the file away: nothing came of it."""
    found = _upload(request, pk)
    if discard(pk, by=person_of(request)):
        messages.success(request, _("The file is discarded. Nothing has changed."))
    return _leave(found)


def _leave(found: Upload) -> HttpResponse:
    if found.strategy:
        return redirect("structure:upload", found.strategy.slug)
    return redirect("structure:new")


@require_POST
def again(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the mended file in place of the one that was looked at."""
    found = _upload(request, pk)
    form = FileForm(request.POST, request.FILES, auto_id="again_%s")
    taken = take_in(request, form, strategy=found.strategy, typed=found.typed)
    if taken is None:
        return _page(request, found, form=form, status=422)
    discard(pk, by=person_of(request))
    return redirect("structure:reading", taken.pk)


@require_safe
def marked(request: HttpRequest, pk: int) -> FileResponse:
    """Hand out the person's own workbook with its mistakes marked."""
    found = _upload(request, pk)
    cells = [fault for fault in found.faults if fault.get("sheet")]
    if found.kind != "xlsx" or not cells:
        raise Http404
    faults = [workbook.CellFault(**fault) for fault in cells]
    return handed_out(found.name, lambda path: _mark(found, faults, path), "xlsx")


def _mark(found: Upload, faults: list[workbook.CellFault], path: Path) -> None:
    with TemporaryDirectory() as folder:
        workbook.mark(on_disk(found, Path(folder)), faults, path)
