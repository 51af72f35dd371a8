"""On which page a heading of the Word report stands, as it is reckoned beforehand."""

from dataclasses import replace
from io import BytesIO

import pytest
from django.utils.translation import override
from docx import Document
from pypdf import PdfReader

from annual_report.report import drafted
from annual_report.text.blocks import Column, Table
from annual_report.text.word import write_word
from annual_report.text.word_pages import Mark, Measure, Pages, kept_together, lines_of
from tests.annual_report.reading_back import converted, needs_office
from tests.annual_report.sample import make_full_strategy
from tests.factories import make_office_user

# A line of 10 points is 10 · 1.2207 · 1.15 = 14.04 high; 253 mm hold 717 points.
TEXT = Measure(10, after=6)
HEADING = Measure(13, is_bold=True, before=14, after=6, keeps_next=True)


def filled(lines: int) -> Pages:
    pages = Pages()
    for _line in range(lines):
        pages.paragraph("One line.", TEXT)
    return pages


def page_behind(pages: Pages) -> int:
    mark = Mark()
    pages.paragraph("One line.", TEXT, mark=mark)
    return mark.page


def test_a_page_holds_36_lines_that_stand_apart():
    """36 lines and the 35 spaces between them take 715.4 points."""
    assert page_behind(filled(35)) == 1
    assert page_behind(filled(36)) == 2


@pytest.mark.parametrize(("lines", "page"), [(33, 1), (34, 2)])
def test_a_heading_stays_with_what_follows(lines, page):
    """33 lines take 655.3; space, heading and a line 52.3, so that 707.6 are full."""
    pages, mark = filled(lines), Mark()
    pages.paragraph("Heading", HEADING, mark=mark)
    assert page_behind(pages) == page
    assert mark.page == page


def test_a_chapter_that_begins_a_page_does():
    pages, mark = filled(1), Mark()
    pages.paragraph("Heading", HEADING, mark=mark, breaks=True)
    page_behind(pages)
    assert mark.page == 2


def table(rows: int) -> Table:
    return Table("Caption", [Column("A"), Column("B")], [["a", "b"]] * rows)


@pytest.mark.parametrize(("rows", "page"), [(47, 1), (48, 2)])
def test_a_long_table_fills_its_page(rows, page):
    """A row is 8 · 1.2207 · 1.15 + 3.4 = 14.6 high, the headings 13.2; a line below."""
    pages = Pages()
    pages.whole_table(table(rows), is_kept=False)
    assert page_behind(pages) == page


def test_a_short_table_is_not_split():
    pages, mark = filled(34), Mark()
    pages.paragraph("Caption", HEADING, mark=mark)
    pages.whole_table(table(3), is_kept=kept_together(table(3)))
    assert mark.page == 2


def test_a_table_of_few_but_high_rows_is_split_rather_than_leave_a_page_empty():
    words = "Opracowano dokumentację i ogłoszono przetarg. " * 30
    high = replace(table(1), rows=[["a", words]] * 3)
    assert high.is_short
    assert not kept_together(high)
    assert kept_together(replace(high, rows=[["a", "b"]] * 6))
    assert not kept_together(table(7))


def test_lines_break_between_words_and_count_bold_letters_as_wider():
    text = "Rozbudowa sieci dróg rowerowych na terenie miasta"
    assert lines_of(text, 500, 10) == 1
    assert lines_of(text, 100, 10) == 3
    width = 217
    assert (lines_of(text, width, 10), lines_of(text, width, 10, bold=True)) == (1, 2)
    assert lines_of("", 100, 10) == 1
    assert lines_of("a\nb", 100, 10) == 2


@needs_office
@pytest.mark.slow
@pytest.mark.drawn
@pytest.mark.django_db
def test_another_program_opens_it_and_finds_about_as_many_pages(tmp_path):
    """Without Calibri, or what is as wide, other letters take a little more room."""
    strategy = make_full_strategy(by=make_office_user())
    file = BytesIO()
    with override("pl"):
        year = strategy.years.select_related("strategy").get(year=2010)
        write_word(drafted(year), file)
    path = tmp_path / "raport.docx"
    path.write_bytes(file.getvalue())
    pages = PdfReader(converted(path, "pdf", tmp_path)).pages
    listed = [
        paragraph.text.rpartition("\t")
        for paragraph in Document(file).paragraphs
        if paragraph.style.name.startswith("toc")
    ]
    numbers = [int(number) for _text, _tab, number in listed]
    assert len(numbers) > 4
    assert numbers == sorted(numbers)
    assert abs(len(pages) - numbers[-1]) <= 2
    texts = ["".join(page.extract_text().split()) for page in pages]
    for heading, _tab, number in listed:
        near = "".join(texts[max(1, int(number) - 2) : int(number) + 1])
        assert "".join(heading.split()) in near
