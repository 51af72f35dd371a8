"""Every figure of the real strategy is the same in every format and on the pages."""

import re
from collections import Counter
from datetime import datetime
from decimal import Decimal
from io import BytesIO, StringIO
from typing import Any

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
from annual_report.text.blocks import Table
from annual_report.text.chapters import chapters
from annual_report.year_told import figures_of as figures_of_task
from annual_report.year_told import told
from leszno_strategy.numbers import exact, points
from tasks.life import publish
from tasks.models import Strategy, StrategyYear
from tasks.progress import Thresholds, status
from tasks.two_years import Move
from tests.annual_report.by_hand import BY_HAND, HEAT
from tests.annual_report.reading_back import (
    HEADINGS,
    YEAR,
    by_code,
    converted,
    figures_of,
    in_csv,
    in_json,
    in_word,
    needs_office,
    without_results,
)
from tests.factories import actor, make_office_user
from tests.pages import rows_of, text_of

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def _closed(django_db_setup, django_db_blocker):
    """Import the strategy with its example campaign and close the year, once."""
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(settings, "DEMO", True)
        patch.setattr("annual_report.exports.start", lambda: None)
        path = settings.BASE_DIR / "fixtures/leszno-2009-2013.json"
        call_command("import_strategy", path, verbosity=0)
        publish(Strategy.objects.get())
        call_command("demo_accounts", stdout=StringIO())
        call_command("demo_campaign", stdout=StringIO())
        period = StrategyYear.objects.select_related("strategy").get(year=YEAR)
        office = make_office_user()
        close_year(period, by=office, held_posts=actor(office).held_posts)
        yield
        call_command("flush", interactive=False, verbosity=0)
        WRITTEN.clear()


@pytest.fixture
def snapshot(_closed, db) -> Snapshot:
    return Snapshot.objects.select_related("year__strategy").get(year__year=YEAR)


@pytest.fixture
def document(snapshot) -> Document:
    return frozen_document(snapshot)


# By the version's number and the kind: several tests look at the same file.
WRITTEN: dict[tuple[int, str], bytes] = {}


def written(snapshot: Snapshot, kind: str) -> bytes:
    key = snapshot.pk, kind
    if key not in WRITTEN:
        WRITTEN[key] = written_anew(snapshot, kind)
    return WRITTEN[key]


def written_anew(snapshot: Snapshot, kind: str) -> bytes:
    file = BytesIO()
    with override("pl"):
        FORMATS[kind].write(frozen(snapshot), file, on_task=lambda: None)
    return file.getvalue()


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
    listed = rows_of(client.get(f"/leszno-2009-2013/zadania/?rok={YEAR}&na_strone=100"))
    names = next([spaced(one) for one in row] for row in listed if "Kod" in row)
    plan, progress = (names.index(spaced(heading)) for heading in HEADINGS[:2])
    found = {
        row[0]: (row[plan], row[progress]) for row in listed if row[0].count(".") == 2
    }
    for part in parts:
        way = {Level.GOAL: "cele/", Level.PROGRAMME: "programy/"}.get(part.level, "")
        code = f"{part.code}/" if part.code else ""
        page = client.get(f"/leszno-2009-2013/{way}{code}?rok={YEAR}")
        text = text_of(page)
        said = re.search(r"wykona[nł]o ([\d,]+) (?:ze 100 punktów|pkt ze 100)", text)
        drawn = [row for row in rows_of(page) if row[0] == str(YEAR) and len(row) == 3]
        found[part.code] = (
            drawn[0][1] if drawn else "–",
            said[1] if said else "–",
        )
    return found


# The chapters that tell of the year


@pytest.fixture(params=sorted(BY_HAND))
def year(request, _closed, db) -> int:
    return request.param


@pytest.fixture
def of_year(year) -> Snapshot:
    return Snapshot.objects.select_related("year__strategy").get(year__year=year)


def tables_of(snapshot: Snapshot) -> dict[str, list[list[str]]]:
    """Return the tables by the beginnings of their captions."""
    with override("pl"):
        blocks = [one for one in chapters(frozen(snapshot)) if isinstance(one, Table)]
    names = {
        "spans": "W samym roku",
        "delays": "Największe opóźnienia",
        "steps": "Największe kroki",
        "heat": "Procent planu wykonany do końca",
        "parts": "Ile brakuje do planu",
        "late": "Zadania opóźnione",
    }
    found = {}
    for name, begins in names.items():
        rows = next(t.rows for t in blocks if spaced(t.caption).startswith(begins))
        found[name] = [[spaced(cell) for cell in row] for row in rows]
    return found


