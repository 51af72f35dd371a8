"""What has to be written so that a strategy stands as a document says: no database."""

from collections.abc import Iterator

from exchange.differences import derive
from exchange.document import Document
from exchange.finding import left_out, same, standing
from exchange.matching import matched
from exchange.nodes import ROOT, Field, Node, nodes_of
from tasks.models.identity import new_uid

# Lists that are known or not: a list that was not known may have rows unseen.
List = tuple[str, str]


class Plan:
    """The rows that come in, change and go, level by level."""

    def __init__(self, current: Document, wanted: Document) -> None:
        self.document = wanted
        self.current = nodes_of(current)
        self.wanted = matched(nodes_of(wanted), self.current)
        derive(self.wanted, self.current)
        self.created: dict[str, Node] = {}
        self.changed: dict[str, Node] = {}
        self.doomed: dict[str, Node] = {}
        self.reordered: dict[List, list[str]] = {}
        self.unseen: list[List] = []
        # Parts of years that differ, by row.
        self.figures: dict[str, list[Field]] = {}
        for key, node in self.wanted.items():
            self._take(key, node)
        self._find_doomed()

    @property
    def is_empty(self) -> bool:
        return not (
            self.created
            or self.changed
            or self.doomed
            or self.reordered
            or self.figures
        )

    def of(self, rows: dict[str, Node], kind: str) -> Iterator[Node]:
        return (node for node in rows.values() if node.shape.name == kind)

    def _take(self, key: str, node: Node) -> None:
        ours = self.current.get(key)
        if ours is None:
            node.uid = node.uid or new_uid()
            self.created[key] = node
        elif self._differs(ours, node):
            self.changed[key] = node
        figures = [
            name
            for name, value in node.values.items()
            if len(name) > 1 and not same(standing(ours, name), value)
        ]
        if ours:
            gone = left_out(ours, node)
            node.values |= dict.fromkeys(gone)
            figures += gone
        if figures:
            self.figures[key] = figures
        for name, keys in node.lists.items():
            before = ours.lists.get(name) if ours else []
            if keys is not None and keys != (before or []):
                self.reordered[key, name] = keys
            if keys is not None and before is None:
                self.unseen.append((key, name))

    def _differs(self, ours: Node, theirs: Node) -> bool:
        return (
            ours.above != theirs.above
            or any(
                len(name) == 1 and not same(standing(ours, name), value)
                for name, value in theirs.values.items()
            )
            or any(
                (keys is None) != (ours.lists.get(name) is None)
                for name, keys in theirs.lists.items()
            )
        )

    def _find_doomed(self) -> None:
        for key, node in self.current.items():
            if key in self.wanted or key == ROOT:
                continue
            above = self.wanted.get(node.above)
            if node.above in self.doomed or (
                above and above.lists.get(node.among) is not None
            ):
                self.doomed[key] = node
