"""What a deed would change for the public, found by doing it and undoing it.

So what is said before and what happens then cannot differ.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from leszno_strategy.numbers import Exact, points
from tasks.models import Strategy
from tasks.outline import Branch, TaskNode, strategy_branch
from tasks.subjects import Subject

# More addresses than these are only counted.
NAMED = 12


@dataclass(frozen=True)
class Figure:
    """The progress of a whole before and after, as it is shown."""

    name: str
    before: str
    after: str


@dataclass(frozen=True)
class Consequences:
    """Codes before and after, and figures that change; a code None is gone."""

    codes: list[tuple[str, str, str | None]] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    # The year of the figures; None where nothing was ever reported.
    year: int | None = None

    @property
    def named(self) -> list[tuple[str, str, str | None]]:
        return self.codes[:NAMED]

    @property
    def more(self) -> int:
        return max(0, len(self.codes) - NAMED)


class _Undone(Exception):
    pass


def consequences(strategy: Strategy, act: Callable[[], object]) -> Consequences:
    """Return what the deed would change; it raises what the deed raises."""
    year = last_year(strategy)
    before = _read(strategy, year)
    after = before
    try:
        with transaction.atomic():
            act()
            after = _read(strategy, year)
            raise _Undone
    except _Undone:
        pass
    return Consequences(
        codes=[
            (name, code, after[key][1] if key in after else None)
            for key, (name, code, _figure) in before.items()
            if key[0] != "strategy"
            if key not in after or after[key][1] != code
        ],
        figures=[
            Figure(f"{code} {name}".strip(), _said(figure), _said(after[key][2]))
            for key, (name, code, figure) in before.items()
            if key in after and key[0] != "task" and after[key][2] != figure
        ]
        if year
        else [],
        year=year,
    )


def last_year(strategy: Strategy) -> int | None:
    """Return the last year of which anything was reported, else the last of all."""
    years = list(strategy.years.with_reported().order_by("-year"))  # type: ignore[attr-defined]
    reported = [one.year for one in years if one.is_reported]
    return next(iter([*reported, *(one.year for one in years)]), None)


Read = dict[tuple[str, int], tuple[str, str, Exact | None]]


def _read(strategy: Strategy, year: int | None) -> Read:
    """Read the title, code and progress of every row."""
    found: Read = {}

    def walk(node: Branch | TaskNode) -> None:
        item: Subject = node.item
        figure = None
        if year and isinstance(node, Branch):
            figure = node.progress(year)
        key = str(item._meta.model_name), item.pk
        found[key] = (item.title, item.code, figure)
        for child in getattr(node, "children", ()):
            walk(child)

    walk(strategy_branch(Strategy.objects.get(pk=strategy.pk)))
    return found


def _said(figure: Any) -> str:
    return points(figure)
