"""Every figure of the real strategy is the same in every format and on the pages."""

import csv
import json
import re
import shutil
import subprocess
from collections import Counter
from datetime import datetime
from decimal import Decimal
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from django.conf import settings
from django.core.management import call_command
from django.utils.timezone import now
from django.utils.translation import override
from docx import Document as WordDocument
from openpyxl import load_workbook
from pypdf import PdfReader
from python_calamine import CalamineWorkbook

from annual_report.closing.freezing import close_year, frozen_document
from annual_report.document import Document, Level, Part, Task
from annual_report.excel.summary import is_below
from annual_report.formats import FORMATS
from annual_report.models import Snapshot
from annual_report.report import frozen
from leszno_strategy.numbers import exact, percent, points
from tasks.models import StrategyYear
from tests.factories import actor, make_office_user
from tests.pages import rows_of, text_of

pytestmark = pytest.mark.slow

YEAR = 2013
# Plan, progress, what of it can be compared, and its share of the plan, as written.
Figures = tuple[str, str, str, str]
HEADINGS = [
    f"Plan do końca {YEAR}\u00a0r.",
    f"Postęp do końca {YEAR}\u00a0r.",
    "Postęp do porównania z planem",
    "Wykonanie planu",
]


@pytest.fixture(scope="module")
def _closed(django_db_setup, django_db_blocker):
    """Import the strategy with its example campaign and close the year, once."""
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(settings, "DEMO", True)
        patch.setattr("annual_report.exports.start", lambda: None)
        path = settings.BASE_DIR / "fixtures/leszno-2009-2013.json"
        call_command("import_strategy", path, verbosity=0)
        call_command("demo_accounts", stdout=StringIO())
        call_command("demo_campaign", stdout=StringIO())
        period = StrategyYear.objects.select_related("strategy").get(year=YEAR)
        office = make_office_user()
        close_year(period, by=office, held_posts=actor(office).held_posts)
        yield
        call_command("flush", interactive=False, verbosity=0)


@pytest.fixture
def snapshot(_closed, db) -> Snapshot:
    return Snapshot.objects.select_related("year__strategy").get(year__year=YEAR)


@pytest.fixture
def document(snapshot) -> Document:
    return frozen_document(snapshot)


def written(snapshot: Snapshot, kind: str) -> bytes:
    file = BytesIO()
    with override("pl"):
        FORMATS[kind].write(frozen(snapshot), file, on_task=lambda: None)
    return file.getvalue()


def figures_of(row: Part | Task) -> Figures:
    figures = row.figures
    return (
        points(figures.planned),
        points(figures.progress),
        points(figures.comparable),
        percent(figures.index),
    )


def in_cells(values: list[Any]) -> Figures:
    """Write what a workbook's cells hold as their number formats would show it."""
    known = [None if v in (None, "") else Decimal(str(v)) for v in values]
    plan, progress, comparable, index = known
    return points(plan), points(progress), points(comparable), percent(index)


def by_code(rows: list[list[Any]]) -> dict[str, Figures]:
    """Return the figures of a sheet by their rows' codes; the strategy has none."""
    rows = iter(rows)  # type: ignore[assignment]
    names = next(row for row in rows if "Kod" in row and "Nazwa" in row)
    code, places = names.index("Kod"), [names.index(name) for name in HEADINGS]
    found = {}
    for row in rows:
        if row[code] is None or not any(row):
            break
        found[row[code] or ""] = in_cells([row[place] for place in places])
    return found


