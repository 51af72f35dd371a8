"""Which paragraphs only lead from a heading to a table: no page ends after them."""

from collections.abc import Iterable, Iterator

from annual_report.text.blocks import Block, Heading, Paragraph, Picture, Table

# What is longer, or has more paragraphs, is read for itself.
LONGEST, MOST = 400, 3


def with_leads(blocks: Iterable[Block]) -> Iterator[tuple[Block, bool]]:
    """Say of each block whether it stays with the next one, as headings always do."""
    held: list[Paragraph] = []
    is_below_heading = False
    for block in blocks:
        if (
            is_below_heading
            and isinstance(block, Paragraph)
            and len(block.text) <= LONGEST
            and len(held) < MOST
        ):
            held.append(block)
            continue
        leads = isinstance(block, Table | Picture)
        yield from ((one, leads) for one in held)
        held.clear()
        is_below_heading = isinstance(block, Heading)
        yield block, False
    yield from ((one, False) for one in held)
