"""Whether a report says anything else than the version that was frozen."""

from collections.abc import Set
from decimal import Decimal
from enum import Enum
from itertools import zip_longest
from typing import Any

import msgspec

from annual_report.document import Document
from leszno_strategy.numbers import rounded

# Means that earlier code froze lost a little at each level.
LOST = Decimal("1e-20")


def says_the_same(
    frozen: Document, drawn: Document, *, lacking: Set[str] = frozenset()
) -> bool:
    """Compare figures, texts and lists, task by task, so that memory stays small.

    `lacking` names the fields that the frozen format did not have.
    """
    pairs = zip_longest(frozen.tasks(), drawn.tasks())
    return same(frozen.head, drawn.head, lacking) and all(
        same(before, after, lacking) for before, after in pairs
    )


def same(before: Any, after: Any, lacking: Set[str]) -> bool:
    """Compare two values; of records only the fields that both formats have."""
    if before == after:
        return True
    if type(before) is not type(after):
        return False
    if isinstance(before, Decimal):
        return _shown_alike(before, after)
    if isinstance(before, msgspec.Struct):
        kind = type(before).__name__
        return all(
            same(getattr(before, field), getattr(after, field), lacking)
            for field in before.__struct_fields__
            if f"{kind}.{field}" not in lacking
        )
    if isinstance(before, dict):
        return _known_keys(before, after) and all(
            same(value, after[key], lacking) for key, value in before.items()
        )
    return (
        isinstance(before, list)
        and len(before) == len(after)
        and all(same(*pair, lacking) for pair in zip(before, after, strict=True))
    )


def _shown_alike(before: Decimal, after: Decimal) -> bool:
    """Say whether two figures differ by nothing that anybody sees.

    Points are shown with one decimal, shares with three.
    """
    return abs(before - after) < LOST and all(
        rounded(before, decimals) == rounded(after, decimals) for decimals in (1, 3)
    )


def _known_keys(before: dict[Any, Any], after: dict[Any, Any]) -> bool:
    """Say whether the keys are the same, but for members that a closed list got since.

    How many tasks had a status that did not exist then is unknown.
    """
    added = {key for key in after.keys() - before.keys() if not isinstance(key, Enum)}
    return before.keys() <= after.keys() and not added