def test_all_formats_and_pages_show_the_same(snapshot, document, client, tmp_path):
    tasks, parts = list(document.tasks()), document.head.parts
    expected = {row.code: figures_of(row) for row in (*parts, *tasks)}
    assert len(expected) == 1 + 3 + 16 + 75
    of_tasks = {task.code: expected[task.code] for task in tasks}
    of_parts = {part.code: expected[part.code] for part in parts}

    book = tmp_path / "raport.xlsx"
    book.write_bytes(written(snapshot, "xlsx"))
    sheets = load_workbook(book, data_only=True)
    calamine = CalamineWorkbook.from_path(book)
    for name, wanted in (("Zadania", of_tasks), ("Podsumowanie", of_parts)):
        rows = [list(row) for row in sheets[name].iter_rows(values_only=True)]
        rows = [["" if v is None and row[0] else v for v in row] for row in rows]
        assert by_code(rows) == wanted, name
        assert by_code(calamine.get_sheet_by_name(name).to_python()) == wanted, name

    assert in_csv(written(snapshot, "csv")) == expected
    assert in_json(written(snapshot, "json")) == expected
    assert in_word(written(snapshot, "docx"), parts, tasks) == expected
    assert in_pdf(written(snapshot, "pdf"), parts, tasks)
    assert on_pages(client, parts, tasks) == {
        code: figures[:2] for code, figures in expected.items()
    }


def in_csv(content: bytes) -> dict[str, Figures]:
    text = content.decode("utf-8-sig")
    rows = csv.DictReader(StringIO(text, newline=""), delimiter=";")
    return {row["Kod"]: in_line([row[heading] for heading in HEADINGS]) for row in rows}


def in_line(cells: list[str]) -> Figures:
    plan, progress, comparable, share = (cell or "–" for cell in cells)
    return plan, progress, comparable, share if share == "–" else f"{share}\u00a0%"


def in_json(content: bytes) -> dict[str, Figures]:
    found = json.loads(content)
    names = ("planned", "progress", "comparable", "index")
    return {
        row["code"]: in_cells([row["standing"][name] for name in names])
        for row in (*found["head"]["parts"], *found["tasks"])
    }


def in_word(content: bytes, parts: list[Part], tasks: list[Task]) -> dict[str, Figures]:
    """Read the tables of parts and of tasks; a strategy's code is a dash there."""
    found: dict[str, Figures] = {}
    codes = {*(part.code for part in parts), *(task.code for task in tasks)}
    for table in WordDocument(BytesIO(content)).tables:
        rows = [[cell.text for cell in row.cells] for row in table.rows]
        if "Wykonanie planu" not in rows[0]:
            continue
        last = rows[0].index("Wykonanie planu") + 1
        for row in rows[1:]:
            code = row[0].replace("–", "")
            assert code in codes
            found[code] = tuple(row[last - 4 : last])  # type: ignore[assignment]
    return found


def in_pdf(content: bytes, parts: list[Part], tasks: list[Task]) -> bool:
    """Look for the figures of each row, as they stand one behind the other."""
    pages = PdfReader(BytesIO(content)).pages
    text = re.sub(r"\s+", " ", " ".join(page.extract_text() for page in pages))
    wanted = Counter(
        " ".join([exact(part.weight), *figures_of(part), str(part.tasks)])
        for part in parts
    ) + Counter(
        " ".join([*map(exact, entered_in(task)), *figures_of(task)]) for task in tasks
    )
    for line, count in wanted.items():
        assert text.count(re.sub(r"\s+", " ", line)) >= count, line
    return True


def entered_in(task: Task) -> list[Decimal | None]:
    return [task.weight, task.year.planned, task.year.actual]


def on_pages(
    client, parts: list[Part], tasks: list[Task]
) -> dict[str, tuple[str, str]]:
    """Read plan and progress from the list of tasks and the pages of the parts."""
    listed = rows_of(client.get(f"/leszno-2009-2013/zadania/?rok={YEAR}"))
    found = {row[0]: (row[3], row[4]) for row in listed if row[0].count(".") == 2}
    for part in parts:
        way = {Level.GOAL: "cele/", Level.PROGRAMME: "programy/"}.get(part.level, "")
        code = f"{part.code}/" if part.code else ""
        page = client.get(f"/leszno-2009-2013/{way}{code}?rok={YEAR}")
        text = text_of(page)
        progress = re.search(r"wykona[nł]o ([\d,]+) ze 100 punktów", text)
        drawn = [row for row in rows_of(page) if row[0] == str(YEAR) and len(row) == 3]
        found[part.code] = (
            drawn[0][1] if drawn else "–",
            progress[1] if progress else "–",
        )
    return found


