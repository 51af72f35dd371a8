"""How one difference between a file and a strategy is told."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _


@dataclass(frozen=True)
class Row:
    """One difference, in words."""

    key: str
    code: str
    # Of the task, programme or goal.
    title: str
    what: str
    before: str
    after: str
    # What it does to a sum.
    note: str
    # Who changed what stands, where the file changes it too.
    meanwhile: str
    is_mine: bool
    is_deleted: bool


def row_of(
    one: Mapping[str, Any],
    sums: Mapping[str, Sequence[str]],
    chosen: Mapping[str, str],
) -> Row:
    key = one["key"]
    return Row(
        key=key,
        code=one["code"],
        title=one["title"],
        what=one["what"],
        before=one["before"],
        after=one["after"],
        note=", ".join(
            sum_in_words(name, sums[name]) for name in one["sums"] if name in sums
        ),
        meanwhile=one.get("meanwhile", ""),
        is_mine=bool(chosen.get(f"mine:{key}")),
        is_deleted=bool(chosen.get(f"delete:{key}")),
    )


def sum_in_words(name: str, pair: Sequence[str]) -> str:
    """Say which sum changes along, such as "plan in all 91 → 100"."""
    of, _space, code = name.partition(" ")
    words = {"code": code, "before": pair[0], "after": pair[1]}
    if of == "plan":
        return _("plan in all %(before)s → %(after)s") % words
    return _("weights of %(code)s in all %(before)s → %(after)s") % words
