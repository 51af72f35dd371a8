"""The report of a part speaks of that part, not of the whole strategy."""

import json
from collections.abc import Iterator
from io import BytesIO

import pytest
from django.utils.translation import override
from docx import Document as WordDocument
from docx.oxml.ns import qn
from openpyxl import load_workbook
from pypdf import PdfReader

from annual_report.document import Reported
from annual_report.formats import FORMATS
from annual_report.report import YearlyReport, frozen
from annual_report.scope import Scope
from tasks.models import Strategy
from tests.factories import (
    make_closed,
    make_goal,
    make_programme,
    make_strategy,
    make_task,
    make_unit,
)
from tests.pages import words_of

pytestmark = pytest.mark.slow

COUNTS = {
    "": (0, 3, 2),
    "goal=I": (0, 2, 1),
    "goal=II": (0, 1, 1),
    "programme=I.2": (0, 1, 0),
    "task=I.1.1": (0, 1, 0),
    "task=I.1.2": (0, 0, 1),
    "unit": (0, 1, 1),
}


@pytest.fixture
def strategy(db) -> Strategy:
    """Five tasks: of three, figures were taken over; a unit carries out two."""
    strategy, unit = make_strategy(), make_unit()
    strategy.source = "dawna strona"
    strategy.save()
    first, second = make_goal(strategy, "I"), make_goal(strategy, "II")
    programme = make_programme(first)
    make_task(programme, stages=[{2013: ("100", "50")}], executor=unit)
    make_task(programme, stages=[{2012: ("100", "50")}], executor=unit)
    make_task(make_programme(first), stages=[{2013: ("100", "50")}])
    other = make_programme(second)
    make_task(other, stages=[{2013: ("100", "50")}])
    make_task(other, stages=[{2012: ("100", "50")}])
    return strategy


@pytest.fixture(params=COUNTS)
def report(request, strategy) -> YearlyReport:
    scope = request.param
    if scope == "unit":
        unit = strategy.goals.first().programmes.first().tasks.first().executors.get()
        scope = f"unit={unit.unit_id}"
    return frozen(make_closed(strategy, 2013), Scope.read(scope))


def written(report: YearlyReport, kind: str) -> BytesIO:
    file = BytesIO()
    with override("pl"):
        FORMATS[kind].write(report, file, on_task=lambda: None)
    return file


def texts(report: YearlyReport) -> Iterator[str]:
    """Read the words of each format that people read."""
    about = load_workbook(written(report, "xlsx")).worksheets[-1]
    yield " ".join(str(cell.value) for row in about.iter_rows() for cell in row)
    word = WordDocument(written(report, "docx"))
    yield " ".join(text.text or "" for text in word.element.body.iter(qn("w:t")))
    pages = PdfReader(written(report, "pdf")).pages
    yield " ".join(page.extract_text() for page in pages)


def test_the_sources_counted_are_those_of_its_tasks(report, request):
    approved, taken_over, missing = COUNTS[request.node.callspec.params["report"]]
    said = (
        f"zatwierdzone: {approved}; przejęte z wcześniejszych zestawień: {taken_over}; "
        f"brak: {missing}"
    )
    for text in map(words_of, texts(report)):
        assert said in text
        assert ("Źródło przejętych danych" in text) == bool(taken_over)
    counted = json.loads(written(report, "json").getvalue())["head"]["reported"]
    assert counted == {
        Reported.APPROVED: approved,
        Reported.TAKEN_OVER: taken_over,
        Reported.MISSING: missing,
    }


def test_each_sheet_of_a_part_is_printed_under_its_name(strategy):
    report = frozen(make_closed(strategy, 2013), Scope.read("goal=I"))
    book = load_workbook(written(report, "xlsx"))
    assert "Cel I. Cel I" in book["Zadania"].oddFooter.left.text
