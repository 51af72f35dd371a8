"""CSV: safe for spreadsheets, with the decimal mark of the reader's language."""

import csv
from decimal import Decimal
from io import StringIO
from typing import Any

import pytest
from django.utils import translation

from spreadsheets.csv_files import write_csv
from spreadsheets.sheets import Column, Sheet, percent, points

COLUMNS: list[Column[Any]] = [
    Column("Nazwa", 10, lambda row: row[0]),
    Column("Wartość", 10, lambda row: row[1]),
    Column("Postęp", 10, lambda row: row[1], points),
    Column("Udział", 10, lambda row: row[1], percent),
]


def written(*rows, language: str = "pl") -> str:
    file = StringIO(newline="")
    with translation.override(language):
        write_csv(Sheet("Arkusz", COLUMNS, rows), file)
    return file.getvalue()


def read(text: str, delimiter: str = ";") -> list[list[str]]:
    return list(csv.reader(StringIO(text.removeprefix("\ufeff")), delimiter=delimiter))


def test_polish_has_semicolons_and_decimal_commas():
    rows = read(written(("Żółw", Decimal("1234.25"))))
    assert rows == [
        ["Nazwa", "Wartość", "Postęp", "Udział"],
        ["Żółw", "1234,25", "1234,3", "123425,0"],
    ]


def test_english_has_commas_and_decimal_points():
    [_headings, row] = read(written(("a,b", Decimal("7.5")), language="en"), ",")
    assert row == ["a,b", "7.5", "7.5", "750.0"]


def test_it_begins_with_a_mark_by_which_excel_knows_the_encoding():
    assert written().startswith("\ufeffNazwa")


def test_unknown_is_empty_and_zero_is_zero():
    [_headings, unknown, zero] = read(written(("", None), ("", Decimal(0))))
    assert unknown == ["", "", "", ""]
    assert zero == ["", "0", "0,0", "0,0"]


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+48 65", "@x", "-2", "=HYPERLINK(1)", " =1", "＝1"],  # noqa: RUF001
)
def test_no_text_is_a_formula(text):
    [_headings, row] = read(written((text, None)))
    assert row[0] == "'" + text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\n=cmd|'/c x'!A1", "a\n'=cmd|'/c x'!A1"),
        ("a,=1+1", "a,'=1+1"),
        ('a"\r\n  @SUM(1)', "a\"\r\n  '@SUM(1)"),
        ("a\n-cmd|' /c x'!A1", "a\n'-cmd|' /c x'!A1"),
        ("a;+WEBSERVICE(1)", "a;'+WEBSERVICE(1)"),
        ("\t=1", "'\t=1"),
        # What people list and count stays as it is.
        ("a:\n- b (etap I)\n- c", "a:\n- b (etap I)\n- c"),
        ("po 5,- zł; +48 65", "po 5,- zł; +48 65"),
    ],
)
def test_no_cell_that_another_mark_between_columns_makes_is_a_formula(text, shown):
    [_headings, row] = read(written((text, None)))
    assert row[0] == shown


def test_a_negative_number_stays_a_number():
    [_headings, row] = read(written(("", Decimal("-2.5"))))
    assert row[1] == "-2,5"


def test_texts_of_many_lines_and_with_quotes_survive():
    [_headings, row] = read(written(('a "b"\nc;d', None)))
    assert row[0] == 'a "b"\nc;d'


@pytest.mark.parametrize(
    "text",
    [
        "1.10",
        "1.1",
        "01",
        "1.10.2",
        "1/2",
        "1-2",
        "12:30",
        "1 10",
        "64 %",
        "8,6%",
        "3.000",
        "250 000 zł",
        "1e5",
        "2013-05-01",
    ],
)
def test_a_text_that_looks_like_a_number_or_a_date_stays_a_text(text):
    [_headings, row] = read(written((text, None)))
    # Excel keeps what begins with a tab; programs that strip white space lose nothing.
    assert row[0] == f"\t{text}"
    assert row[0].strip() == text


@pytest.mark.parametrize("text", ["I.10", "A.1.1", "K1", "1", "2013", "0", "5 osób"])
def test_a_text_that_no_spreadsheet_changes_is_as_it_is(text):
    [_headings, row] = read(written((text, None)))
    assert row[0] == text


def test_a_long_row_of_spaces_in_a_text_is_read_at_once():
    """Within the time that a test has: tried in all ways, it takes half a minute."""
    text = "1" + " " * 40_000 + "x"
    [_headings, row] = read(written((text, None)))
    assert row[0] == text
