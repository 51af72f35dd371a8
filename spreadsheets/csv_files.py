"""Write a sheet as CSV: the same columns and figures as in a workbook."""

import csv
import re
from decimal import Decimal
from typing import IO, Any

from django.utils.formats import get_format

from leszno_strategy.numbers import plain
from spreadsheets.sheets import (
    LIKE_A_FORMULA,
    LIKE_A_NUMBER,
    Column,
    Sheet,
    Value,
    clean,
)

# Spreadsheets take a text of these first marks for a formula; so nobody's text is one.
GUARD = "'"
# Of marks that people use to list and to count only those that call something.
WITHIN = re.compile(
    r"[\r\n;,\"][\s\"]{0,9}(?=[=@＝＠]|[+\-＋－][^\r\n]{0,99}(?:[|!]|\w\())"  # noqa: RUF001
)
# Excel and LibreOffice keep as a text what begins with it, and do not show it; other
# programs strip it as white space. Quotes do not help, and ="1.10" is a formula.
KEEP_AS_TEXT = "\t"
# Loses nothing as a number, such as the goal 1 or the year 2013.
WHOLE_NUMBER = re.compile("0|[1-9][0-9]{0,14}")
BYTE_ORDER_MARK = "\ufeff"  # or Excel takes UTF-8 for the office's old code page


def write_csv(sheet: Sheet[Any], file: IO[str]) -> None:
    """Write headings and rows, without the lines that explain the sheet.

    Numbers have the decimal mark of the reader's language. Where that is a comma,
    semicolons part the columns, as Excel then expects.
    """
    file.write(BYTE_ORDER_MARK)
    comma = get_format("DECIMAL_SEPARATOR") == ","
    writer = csv.writer(file, delimiter=";" if comma else ",")
    writer.writerow(clean(str(column.heading)) for column in sheet.columns)
    for row in sheet.rows:
        writer.writerow(_written(column, column.value(row)) for column in sheet.columns)


def _written(column: Column[Any], value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, Decimal | int):
        shown, number_format = column.number(Decimal(value))
        figure, is_percent, _rest = number_format.partition("%")
        decimals = len(figure.partition(".")[2])
        return plain(shown * 100 if is_percent else shown, decimals)
    return kept_as_text(str(value))


def kept_as_text(text: str) -> str:
    """Return what a spreadsheet that opens a CSV takes for just the text.

    Whoever expects another mark between columns sees no quotes, so a cell may begin
    within the text, too: what could run there is guarded like a beginning.
    """
    text = clean(text)
    guarded = WITHIN.sub(rf"\g<0>{GUARD}", text)
    if LIKE_A_FORMULA.match(text):
        return GUARD + guarded
    if LIKE_A_NUMBER.fullmatch(text) and not WHOLE_NUMBER.fullmatch(text):
        return KEEP_AS_TEXT + text
    return guarded
