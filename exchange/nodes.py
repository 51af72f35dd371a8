"""A document taken apart into its rows, each with a key, and put together again.

What a row is, which lists lie below it and which of its parts go by year follows from
the declaration of the format. A row's key is what it is known by; where a file does not
say that, the way to it: `task:bcdfghjkmn`, `task:=I.3.5`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from typing import Any

from exchange.document import Document, GoalEntry, StrategyEntry
from exchange.parts import Entry, Of, OrText, Part, parts_of
from exchange.readers import ByYear, Many, Nullable, Reader
from exchange.spots import UNSAID

# A part, or a part of a year, or a part of what a year has.
Field = tuple[Any, ...]
ROOT = "strategy"


@dataclass(frozen=True, slots=True)
class Shape:
    """The parts of a kind of row, by how they are compared."""

    name: str
    kind: type[Entry]
    plain: dict[str, Part]
    by_year: dict[str, Part]
    lists: dict[str, type[Entry]]

    @property
    def is_numbered(self) -> bool:
        """Whether its place among its siblings is a number of its own."""
        return "number" in self.plain

    @property
    def is_card(self) -> bool:
        """Whether it is a goal, programme or task: such rows are told one by one."""
        return self.is_numbered

    @property
    def is_sorted(self) -> bool:
        """Whether its siblings stand in the order of their numbers."""
        return self.is_numbered and self.kind is not GoalEntry

    def part(self, name: Field) -> Part:
        """Return the part that a field is of; of what a year has, that one."""
        part = self.plain.get(name[0]) or self.by_year[name[0]]
        cell = cell_of(part)
        return parts_of(cell)[name[2]] if cell and len(name) > 2 else part


def within(read: Reader[Any]) -> Reader[Any]:
    """Return the reader inside of those that only say "or null", "or a text"."""
    while isinstance(read, Nullable | OrText):
        read = read.inner
    return read


def cell_of(part: Part) -> Any:
    """Return what a part by years has in each, if that has parts of its own."""
    by_year = within(part.read)
    inner = within(by_year.inner) if isinstance(by_year, ByYear) else None
    return inner.kind if isinstance(inner, Of) else None


@cache
def shape_of(kind: Any) -> Shape:
    plain, by_year, lists = {}, {}, {}
    for name, part in parts_of(kind).items():
        read = within(part.read)
        inner = within(read.inner) if isinstance(read, Many) else None
        if isinstance(inner, Of):
            lists[name] = inner.kind
        elif isinstance(read, ByYear):
            by_year[name] = part
        elif name != "uid":
            plain[name] = part
    if kind is StrategyEntry:
        lists["goals"] = GoalEntry
    return Shape(Of(kind).name, kind, plain, by_year, lists)


@lru_cache(maxsize=4096)
def named(*field_name: Any) -> Field:
    """Return the field; equal ones are one, since there are very many."""
    return field_name


@dataclass(slots=True)
class Node:
    """A row: what is said of it, and which rows lie below it."""

    shape: Shape
    key: str
    above: str
    # The list of the row above in which it stands.
    among: str
    place: str
    uid: str | None
    values: dict[Field, Any]
    # Of which parts by years anything is said, be it that there are none.
    years_said: tuple[str, ...] = ()
    # Keys by list, None where a list is not known; what is unsaid is not here.
    lists: dict[str, list[str] | None] = field(default_factory=dict)

    @property
    def number(self) -> Any:
        return self.values.get(("number",))


Nodes = dict[str, Node]


def nodes_of(document: Document) -> Nodes:
    """Return the rows by their keys, each after the one above it."""
    nodes: Nodes = {}
    root = _node(document.strategy, ROOT, "", "")
    nodes[ROOT] = root
    _take_list(nodes, root, "indicators", document.strategy.indicators, "")
    _take_list(nodes, root, "goals", document.goals, "")
    return nodes


def _node(entry: Entry, key: str, above: str, among: str) -> Node:
    kind: Any = type(entry)
    shape = shape_of(kind)
    uid = getattr(entry, "uid", None) or None
    values = dict(_values(shape, entry))
    said = tuple(n for n in shape.by_year if getattr(entry, n) is not UNSAID)
    return Node(shape, key, above, among, entry.place, uid, values, said)


def _values(shape: Shape, entry: Entry) -> Iterator[tuple[Field, Any]]:
    for name in shape.plain:
        value = getattr(entry, name)
        if value is not UNSAID:
            yield named(name), value
    for name, part in shape.by_year.items():
        cell = cell_of(part)
        for year, value in (getattr(entry, name) or {}).items():
            if not cell:
                yield named(name, year), value
                continue
            for sub in parts_of_cell(cell):
                figure = None if value is None else getattr(value, sub)
                if figure is not UNSAID:
                    yield named(name, year, sub), figure


@cache
def parts_of_cell(kind: Any) -> tuple[str, ...]:
    return tuple(parts_of(kind))


def _take(nodes: Nodes, entry: Entry, node: Node, way: str) -> None:
    nodes[node.key] = node
    for name in node.shape.lists:
        _take_list(nodes, node, name, getattr(entry, name), way)


def _take_list(nodes: Nodes, above: Node, name: str, entries: Any, way: str) -> None:
    if entries is UNSAID:
        return
    if entries is None:
        above.lists[name] = None
        return
    keys: list[str] = []
    above.lists[name] = keys
    for index, entry in enumerate(entries, start=1):
        kind: Any = type(entry)
        shape = shape_of(kind)
        step = entry.number if shape.is_numbered else f"{name}-{index}"
        to_here = f"{way}.{step}" if way else str(step)
        key = f"{shape.name}:{entry.uid or f'={to_here}'}"
        keys.append(key)
        _take(nodes, entry, _node(entry, key, above.key, name), to_here)


def code_of(nodes: Nodes, node: Node) -> str:
    """Return the code of a goal, programme or task; of other rows, that above it."""
    numbers: list[str] = []
    while node.key != ROOT:
        if node.shape.is_numbered:
            numbers.insert(0, str(node.number))
        node = nodes[node.above]
    return ".".join(numbers)


def renamed(nodes: Nodes, keys: dict[str, str]) -> Nodes:
    """Return the rows with other keys, where these have others."""
    return {
        keys.get(key, key): replace(
            node,
            key=keys.get(key, key),
            above=keys.get(node.above, node.above),
            lists={
                name: below and [keys.get(one, one) for one in below]
                for name, below in node.lists.items()
            },
        )
        for key, node in nodes.items()
    }


def document_from(nodes: Nodes) -> Document:
    """Put the rows together; each list holds what it names."""
    root = nodes[ROOT]
    goals = _entries(nodes, root, "goals")
    own = _entries(nodes, root, "indicators")
    strategy: Any = entry_of(root, indicators=own)
    return Document(place="", strategy=strategy, goals=goals)


def _entries(nodes: Nodes, node: Node, name: str) -> Any:
    if name not in node.lists:
        return UNSAID
    keys = node.lists[name]
    return None if keys is None else [_entry(nodes, nodes[key]) for key in keys]


def _entry(nodes: Nodes, node: Node) -> Entry:
    below = {name: _entries(nodes, node, name) for name in node.shape.lists}
    return entry_of(node, **below)


def entry_of(node: Node, **lists: Any) -> Entry:
    """Return what the row says; below it, nothing but what is given."""
    parts: dict[str, Any] = {name: {} for name in node.years_said}
    for name in node.values:
        value = node.values[name]
        if len(name) == 1:
            parts[name[0]] = value
        elif len(name) == 2:
            parts.setdefault(name[0], {})[name[1]] = value
        else:
            parts.setdefault(name[0], {}).setdefault(name[1], {})[name[2]] = value
    for said, part in node.shape.by_year.items():
        if (cell := cell_of(part)) and said in parts:
            years = sorted(parts[said].items())
            parts[said] = {year: cell(place="", **given) for year, given in years}
    if node.uid:
        parts["uid"] = node.uid
    return node.shape.kind(place=node.place, **parts, **lists)
