"""The workbook of a department's reports: what it says, writing it, reading it back.

What writes and reads is loaded when it is asked for, as in `exchange.workbook`.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from filling.workbook.reading import read
    from filling.workbook.writing import write

__all__ = ["read", "write"]
WHERE = {"read": "reading", "write": "writing"}


def __getattr__(name: str) -> Any:
    if name not in WHERE:
        raise AttributeError(name)
    return getattr(import_module(f"{__name__}.{WHERE[name]}"), name)
