"""The clerk's own file, its faulty cells coloured, with what is wrong."""

import warnings
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _
from openpyxl import load_workbook
from openpyxl.cell import MergedCell
from openpyxl.comments import Comment

from exchange.workbook.faults import CellFault
from exchange.workbook.grid import BROKEN
from exchange.workbook.package import check, damaged
from spreadsheets.looks import fill

COLOUR = "file-fault"


def mark(path: Path, faults: Sequence[CellFault], out: Path) -> None:
    """Write the workbook with its faults marked; raise `Refused` like `read`."""
    check(path)
    by_cell: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for fault in faults:
        by_cell[fault.sheet, _first_cell(fault.cell)].append(_said(fault))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what openpyxl leaves out
            workbook = load_workbook(path)
            for (title, ref), lines in by_cell.items():
                if title in workbook.sheetnames:
                    _mark_cell(workbook[title], ref, lines)
            workbook.save(out)
    except BROKEN as error:
        raise damaged() from error


def _first_cell(ref: str) -> str:
    """Return where to mark a fault of a row, or of a whole sheet."""
    if ":" in ref:
        return f"A{ref.partition(':')[0]}"
    return ref or "A1"


def _said(fault: CellFault) -> str:
    words = _("Should be: %(expected)s.") % {"expected": fault.expected.rstrip(".")}
    return f"{fault.where}: {words}" if fault.where else words


def _mark_cell(sheet: Any, ref: str, lines: Sequence[str]) -> None:
    cell = sheet[ref]
    if isinstance(cell, MergedCell):
        area = next(area for area in sheet.merged_cells.ranges if ref in area)
        cell = sheet.cell(area.min_row, area.min_col)
    cell.fill = fill(COLOUR)
    before = [cell.comment.text] if cell.comment else []
    cell.comment = Comment("\n".join([*lines, *before]), "", width=320, height=110)
