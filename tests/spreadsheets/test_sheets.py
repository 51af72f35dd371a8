"""What holds of every sheet, whatever is on it."""

import re
from decimal import Decimal
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from django.utils.translation import gettext_lazy
from openpyxl import load_workbook

from spreadsheets.book import write_book
from spreadsheets.sheets import (
    Column,
    NumberStyle,
    Sheet,
    Value,
    as_entered,
    percent,
    points,
)


def written(sheet: Sheet[Any], title: str = "Report") -> BytesIO:
    file = BytesIO()
    write_book([sheet], file, title=title, author="Miasto")
    return file


def page(sheet: Sheet[Any], title: str = "Report") -> Any:
    return load_workbook(written(sheet, title)).worksheets[0]


def one_cell_sheet(value: Value, number: NumberStyle = as_entered) -> Sheet[Value]:
    return Sheet("One", [Column("Heading", 20, lambda row: row, number)], [value])


def cell_of(value: Value, number: NumberStyle = as_entered) -> Any:
    return page(one_cell_sheet(value, number))["A2"]


FORMULAE = ["=1+1", "+48 65 529 81 00", "@x", "-2", "- brak", '=HYPERLINK("http://x")']


@pytest.mark.parametrize("text", [*FORMULAE, "#N/A", "1\t2", " x ", "🙂", "12", "a\nb"])
def test_a_text_stays_the_text_that_it_is(text: str) -> None:
    cell = cell_of(text)
    assert (cell.value, cell.data_type) == (text, "s")


@pytest.mark.parametrize("text", FORMULAE)
def test_a_text_like_a_formula_stays_one_when_it_is_edited(text: str) -> None:
    assert cell_of(text).quotePrefix


def test_a_column_of_texts_keeps_what_people_type_there_as_text() -> None:
    column: Column[str] = Column("Code", 10, lambda row: row, is_text=True)
    sheet = page(Sheet("One", [column], ["1.10"]))
    assert sheet["A2"].number_format == "@"
    assert sheet.column_dimensions["A"].number_format == "@"


def test_an_ordinary_text_is_not_marked() -> None:
    assert not cell_of("ordinary").quotePrefix


def test_no_text_is_written_as_a_formula() -> None:
    columns = [Column("=1+1", 10, lambda row: row)]
    file = written(Sheet("=1+1", columns, ["=1+1"], intro=["=1+1"]))
    xml = ZipFile(file).read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in xml
    assert xml.count("=1+1") == 3


@pytest.mark.parametrize(
    "character", ["\x00", "\x07", "\x0b", "\x1f", "\ufffe", "\uffff"]
)
def test_a_character_that_xml_forbids_is_left_out(character: str) -> None:
    assert cell_of(f"before{character}after").value == "beforeafter"


def test_a_text_longer_than_a_cell_is_cut() -> None:
    assert cell_of("x" * 40_000).value == "x" * 32_767


@pytest.mark.parametrize("value", [None, ""])
def test_nothing_known_leaves_the_cell_empty(value: Value) -> None:
    assert cell_of(value).value is None


@pytest.mark.parametrize(
    ("value", "style", "number", "number_format"),
    [
        (Decimal("47.25"), points, 47.3, "0.0"),
        (Decimal(100), points, 100, "0.0"),
        (Decimal(0), points, 0, "0.0"),
        (Decimal("0.9125"), percent, 0.913, "0.0%"),
        (Decimal("0.0885"), percent, 0.089, "0.0%"),
        (Decimal("10.00"), as_entered, 10, "#,##0"),
        (Decimal("1.50"), as_entered, 1.5, "#,##0.0"),
        (Decimal("2.162500"), as_entered, 2.1625, "#,##0.0000"),
        (Decimal("99832.000000"), as_entered, 99832, "#,##0"),
        (Decimal("1E+2"), as_entered, 100, "#,##0"),
        (0, as_entered, 0, "#,##0"),
    ],
)
def test_a_number_is_a_number_and_shows_no_needless_zeros(
    value: Value, style: NumberStyle, number: float, number_format: str
) -> None:
    cell = cell_of(value, style)
    assert (cell.data_type, cell.value) == ("n", number)
    assert cell.number_format == number_format


