"""How a sheet lies on paper: the widths of its columns, which way, how large.

Widths are in characters, heights in points, as Excel counts both. The more room texts
have, the fewer lines they take and the smaller they are printed: of all that is large
enough to read, what takes the fewest pages is chosen, then what is large enough to be
comfortable, then what needs the fewest lines.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import ceil
from typing import Any

from spreadsheets.looks import LINE_HEIGHT, letters_in
from spreadsheets.sheets import Column, Sheet, Text, Value

CHARACTER = 5.25  # points: seven of the dots of which an inch has 96
WIDEST_PAGE = 240  # characters; more would be printed too small to read
COMFORTABLE = 0.8
SMALLEST = 0.62  # of the size on the screen; letters of 11 points stay legible
WIDEST_TEXT = 90  # characters; longer lines are hard to follow
# Of a word that a column takes whole, whatever else needs room.
LONGEST_WORD = 16
STEP = 2
LINES_OF_HEADINGS = 4
# Bold rows take more lines, and a row goes to the next page as a whole.
SLACK = 1.08
# Rows whose texts are measured for the widths: of a long sheet every n-th.
MOST_MEASURED = 200


@dataclass(frozen=True, slots=True)
class Paper:
    """A4 within its margins, in points."""

    orientation: str
    width: float
    height: float


PAPERS = (Paper("landscape", 784, 501), Paper("portrait", 537, 748))


@dataclass(frozen=True, slots=True)
class Layout:
    """Columns with their widths, the numbers of those that are folded, the paper."""

    columns: Sequence[Column[Any]]
    folded: frozenset[int] = frozenset()
    orientation: str = "landscape"
    pages_across: int = 1

    @property
    def shown(self) -> list[Column[Any]]:
        return [one for n, one in enumerate(self.columns) if n not in self.folded]


class Sample:
    """How long the texts of some rows are, by their columns, and what is empty."""

    def __init__(self, columns: int) -> None:
        self.rows: list[tuple[int, ...]] = []
        self.words, self.filled = [0] * columns, [False] * columns
        self.count, self._every = 0, 1

    def add(self, values: Sequence[Value]) -> None:
        for n, value in enumerate(values):
            if not self.filled[n] and value not in (None, ""):
                self.filled[n] = True
        if self.count % self._every == 0:
            self._measure(values)
        self.count += 1

    def _measure(self, values: Sequence[Value]) -> None:
        self.rows.append(tuple(map(_length, values)))
        for n, value in enumerate(values):
            if isinstance(value, Text):
                longest = max(map(len, str(value).split()), default=0)
                self.words[n] = max(self.words[n], longest)
        if len(self.rows) > MOST_MEASURED:
            del self.rows[1::2]
            self._every *= 2


def _length(value: Value) -> int:
    """Return the letters of a text; each of its lines takes a whole one on paper."""
    if not isinstance(value, Text):
        return 0
    lines = str(value).splitlines()
    return sum(max(len(line), LONGEST_WORD) for line in lines[1:]) + len(
        lines[0] if lines else ""
    )


def lay_out(sheet: Sheet[Any], sample: Sample) -> Layout:
    """Fold columns that nobody asked about or that are empty; choose for the others."""
    columns = list(sheet.columns)
    folded = frozenset(
        n
        for n, column in enumerate(columns)
        if column.is_folded or (sample.count and not sample.filled[n])
    )
    shown = [n for n in range(len(columns)) if n not in folded]
    found = [
        (pages, -min(scale, COMFORTABLE), lines, paper.orientation, widths)
        for widths, lines in _fits([columns[n] for n in shown], shown, sample)
        for paper in PAPERS
        if (scale := min(1.0, paper.width / (sum(widths) * CHARACTER))) >= SMALLEST
        if (pages := _pages(lines, sheet, sample, paper, scale))
    ]
    if not found:
        return Layout(
            columns, folded, pages_across=pages_across(sheet, columns, folded)
        )
    *_why, orientation, widths = min(found)
    for n, width in zip(shown, widths, strict=True):
        columns[n] = replace(columns[n], width=width)
    return Layout(columns, folded, orientation)


def pages_across(
    sheet: Sheet[Any],
    columns: Sequence[Column[Any]],
    folded: frozenset[int] = frozenset(),
) -> int:
    """Return how many pages beside each other hold the columns in readable letters.

    Those that are frozen stand on each of them.
    """
    widths = [0 if n in folded else one.width for n, one in enumerate(columns)]
    frozen = sum(widths[: sheet.frozen_columns])
    if sum(widths) <= WIDEST_PAGE or frozen >= WIDEST_PAGE:
        return 1
    return ceil((sum(widths) - frozen) / (WIDEST_PAGE - frozen))


def _pages(
    lines: int, sheet: Sheet[Any], sample: Sample, paper: Paper, scale: float
) -> int:
    """Return how many pages the rows take, of which the sample has so many lines."""
    all_lines = lines / max(1, len(sample.rows)) * sample.count * SLACK
    height = (all_lines + len(sheet.intro) + 2) * LINE_HEIGHT * scale
    return ceil(height / (paper.height - LINES_OF_HEADINGS * LINE_HEIGHT * scale))


def _fits(
    columns: Sequence[Column[Any]], shown: Sequence[int], sample: Sample
) -> Iterator[tuple[list[int], int]]:
    """Yield widths, from the narrowest on, and the lines that the rows then take.

    Each step widens the text that makes the most rows high.
    """
    texts = [max((row[n] for row in sample.rows), default=0) for n in shown]
    widths = [
        narrowest(column, sample.words[n]) if text else column.width
        for column, text, n in zip(columns, texts, shown, strict=True)
    ]
    limits = [min(WIDEST_TEXT, ceil(text / 1.1) + 3) if text else 0 for text in texts]
    limit = max(paper.width for paper in PAPERS) / CHARACTER / SMALLEST
    rows = [[row[n] for n in shown] for row in sample.rows]
    while sum(widths) <= limit:
        lines, gains = _lines(rows, widths)
        yield list(widths), lines
        wanted = [n for n, most in enumerate(limits) if widths[n] < most]
        if not wanted:
            return
        widths[max(wanted, key=gains.__getitem__)] += STEP


def narrowest(column: Column[Any], longest_word: int) -> int:
    """Return the width that breaks no word, neither of the heading nor of a text."""
    words = 0 if column.is_upright else max(map(len, str(column.heading).split(" ")))
    # Bold letters are wider than the digits that widths count; a filter's button.
    return ceil(max(words * 1.15 + 1.5, min(longest_word, LONGEST_WORD) / 1.1 + 3, 6))


def _lines(
    rows: Sequence[Sequence[int]], widths: Sequence[int]
) -> tuple[int, list[float]]:
    """Return the lines that rows take, and what each column would save by a step."""
    letters = [letters_in(width) for width in widths]
    wider = [letters_in(width + STEP) for width in widths]
    count, gains = 0, [0.0] * len(widths)
    for row in rows:
        shares = [length / room for length, room in zip(row, letters, strict=True)]
        most = max(shares)
        count += max(1, ceil(most))
        if most > 1:
            n = shares.index(most)
            shares[n] = row[n] / wider[n]
            gains[n] += most - max(1.0, *shares)
    return count, gains
