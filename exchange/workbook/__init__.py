"""A strategy as an Excel workbook: written, read back, its faults marked by cell.

Each part is loaded when it is asked for: most processes never need openpyxl, which
takes half a second of a processor to load, and 20 MB.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from exchange.workbook.faults import CellFault

if TYPE_CHECKING:
    from exchange.workbook.marking import mark
    from exchange.workbook.reading import read
    from exchange.workbook.writing import template, write

__all__ = ["CellFault", "mark", "read", "template", "write"]
WHERE = {
    "mark": "marking",
    "read": "reading",
    "template": "writing",
    "write": "writing",
}


def __getattr__(name: str) -> Any:
    if name not in WHERE:
        raise AttributeError(name)
    return getattr(import_module(f"{__name__}.{WHERE[name]}"), name)
