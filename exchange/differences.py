"""What a file would change in a strategy: each difference in words, to be chosen.

Three ways where it is known what the file was made from: what the file did not change
stays as it stands, and what was changed on both sides is a clash. All of it is reckoned
on documents; nothing is read or written.
"""

from collections.abc import Callable, Collection
from typing import Any

from exchange.comparison import Comparison, Difference, Kind
from exchange.document import Document
from exchange.finding import Finder
from exchange.matching import matched
from exchange.nodes import Nodes, named, nodes_of
from exchange.resolving import Standing
from exchange.wording import body_in
from tasks.amounts import amount_in

__all__ = ["Comparison", "Difference", "Kind", "compare", "resolve"]


def compare(
    current: Document,
    wanted: Document,
    base: Document | None = None,
    *,
    takes_carried_out: bool,
    is_exact: bool = False,
    closed_to: int = 0,
) -> Comparison:
    """Compare a file with what stands; `base` is what the file was made from.

    Figures carried out are taken only where `takes_carried_out`: of a published
    strategy they come from approved reports. What is planned up to the year
    `closed_to` is frozen: no file changes it. Rows with such figures stay. Where
    `is_exact`, a year that the file leaves out has nothing, as in what `document_of`
    gave earlier.
    """
    ours = nodes_of(current)
    first = nodes_of(base) if base else None
    theirs = matched(nodes_of(wanted), ours, first)
    derive(theirs, ours)
    finder = Finder(
        ours,
        theirs,
        first,
        takes_carried_out=takes_carried_out,
        is_exact=is_exact,
        closed_to=closed_to,
    )
    return Comparison(ours, theirs, list(finder.differences()))


def resolve(
    comparison: Comparison, accept: Collection[str], delete: Collection[str] = ()
) -> Document:
    """Return what shall stand: what stands, with the accepted differences.

    Of what is missing in the file only the rows in `delete` go. Raises `Refused` where
    what was chosen cannot stand together, such as two tasks with one number.
    """
    standing = Standing(comparison)
    for one in comparison.differences:
        if one.key in accept and one.kind not in (Kind.MISSING, Kind.NOT_TAKEN):
            standing.take(one)
    for one in comparison.of(Kind.MISSING):
        if one.key in delete:
            standing.remove(one)
    return standing.document()


Derived = dict[str, Callable[[str | None], Any]]
# What follows from a text beyond doubt, where nothing else is said of it.
FOLLOWS: dict[str, tuple[str, Derived]] = {
    "executor": (
        "text",
        {
            "unit": lambda text: body_in(text or "").unit or None,
            "post": lambda text: body_in(text or "").post or None,
        },
    ),
    "funding": ("funds", {"amount": amount_in}),
    "task": ("planned_total_cost", {"planned_total_cost_amount": amount_in}),
}


def derive(wanted: Nodes, current: Nodes) -> None:
    """Say what follows from a text that is new, where the file leaves it unsaid."""
    for key, node in wanted.items():
        if node.shape.name not in FOLLOWS:
            continue
        text, derived = FOLLOWS[node.shape.name]
        if (text,) not in node.values or any((n,) in node.values for n in derived):
            continue
        written, ours = node.values[text,], current.get(key)
        if ours is None or ours.values.get((text,)) != written:
            for name, follows in derived.items():
                node.values[named(name)] = follows(written)
