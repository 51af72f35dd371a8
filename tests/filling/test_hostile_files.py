"""Workbooks that mean harm: none costs more than its size, none breaks a page."""

import re
from collections.abc import Callable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from tests.filling.books import brought, cell, content_of, put, taken

SHEET, BOOK = "xl/worksheets/sheet2.xml", "xl/workbook.xml"
Change = Callable[[str], str]


def changed(content: bytes, name: str, change: Change) -> bytes:
    """Return the workbook with one of its parts changed."""
    file = BytesIO()
    with (
        ZipFile(BytesIO(content)) as source,
        ZipFile(file, "w", ZIP_DEFLATED) as target,
    ):
        for part in source.namelist():
            text = source.read(part)
            if part == name:
                text = change(text.decode()).encode()
            target.writestr(part, text)
    return file.getvalue()


@pytest.mark.both
@pytest.mark.parametrize("code", ["_x0000_", "_xD800_", "_xdfff_"])
def test_what_no_page_or_database_holds_stays_a_code(client, tasks, code):
    """Excel's way to write NUL and half a character; as texts and as faults."""
    book, key = taken(client), f"task-{tasks[0].pk} done"
    put(book, key, "text", f"Tekst {code}")
    put(book, key, "plan", f"Nigdzie {code}")
    cell(book, f"task-{tasks[1].pk} done", "key").value = f"Klucz {code}"
    page = brought(client, content_of(book))
    assert page.status_code == 200
    assert f"Nigdzie {code}" in page.text


def test_cells_that_are_merged_over_and_over_are_refused(client, tasks):
    """Areas upon each other, which no program writes: each would cost its rows."""

    def merge(text: str) -> str:
        rows = "".join(
            f'<row r="{n}"><c r="A{n}"><v>1</v></c></row>' for n in range(2000, 3000)
        )
        areas = '<mergeCell ref="A2000:D3000"/>' * 600
        text = text.replace("</sheetData>", f"{rows}</sheetData>")
        filters = re.compile("(<autoFilter .*?(/>|</autoFilter>))", re.DOTALL)
        assert filters.search(text)
        return filters.sub(rf"\1<mergeCells>{areas}</mergeCells>", text)

    page = brought(client, changed(content_of(taken(client)), SHEET, merge))
    assert page.status_code == 422
    assert "2000000" in page.text


def test_a_sheet_that_is_named_many_times_is_not_read_as_often(client, tasks):
    def name(text: str) -> str:
        one = re.findall(r"<sheet [^>]*/>", text)[-1]
        again = re.sub('name="[^"]*"', 'name="Jeszcze raz"', one)
        return text.replace(one, one + again)

    page = brought(client, changed(content_of(taken(client)), BOOK, name))
    assert page.status_code == 422
    assert "uszkodzony" in page.text
