"""Finds where a file and what stands differ, and what of it the file changed."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from exchange.comparison import Difference, Kind
from exchange.nodes import ROOT, Field, Node, Nodes, code_of
from exchange.telling import (
    called,
    contents,
    field_called,
    in_words,
    listed,
    place_in_words,
    sheet_of,
)

# The address of a strategy is what it is known by; no file changes it.
NOT_COMPARED = {("number",), ("slug",)}
# What stands in one cell, or one part: a year that it leaves out has none.
WHOLE_BY_YEAR = ("breaks",)


class Finder:
    """Finds the differences, row by row; `base` is what the file was made from."""

    def __init__(
        self,
        ours: Nodes,
        theirs: Nodes,
        base: Nodes | None,
        *,
        takes_carried_out: bool,
        is_exact: bool,
        closed_to: int = 0,
    ) -> None:
        self.ours, self.theirs, self.base = ours, theirs, base
        self.takes_carried_out, self.is_exact = takes_carried_out, is_exact
        self.closed_to = closed_to
        self.years = set(ours[ROOT].values.get(("years",)) or [])

    def differences(self) -> Iterator[Difference]:
        for key, node in self.theirs.items():
            if key in self.ours:
                yield from self._of_row(self.ours[key], node)
            else:
                yield from self._of_new(node)
        yield from self._missing()

    def _of_new(self, node: Node) -> Iterator[Difference]:
        for name in [name for name in node.values if self._stays(name)]:
            value = node.values.pop(name)
            if value is not None:
                yield self._not_taken(node, name, None, value)
        if not node.shape.is_card and node.above not in self.ours:
            return  # it comes with the row above it
        removed = self.base is not None and node.key in self.base
        yield Difference(
            key=f"{node.key}:new",
            kind=Kind.CLASH if removed else Kind.NEW,
            sheet=sheet_of(node),
            place=place_in_words(self.theirs, node),
            what=_("removed here meanwhile") if removed else _("comes in"),
            before="",
            after=contents(self.theirs, node),
            source=node.place,
            row=node.key,
        )

    def _of_row(self, ours: Node, theirs: Node) -> Iterator[Difference]:
        base = self.base.get(theirs.key) if self.base else None
        yield from self._place(ours, theirs, base)
        for name in left_out(ours, theirs):
            if self.is_exact or name[0] in WHOLE_BY_YEAR:
                theirs.values[name] = None
        for name, value in theirs.values.items():
            if name in NOT_COMPARED:
                continue
            before = standing(ours, name)
            after = self._without_loss(name, before, value)
            if same(before, after):
                continue
            origin = began_with(base, name, before)
            if base and same(origin, after):
                continue  # changed here, not in the file
            if self._stays(name):
                yield self._not_taken(theirs, name, before, after)
                continue
            yield self._field(theirs, name, before, after, origin)
        for listed_as, keys in theirs.lists.items():
            yield from self._list(ours, theirs, base, listed_as, keys)

    def _without_loss(self, name: Field, before: Any, after: Any) -> Any:
        # A year is removed on its own page, never by a sheet without its column.
        if name == ("years",):
            return sorted({*(before or ()), *after})
        return after

    def _field(
        self, node: Node, name: Field, before: Any, after: Any, origin: Any
    ) -> Difference:
        clash = not same(origin, before)
        node.values[name] = after
        return Difference(
            key=f"{node.key}:{'.'.join(map(str, name))}",
            kind=Kind.CLASH if clash else Kind.CHANGED,
            sheet=sheet_of(node),
            place=place_in_words(self.ours, self.ours[node.key]),
            what=field_called(node.shape, name),
            before=in_words(node.shape, name, before),
            after=in_words(node.shape, name, after),
            base=in_words(node.shape, name, origin) if clash else "",
            source=node.place,
            row=node.key,
            field=name,
        )

    def _not_taken(
        self, node: Node, name: Field, before: Any, after: Any
    ) -> Difference:
        nodes = self.ours if node.key in self.ours else self.theirs
        return Difference(
            key=f"{node.key}:{'.'.join(map(str, name))}",
            kind=Kind.NOT_TAKEN,
            sheet=sheet_of(node),
            place=place_in_words(nodes, nodes[node.key]),
            what=field_called(node.shape, name),
            before=in_words(node.shape, name, before),
            after=in_words(node.shape, name, after),
            source=node.place,
            row=node.key,
            field=name,
        )

    def _stays(self, name: Field) -> bool:
        """Say whether no file changes it: readers have it from approved reports."""
        if "planned" in name:
            return bool(name[1] <= self.closed_to)
        return not self.takes_carried_out and self._is_carried_out(name)

    def _has_what_stays(self, node: Node) -> bool:
        """Say whether a row, or one below it, has such figures."""
        return any(
            value not in (None, "") and len(name) > 1 and self._stays(name)
            for name, value in node.values.items()
        ) or any(
            self._has_what_stays(self.ours[key])
            for keys in node.lists.values()
            for key in keys or ()
        )

    def _is_carried_out(self, name: Field) -> bool:
        if name[0] == "values":
            return bool(name[1] in self.years)
        return bool({"reported_progress", "actual", "executed"} & set(name))

    def _place(
        self, ours: Node, theirs: Node, base: Node | None
    ) -> Iterator[Difference]:
        def at(node: Node) -> tuple[str, Any]:
            return (node.above, node.number if node.shape.is_numbered else None)

        before, after = at(ours), at(theirs)
        origin = at(base) if base else before
        if before == after or (base and origin == after):
            return
        clash = origin != before
        yield Difference(
            key=f"{theirs.key}:place",
            kind=Kind.CLASH if clash else Kind.MOVED,
            sheet=sheet_of(theirs),
            place=place_in_words(self.ours, ours),
            what=_("number") if before[0] == after[0] else _("place"),
            before=code_of(self.ours, ours),
            after=code_of(self.theirs, theirs),
            base=code_of(self.base, base) if clash and self.base and base else "",
            source=theirs.place,
            row=theirs.key,
        )

    def _list(
        self,
        ours: Node,
        theirs: Node,
        base: Node | None,
        name: str,
        keys: list[str] | None,
    ) -> Iterator[Difference]:
        standing_keys = ours.lists.get(name)
        if (keys is None) != (standing_keys is None):
            known = base is not None and base.lists.get(name) is not None
            if base and known == (keys is not None):
                return  # the file did not touch it
            yield self._known(theirs, name, standing_keys, keys)
        if not keys or not standing_keys:
            return
        both = [key for key in keys if key in standing_keys]
        order = [key for key in standing_keys if key in both]
        if both == order or self.theirs[both[0]].shape.is_sorted:
            return
        began = (
            [key for key in (base.lists.get(name) or []) if key in both]
            if base
            else None
        )
        if began == both:
            return
        clash = began is not None and began != order
        yield Difference(
            key=f"{theirs.key}:{name}:order",
            kind=Kind.CLASH if clash else Kind.MOVED,
            sheet=sheet_of(self.theirs[both[0]]),
            place=place_in_words(self.ours, ours),
            what=_("order"),
            before=listed([self.ours[key] for key in order]),
            after=listed([self.theirs[key] for key in both]),
            source=theirs.place,
            row=theirs.key,
            field=(name, "order"),
        )

    def _known(
        self,
        theirs: Node,
        name: str,
        before: list[str] | None,
        after: list[str] | None,
    ) -> Difference:
        def told(keys: list[str] | None) -> str:
            if keys is None:
                return _("not known")
            return str(len(keys)) if keys else _("known: none")

        # A list that is said to be unknown is shown no more.
        stays = after is None and any(
            self._has_what_stays(self.ours[key]) for key in before or ()
        )
        return Difference(
            key=f"{theirs.key}:{name}:known",
            kind=Kind.NOT_TAKEN if stays else Kind.CHANGED,
            sheet=sheet_of(theirs),
            place=place_in_words(self.ours, self.ours[theirs.key]),
            what=called(theirs.shape, name),
            before=told(before),
            after=told(after),
            source=theirs.place,
            row=theirs.key,
            field=(name, "known"),
        )

    def _missing(self) -> Iterator[Difference]:
        for key, node in self.ours.items():
            if key in self.theirs or node.above not in self.theirs:
                continue  # it is there, or goes with the row above it
            if self.theirs[node.above].lists.get(node.among) is None:
                continue  # of these, the file says nothing
            if self.base is not None and key not in self.base:
                continue  # it came in here meanwhile
            stays = self._has_what_stays(node)
            yield Difference(
                key=f"{key}:missing",
                kind=Kind.NOT_TAKEN if stays else Kind.MISSING,
                sheet=sheet_of(node),
                place=place_in_words(self.ours, node),
                what=_("is not in the file"),
                before=contents(self.ours, node, without=self.theirs),
                after="",
                row=key,
            )


def left_out(ours: Node, theirs: Node) -> list[Field]:
    """Return what stands of a year, where a part by years is said without it."""
    return [
        name
        for name, value in ours.values.items()
        if len(name) > 1
        and name[0] in theirs.years_said
        and name not in theirs.values
        and value not in (None, "")
    ]


def standing(node: Node | None, name: Field) -> Any:
    """Return what stands of a field; what a year lacks is nothing."""
    return node.values.get(name) if node else None


def began_with(base: Node | None, name: Field, otherwise: Any) -> Any:
    """Return what the file was made from; where that did not say it, what stands."""
    if base is None:
        return otherwise
    is_said = name[0] in base.years_said if len(name) > 1 else name in base.values
    return base.values.get(name) if is_said else otherwise


def same(one: Any, other: Any) -> bool:
    """Say whether two values are one; an empty text is as good as none, in a year."""
    if isinstance(one, list) and isinstance(other, list):
        return sorted(one) == sorted(other)
    return one == other or (one in ("", None) and other in ("", None))
