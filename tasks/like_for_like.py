"""Two years compared like for like: over the tasks whose progress is known in both.

A mean may fall only because more tasks became known; that is no change of the work.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from django.utils.translation import gettext as _

from tasks.outline import Branch, TaskNode
from tasks.progress import TaskFigures


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


def compare(branch: Branch, years: Sequence[int], year: int) -> Comparison | None:
    """Compare the year with the one before it; None where nothing can be compared."""
    earlier = [one for one in years if one < year]
    if not earlier:
        return None
    since = max(earlier)
    then, known = ({*_known(branch, one)} for one in (since, year))
    same = _only(branch, then & known)
    before, now = same.progress(since), same.progress(year)
    if before is None or now is None:
        return None
    return Comparison(since, before, now, len(then & known), then == known)


def _known(branch: Branch, year: int) -> list[int]:
    return [
        node.item.pk
        for node in branch.tasks_in(year)
        if node.progress(year) is not None
    ]


def _only(branch: Branch, tasks: set[int]) -> Branch:
    """Return the branch with nothing known of other tasks; all weights stay."""
    return Branch(
        branch.item,
        [
            _only(child, tasks)
            if isinstance(child, Branch)
            else _task(child, is_known=child.item.pk in tasks)
            for child in branch.children
        ],
    )


def _task(node: TaskNode, *, is_known: bool) -> TaskNode:
    return node if is_known else replace(node, figures=TaskFigures(stages_known=False))


def of_stages(counted: int, total: int) -> str:
    """Say which tasks a curve covers: those that can be compared with a plan."""
    return _("Tasks whose stages are known: %(counted)d of %(total)d") % {
        "counted": counted,
        "total": total,
    }