def test_a_column_may_hold_numbers_and_texts() -> None:
    sheet = page(
        Sheet("Mixed", [Column("2009", 9, lambda r: r)], [Decimal(5), "ok. 5"])
    )
    assert [sheet["A2"].value, sheet["A3"].value] == [5, "ok. 5"]


def test_a_lazy_translation_may_be_a_heading_and_a_value() -> None:
    column: Column[None] = Column(
        gettext_lazy("Heading"), 9, lambda row: gettext_lazy("value")
    )
    sheet = page(Sheet("Lazy", [column], [None]))
    assert [sheet["A1"].value, sheet["A2"].value] == ["Heading", "value"]


@pytest.fixture
def laid_out() -> Any:
    """A sheet with two lines of intro, so that its headings stand in row 4."""
    columns: list[Column[str]] = [
        Column("Code", 7, lambda row: row),
        Column("Title", 30, lambda row: "word " * 20),
        Column("Turned", 4, lambda row: 1, is_upright=True),
    ]
    return page(
        Sheet(
            "Laid out",
            columns,
            ["I", "II"],
            intro=["Report", "explained"],
            frozen_columns=2,
            is_strong=lambda row: row == "I",
        ),
        title="Roads & bridges",
    )


def test_the_table_stands_below_its_intro_and_an_empty_row(laid_out: Any) -> None:
    first_column = [row[0].value for row in laid_out.iter_rows()]
    assert first_column == ["Report", "explained", None, "Code", "I", "II"]


def test_headings_and_first_columns_stay_in_sight(laid_out: Any) -> None:
    assert laid_out.freeze_panes == "C5"


def test_the_whole_table_can_be_filtered(laid_out: Any) -> None:
    (table,) = laid_out.tables.values()
    assert (table.ref, table.autoFilter.ref) == ("A4:C6", "A4:C6")
    assert [column.name for column in table.tableColumns] == ["Code", "Title", "Turned"]


def test_columns_have_their_widths(laid_out: Any) -> None:
    widths = [laid_out.column_dimensions[letter].width for letter in "ABC"]
    assert widths == [7, 30, 4]


def test_a_row_is_high_enough_for_its_longest_text(laid_out: Any) -> None:
    # A hundred letters in a column of thirty.
    assert laid_out.row_dimensions[5].height == 4 * 15
    assert laid_out["B5"].alignment.wrap_text


def test_a_strong_row_has_room_for_wider_letters() -> None:
    column: Column[bool] = Column("Title", 30, lambda row: "word " * 24)
    sheet = page(Sheet("Rows", [column], [False, True], is_strong=lambda row: row))
    assert [sheet.row_dimensions[row].height for row in (2, 3)] == [4 * 15, 5 * 15]


@pytest.mark.parametrize("text", ["", "x", "\n"])
def test_a_row_is_never_lower_than_a_line(text: str) -> None:
    assert page(one_cell_sheet(text)).row_dimensions[2].height == 15


def test_a_very_narrow_column_is_written_too() -> None:
    narrow: Column[str] = Column("A", 1, lambda row: row)
    assert page(Sheet("Narrow", [narrow], ["abc"])).row_dimensions[2].height == 45


def test_a_row_is_never_higher_than_the_format_allows() -> None:
    sheet = page(one_cell_sheet("word " * 2000))
    assert sheet.row_dimensions[2].height == 409


def test_a_turned_heading_has_room(laid_out: Any) -> None:
    assert laid_out["C4"].alignment.textRotation == 90
    assert laid_out.row_dimensions[4].height == len("Turned") * 6 + 30


def test_strong_rows_and_headings_stand_out(laid_out: Any) -> None:
    assert [laid_out[f"A{row}"].font.b for row in (4, 5, 6)] == [True, True, False]


def test_it_prints_on_a4_across_as_wide_as_the_page(laid_out: Any) -> None:
    setup = laid_out.page_setup
    assert (setup.orientation, setup.paperSize) == ("landscape", 9)
    assert laid_out.sheet_properties.pageSetUpPr.fitToPage
    assert (setup.fitToWidth, setup.fitToHeight) == (1, 0)


