"""Read a workbook back as people see it."""

import datetime
from io import BytesIO
from typing import Any

from django.utils.translation import override
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from reporting.workbook import write_workbook

from tasks.models import Strategy

SUMMARY_HEADINGS = 7  # the row; elsewhere it is the first


def opened(strategy: Strategy, year: int = 2013) -> Workbook:
    """Write the workbook of the year, in English, and open it."""
    file = BytesIO()
    with override("en"):
        write_workbook(
            strategy.years.get(year=year), file, on=datetime.date(2014, 2, 3)
        )
    return load_workbook(file)


def headings(sheet: Worksheet, row: int = 1) -> list[object]:
    return [cell.value for cell in sheet[row]]


def rows(sheet: Worksheet, heading_row: int = 1) -> list[dict[str, Any]]:
    """Return the cells of each row below the headings, by heading."""
    names = [str(name) for name in headings(sheet, heading_row)]
    return [
        dict(zip(names, cells, strict=True))
        for cells in sheet.iter_rows(min_row=heading_row + 1)
    ]
