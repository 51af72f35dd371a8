"""Which row of a strategy a row of a file means.

By its identity, wherever it stands; without one, by what it is called below the row
that the one above it means: goals, programmes and tasks by number, the others by their
texts. No row is meant twice.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any

from exchange.nodes import Node, Nodes, renamed

Naming = Callable[[Node, int], Any]


def folded(node: Node, *names: str) -> tuple[Any, ...]:
    return tuple(
        " ".join(str(node.values.get((name,), "")).split()).casefold() for name in names
    )


# From the surest to what will do. A stage has no name of its own: it is found by its
# title, else by its label and place.
NAMINGS: dict[str, tuple[Naming, ...]] = {
    "goal": (lambda node, _at: folded(node, "number"),),
    "programme": (lambda node, _at: node.number,),
    "task": (lambda node, _at: node.number,),
    "stage": (
        lambda node, _at: folded(node, "title"),
        lambda node, at: (at, *folded(node, "label")),
    ),
    "indicator": (
        lambda node, _at: folded(node, "kind", "name", "unit", "source"),
        lambda node, _at: folded(node, "kind", "name"),
    ),
    "executor": (lambda node, _at: folded(node, "text"),),
    "partner": (
        lambda node, _at: folded(node, "name", "scope"),
        lambda node, _at: folded(node, "name"),
    ),
    "funding": (
        lambda node, _at: folded(node, "source", "funds"),
        lambda node, _at: folded(node, "source"),
    ),
}


def matched(wanted: Nodes, current: Nodes, base: Nodes | None = None) -> Nodes:
    """Return the wanted rows under the keys of the current rows that they mean.

    A row that was there at the base and is not any more means none.
    """
    found = {key: key for key in wanted if key in current}
    claimed = set(found)
    for above, node in wanted.items():
        for name, keys in node.lists.items():
            if not keys or above not in found:
                continue
            open_ones = [
                (at, wanted[key])
                for at, key in enumerate(keys)
                if key not in found and not (base and key in base)
            ]
            if open_ones:
                theirs = current[found[above]].lists.get(name) or []
                pairs = _pairs(open_ones, theirs, current, claimed)
                found |= pairs
                claimed |= set(pairs.values())
    changed = {key: answer for key, answer in found.items() if key != answer}
    matched_nodes = renamed(wanted, changed) if changed else wanted
    for key in changed.values():
        matched_nodes[key].uid = current[key].uid
    return matched_nodes


def _pairs(
    open_ones: Iterable[tuple[int, Node]],
    keys: list[str],
    current: Nodes,
    claimed: set[str],
) -> dict[str, str]:
    pairs: dict[str, str] = {}
    taken = set(claimed)
    open_ones = list(open_ones)
    for naming in NAMINGS[open_ones[0][1].shape.name]:
        free = defaultdict(list)
        for at, key in enumerate(keys):
            if key not in taken:
                free[naming(current[key], at)].append(key)
        for at, node in open_ones:
            if node.key not in pairs and (answers := free.get(naming(node, at))):
                pairs[node.key] = answers.pop(0)
                taken.add(pairs[node.key])
    return pairs
