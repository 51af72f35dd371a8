"""By what the ledger of units is sorted, and the links that do so."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from leszno_strategy.alphabet import alphabetical
from public.scoreboard import Line

PARAMETER = "sort"
USUAL = "-lacking"
LABELS: Mapping[str, str | Promise] = {
    "unit": _("Unit"),
    "tasks": _("Tasks"),
    "status": _("Status of tasks"),
    "lacking": _("Points missing"),
    "late": _("Reports after the deadline"),
    "money": _("Spent of the plan, thousand PLN"),
}
# None is less than any figure, as in every list.
FIGURES: Mapping[str, Callable[[Line], Any]] = {
    "tasks": lambda line: line.count,
    "status": lambda line: line.behind,
    "lacking": lambda line: line.lacking,
    "late": lambda line: line.late,
    "money": lambda line: line.spent.executed if line.spent else None,
}


@dataclass(frozen=True)
class Heading:
    """A column's heading, with the link that sorts by it."""

    name: str
    label: str
    address: str
    direction: str  # as ARIA calls it, "" if another column sorts

    @property
    def is_number(self) -> bool:
        return self.name in {"tasks", "lacking", "late"}


def order_in(asked: str) -> str:
    """Read what the address asks for; the usual order if it is none."""
    return asked if asked.removeprefix("-") in LABELS else USUAL


def sorted_by(order: str, lines: Sequence[Line]) -> list[Line]:
    """Sort the lines; those that are alike stand by the alphabet."""
    name, is_descending = order.removeprefix("-"), order.startswith("-")
    found = sorted(lines, key=lambda line: alphabetical(line.body))
    if name == "unit":
        return found[::-1] if is_descending else found

    def figure(line: Line) -> tuple[bool, Any]:
        value = FIGURES[name](line)
        return value is not None, value or 0

    return sorted(found, key=figure, reverse=is_descending)


def headings(order: str, address: str, year_query: str) -> list[Heading]:
    """Say of each column where its link leads: figures begin with the largest."""
    return [
        Heading(
            name,
            str(label),
            _address(address, year_query, _next(name, order)),
            _direction(name, order),
        )
        for name, label in LABELS.items()
    ]


def _next(name: str, order: str) -> str:
    if order.removeprefix("-") != name:
        return name if name == "unit" else f"-{name}"
    return name if order.startswith("-") else f"-{name}"


def _direction(name: str, order: str) -> str:
    if order.removeprefix("-") != name:
        return ""
    return "descending" if order.startswith("-") else "ascending"


def _address(address: str, year_query: str, order: str) -> str:
    asked = "" if order == USUAL else urlencode({PARAMETER: order})
    query = "&".join(filter(None, [year_query.removeprefix("?"), asked]))
    return f"{address}?{query}" if query else address
