"""How cells of the workbook look: boxes to type into, and what is only to be read."""

from typing import Any

from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, Protection, Side

from leszno_strategy.palette import office_colour
from spreadsheets.cells import AS_TEXT
from spreadsheets.looks import (
    BODY,
    CENTRED,
    FONT,
    STRONG,
    TITLE,
    WRAPPED,
    fill,
    heading_look,
    line_below,
)

RIGHT = Alignment(horizontal="right", vertical="top", indent=1)
PLAIN = Alignment(vertical="top")
# As lines go on where a cell is typed into.
LINES = Alignment(horizontal="left", vertical="top", wrap_text=True)
OPEN = Protection(locked=False)


class Looks:
    """Each made once: a workbook has thousands of cells, and a style takes its time."""

    def __init__(self, sheet: Any) -> None:
        self._sheet = sheet
        self.title = self._made(font=TITLE)
        self.tip = self._made(font=_muted())
        self.hidden = self._made(font=_muted(), number_format=AS_TEXT)
        self.heading = self._heading()
        self.of_heading = self._made(
            font=STRONG,
            fill=fill("accent-soft"),
            border=line_below(),
            alignment=PLAIN,
            number_format=AS_TEXT,
        )
        self.beside_heading = self._made(
            font=STRONG, fill=fill("accent-soft"), border=line_below(), alignment=LINES
        )
        self.read_only = self._made(
            font=BODY, border=line_below(), alignment=WRAPPED, number_format=AS_TEXT
        )
        self.code = self._made(
            font=_muted(), border=line_below(), alignment=PLAIN, number_format=AS_TEXT
        )
        self.sum = self._made(
            font=STRONG, fill=fill("wash"), border=line_below(), alignment=RIGHT
        )
        self.past = self._made(
            font=_muted(), fill=fill("wash"), border=line_below(), alignment=RIGHT
        )
        opened = {"font": BODY, "border": _box(), "protection": OPEN}
        self.figure = self._made(**opened, alignment=RIGHT)
        self.value = self._made(**opened, alignment=RIGHT, number_format=AS_TEXT)
        self.text = self._made(**opened, alignment=LINES, number_format=AS_TEXT)

    def _made(self, **parts: Any) -> Any:
        cell: Any = WriteOnlyCell(self._sheet)
        for name, part in parts.items():
            setattr(cell, name, part)
        return cell._style

    def _heading(self) -> Any:
        cell: Any = WriteOnlyCell(self._sheet)
        heading_look(cell)
        cell.alignment = CENTRED
        return cell._style


def _muted() -> Font:
    return Font(FONT, 11, color=office_colour("muted"))


def _box() -> Border:
    side = Side("thin", color=office_colour("neutral-sign"))
    return Border(left=side, right=side, top=side, bottom=side)
