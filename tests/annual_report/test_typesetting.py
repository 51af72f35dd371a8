"""What paper must not do: part rows, cut words, end a line between a word and a count.

The blocks are looked at, not the files that are drawn of them: that is cheap.
"""

import pytest

from annual_report.text import pdf
from annual_report.text.blocks import Column, Table
from annual_report.text.wording import counts, cut_at_a_word


def table(rows: int, text: str = "b") -> Table:
    return Table("Caption", [Column("A"), Column("B")], [["a", text]] * rows)


@pytest.mark.parametrize(
    ("rows", "held"), [(0, []), (1, []), (2, [0]), (3, [0, 1]), (9, [0, 7])]
)
def test_no_row_of_a_table_stands_alone_on_a_page(rows, held):
    found = table(rows)
    assert [row for row in range(rows) if found.holds_next(row)] == held


def test_the_pdf_is_told_of_rows_that_stay_together():
    assert pdf._table(table(9))["held"] == [0, 7]
    # A table that is kept whole needs it not; of rows that fill a page none waits.
    assert pdf._table(table(6))["held"] == []
    assert pdf._table(table(9, "word " * 400))["held"] == []


def test_words_are_hyphenated_only_where_the_column_is_too_narrow():
    narrow = [Column("A", 1), Column("B", 12)]
    rows = [["niepełnosprawnych", "niepełnosprawnych"], ["osób", "osób"]]
    found = pdf._table(Table("Caption", narrow, rows))["rows"]
    assert [row["is_hyphenated"] for row in found] == [[True, False], [False, False]]


def test_no_line_ends_between_a_word_and_how_many_there_are():
    assert counts([("opóźnione", 0)]) == "opóźnione\u00a0–\u00a00"
    # Typst ends a line behind a dash unless something joins it to the space.
    assert pdf._line("opóźnione\u00a0–\u00a00") == "opóźnione\u00a0–\u2060\u00a00"


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("Jedno zdanie", "Jedno zdanie"),
        ("Jedno zdanie, które", "Jedno zdanie\u00a0…"),
        ("Jedno zdanie-klucz", "Jedno\u00a0…"),
        ("Niepodzielnesłowo", "Niepodzielnes\u00a0…"),
    ],
)
def test_what_is_too_long_is_cut_at_a_word(text, cut):
    assert cut_at_a_word(text, 15) == cut


def test_a_column_is_as_wide_as_its_longest_word_where_another_has_room():
    columns = [Column("A", 9), Column("B", 1)]
    word = "ponadgimnazjalnych"
    wide, narrow = Table("Caption", columns, [["a", f"60\u00a0{word}"]]).widths(1000)
    assert (wide, narrow) == (780, 220)
    assert Table("Caption", columns, [["a", "b"]]).widths(1000) == [900, 100]
    # Where nothing is to spare, and what is no word, changes nothing.
    full = Table("Caption", [Column("A")] * 9, [[word] * 9])
    assert full.widths(900) == [100] * 9
    assert Table("Caption", columns, [["a", "x" * 900]]).widths(1000) == [750, 250]
