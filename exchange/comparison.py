"""The differences of a file from what stands: what each of them is."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from exchange.nodes import Field, Nodes


class Kind(StrEnum):
    NEW = "new"
    CHANGED = "changed"
    MOVED = "moved"
    MISSING = "missing"
    # Changed in the file, and meanwhile here: by default what stands stays.
    CLASH = "clash"
    # Carried out in a published strategy: that comes through reports alone.
    NOT_TAKEN = "not_taken"


# What is taken unless somebody says otherwise.
TAKEN = (Kind.NEW, Kind.CHANGED, Kind.MOVED)


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing in which the file differs from what stands."""

    key: str  # stable, for a form to post back
    kind: Kind
    sheet: str
    place: str  # such as "I.3.5, stage “Design”"
    what: str
    before: str
    after: str
    # What both sides began with, where both changed it.
    base: str = ""
    # Where the file says it.
    source: str = ""
    # Which row, and what of it: None is the row itself.
    row: str = ""
    field: Field | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """A file and what stands, row by row, and how they differ."""

    current: Nodes
    wanted: Nodes
    differences: Sequence[Difference]

    def of(self, *kinds: Kind) -> list[Difference]:
        return [one for one in self.differences if one.kind in kinds]

    @property
    def taken_by_default(self) -> list[str]:
        """Return the keys of what is accepted unless somebody says otherwise."""
        return [one.key for one in self.of(*TAKEN)]
