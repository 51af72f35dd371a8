"""The workbook through LibreOffice: nothing of it changes on the way."""

from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.annual_report.reading_back import converted, needs_office
from tests.filling.books import brought, cell, confirmed, content_of, put, taken
from tests.filling.test_there_and_back import content

pytestmark = [needs_office, pytest.mark.drawn]


def through_libreoffice(book, folder: Path) -> bytes:
    path = folder / "plik.xlsx"
    path.write_bytes(content_of(book))
    return converted(path, "xlsx", folder).read_bytes()


def test_saved_by_libreoffice_it_says_what_it_said(client, tasks, tmp_path):
    first = tasks[0]
    stage = f"task-{first.pk} stage-{first.stages.first().pk}"
    unchanged = through_libreoffice(taken(client), tmp_path)
    opened = load_workbook(BytesIO(unchanged))
    assert not cell(opened, stage, "done").protection.locked
    assert cell(opened, stage, "plan").protection.locked
    page = brought(client, unchanged)
    assert (page.context["run"].reports, page.context["run"].all_faults) == ([], [])

    book = taken(client)
    value = f"task-{first.pk} indicator-{first.indicators.get().pk}"
    put(book, stage, "done", "=3+4.5")
    put(book, stage, "text", " =Uwaga\n„z cudzysłowem”")
    put(book, value, "done", "1.10")
    saved = through_libreoffice(book, tmp_path)
    page = brought(client, saved)
    assert page.context["run"].all_faults == []
    confirmed(client, page)
    said = content(first)
    assert [str(one) for one in said.figures.actual.values() if one] == ["7.5"]
    assert next(iter(said.notes.values())) == "=Uwaga\n„z cudzysłowem”"
    assert list(said.figures.values.values()) == ["1.10"]
