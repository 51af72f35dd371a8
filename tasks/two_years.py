"""How a task stands at the end of a year, seen from the end of an earlier one.

Pure: pages ask it of live rows, the yearly report of frozen ones.
"""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from leszno_strategy.numbers import Exact
from tasks import progress


class Move(StrEnum):
    """What became of a task between the two years."""

    FINISHED = "finished"
    CAUGHT_UP = "caught_up"
    SAME = "same"
    SLIPPED = "slipped"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Side:
    """A task at the end of a year, in its points.

    `progress` is what may be set against `planned`, both to date: None without a plan,
    without stages, or when nothing was reported by then.
    """

    planned: Exact | None
    progress: Exact | None
    is_completed: bool

    @property
    def shortfall(self) -> Fraction | None:
        """The plan less what was carried out; 0 for a task that is ahead."""
        if self.planned is None or self.progress is None:
            return None
        return max(Fraction(0), -progress.difference(self.progress, self.planned))


def move(before: Side, after: Side) -> Move:
    """Compare the shortfalls; whatever was completed in between is told as that.

    A task that was completed and is so no more slipped, if its plan says by how much.
    """
    if after.is_completed and not before.is_completed:
        return Move.FINISHED
    was, now = before.shortfall, after.shortfall
    if was is None or now is None:
        return Move.UNKNOWN
    if now == was:
        return Move.SAME
    return Move.SLIPPED if now > was else Move.CAUGHT_UP
