"""Taking a strategy away as a file, and the empty workbook to fill."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from exchange import workbook
from exchange.files import names_to_choose_from
from exchange.models import Snapshot
from exchange.writing import document_of, json_of
from indicators.measures import known
from structure.file_forms import TemplateForm
from structure.frame import require_office, strategy_of
from tasks.models import Strategy

CONTENT_TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
}


def download(request: HttpRequest, strategy: str) -> HttpResponse | FileResponse:
    """Hand the strategy out in the format that was asked for.

    By POST, since the state of the strategy is kept, so that what comes back can be
    told from what others change meanwhile. A link leads to the page with the buttons.
    """
    require_office(request)
    found = strategy_of(request, strategy)
    kind = request.POST.get("kind", "")
    if request.method != "POST" or kind not in CONTENT_TYPES:
        return redirect("structure:upload", found.slug)
    return handed_out(
        f"{found.slug}.{kind}", lambda path: write(found, kind, path), kind
    )


def write(strategy: Strategy, kind: str, path: Path) -> None:
    document = document_of(strategy)
    content = json_of(document)
    Snapshot.objects.keep(content)
    if kind == "json":
        path.write_bytes(content)
    else:
        workbook.write(document, path, **names_to_choose_from())


@require_safe
def template(request: HttpRequest) -> HttpResponse | FileResponse:
    """Hand out the empty workbook, with or without any strategy."""
    require_office(request)
    form = TemplateForm(request.GET or None, on=localdate())
    if form.is_bound and not form.is_valid():
        for error in form.non_field_errors():
            messages.error(request, str(error))
        return redirect("structure:new")
    years, measures = form.years, known().all
    return handed_out(
        "strategia-wzor.xlsx",
        lambda path: workbook.template(path, years, measures),
        "xlsx",
    )


def handed_out(
    name: str, write_to: Callable[[Path], object], kind: str
) -> FileResponse:
    """Write a file and send it; nothing of it stays on the disk."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"file.{kind}"
        write_to(path)
        # It stays open, and so readable, after its name is gone.
        file = path.open("rb")
    response = FileResponse(
        file, as_attachment=True, filename=name, content_type=CONTENT_TYPES[kind]
    )
    response["Cache-Control"] = "no-store"
    return response
