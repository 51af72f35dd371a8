"""The PDF: tagged, with title, language, bookmarks, and its edition on every page."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from annual_report.closing.freezing import close_year
from annual_report.models import Snapshot
from annual_report.report import YearlyReport, drafted, frozen
from annual_report.scope import Scope
from annual_report.text.pdf import write_pdf
from tasks.models import StrategyYear
from tests.factories import actor, make_office_user, make_tree

pytestmark = [pytest.mark.slow, pytest.mark.drawn, pytest.mark.django_db]


@pytest.fixture
def year() -> StrategyYear:
    strategy = make_tree(tasks=30)
    return strategy.years.select_related("strategy").get(year=2010)


@pytest.fixture
def snapshot(year) -> Snapshot:
    office = make_office_user()
    return close_year(year, by=office, held_posts=actor(office).held_posts)


def read(report: YearlyReport) -> PdfReader:
    file = BytesIO()
    write_pdf(report, file)
    return PdfReader(file)


def test_it_is_tagged_and_says_its_language_and_title(snapshot):
    pdf = read(frozen(snapshot))
    root = pdf.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "pl"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    title = "Strategia rozwoju Miasta: raport roczny za 2010\u00a0r."
    assert pdf.metadata.title == title
    assert pdf.metadata.author == "Miasto"
    assert b"pdfuaid:part" in root["/Metadata"].get_data()


def test_the_tags_are_those_of_headings_tables_and_pictures(snapshot):
    pdf = read(frozen(snapshot))
    found: set[str] = set()

    def walk(element) -> None:
        element = element.get_object()
        if isinstance(element, list):
            for one in element:
                walk(one)
        elif isinstance(element, dict):
            if "/S" in element:
                found.add(element["/S"])
                if element["/S"] == "/Figure":
                    assert element["/Alt"].startswith("Krzywa planu i postępu")
            if "/K" in element:
                walk(element["/K"])

    walk(pdf.trailer["/Root"]["/StructTreeRoot"])
    assert {"/H1", "/H2", "/Table", "/TR", "/TH", "/TD", "/Figure", "/P"} <= found


def test_bookmarks_are_the_chapters(snapshot):
    def names(outline) -> list[object]:
        return [names(one) if isinstance(one, list) else one.title for one in outline]

    assert names(read(frozen(snapshot)).outline) == [
        "W skrócie",
        "Cel I. Cel I",
        ["Program I.1. Program 1", "Program I.2. Program 2"],
        "Wskaźniki na koniec 2010\xa0r.",
        "Braki i uwagi",
        "O raporcie i sposobie liczenia",
    ]


def test_every_page_names_the_version_and_its_digest(snapshot):
    pages = read(frozen(snapshot)).pages
    assert len(pages) > 2
    for number, page in enumerate(pages, start=1):
        text = page.extract_text().replace("\n", "")
        assert f"wersja 1, SHA-256 {snapshot.sha256}" in text
        assert f"{number} / {len(pages)}" in text
        assert "WERSJA ROBOCZA" not in text


def test_every_page_of_a_draft_says_so(year):
    for page in read(drafted(year)).pages:
        text = page.extract_text()
        assert "WERSJA ROBOCZA: dane mogą się jeszcze zmienić" in text
        assert "wersja robocza" in text


def test_a_task_alone_has_its_stages_and_its_curve(year):
    text = "".join(
        p.extract_text() for p in read(drafted(year, Scope.read("task=I.1.1"))).pages
    )
    text = " ".join(text.split())
    assert "Etapy: wykonanie / plan" in text
    assert "20 / 25" in text
    assert "I.1.2" not in text
