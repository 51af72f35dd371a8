"""A strategy as an Excel workbook: written, read back, its faults marked by cell."""

from exchange.workbook.faults import CellFault
from exchange.workbook.marking import mark
from exchange.workbook.reading import ReadWorkbook, read
from exchange.workbook.writing import template, write

__all__ = ["CellFault", "ReadWorkbook", "mark", "read", "template", "write"]
