"""Read a workbook back as people see it."""

from io import BytesIO
from typing import Any

from django.utils.translation import override
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from annual_report.excel.workbook import write_workbook
from annual_report.report import YearlyReport, drafted
from annual_report.scope import WHOLE, Scope
from tasks.models import Strategy


def written(report: YearlyReport) -> BytesIO:
    file = BytesIO()
    write_workbook(report, file)
    file.seek(0)
    return file


def opened(
    strategy: Strategy, year: int = 2013, *, scope: Scope = WHOLE, results: bool = True
) -> Any:
    """Write the draft of the year, in English, and open it; formulas as results."""
    with override("en"):
        report = drafted(strategy.years.get(year=year), scope)
        return load_workbook(written(report), data_only=results)


def heading_row(sheet: Worksheet) -> int:
    """The headings stand below the lines that explain, and an empty one."""
    empty = next(row for row in range(1, 10) if sheet.cell(row, 1).value is None)
    return empty + 1


def headings(sheet: Worksheet) -> list[str]:
    return [str(cell.value) for cell in sheet[heading_row(sheet)]]


def rows(sheet: Worksheet) -> list[dict[str, Any]]:
    """Return the cells of each row of the table, by heading."""
    names, found = headings(sheet), []
    for cells in sheet.iter_rows(min_row=heading_row(sheet) + 1):
        if all(cell.value is None for cell in cells):
            break
        found.append(dict(zip(names, cells, strict=True)))
    return found


def values(sheet: Worksheet) -> list[dict[str, Any]]:
    return [{name: cell.value for name, cell in row.items()} for row in rows(sheet)]
