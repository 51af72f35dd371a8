"""A heat grid: which share of the plan was carried out by the end of each year.

Its cells follow from the points of a curve, so that pages (`tasks.outline.curve`) and
frozen reports (the curve of a part) are tinted alike.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from tasks import progress
from tasks.curves import PointLike
from tasks.progress import Thresholds

# Below it a cell is darkest; the two steps above it are the thresholds of the statuses.
FAR_BEHIND_BELOW = Decimal("0.5")


class Warmth(StrEnum):
    """How much of the plan is missing: the less, the paler."""

    ON_TRACK = "on_track"
    DELAYED = "delayed"
    AT_RISK = "at_risk"
    FAR_BEHIND = "far_behind"
    NOTHING_PLANNED = "nothing_planned"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class HeatCell:
    """`share` is what was carried out of what was planned (0.91 is 91 %), not capped;
    None where it is unknown or nothing was planned."""

    year: int
    share: Fraction | None
    warmth: Warmth


def heat_row(
    points: Iterable[PointLike], limits: Thresholds, *, to_year: int
) -> list[HeatCell]:
    """Return the cells of the years up to `to_year`; `limits` are its thresholds."""
    return [heat_cell(point, limits) for point in points if point.year <= to_year]


def heat_cell(point: PointLike, limits: Thresholds) -> HeatCell:
    """Nothing planned is told from unknown: both sides must be known to compare."""
    share = progress.index(point.actual, point.planned)
    if share is not None:
        return HeatCell(point.year, share, _warmth(share, limits))
    is_known = point.actual is not None and point.planned is not None
    nothing = Warmth.NOTHING_PLANNED if is_known else Warmth.UNKNOWN
    return HeatCell(point.year, None, nothing)


def _warmth(share: Fraction, limits: Thresholds) -> Warmth:
    if share >= limits.on_track:
        return Warmth.ON_TRACK
    if share >= limits.delayed:
        return Warmth.DELAYED
    return Warmth.AT_RISK if share >= FAR_BEHIND_BELOW else Warmth.FAR_BEHIND
