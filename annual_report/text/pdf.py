"""The yearly report as a PDF that screen readers can read (PDF/UA-1)."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from math import ceil
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from annual_report.report import YearlyReport
from annual_report.text.blocks import (
    Block,
    Cover,
    Facts,
    Heading,
    HeatGrid,
    Paragraph,
    Picture,
    Quote,
    Signatures,
    Table,
)
from annual_report.text.chapters import chapters
from annual_report.text.leading import with_leads
from annual_report.text.pdf_parts import Parts, Shown
from annual_report.text.printed import printed
from annual_report.text.typeface import TYPEFACE, in_typeface
from annual_report.text.wording import draft_mark, edition_line, footer_line
from leszno_strategy.no_break import NO_BREAK, in_print
from leszno_strategy.palette import colour, tokens
from spreadsheets.sheets import clean
from tasks.heat import Warmth

COLOURS = (
    *("accent", "accent-deep", "accent-soft", "file-bar", "file-danger"),
    *("ink", "line", "muted", "on-accent"),
)
# A shorter list of contents says nothing that is not seen at a glance.
SHORTEST_LIST = 5
# Millimetres: between the margins, and of a letter in a table.
PAGE_WIDTH, LETTER = 174, 1.6
# Of a word that must not reach beyond its column, and left and right of its text.
WIDEST_LETTER, INSET = 1.75, 2.4
# What is higher goes over to the next page where it must.
LINES_OF_A_ROW, LINES_OF_A_TABLE = 12, 18
HELD_DASH = (f"–{NO_BREAK}", f"–\u2060{NO_BREAK}")
# Rows.
LONGEST_TABLE = 300
# Letters in a row without a place to break a line.
LONGEST_WORD = 24


def write_pdf(
    report: YearlyReport,
    file: IO[bytes],
    *,
    on_task: Callable[[], None] = lambda: None,
) -> None:
    with TemporaryDirectory() as folder:
        parts = Parts(Path(folder), _about(report), report.edition.at)
        for block in _shown(chapters(report, on_task=on_task)):
            parts.add(block)
        parts.write(file, has_contents=len(parts.chapters) >= SHORTEST_LIST)


def _about(report: YearlyReport) -> Shown:
    """Return what the template says on every page, and how it looks."""
    edition = report.edition
    return {
        "language": get_language(),
        "typeface": TYPEFACE,
        "colours": {name: colour(name) for name in COLOURS},
        "tints": {tint: _colours_of(tint) for tint in Warmth},
        "title": clean(report.full_title),
        "city": clean(report.head.city),
        "edition": edition_line(edition),
        "draft": draft_mark(edition),
        "footer": footer_line(edition),
        "contents": _("Contents"),
    }


def _shown(blocks: Iterable[Block]) -> Iterator[Shown]:
    """Say of each block what the template needs to show it."""
    level = 0
    for block, leads in with_leads(blocks):
        if isinstance(block, Heading):
            # For screen readers no level may be left out.
            level = min(block.level, level + 1)
            yield {
                "kind": "heading",
                "level": level,
                "text": printed(block.text),
                "begins_page": block.begins_page,
            }
        elif type(block) is Table:
            yield from map(_named, _pieces(block))
        else:
            yield {**_named(block), "leads": leads}


def _named(block: Block) -> Shown:
    return {"kind": type(block).__name__.lower(), **_of(block)}


def _pieces(table: Table) -> Iterator[Table]:
    """Cut a table that is many pages long: it would take their memory at once."""
    for begun in range(0, len(table.rows), LONGEST_TABLE) or [0]:
        rows = table.rows[begun : begun + LONGEST_TABLE]
        strong = {number - begun for number in table.strong}
        yield replace(table, rows=rows, strong=frozenset(strong))


def _of(block: Block) -> Shown:
    match block:
        case Cover():
            return {
                "authority": printed(block.authority),
                "title": printed(block.title),
                "subtitle": printed(block.subtitle),
                "lines": [*map(printed, block.lines)],
                "alert": block.alert,
            }
        case Paragraph():
            return {"lines": _lines(block.text)}
        case Quote():
            said = filter(str.strip, block.text.splitlines())
            return {"label": printed(block.label), "paragraphs": [*map(_line, said)]}
        case Facts():
            rows = [(printed(label), _lines(text)) for label, text in block.rows]
            return {"rows": rows}
        case Picture():
            return {
                "svg": in_typeface(block.svg),
                "text": printed(block.text),
                "caption": printed(block.caption),
            }
        case HeatGrid():
            key = [(tint, printed(words)) for tint, words in block.key]
            return {**_table(block), "tints": block.tints, "key": key}
        case Table():
            return _table(block)
        case Signatures():
            posts = [*map(printed, block.posts)]
            return {"place": printed(block.place), "posts": posts}
    raise NotImplementedError(block)


def _table(table: Table) -> Shown:
    widths = table.widths(PAGE_WIDTH)
    heights = [_height(row, widths) for row in table.rows]
    is_kept = table.is_short and sum(heights) <= LINES_OF_A_TABLE
    return {
        "caption": printed(table.caption),
        "columns": [
            replace(column, heading=printed(column.heading), share=width)
            for column, width in zip(table.columns, widths, strict=True)
        ],
        "is_kept": is_kept,
        "held": [] if is_kept else _held(table, heights),
        "rows": [
            {
                "cells": [*map(_lines, row)],
                "is_hyphenated": [*map(_is_hyphenated, row, widths)],
                "is_strong": number in table.strong,
                "is_kept": heights[number] <= LINES_OF_A_ROW,
            }
            for number, row in enumerate(table.rows)
        ],
    }


def _held(table: Table, heights: Sequence[int]) -> list[int]:
    """Return the rows that stay with the next one: of those, no page splits either."""
    return [
        number
        for number in range(len(table.rows))
        if table.holds_next(number)
        and max(heights[number : number + 2]) <= LINES_OF_A_ROW
    ]


def _is_hyphenated(text: str, width: int) -> bool:
    """Whether a word of it is too long for the column; else lines end at spaces."""
    return max(map(len, text.split()), default=0) * WIDEST_LETTER > width - INSET


def _colours_of(tint: Warmth) -> dict[str, str | None]:
    """Return what fills a cell of the grid, None for nothing, and its letters."""
    name = f"heat-{tint}".replace("_", "-")
    found = tokens()
    return {
        "fill": found.get(name),
        "ink": found.get(f"{name}-ink", colour("ink")),
    }


def _height(row: Sequence[str], widths: Sequence[int]) -> int:
    """Return about how many lines the row takes."""
    return max(
        ceil(len(text) * LETTER / width)
        for text, width in zip(row, widths, strict=True)
    )


def _lines(text: str) -> list[str]:
    return [_line(line) for line in text.splitlines()]


def _line(text: str) -> str:
    """Let what has no space, such as an address, be broken like other texts."""
    words = printed(text).split(" ")
    # A line may end behind a dash even where a no-break space follows.
    return in_print(" ".join(map(_breakable, words))).replace(*HELD_DASH)


def _breakable(word: str) -> str:
    if len(word) <= LONGEST_WORD:
        return word
    parts = range(0, len(word), LONGEST_WORD // 2)
    return "\u200b".join(word[one : one + LONGEST_WORD // 2] for one in parts)
