"""What is wrong in a cell, and what a person is told of the rest."""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from exchange.workbook.grid import Cell

LONGEST_FOUND = 80
# More are not read by anybody, and a guess for each takes its time.
MOST_FAULTS = 1_000


@dataclass(frozen=True, slots=True)
class CellFault:
    """A cell, what is there, what should be, and what it is of: "plan 2012, I.3.5".

    A fault of a whole sheet has no cell.
    """

    sheet: str
    cell: str
    found: str
    expected: str
    where: str = ""


@dataclass(slots=True)
class Findings:
    """What reading has met: faults, and notes on what was taken or left."""

    faults: list[CellFault] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def fault(self, fault: CellFault) -> None:
        if len(self.faults) < MOST_FAULTS and fault not in self.faults[-20:]:
            self.faults.append(fault)

    def note(self, text: str) -> None:
        if text not in self.notes:
            self.notes.append(text)


def shown(cell: "Cell | None") -> str:
    """Return what stands in the cell, short enough for a line."""
    if cell is None:
        return ""
    value = cell.value
    if isinstance(value, Decimal):
        text = f"{value.normalize():f}".replace(".", ",")
    elif isinstance(value, str):
        text = " ".join(value.split())
    elif isinstance(value, bool):
        text = str(value).upper()
    else:
        text = value.date().isoformat()
    return text if len(text) <= LONGEST_FOUND else f"{text[: LONGEST_FOUND - 1]}…"
