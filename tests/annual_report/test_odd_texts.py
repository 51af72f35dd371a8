"""What people may paste into a title or a text is a text in every format."""

import csv
import json
import re
from io import BytesIO, StringIO
from typing import Any
from zipfile import ZipFile

import pytest
from docx import Document as WordDocument
from openpyxl import load_workbook
from openpyxl.utils.escape import unescape
from pypdf import PdfReader

from annual_report.formats import FORMATS
from annual_report.report import drafted
from annual_report.scope import Scope
from reporting.models import State
from tasks.models import Goal, Strategy, StrategyYear, Task
from tests.factories import (
    draft,
    make_campaign,
    make_indicator,
    make_office_user,
    make_report,
    make_task,
    year_of,
)

pytestmark = pytest.mark.django_db

ODD = [
    "=1+1",
    "+48 65 529 81 00",
    "@x",
    "-2",
    '=HYPERLINK("http://example.org";"x")',
    "a\tb",
    "<b>&amp;</b>",
    "_x0041_",
    "zażółć 🙂",
    "#N/A",
]
LONG = "słowo " * 5461  # 32 766 characters


@pytest.fixture
def year() -> StrategyYear:
    return year_with(ODD)


def year_with(texts: list[str]) -> StrategyYear:
    """A task for each text: in its title, its stage, its report, its indicator."""
    office = make_office_user()
    first = make_task()
    period = year_of(first, 2010)
    make_campaign(period)
    for text in texts:
        task = make_task(first.programme, title=text, stages=[{2010: ("100", "5")}])
        task.stages.update(title=text)
        make_indicator(task, {2010: text}, name=text)
        what = draft(task, "5", values=(text,), done=text)
        make_report(task, period, State.APPROVED, by=office, what=what)
    return period


def written(period: StrategyYear, kind: str) -> bytes:
    file = BytesIO()
    FORMATS[kind].write(drafted(period), file, on_task=lambda: None)
    return file.getvalue()


def test_in_the_workbook(year):
    content = written(year, "xlsx")
    book = load_workbook(BytesIO(content))
    # openpyxl leaves "_x005F_" as it stands in the file; spreadsheets do not.
    rows = book["Zadania"].iter_rows(min_row=6)
    tasks = {unescape(row[1].value): row for row in rows}
    for text in ODD:
        assert text in tasks
        assert tasks[text][1].data_type == "s"
        assert unescape(tasks[text][16].value) == text
    stages = {unescape(row[3].value) for row in book["Etapy"].iter_rows(min_row=6)}
    assert set(ODD) <= stages
    sheets = [name for name in ZipFile(BytesIO(content)).namelist() if "/sheet" in name]
    # Formulas are in the summary and under the budget, which is empty here.
    with_formulas = [
        name for name in sheets if b"<f>" in ZipFile(BytesIO(content)).read(name)
    ]
    assert with_formulas == ["xl/worksheets/sheet1.xml"]


def test_in_csv(year):
    text = written(year, "csv").decode("utf-8-sig")
    titles = [row["Nazwa"] for row in csv.DictReader(StringIO(text), delimiter=";")]
    for odd in ODD:
        guarded = f"'{odd}" if re.match("[=+@-]", odd) else odd
        assert guarded in titles


def test_in_json(year):
    tasks = json.loads(written(year, "json"))["tasks"]
    assert set(ODD) <= {task["title"] for task in tasks}
    assert set(ODD) <= {task["done"] for task in tasks}


def test_in_word(year):
    document = WordDocument(BytesIO(written(year, "docx")))
    cells = {c.text for t in document.tables for row in t.rows for c in row.cells}
    paragraphs = {paragraph.text for paragraph in document.paragraphs}
    assert set(ODD) <= cells
    assert set(ODD) <= paragraphs


def test_in_pdf():
    # pypdf, unlike readers for people, reads no letter right beside such a picture.
    plain = [text for text in ODD if "🙂" not in text]
    pages = PdfReader(BytesIO(written(year_with(plain), "pdf"))).pages
    text = squeezed(" ".join(page.extract_text() for page in pages))
    for odd in plain:
        assert squeezed(odd) in text


def test_a_picture_of_a_face_breaks_no_pdf():
    assert "przed □ po" in text_in("pdf", written(year_with(["przed 🙂 po"]), "pdf"))


def squeezed(text: str) -> str:
    """Skip what lines are broken by."""
    return re.sub(r"[\s\u00ad\u2010-]+", "", text)


@pytest.mark.parametrize(
    "kind",
    [
        pytest.param(kind, marks=[pytest.mark.slow, pytest.mark.drawn])
        if kind == "pdf"
        else kind
        for kind in FORMATS
    ],
)
def test_a_text_as_long_as_a_cell_holds_comes_whole(kind):
    task = make_task(stages=[{2010: ("100", "5")}])
    period = year_of(task, 2010)
    make_campaign(period)
    make_report(
        task,
        period,
        State.APPROVED,
        by=make_office_user(),
        what=draft(task, "5", done=LONG + "K"),
    )
    text = squeezed(text_in(kind, written(period, kind)))
    # A word may go over from one page to the next, with what stands around them; how
    # the text begins stands beside the largest steps, too.
    broken = 30 if kind == "pdf" else 0
    assert 5461 - broken <= text.count("słowo") <= 5461 + broken
    assert "K" in text


def text_in(kind: str, content: bytes) -> str:
    def workbook() -> str:
        sheet = load_workbook(BytesIO(content))["Zadania"]
        return str(max((c.value for r in sheet for c in r if c.value), key=size))

    def word() -> str:
        paragraphs = WordDocument(BytesIO(content)).paragraphs
        return max((one.text for one in paragraphs), key=len)

    def pdf() -> str:
        return " ".join(p.extract_text() for p in PdfReader(BytesIO(content)).pages)

    readers = {"xlsx": workbook, "docx": word, "pdf": pdf}
    return readers.get(kind, content.decode if kind in ("csv", "json") else word)()


def size(value: Any) -> int:
    return len(str(value))


@pytest.mark.parametrize("kind", list(FORMATS))
def test_titles_as_long_as_they_may_be_break_nothing(kind):
    task = make_task(stages=[{2010: ("100", "5")}])
    Strategy.objects.update(title="S" * 250, city="M" * 100, adopted_by="U" * 500)
    Goal.objects.update(title="C" * 500)
    period = StrategyYear.objects.select_related("strategy").get(year=2010)
    file = BytesIO()
    FORMATS[kind].write(drafted(period, Scope.read("goal=I")), file, on_task=str)
    assert task.code in text_of(kind, file.getvalue())


@pytest.mark.parametrize("kind", list(FORMATS))
def test_what_xml_cannot_hold_breaks_nothing(kind):
    task = make_task(stages=[{2010: ("100", "5")}])
    Task.objects.update(title="przed\x07\x0b\x1f\ufffepo")
    content = written(year_of(task, 2010), kind)
    text = text_of(kind, content)
    assert "przed" in text
    assert "po" in text


def text_of(kind: str, content: bytes) -> str:
    if kind == "xlsx":
        sheet = load_workbook(BytesIO(content))["Zadania"]
        return str([cell.value for row in sheet for cell in row])
    if kind == "docx":
        tables = WordDocument(BytesIO(content)).tables
        return str([c.text for t in tables for row in t.rows for c in row.cells])
    return text_in(kind, content)
