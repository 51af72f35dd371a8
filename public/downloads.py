"""What readers take away: tables as CSV and Excel, pictures as SVG."""

from io import BytesIO, StringIO
from typing import Any

from django.http import HttpResponse
from django.template.loader import render_to_string

from spreadsheets.csv_files import write_csv
from spreadsheets.sheets import Sheet, clean

CSV = "text/csv; charset=utf-8"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SVG = "image/svg+xml"


def csv_response(sheet: Sheet[Any], *, name: str) -> HttpResponse:
    file = StringIO(newline="")
    write_csv(sheet, file)
    return _attached(file.getvalue().encode(), CSV, f"{name}.csv")


def xlsx_response(*sheets: Sheet[Any], name: str, author: str) -> HttpResponse:
    # Only here: few readers ask for a workbook, and it takes long to load.
    from spreadsheets.book import write_book

    file = BytesIO()
    write_book(sheets, file, title=sheets[0].title, author=author)
    return _attached(file.getvalue(), XLSX, f"{name}.xlsx")


def svg_response(template: str, context: dict[str, Any], *, name: str) -> HttpResponse:
    """Draw a picture that stands alone: the template carries its own colours."""
    picture = clean(render_to_string(template, context))
    return _attached(picture.strip().encode(), SVG, f"{name}.svg")


def _attached(content: bytes, kind: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response
