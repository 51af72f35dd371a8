"""Sheets that fit: what is wide, what is folded, and how they lie on paper."""

from io import BytesIO
from math import ceil
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from spreadsheets.book import write_book
from spreadsheets.sheets import Column, Sheet

Row = tuple[Any, ...]
LONG = "Rozbudowa i modernizacja sieci dróg rowerowych na terenie miasta. " * 6


def column(number: int, heading: str = "", **how: Any) -> Column[Row]:
    return Column(heading or f"Column {number}", 12, lambda row: row[number], **how)


def printed(
    rows: list[Row], columns: list[Column[Row]] | None = None, **how: Any
) -> Any:
    given = columns or [column(n) for n in range(len(rows[0]))]
    file = BytesIO()
    sheet = Sheet("Sheet", given, rows, is_fitted=True, **how)
    write_book([sheet], file, title="Report", author="Miasto")
    return load_workbook(file).worksheets[0]


def shown(page: Any) -> dict[str, float]:
    """Return the widths of the columns that are printed."""
    letters = map(get_column_letter, range(1, page.max_column + 1))
    found = {letter: page.column_dimensions[letter] for letter in letters}
    return {name: one.width for name, one in found.items() if not one.hidden}


def test_a_column_that_is_empty_in_all_rows_is_folded_and_still_there() -> None:
    page = printed([("a", None, 1, ""), ("b", "", 2, None)])
    assert list(shown(page)) == ["A", "C"]
    folded = page.column_dimensions["B"]
    assert (folded.outlineLevel, folded.hidden) == (1, True)
    # There stands the sign that unfolds it.
    assert page.column_dimensions["C"].collapsed
    assert page["B1"].value == "Column 1"


def test_one_value_in_the_last_row_keeps_a_column() -> None:
    rows = [("a", None)] * 500
    assert list(shown(printed([*rows, ("b", 0)]))) == ["A", "B"]


def test_a_table_without_rows_keeps_its_columns() -> None:
    assert list(shown(printed([], [column(0), column(1)]))) == ["A", "B"]


def test_what_nobody_asked_about_is_folded_though_it_has_values() -> None:
    columns = [column(0), column(1, "2011", is_folded=True), column(2, "2012")]
    assert list(shown(printed([("a", 1, 2)], columns))) == ["A", "C"]


def test_long_texts_get_room_and_short_ones_give_it() -> None:
    page = printed([("I.1", LONG, "km")] * 60)
    code, text, unit = shown(page).values()
    assert text > 3 * code
    assert code < 13 > unit


def test_a_row_is_as_high_as_its_text_in_the_width_that_was_chosen() -> None:
    page = printed([("I.1", LONG)] * 60)
    letters = page.column_dimensions["B"].width * 1.1
    lines = ceil(len(LONG) / letters)
    assert lines * 15 <= page.row_dimensions[2].height <= (lines + 2) * 15


def test_no_word_of_a_text_or_a_heading_is_broken() -> None:
    columns = [column(0, "Nierozpoczęte zadania"), *map(column, range(1, 9))]
    rows = [("a", *[LONG] * 8)] * 60
    widths = shown(printed(rows, columns))
    assert widths["A"] >= len("Nierozpoczęte") * 1.15 + 1
    assert all(width >= len("modernizacja") for width in list(widths.values())[1:])


def test_a_long_narrow_sheet_is_printed_upright_and_a_wide_one_across() -> None:
    assert printed([("I.1", "km")] * 200).page_setup.orientation == "portrait"
    wide = printed([(LONG,) * 14] * 20)
    assert wide.page_setup.orientation == "landscape"
    assert (wide.page_setup.fitToWidth, wide.page_setup.fitToHeight) == (1, 0)


def test_letters_stay_large_enough_to_read() -> None:
    """A page of A4 across has 150 of the columns' units at full size."""
    for rows in ([(LONG,) * 10] * 20, [("I.1", LONG)] * 300):
        assert sum(shown(printed(rows)).values()) <= 150 / 0.62


def test_what_fits_no_page_goes_on_beside_with_its_first_columns() -> None:
    columns = [column(n, "Bezwzględnie") for n in range(25)]
    page = printed([(LONG,) * 25] * 3, columns, frozen_columns=1)
    assert page.page_setup.fitToWidth == 2
    assert page.print_title_cols == "$A:$A"


@pytest.mark.parametrize(("title", "merged"), [("Report", []), (LONG, ["A1:B1"])])
def test_a_title_longer_than_the_sheet_is_wide_goes_on_below(
    title: str, merged: list[str]
) -> None:
    page = printed([("I.1", "km")], intro=[title])
    assert [str(one) for one in page.merged_cells.ranges] == merged
    room = sum(shown(page).values())
    assert page.row_dimensions[1].height >= 21 * ceil(len(title) / room)
