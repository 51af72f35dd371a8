"""The Word document: headings, contents, language, and what can be edited later."""

from io import BytesIO
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn

from annual_report.closing.freezing import close_year
from annual_report.models import Snapshot
from annual_report.report import YearlyReport, drafted, frozen
from annual_report.scope import Scope
from annual_report.text.blocks import Heading, HeatGrid, Picture, Quote, Table
from annual_report.text.chapters import chapters
from annual_report.text.word import write_word
from leszno_strategy.palette import office_colour
from tasks.heat import Warmth
from tasks.models import StrategyYear
from tests.factories import (
    actor,
    make_office_user,
    make_task,
    make_tree,
    make_varied_tree,
    year_of,
)

pytestmark = [pytest.mark.slow, pytest.mark.drawn, pytest.mark.django_db]


@pytest.fixture
def year() -> StrategyYear:
    strategy = make_tree(tasks=6)
    return strategy.years.select_related("strategy").get(year=2010)


@pytest.fixture
def snapshot(year) -> Snapshot:
    office = make_office_user()
    return close_year(year, by=office, held_posts=actor(office).held_posts)


def read(report: YearlyReport) -> Any:
    file = BytesIO()
    write_word(report, file)
    return Document(file)


def headings(document: Any) -> list[tuple[str, str]]:
    return [
        (p.style.name, p.text)
        for p in document.paragraphs
        if p.style.name.startswith("Heading")
    ]


def test_headings_are_headings_and_the_contents_lead_to_them(snapshot):
    document = read(frozen(snapshot))
    found = headings(document)
    assert [
        text.replace("\u00a0", " ") for style, text in found if style[-1] == "1"
    ] == [
        "W skrócie",
        "Plan i wykonanie w kolejnych latach",
        "Co się zmieniło od końca 2009 r.",
        "Zadania opóźnione i zagrożone",
        "Cele i programy",
        "Cel I. Cel I",
        "Wskaźniki na koniec 2010 r.",
        "Braki i uwagi",
        "O raporcie i sposobie liczenia",
    ]
    assert ("Heading 2", "Program I.1. Program 1") in found
    listed = [p for p in document.paragraphs if p.style.name.lower().startswith("toc ")]
    links = document.element.body.iter(qn("w:hyperlink"))
    anchors = [link.get(qn("w:anchor")) for link in links]
    marks = [
        mark.get(qn("w:name"))
        for mark in document.element.body.iter(qn("w:bookmarkStart"))
    ]
    shown = [text for style, text in found if style != "Heading 3"]
    assert anchors == marks[: len(anchors)]
    assert len(anchors) == len(shown)
    entries = [p.text.partition("\t") for p in listed if "\t" in p.text]
    assert [text for text, _tab, _page in entries] == shown
    assert all(int(page) > 1 for _text, _tab, page in entries)
    instructions = "".join(
        i.text for i in document.element.body.iter(qn("w:instrText"))
    )
    assert "TOC" in instructions
    assert all(f" PAGEREF {anchor} " in instructions for anchor in anchors)


def test_the_heat_grid_has_the_tints_of_its_cells():
    report = drafted(make_tree(tasks=6).years.get(year=2010))
    (grid,) = [one for one in chapters(report) if isinstance(one, HeatGrid)]
    (table,) = [
        one
        for one in read(report).tables
        if one._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")) == grid.caption
    ]
    tinted = [
        (number, column)
        for number, row in enumerate(grid.tints, start=1)
        for column, tint in enumerate(row)
        if tint == Warmth.DELAYED
    ]
    assert tinted
    for number, column in tinted:
        fill = table.cell(number, column)._tc.tcPr.find(qn("w:shd"))
        assert fill.get(qn("w:fill")) == office_colour("heat-delayed")


def test_spelling_is_checked_in_polish(snapshot):
    defaults = read(frozen(snapshot)).styles.element.find(qn("w:docDefaults"))
    assert defaults.find(".//" + qn("w:lang")).get(qn("w:val")) == "pl-PL"


def test_pictures_say_what_they_show(snapshot):
    document = read(frozen(snapshot))
    shapes = document.inline_shapes
    assert len(shapes) == 2
    for shape in shapes:
        text = shape._inline.docPr.get("descr")
        assert text.startswith("Krzywa planu i postępu. Na koniec 2010")


def test_tables_repeat_their_headings_and_split_no_row(snapshot):
    for table in read(frozen(snapshot)).tables:
        for number, row in enumerate(table.rows):
            properties = row._tr.trPr
            assert properties.find(qn("w:cantSplit")) is not None
            is_heading = properties.find(qn("w:tblHeader")) is not None
            assert is_heading == (number == 0)
        assert table._tbl.tblPr.find(qn("w:tblCaption")) is not None


