"""The audit log: read, filtered and taken away; nobody changes it."""

from io import BytesIO, StringIO

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from audit.models import Deed, Entry
from audit.noting import note
from organisation.rights import Permission, require
from people.log_filter import LogFilter
from people.log_words import told
from people.sections import sections_of
from spreadsheets.csv_files import write_csv
from spreadsheets.sheets import Column, Sheet

ON_A_PAGE = 100
# More rows than that take a spreadsheet; filters part them.
MOST_IN_A_FILE = 50_000
FILES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@require_safe
def log(request: HttpRequest) -> HttpResponse:
    """Show what was done, the latest first."""
    require(request, Permission.VIEW, Entry)
    form = LogFilter(request.GET)
    pages = Paginator(form.left(), ON_A_PAGE)
    page = pages.get_page(request.GET.get("page"))
    context = {
        "form": form,
        "page": page,
        "rows": [(one, told(one.details)) for one in page],
        "page_numbers": pages.get_elided_page_range(page.number),
        "files": FILES,
        "most": MOST_IN_A_FILE,
        "sections": sections_of(request),
    }
    return render(request, "people/log.html", context)


@require_safe
def log_file(request: HttpRequest, kind: str) -> HttpResponse:
    """Give the entries that are shown as a file, which is noted as well."""
    require(request, Permission.VIEW, Entry)
    if kind not in FILES:
        raise Http404
    form = LogFilter(request.GET)
    if not form.is_valid():
        return redirect(f"{reverse('people:log')}?{request.GET.urlencode()}")
    rows = list(form.left()[:MOST_IN_A_FILE])
    note(Deed.LOG, request.GET.urlencode(), request=request, kind=kind, count=len(rows))
    sheet = Sheet(_("Audit log"), _columns(), rows)
    response = HttpResponse(_written(sheet, kind), content_type=FILES[kind])
    name = _("audit-log.%(kind)s") % {"kind": kind}
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "no-store"
    return response


def _written(sheet: Sheet[Entry], kind: str) -> bytes:
    if kind == "csv":
        text = StringIO(newline="")
        write_csv(sheet, text)
        return text.getvalue().encode()
    # Only here: few ask for a workbook, and it takes long to load.
    from spreadsheets.book import write_book

    file = BytesIO()
    write_book([sheet], file, title=sheet.title, author="")
    return file.getvalue()


def _columns() -> list[Column[Entry]]:
    return [
        Column(_("When"), 20, lambda one: localtime(one.at).isoformat(" ", "seconds")),
        Column(_("What was done"), 30, lambda one: one.get_deed_display()),
        Column(_("Result"), 12, lambda one: one.get_result_display()),
        Column(_("User name"), 24, lambda one: one.user or None),
        Column(_("From where"), 20, lambda one: one.address or None),
        Column(_("Concerning what"), 60, lambda one: one.what or None),
        Column(_("Details"), 50, lambda one: told(one.details) or None),
    ]