OFFICE = shutil.which("soffice") or ""
needs_office = pytest.mark.skipif(not OFFICE, reason="LibreOffice is not installed")


def converted(path: Path, kind: str, folder: Path) -> Path:
    """Let LibreOffice open the file, work it out, and save it as another kind."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    out = folder / "out"
    subprocess.run(  # noqa: S603  a program of the system, on a file of our own
        [OFFICE, profile, "--headless", "--convert-to", kind, "--outdir", out, path],
        check=True,
        capture_output=True,
        timeout=300,
    )
    return out / f"{path.stem}.{kind.partition(':')[0]}"


@needs_office
def test_libreoffice_works_the_workbook_out_to_the_same(snapshot, tmp_path):
    bare, given = tmp_path / "bare.xlsx", tmp_path / "raport.xlsx"
    given.write_bytes(written(snapshot, "xlsx"))
    without_results(given, bare)
    again = converted(bare, "xlsx:Calc MS Excel 2007 XML", tmp_path)
    ours, theirs = (CalamineWorkbook.from_path(path) for path in (given, again))
    assert ours.sheet_names == theirs.sheet_names
    for name in ours.sheet_names:
        rows = zip(
            ours.get_sheet_by_name(name).to_python(),
            theirs.get_sheet_by_name(name).to_python(),
            strict=False,
        )
        for mine, worked_out in rows:
            for value, result in zip(mine, worked_out, strict=False):
                assert not str(result).startswith("#")
                if isinstance(value, float):
                    assert result == pytest.approx(value, abs=1e-8), (name, mine)
                else:
                    assert result == value, (name, mine)


def without_results(path: Path, bare: Path) -> None:
    """Keep only only the formulas, so that whatever comes out was worked out."""
    with ZipFile(path) as given, ZipFile(bare, "w", ZIP_DEFLATED) as left:
        for name in given.namelist():
            content = given.read(name)
            if name.startswith("xl/worksheets/sheet"):
                content, count = re.subn(rb"</f><v>[^<]*</v>", b"</f>", content)
                assert count > 100 or not name.endswith("sheet1.xml")
            left.writestr(name, content)


@needs_office
def test_libreoffice_loses_nothing_of_the_word_document(snapshot, tmp_path):
    path = tmp_path / "raport.docx"
    path.write_bytes(written(snapshot, "docx"))
    again = WordDocument(str(converted(path, "docx", tmp_path)))
    before = WordDocument(str(path))
    for one in ("tables", "inline_shapes"):
        assert len(getattr(again, one)) == len(getattr(before, one))
    cells = [
        [[c.text for c in row.cells] for t in file.tables for row in t.rows]
        for file in (before, again)
    ]
    assert cells[0] == cells[1]
    texts = [
        [p.text for p in file.paragraphs if p.text.strip()] for file in (before, again)
    ]
    assert set(texts[0]) <= set(texts[1])


class NewYear(datetime):
    """The clock that Django reads, years later."""

    @classmethod
    def now(cls, tz=None):
        return datetime(2030, 1, 1, tzinfo=tz)


def test_the_same_version_is_the_same_file_on_another_day(snapshot, monkeypatch):
    def cells(content: bytes) -> list[Any]:
        return [
            [(cell.value, cell.number_format) for cell in row]
            for sheet in load_workbook(BytesIO(content))
            for row in sheet.iter_rows()
        ]

    first = {kind: written(snapshot, kind) for kind in ("csv", "json", "xlsx")}
    monkeypatch.setattr("django.utils.timezone.datetime", NewYear)
    assert now().year == 2030
    second = {kind: written(snapshot, kind) for kind in ("csv", "json", "xlsx")}
    assert first["csv"] == second["csv"]
    assert first["json"] == second["json"]
    assert cells(first["xlsx"]) == cells(second["xlsx"])


def test_goals_and_programmes_stand_below_what_they_belong_to(document):
    whole, *rest = document.head.parts
    assert all(is_below(part, whole) for part in rest)