def test_every_page_names_the_version_and_drafts_say_what_they_are(snapshot, year):
    section = read(frozen(snapshot)).sections[0]
    assert snapshot.sha256 in section.footer.paragraphs[0].text
    assert section.header.paragraphs[0].text == ""
    section = read(drafted(year)).sections[0]
    assert section.header.paragraphs[0].text.startswith("WERSJA ROBOCZA")


def test_the_file_says_whose_it_is_and_is_always_alike(snapshot):
    properties = read(frozen(snapshot)).core_properties
    assert properties.title == "Strategia rozwoju Miasta: raport roczny za 2010\u00a0r."
    assert (properties.author, properties.language) == ("Miasto", "pl-PL")
    assert properties.created.replace(tzinfo=None) == snapshot.at.replace(
        tzinfo=None, microsecond=0
    )


def test_it_says_what_the_chapters_say_in_their_order():
    office = make_office_user()
    strategy = make_varied_tree(by=office)
    year = strategy.years.select_related("strategy").get(year=2010)
    report = drafted(year)
    blocks = list(chapters(report))
    document = read(report)
    assert [text for _style, text in headings(document)] == [
        one.text for one in blocks if isinstance(one, Heading)
    ]
    tables = [
        [[cell.text for cell in row.cells] for row in table.rows][1:]
        for table in document.tables
    ]
    assert tables == [
        [list(row) for row in one.rows] for one in blocks if isinstance(one, Table)
    ]
    quotes = [p.text for p in document.paragraphs if p.style.name == "Quote"]
    assert quotes == [one.text for one in blocks if isinstance(one, Quote)]
    assert quotes


def test_the_picture_of_work_ahead_of_plan_shows_no_shortfall():
    task = make_task(stages=[{2009: ("20", "60"), 2010: ("80", "50")}])
    report = drafted(year_of(task, 2010), Scope.read("task=I.1.1"))
    (picture,) = [one for one in chapters(report) if isinstance(one, Picture)]
    assert 'class="surplus"' in picture.svg
    assert 'class="shortfall"' not in picture.svg
    assert picture.text.endswith("Więcej niż w planie na koniec roku: 2009, 2010.")


@pytest.mark.parametrize(
    ("scope", "there", "gone"),
    [
        ("goal=I", ["Cel I. Cel I", "Program I.2. Program 2"], []),
        ("programme=I.2", ["Program I.2. Program 2"], ["Program I.1. Program 1"]),
        ("task=I.1.1", ["I.1.1. Zadanie 1"], ["Cel I. Cel I", "I.1.2. Zadanie 3"]),
    ],
)
def test_a_part_holds_what_belongs_to_it(year, scope, there, gone):
    found = [text for _style, text in headings(read(drafted(year, Scope.read(scope))))]
    assert set(there) <= set(found)
    assert not set(gone) & set(found)


def test_paper_keeps_a_picture_with_its_caption_and_a_short_table_whole():
    document = read(drafted(make_tree(tasks=30).years.get(year=2010)))
    (picture, *_) = [p for p in document.paragraphs if p.style.name == "Picture"]
    assert picture.style.paragraph_format.keep_with_next
    short, long = (
        min(document.tables, key=lambda table: len(table.rows)),
        max(document.tables, key=lambda table: len(table.rows)),
    )
    assert len(short.rows) <= 7 < len(long.rows)
    assert kept_rows(short) == [True] * (len(short.rows) - 1) + [False]
    # The headings hold the first row, and of two rows at an end one holds the other.
    between = [False] * (len(long.rows) - 4)
    assert kept_rows(long) == [True, True, *between, True, False]


def test_tables_and_pictures_are_numbered_so_that_word_lists_them():
    document = read(drafted(make_tree(tasks=2).years.get(year=2010)))
    captions = [p for p in document.paragraphs if p.style.name == "Caption"]
    for name in ("Tabela", "Rysunek"):
        named = [p for p in captions if p.text.startswith(name)]
        assert len(named) > 1
        for number, one in enumerate(named, start=1):
            assert one.text.startswith(f"{name} {number}. ")
            assert f" SEQ {name} " in one._p.xml
    tables = [p for p in captions if p.text.startswith("Tabela")]
    assert len(tables) == len(document.tables)


def kept_rows(table: Any) -> list[bool]:
    """Say of each row whether it stays on the page of the next."""
    return [
        bool(row.cells[0].paragraphs[0].paragraph_format.keep_with_next)
        for row in table.rows
    ]
