"""Write a sheet as CSV: the same columns and figures as in a workbook."""

import csv
from decimal import Decimal
from typing import IO, Any

from django.utils.formats import get_format

from leszno_strategy.numbers import plain
from spreadsheets.sheets import LIKE_A_FORMULA, Column, Sheet, Value, clean

# Spreadsheets take a text of these first marks for a formula; so nobody's text is one.
GUARD = "'"
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
    text = clean(str(value))
    return GUARD + text if LIKE_A_FORMULA.match(text) else text
