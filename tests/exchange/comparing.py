"""Compares what is changed in a small strategy with the strategy itself."""

from exchange.differences import Comparison, compare
from exchange.document import Document
from tests.exchange.contents import Change, known, read


def changed(*changes: Change) -> Document:
    content = known()
    for change in changes:
        change(content)
    return read(content)


def differences(
    *changes: Change, base: Document | None = None, current: Document | None = None
) -> Comparison:
    return compare(
        current or read(known()), changed(*changes), base, takes_carried_out=True
    )


def told(comparison: Comparison) -> list[tuple[str, str, str, str, str]]:
    return [
        (one.kind.value, one.place, one.what, one.before, one.after)
        for one in comparison.differences
    ]
