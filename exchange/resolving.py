"""What shall stand when some of the differences of a file are taken."""

from collections.abc import Iterator
from dataclasses import replace

from django.utils.translation import gettext as _

from exchange.comparison import Comparison, Difference
from exchange.document import Document
from exchange.format import Refused
from exchange.nodes import ROOT, Node, Nodes, code_of, document_from
from exchange.telling import place_in_words
from tasks.models.numbers import clashes
from tasks.models.structure import clash_in_words

TOTALS = "reported_progress"


class Standing:
    """The rows as they stand, which take on differences one by one.

    A row is copied when it is changed: most stay as they are.
    """

    def __init__(self, comparison: Comparison) -> None:
        self.current, self.wanted = comparison.current, comparison.wanted
        self.nodes: Nodes = dict(self.current)
        self.reordered: set[tuple[str, str]] = set()
        self.gone: set[str] = set()

    def _own(self, key: str) -> Node:
        """Return a row that may be changed."""
        node = self.nodes[key]
        if node is self.current.get(key) or node is self.wanted.get(key):
            node = replace(node, values=dict(node.values), lists=dict(node.lists))
            self.nodes[key] = node
        return node

    def take(self, one: Difference) -> None:
        theirs = self.wanted[one.row]
        if one.field is None:
            self._take_row(one, theirs)
        elif one.field[-1] == "known":
            self._take_list(theirs, one.field[0])
        elif one.field[-1] == "order":
            self.reordered.add((one.row, one.field[0]))
        else:
            self._own(one.row).values[one.field] = theirs.values[one.field]

    def remove(self, one: Difference) -> None:
        self.gone.add(one.row)

    def _take_row(self, one: Difference, theirs: Node) -> None:
        if one.row not in self.nodes:
            self._bring_in(theirs)
            return
        ours = self._own(one.row)
        ours.above, ours.among = theirs.above, theirs.among
        if ours.shape.is_numbered:
            ours.values[("number",)] = theirs.number

    def _bring_in(self, theirs: Node) -> None:
        self.nodes[theirs.key] = theirs
        for keys in theirs.lists.values():
            for key in keys or ():
                below = self.wanted[key]
                if key not in self.current and not below.shape.is_card:
                    self._bring_in(below)

    def _take_list(self, theirs: Node, name: str) -> None:
        known = theirs.lists[name] is not None
        self._own(theirs.key).lists[name] = [] if known else None

    def document(self) -> Document:
        """Put the rows together; raise `Refused` where they cannot stand together."""
        self._drop()
        self._list_all()
        faults = list(self._faults())
        if faults:
            raise Refused(*faults)
        return document_from(self.nodes)

    def _drop(self) -> None:
        """Take away what was removed, and what hangs below a row that is not there."""
        for key, stayed in self.current.items():
            node = self.nodes[key]
            if node.above != stayed.above and not self._stands(self.nodes, node):
                # Its new place was not taken: it stays where it was.
                node = self._own(key)
                node.above, node.among = stayed.above, stayed.among
                if node.shape.is_numbered:
                    node.values[("number",)] = stayed.number
        self.nodes = {
            key: node
            for key, node in self.nodes.items()
            if self._stands(self.nodes, node)
        }

    def _stands(self, nodes: Nodes, node: Node) -> bool:
        while node.key != ROOT:
            if node.key in self.gone or node.above not in nodes:
                return False
            node = nodes[node.above]
        return True

    def _list_all(self) -> None:
        below: dict[tuple[str, str], list[str]] = {}
        for key, node in self.nodes.items():
            below.setdefault((node.above, node.among), []).append(key)
        for key, node in list(self.nodes.items()):
            for listed, keys in node.lists.items():
                if keys is None:
                    continue
                there = below.get((key, listed), [])
                if (ordered := self._in_order(key, listed, there)) != keys:
                    self._own(key).lists[listed] = ordered
            if node.lists.get("stages") is not None:
                # Totals count only where the stages are not known.
                for name in [name for name in node.values if name[0] == TOTALS]:
                    del self._own(key).values[name]

    def _in_order(self, above: str, name: str, there: list[str]) -> list[str]:
        if there and self.nodes[there[0]].shape.is_sorted:
            return sorted(there, key=lambda key: self.nodes[key].number)
        ours, theirs = (
            (nodes[above].lists.get(name) or []) if above in nodes else []
            for nodes in (self.current, self.wanted)
        )
        if (above, name) in self.reordered:
            ours, theirs = theirs, ours
        return merged(ours, theirs, there)

    def _faults(self) -> Iterator[str]:
        codes: dict[tuple[str, str], str] = {}
        for node in self.nodes.values():
            if not node.shape.is_numbered:
                continue
            code = code_of(self.nodes, node)
            first = codes.setdefault((node.shape.name, code), node.key)
            if first != node.key:
                yield _("Two rows would have the number %(code)s.") % {"code": code}
        goals = self.nodes[ROOT].lists.get("goals") or []
        for pair in clashes(self.nodes[key].number for key in goals):
            yield clash_in_words(*pair)
        for key in self.current.keys() - self.nodes.keys():
            if key in self.wanted:
                yield _("%(row)s would go with the row above it.") % {
                    "row": place_in_words(self.current, self.current[key])
                }


def merged(leading: list[str], other: list[str], there: list[str]) -> list[str]:
    """Order what is there as one list has it, with the other's rows after their own.

    A row that only the other list has comes after the one before it there.
    """
    present = set(there)
    result = [key for key in leading if key in present]
    placed = set(result)
    before: str | None = None
    for key in other:
        if key in present and key not in placed:
            result.insert(result.index(before) + 1 if before else 0, key)
            placed.add(key)
        if key in placed:
            before = key
    return result + [key for key in there if key not in placed]