@pytest.mark.parametrize(
    ("widths", "pages"),
    [([40, 200], 1), ([40, 201], 2), ([40, 200, 200], 2), ([40, 200, 201], 3)],
)
def test_a_sheet_too_wide_to_be_read_goes_on_beside(
    widths: list[int], pages: int
) -> None:
    columns: list[Column[str]] = [
        Column(str(number), width, lambda row: row)
        for number, width in enumerate(widths)
    ]
    printed = page(Sheet("Wide", columns, ["a"], frozen_columns=1))
    assert printed.page_setup.fitToWidth == pages
    # The first columns say there, too, which row it is.
    assert printed.print_title_cols == ("$A:$A" if pages > 1 else None)


def test_a_sheet_is_never_printed_wider_for_its_first_columns_alone() -> None:
    columns: list[Column[str]] = [Column(w, 150, lambda row: row) for w in "ABC"]
    printed = page(Sheet("Wide", columns, ["a"], frozen_columns=2))
    assert printed.page_setup.fitToWidth == 1


def test_headings_and_page_numbers_are_on_every_page(laid_out: Any) -> None:
    assert laid_out.print_title_rows == "$4:$4"
    assert "&P" in laid_out.oddFooter.right.text
    assert "&N" in laid_out.oddFooter.right.text


def test_an_ampersand_in_the_footer_is_one(laid_out: Any) -> None:
    assert laid_out.oddFooter.left.text == "Roads && bridges · &A"


def test_a_sheet_title_is_cut_to_what_excel_allows() -> None:
    sheet = Sheet("x" * 40, [Column("A", 5, lambda row: row)], ["a"])
    assert page(sheet).title == "x" * 31


def test_an_empty_table_still_has_its_headings() -> None:
    sheet = page(Sheet("Empty", [Column("A", 5, lambda row: row)], []))
    # Excel calls a table without a row damaged.
    assert (sheet["A1"].value, len(sheet.tables)) == ("A", 0)


def test_the_file_says_whose_it_is() -> None:
    book = load_workbook(written(one_cell_sheet("x"), "Report of 2013"))
    assert book.properties.title == "Report of 2013"
    assert book.properties.creator == "Miasto"


def test_a_text_like_a_number_stays_one_when_it_is_edited() -> None:
    sheet = page(one_cell_sheet("1.10"))
    assert (sheet["A2"].value, sheet["A2"].data_type) == ("1.10", "s")
    assert sheet["A2"].quotePrefix


def test_beyond_the_links_that_excel_takes_there_are_texts() -> None:
    linked: Column[int] = Column(
        "Code", 9, lambda row: f"I.{row}", link=lambda row: f"https://example.pl/{row}"
    )
    file = written(Sheet("Codes", [linked], range(65_532)), "Codes")
    with ZipFile(file) as book:
        content = book.read("xl/worksheets/sheet1.xml")
    assert content.count(b"<hyperlink ") == 65_530
    assert b'<t xml:space="preserve">I.65531</t>' in content
    styles = re.findall(rb'<c r="A[0-9]+" s="([0-9]+)"', content)
    assert styles[1] != styles[-1]  # what leads nowhere does not look so


def test_cells_that_lead_to_one_page_share_what_the_file_says_of_it() -> None:
    linked: Column[int] = Column(
        "Code", 9, lambda row: f"I.{row}", link=lambda row: f"https://a.pl/{row % 2}"
    )
    file = written(Sheet("Codes", [linked], range(50)), "Codes")
    with ZipFile(file) as book:
        relations = book.read("xl/worksheets/_rels/sheet1.xml.rels")
    assert relations.count(b'TargetMode="External"') == 2
    sheet = load_workbook(file)["Codes"]
    links = [row[0].hyperlink for row in sheet.iter_rows(min_row=2)]
    found = [link.target for link in links if link]
    assert found == ["https://a.pl/0", "https://a.pl/1"] * 25


def test_a_number_is_written_alike_whatever_was_written_before():
    first = [str(as_entered(Decimal(text))[0]) for text in ("7.00", "7", "7.0")]
    assert first == ["7", "7", "7"]