def spaced(text: str) -> str:
    return " ".join(text.split())


def test_the_year_is_told_as_worked_out_by_hand(year, of_year):
    expected, found = BY_HAND[year], tables_of(of_year)
    assert [row[1:] for row in found["spans"]] == expected.spans
    late = {row[0]: row[3:6] for row in found["late"]}
    assert late == expected.late
    assert list(late) == list(expected.late)
    assert [row[0] for row in found["delays"]] == list(expected.late)[:5]
    assert [row[2:5] for row in found["delays"]] == list(expected.late.values())[:5]
    assert {row[0]: row[2:] for row in found["parts"]} == expected.parts
    assert {row[0]: row[3] for row in found["steps"]} == expected.steps
    years = year - 2008
    assert {row[0]: row[2:] for row in found["heat"]} == {
        code: line.split()[:years] for code, line in HEAT.items()
    }
    facts = told(frozen(of_year))
    finished, caught_up, slipped, same = expected.moves
    assert len(facts.moved(Move.FINISHED)) == finished
    assert len(facts.moved(Move.CAUGHT_UP)) == caught_up
    assert len(facts.moved(Move.SLIPPED)) == slipped
    assert len(facts.moved(Move.SAME)) == same
    assert facts.as_large == expected.as_large


def test_word_and_pdf_tell_the_year_alike(year, of_year):
    expected = tables_of(of_year)
    word = WordDocument(BytesIO(written(of_year, "docx")))
    in_word = [
        [[spaced(cell.text) for cell in row.cells] for row in table.rows][1:]
        for table in word.tables
    ]
    pages = PdfReader(BytesIO(written(of_year, "pdf"))).pages
    in_pdf = spaced(" ".join(page.extract_text() for page in pages))
    for name, rows in expected.items():
        assert rows in in_word, name
        for row in rows:
            figures = " ".join(cell for cell in row[1:] if re.match(r"[+\d]", cell))
            assert figures in in_pdf, (name, row)
    sentence = f"W {year} r. wykonano {expected['spans'][0][2]} z"
    assert sentence in in_pdf
    assert any(sentence in spaced(p.text) for p in word.paragraphs)


def test_the_workbook_lists_the_same_late_tasks(year, of_year, tmp_path):
    book = tmp_path / "raport.xlsx"
    book.write_bytes(written(of_year, "xlsx"))
    rows = iter(
        CalamineWorkbook.from_path(book).get_sheet_by_name("Opóźnione").to_python()
    )
    names = next(row for row in rows if "Kod" in row)
    headings = [
        f"Plan do końca {year}\u00a0r.",
        "Postęp do porównania z planem",
        f"Zaległość na koniec {year}\u00a0r.",
    ]
    places = [names.index(heading) for heading in headings]
    found = {
        row[0]: [points(Decimal(str(row[place]))) for place in places]
        for row in rows
        if row[0]
    }
    assert found == BY_HAND[year].late


def test_a_status_read_back_from_the_frozen_stages_is_the_frozen_one(of_year):
    """So that the year before, which is read alike, has the one that it had."""
    head = frozen_document(of_year).head
    limits = Thresholds(head.on_track, head.delayed)
    for task in frozen_document(of_year).tasks():
        figures = figures_of_task(task)
        if figures.stages_known:
            found = status(figures, in_year=head.year, thresholds=limits)
            assert found == task.status, task.code


@pytest.mark.drawn
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


@pytest.mark.drawn
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
    # It numbers the pages of the contents anew, behind a tab.
    texts = [
        {p.text.rpartition("\t")[0] or p.text for p in file.paragraphs}
        for file in (before, again)
    ]
    assert texts[0] <= texts[1]


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
    second = {kind: written_anew(snapshot, kind) for kind in ("csv", "json", "xlsx")}
    assert first["csv"] == second["csv"]
    assert first["json"] == second["json"]
    assert cells(first["xlsx"]) == cells(second["xlsx"])


def test_goals_and_programmes_stand_below_what_they_belong_to(document):
    whole, *rest = document.head.parts
    assert all(is_below(part, whole) for part in rest)
