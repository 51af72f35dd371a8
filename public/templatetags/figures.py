"""How figures, statuses and reported values look; no arithmetic here."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from indicators.models import IndicatorValue
from indicators.reading import is_no_data
from leszno_strategy.numbers import UNKNOWN, points, written
from public.charts import Bar, Block, Blocks, share, stretches
from public.charts import bar as drawn
from tasks.curves import coordinate
from tasks.heat_words import cell_text
from tasks.models import Strategy
from tasks.progress import Cell, Status

register = template.Library()
register.filter("heat_text", cell_text)

# The tone is a class of the style sheet; the sign is there for those who see no
# colours, and the word says it all.
LOOKS = {
    Status.COMPLETED: ("good", "✓"),
    Status.ON_TRACK: ("good", "✓"),
    Status.DELAYED: ("warn", "◐"),
    Status.AT_RISK: ("bad", "▲"),
}
PLAIN = ("plain", "–")


@register.simple_tag
def status_label(status: Status) -> SafeString:
    tone, sign = LOOKS.get(status, PLAIN)
    return format_html(
        '<span class="status status-{}"><span aria-hidden="true">{}</span> {}</span>',
        tone,
        sign,
        status.label,
    )


@register.inclusion_tag("public/_status_bar.html")
def status_bar(counts: Sequence[tuple[Status, int]]) -> dict[str, Any]:
    """Draw how many tasks stand how as one bar, in the order of the counts."""
    tones = [(LOOKS.get(status, PLAIN)[0], count) for status, count in counts]
    return {"stretches": stretches(tones)}


@dataclass(frozen=True)
class Piece:
    """How many tasks have a status: a block of a bar, and the list of just these."""

    status: Status
    count: int
    address: str
    block: Block


@register.inclusion_tag("public/_status_blocks.html")
def status_blocks(
    counts: Sequence[tuple[Status, int]],
    blocks: Blocks,
    strategy: Strategy,
    year_query: str,
    unit: str,
) -> dict[str, Any]:
    """Draw tasks as blocks in the order of the counts; each leads to its tasks."""
    laid = blocks.laid([(status.value, count) for status, count in counts])
    pieces = [
        Piece(status, count, address, block)
        for (status, count), block in zip(counts, laid, strict=True)
        for address in [
            tasks_address(strategy, year_query, jednostka=unit, stan=status.value)
        ]
    ]
    return {
        "pieces": pieces,
        "height": blocks.height,
        "width": coordinate(sum(count for _status, count in counts) * blocks.length),
        "has_room": all(block.has_room for block in laid),
    }


@register.filter
def in_thousands(amount: Decimal) -> str:
    """Write an amount in thousands: whole ones, or with a decimal where it is small."""
    return points(amount / 1000, 0 if not amount or amount >= 10_000 else 1)


@register.filter
def bar_part(value: Decimal, most: Decimal) -> str:
    """How long a bar is of one hundred where that of the most is as long as that."""
    return share(value, most)


@register.simple_tag
def tasks_address(strategy: Strategy, year_query: str, **chosen: Any) -> str:
    """Return where the tasks are listed that fit what was chosen, of the same year."""
    return _chosen_at("tasks", strategy, year_query, chosen)


@register.simple_tag
def undone_address(strategy: Strategy, year_query: str, **chosen: str) -> str:
    """Return where those of them are listed that did less in the year than planned."""
    return _chosen_at("undone", strategy, year_query, chosen)


@register.simple_tag
def compare_address(strategy: Strategy, year_query: str, **chosen: str) -> str:
    """Return where the year is set against the one before it, of what was chosen."""
    return _chosen_at("compare", strategy, year_query, chosen)


def _chosen_at(
    page: str, strategy: Strategy, year_query: str, chosen: dict[str, Any]
) -> str:
    asked = urlencode(
        {name: value for name, value in chosen.items() if value}, doseq=True
    )
    query = "&".join(filter(None, [year_query.removeprefix("?"), asked]))
    address = reverse(f"public:{page}", args=[strategy.slug])
    return f"{address}?{query}" if query else address


@register.inclusion_tag("public/_bar.html")
def bar(bar: Bar | None) -> dict[str, Any]:
    return {"bar": bar}


@register.inclusion_tag("public/_column.html")
def column(cell: Cell, largest: Decimal) -> dict[str, Any]:
    """Draw a cell as a small column; all of a table share the largest as scale."""
    return {"bar": drawn(cell.actual, cell.planned, scale=largest)}


@register.filter
def is_text(value: IndicatorValue | None) -> bool:
    """Whether the value is longer than a figure, so that it may take two lines."""
    return value is not None and value.is_undecided


@register.filter
def as_reported(value: IndicatorValue | None) -> str:
    """Write a reported value: a number the Polish way, a text as it is."""
    if value is None:
        return UNKNOWN
    if value.figure is not None:
        return written(value.figure)
    text = value.text.strip()
    if is_no_data(text):
        return UNKNOWN if not text.strip("-–—") else _("no data")
    return text
