"""Write the cells of a workbook: a text stays a text, a number is a number."""

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any
from xml.sax.saxutils import escape

from openpyxl.cell import WriteOnlyCell

from spreadsheets.links import Links
from spreadsheets.looks import NUMERIC, WRAPPED, Cell, body_look, link_font
from spreadsheets.sheets import (
    LIKE_A_FORMULA,
    LIKE_A_NUMBER,
    Column,
    Formula,
    Value,
    clean,
)

NUMBERS = (Decimal, int)  # of which `isinstance` asks faster than of their union
AS_TEXT = "@"
LONGEST_TEXT = 32_767
# In a workbook "_x003D_" is "="; the text itself has its first mark written so.
LIKE_A_CODE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")


class Styles:
    """The styles of a workbook by their names: cells that are alike share one."""

    def __init__(self, workbook: Any) -> None:
        self._workbook = workbook
        self._numbers: dict[tuple[Any, ...], int] = {}

    def number(self, name: tuple[Any, ...], make: Callable[[Cell], None]) -> int:
        """Return the number that the file gives the style; a model makes it."""
        if name not in self._numbers:
            model: Cell = WriteOnlyCell(self._workbook.worksheets[0])
            make(model)
            self._numbers[name] = model.style_id
        return self._numbers[name]

    def numeric(self, number_format: str, strong: bool) -> int:
        def look(cell: Cell) -> None:
            cell.number_format, cell.alignment = number_format, NUMERIC
            body_look(cell, strong)

        return self.number((number_format, strong), look)

    def worded(
        self, text: str, strong: bool, is_linked: bool, *, is_text: bool = False
    ) -> int:
        # Excel would take it for something else as soon as somebody edits the cell.
        is_quoted = bool(LIKE_A_FORMULA.match(text) or LIKE_A_NUMBER.fullmatch(text))

        def look(cell: Cell) -> None:
            cell.alignment, cell.quotePrefix = WRAPPED, is_quoted
            body_look(cell, strong)
            if is_linked:
                cell.font = link_font()
            if is_text:
                cell.number_format = AS_TEXT

        name = ("text", is_quoted, strong, is_linked, is_text)
        return self.number(name, look)


def cell(
    ref: str,
    value: Value,
    column: Column[Any],
    row: Any,
    *,
    strong: bool,
    styles: Styles,
    links: Links,
) -> str:
    """Write a cell of a row, and its link; one without a row has none."""
    if isinstance(value, NUMBERS):
        shown, number_format = column.number(Decimal(value))
        return _number(ref, shown, styles.numeric(number_format, strong))
    if isinstance(value, Formula):
        return _of_formula(ref, value, column, strong, styles)
    written = "" if value is None else str(value)
    is_linked = bool(column.link and row is not None and written) and links.has_room
    if column.link and is_linked:
        links.add(ref, column.link(row))
    style = styles.worded(written, strong, is_linked, is_text=column.is_text)
    return text(ref, written, style)


def _number(ref: str, value: Decimal, style: int) -> str:
    return f'<c r="{ref}" s="{style}"><v>{value:f}</v></c>'


def _of_formula(
    ref: str, formula: Formula, column: Column[Any], strong: bool, styles: Styles
) -> str:
    """Write what the formula results in beside it; None is an empty text."""
    result = formula.result
    if isinstance(result, str):
        style = styles.worded(result, strong, is_linked=False)
    else:
        _shown, number_format = column.number(Decimal(result or 0))
        style = styles.numeric(number_format, strong)
    if result is None or isinstance(result, str):
        kind, shown = ' t="str"', escape(clean(result or ""))
    else:
        kind, shown = "", f"{Decimal(result):f}"
    return (
        f'<c r="{ref}" s="{style}"{kind}>'
        f"<f>{escape(formula.text)}</f><v>{shown}</v></c>"
    )


def text(ref: str, content: str, style: int) -> str:
    """Write a cell that stays a text, whatever it begins with."""
    start = f'<c r="{ref}" s="{style}"'
    if not (content := LIKE_A_CODE.sub("_x005F_", clean(content))[:LONGEST_TEXT]):
        return f"{start}/>"
    written = escape(content, {"\r": "&#13;"})
    return f'{start} t="inlineStr"><is><t xml:space="preserve">{written}</t></is></c>'
