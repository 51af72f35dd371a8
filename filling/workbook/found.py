"""What was found in a brought workbook, and how it is kept until it is confirmed."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field

from exchange.format import MB
from exchange.workbook.package import Limits
from leszno_strategy.meanwhile import plain

# A thousand reports with long texts; two hundred take a tenth of that.
LIMITS = Limits(packed=5 * MB, unpacked=60 * MB)


@dataclass(frozen=True)
class Typed:
    """What stands in a field's cell, and what stood there when the file was written."""

    text: str
    was: str
    sheet: str
    cell: str

    @property
    def is_own(self) -> bool:
        """Whether somebody typed something."""
        return plain(self.text) != plain(self.was)


@dataclass(frozen=True)
class CellAmiss:
    """A cell, what is there, what should be, what it is of; its report, if it has one.

    A fault of a whole sheet has no cell.
    """

    sheet: str
    cell: str
    found: str
    expected: str
    where: str = ""
    report: str = ""


@dataclass
class Read:
    """What was typed, by the key of what it is on and the field; and what is amiss."""

    reports: dict[str, dict[str, Typed]] = field(
        default_factory=lambda: defaultdict(dict)
    )
    faults: list[CellAmiss] = field(default_factory=list)


def as_json(found: Read) -> dict[str, dict[str, list[str]]]:
    """Write what was typed as JSON; cells that say what they said before are none."""
    own = {
        report: {
            name: [one.text, one.was, one.sheet, one.cell]
            for name, one in typed.items()
            if one.is_own
        }
        for report, typed in found.reports.items()
    }
    return {report: typed for report, typed in own.items() if typed}


def from_json(
    rows: Mapping[str, Mapping[str, list[str]]],
) -> dict[str, dict[str, Typed]]:
    return {
        report: {name: Typed(*cells) for name, cells in typed.items()}
        for report, typed in rows.items()
    }


def faults_as_json(found: Read) -> list[dict[str, str]]:
    return [asdict(fault) for fault in found.faults]
