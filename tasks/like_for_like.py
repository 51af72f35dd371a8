"""Two years compared like for like: over the tasks whose progress is known in both.

A mean may fall only because more tasks became known; that is no change of the work.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from django.utils.translation import gettext as _

from tasks.wholes import Whole


@dataclass(frozen=True)
class Comparison:
    """Progress to the end of an earlier year and of this one, over the same tasks.

    `tasks` counts them; `is_all` says that no other task is known in either year, so
    that these are the figures shown for the years themselves.
    """

    since: int
    before: Fraction
    now: Fraction
    tasks: int
    is_all: bool


def compare(branch: Whole, years: Sequence[int], year: int) -> Comparison | None:
    """Compare the year with the one before it; None where nothing can be compared."""
    earlier = [one for one in years if one < year]
    if not earlier:
        return None
    since = max(earlier)
    found = branch.alike(since, year)
    if found.before is None or found.after is None:
        return None
    return Comparison(
        since,
        Fraction(found.before),
        Fraction(found.after),
        found.both,
        is_all=found.both == found.then == found.now,
    )


def of_stages(counted: int, total: int) -> str:
    """Say which tasks a curve covers: those that can be compared with a plan."""
    return _("Tasks whose stages are known: %(counted)d of %(total)d") % {
        "counted": counted,
        "total": total,
    }
