"""Where figures of several kinds meet, the report says which tasks each covers."""

from collections.abc import Sequence
from io import BytesIO

import pytest
from openpyxl import load_workbook

from annual_report.excel.workbook import write_workbook
from annual_report.report import YearlyReport, drafted
from annual_report.text.blocks import Block, Paragraph, Picture, Table
from annual_report.text.chapters import chapters
from tests.factories import make_programme, make_task

pytestmark = pytest.mark.django_db


@pytest.fixture
def report(db) -> YearlyReport:
    """One task of three is known in 2012, all in 2013: 84,0 becomes 70,6."""
    programme = make_programme()
    make_task(programme, weight="20", stages=[{2012: ("93", "84"), 2013: ("7", "7")}])
    for total in ("86", "45"):
        make_task(programme, weight="40", total=(2013, total))
    return drafted(programme.goal.strategy.years.get(year=2013))


@pytest.fixture
def blocks(report) -> Sequence[Block]:
    return list(chapters(report))


def test_sentences_say_what_each_figure_covers_and_compare_like_for_like(blocks):
    texts = [
        one.text.replace("\u00a0", " ") for one in blocks if isinstance(one, Paragraph)
    ]
    assert texts[0] == (
        "W 2013 r. wykonano 7,0 z 7,0 punktu planu na ten rok. Od początku strategii "
        "wykonano 91,0 ze 100,0 (91,0 %): brakuje 9,0. Według planu tyle miało być "
        "gotowe około 12 miesięcy wcześniej."
    )
    assert texts[1] == (
        "Te liczby obejmują 1 zadanie, którego etapy znamy. Razem z zadaniami, "
        "w których podano tylko łączny wynik, wykonano 70,6 ze 100 punktów. Postęp "
        "jest znany dla 3 spośród 3 zadań (100,0 % wagi)."
    )
    known = (
        "Do końca 2013 r. wykonano 70,6 ze 100 punktów. Postęp jest znany dla 3 "
        "spośród 3 zadań (100,0 % wagi)."
    )
    planned = (
        "W 1 zadaniu, którego etapy znamy, wykonano 91,0 ze 100,0 punktu planu do "
        "końca roku (91,0 %). Na koniec 2012 r. było to 84,0, w tych samych zadaniach."
    )
    # Of the goal and of its programme.
    assert texts.count(known) == texts.count(planned) == 2


def test_the_curve_and_the_table_say_it_too(blocks):
    covers = "Zadania, których etapy znamy: 1 spośród 3"
    picture = next(one for one in blocks if isinstance(one, Picture))
    assert picture.caption == f"Plan (linia przerywana) i postęp. {covers}"
    assert covers in picture.svg
    tables = [one for one in blocks if isinstance(one, Table)]
    (table,) = [one for one in tables if one.caption.startswith("Cele i programy na")]
    found = {row[0]: row[-1] for row in table.rows}
    assert found == {"–": "3 (3, 1)", "I": "3 (3, 1)", "I.1": "3 (3, 1)"}


def test_the_chart_of_the_workbook_says_it(report):
    file = BytesIO()
    write_workbook(report, file)
    curve = load_workbook(file).worksheets[0]._charts[0]
    title = "".join(run.t for run in curve.title.tx.rich.p[0].r)
    assert title.endswith("Zadania, których etapy znamy: 1 spośród 3")


@pytest.mark.parametrize(
    ("address", "is_said"),
    [("", True), ("cele/I/", True), ("programy/I.1/", True), ("zadania/I.1.1/", False)],
)
def test_a_curve_taken_away_says_what_it_covers(client, report, address, is_said):
    picture = client.get(f"/miasto/{address}wykres.svg").content.decode()
    assert ("Zadania, których etapy znamy: 1 spośród 3" in picture) == is_said
