"""Workbooks that a department fills in: taken, typed into, brought back."""

from collections.abc import Mapping
from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook, load_workbook

PLACE = "/panel/miasto/2010/wszystkie/"
UPLOAD = f"{PLACE}wczytaj/"
SHEET = "Do wypełnienia"


def taken(client, query: str = "") -> Workbook:
    """Take the workbook that the page gives."""
    response = client.get(f"{PLACE}plik/{query}")
    assert response.status_code == 200
    return load_workbook(BytesIO(b"".join(response.streaming_content)))


def content_of(book: Workbook) -> bytes:
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def brought(client, content: Workbook | bytes, name: str = "wydzial.xlsx") -> Any:
    """Bring it; return the page that says what it would change, or what is wrong."""
    if isinstance(content, Workbook):
        content = content_of(content)
    file = SimpleUploadedFile(name, content)
    return client.post(UPLOAD, {"file": file}, follow=True)


def confirmed(client, page, step: str = "save", **choices: str) -> Any:
    """Send what the page's own form would send."""
    run = page.context["run"]
    shown = [f"{one.key}:{one.version}" for one in run.open]
    address = page.request["PATH_INFO"]
    return client.post(address, {"shown": shown, "step": step, **choices}, follow=True)


def columns(book: Workbook) -> Mapping[str, int]:
    """Return the columns by the names in their hidden row."""
    return {
        str(cell.value).partition(" of ")[0]: cell.column for cell in sheet(book)[3]
    }


def sheet(book: Workbook) -> Any:
    return book[SHEET]


def row_of(book: Workbook, key: str) -> int:
    at = columns(book)["key"]
    found = [row for row in range(5, sheet(book).max_row + 1)
             if sheet(book).cell(row, at).value == key]  # fmt: skip
    assert len(found) == 1
    return found[0]


def cell(book: Workbook, key: str, part: str) -> Any:
    return sheet(book).cell(row_of(book, key), columns(book)[part])


def put(book: Workbook, key: str, part: str, value: Any) -> None:
    cell(book, key, part).value = value
