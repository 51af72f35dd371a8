"""The PDF: tagged, with title, language, bookmarks, and its edition on every page."""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from annual_report.closing.freezing import close_year
from annual_report.models import Snapshot
from annual_report.report import YearlyReport, drafted, frozen
from annual_report.scope import Scope
from annual_report.text.pdf import write_pdf
from tasks.models import StrategyYear, Task
from tests.factories import actor, make_office_user, make_task, make_tree

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
    found = {element["/S"] for element in elements(pdf)}
    assert {"/H1", "/H2", "/Table", "/TR", "/TH", "/TD", "/Figure", "/P"} <= found
    for element in elements(pdf):
        if element["/S"] == "/Figure":
            assert element["/Alt"].startswith("Krzywa planu i postępu")


def test_bookmarks_are_the_chapters(snapshot):
    def names(outline) -> list[object]:
        return [names(one) if isinstance(one, list) else one.title for one in outline]

    assert names(read(frozen(snapshot)).outline) == [
        "W skrócie",
        "Plan i\xa0wykonanie w\xa0kolejnych latach",
        "Co się zmieniło od końca 2009\xa0r.",
        "Zadania opóźnione i\xa0zagrożone",
        "Cele i\xa0programy",
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
        # pypdf does not read what stands for a glyph of two meanings.
        text = page.extract_text().replace("\n", "").replace("\u00ad", "-")
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


@pytest.fixture
def pdf(snapshot) -> PdfReader:
    return read(frozen(snapshot))


def chapters(pdf: PdfReader) -> list[tuple[str, Any]]:
    """Return the bookmarks, each with its page, counted from 0."""

    def flat(outline) -> Iterator[tuple[str, Any]]:
        for one in outline:
            if isinstance(one, list):
                yield from flat(one)
            else:
                yield str(one.title), pdf.get_destination_page_number(one)

    return list(flat(pdf.outline))


def test_the_contents_name_the_page_of_each_chapter(pdf):
    first = pdf.pages[0]
    text = re.sub(r"[ .]{3,}", " ", first.extract_text()).splitlines()
    found = [(title, page + 1) for title, page in chapters(pdf)]
    assert len({page for _title, page in found}) > 3
    for title, page in found:
        assert f"{title.rstrip('.')} {page}" in text
    assert len(first["/Annots"]) >= len(found)


def test_no_heading_is_the_last_of_a_page(pdf):
    titles = {title for title, _page in chapters(pdf)}
    for page in pdf.pages:
        lines = page.extract_text().splitlines()
        end = next(n for n, line in enumerate(lines) if line.startswith("wersja 1"))
        assert lines[end - 1] not in titles


def test_all_is_written_in_one_typeface_that_comes_with_the_file(pdf):
    fonts = [
        font for page in pdf.pages for font in page["/Resources"]["/Font"].values()
    ]
    assert {font["/BaseFont"].split("+")[1] for font in fonts} == {
        "SourceSansPro-Regular",
        "SourceSansPro-Bold",
    }
    for font in fonts:
        [drawn] = font["/DescendantFonts"]
        assert "/FontFile2" in drawn["/FontDescriptor"]


def test_a_table_on_two_pages_is_one_table_and_its_headings_are_read_once(year):
    programme = Task.objects.all()[0].programme
    for _number in range(60):
        make_task(programme)
    pdf = read(drafted(year, Scope.read("programme=I.1")))
    pages = [" ".join(page.extract_text().split()) for page in pdf.pages]
    drawn = sum(page.count("Do porównania Wykonanie planu") for page in pages)
    said = [element["/S"] for element in elements(pdf)]
    assert said.count("/THead") == said.count("/Table")
    # Of the one table of tasks.
    assert drawn > 1


def elements(pdf: PdfReader) -> Iterator[DictionaryObject]:
    """Walk through the tags in the order in which they are read."""
    waiting: list[Any] = [pdf.trailer["/Root"]["/StructTreeRoot"]]  # type: ignore[index]
    while waiting:
        element = waiting.pop().get_object()
        if isinstance(element, list):
            waiting += reversed(element)
        elif isinstance(element, DictionaryObject):
            if "/S" in element:
                yield element
            waiting += [element["/K"]] if "/K" in element else []
