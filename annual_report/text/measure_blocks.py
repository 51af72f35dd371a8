"""What a report in words tells of indicators: values, what they are, how they stand."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from annual_report.document import Measure, Part, Task
from annual_report.measure_columns import MeasureOf
from annual_report.measure_words import (
    FOUND,
    Found,
    Parent,
    aim_of,
    baseline_of,
    expected_of,
    facts_of,
    found,
    lacks,
    level_of,
    reporter_of,
    standing_of,
)
from annual_report.text.blocks import Block, Column, Heading, Paragraph, Table
from annual_report.text.wording import counts
from leszno_strategy.grouping import grouped
from leszno_strategy.numbers import UNKNOWN, written

LISTED = [one for one in Found if one != Found.NOT_TOLD]


def named(measure: Measure) -> str:
    """Name it with its unit, unless the city wrote that into the name: "(w ha)"."""
    name, unit = measure.name, measure.unit
    return f"{name} ({unit})" if unit and not name.endswith(f"{unit})") else name


def value_of(measure: Measure, year: int) -> str:
    value = measure.values.get(year)
    return value.text if value else UNKNOWN


def last_value(measure: Measure) -> str:
    """The last known value with its year."""
    said = measure.standing
    if said is None or said.year is None:
        return UNKNOWN
    return f"{value_of(measure, said.year)} ({said.year})"


def of_parent(parent: Part | Task) -> list[MeasureOf]:
    return [MeasureOf(parent, measure) for measure in parent.indicators]


def of_chapter(rows: Sequence[MeasureOf], year: int) -> Iterator[Block]:
    """The indicators of a part or of a programme's tasks, and what each of them is."""
    if not rows:
        return
    yield _values(rows, year)
    about = [
        [row.parent.code or UNKNOWN, named(row.measure), said]
        for row in rows
        if (said := _facts(row))
    ]
    if about:
        yield Table(
            _("About the indicators"),
            [Column(_("Code"), 12), Column(_("Indicator"), 38), Column(_("What"), 80)],
            about,
        )


def _facts(row: MeasureOf) -> str:
    """What is to be known beside the table of values.

    Who reports it is said where somebody was named, else once for all at the end.
    """
    told = {_("Source"), _("Baseline")}
    if not row.measure.reporter:
        told.add(_("Reports it"))
    return " ".join(
        f"{label}: {text.rstrip('.')}."
        for label, text in facts_of(*_both(row))
        if label not in told
    )


def _both(row: MeasureOf) -> tuple[Parent, Measure]:
    return row.parent, row.measure


def _values(rows: Sequence[MeasureOf], year: int) -> Table:
    """Values of this year and the last; a column that nothing is in is left out."""
    columns: list[tuple[Column, Callable[[MeasureOf], str]]] = [
        (Column(_("Code"), 12), lambda row: row.parent.code),
        (Column(_("Indicator"), 42), lambda row: named(row.measure)),
        (
            Column(_("Baseline"), 18, is_number=True),
            lambda row: baseline_of(row.measure),
        ),
        *(
            (Column(str(one), 16, is_number=True), partial(_value, one))
            for one in (year - 1, year)
        ),
        (Column(_("Change"), 15, is_number=True), lambda row: _change(row.measure)),
        (Column(_("Target"), 19), lambda row: aim_of(row.measure)),
        (Column(_("How it stands"), 24), lambda row: _stands(row.measure)),
        (Column(_("Source"), 30), lambda row: row.measure.source),
    ]
    cells = [[cell(row) or UNKNOWN for _column, cell in columns] for row in rows]
    kept = [
        n
        for n, (column, _cell) in enumerate(columns)
        if n < 2 or column.heading == str(year) or _is_said(cells, n)
    ]
    return Table(
        _("Indicators"),
        [columns[n][0] for n in kept],
        [[row[n] for n in kept] for row in cells],
    )


def _is_said(cells: Sequence[Sequence[str]], n: int) -> bool:
    return any(row[n] != UNKNOWN for row in cells)


def _value(year: int, row: MeasureOf) -> str:
    return value_of(row.measure, year)


def _stands(measure: Measure) -> str:
    return standing_of(measure) if aim_of(measure) else UNKNOWN


def _change(measure: Measure) -> str:
    return UNKNOWN if measure.change is None else written(measure.change)


# The chapter of how they stand


def chapter(rows: Sequence[MeasureOf], year: int) -> Iterator[Block]:
    """How the indicators stand, from the whole down to the tasks, each kind apart."""
    if not rows:
        return
    yield Heading(1, _("Indicators at the end of %(year)s") % {"year": year})
    yield Paragraph(counted(rows, year))
    for kind in LISTED:
        if of_kind := [row for row in rows if found(row.measure) == kind]:
            yield _stand(str(FOUND[kind]), of_kind)
    if missing := [row for row in rows if lacks(row.measure, year)]:
        yield _missing(missing, year)


def counted(rows: Sequence[MeasureOf], year: int) -> str:
    """Say how many indicators stand how, and how many have no value of the year."""
    each = Counter(found(row.measure) for row in rows)
    there = [(_small(FOUND[one]), each[one]) for one in Found if each[one]]
    told = _("Indicators: %(n)d (%(counts)s).") % {
        "n": len(rows),
        "counts": counts(there),
    }
    return f"{told} {without_value(sum(lacks(r.measure, year) for r in rows), year)}"


def _small(words: object) -> str:
    text = str(words)
    return text[:1].lower() + text[1:]


def without_value(n: int, year: int) -> str:
    if not n:
        return _("Each has a value for %(year)s.") % {"year": year}
    return ngettext(
        "%(n)d indicator without a value for %(year)s.",
        "%(n)d indicators without a value for %(year)s.",
        n,
    ) % {"n": n, "year": year}


def _stand(caption: str, rows: Sequence[MeasureOf]) -> Table:
    return Table(
        caption,
        [
            *_whose(),
            Column(_("Last value"), 22, is_number=True),
            Column(_("Target"), 20, is_number=True),
            Column(_("Expected by then"), 20, is_number=True),
            Column(_("How it stands"), 26),
        ],
        [
            [
                *_named(row),
                last_value(row.measure),
                aim_of(row.measure) or UNKNOWN,
                _expected(row.measure),
                standing_of(row.measure),
            ]
            for row in rows
        ],
    )


def _expected(measure: Measure) -> str:
    due = expected_of(measure)
    return UNKNOWN if due is None else written(due)


def _missing(rows: Sequence[MeasureOf], year: int) -> Table:
    """What has no value, a row for each task or part and who reports it."""
    found = grouped(rows, lambda row: (row.parent.code, reporter_of(*_both(row))))
    return Table(
        _("Without a value for %(year)s") % {"year": year},
        [
            Column(_("Code"), 12),
            Column(_("Indicators, with their last values"), 110),
            Column(_("Reports it"), 52),
        ],
        [
            [code or UNKNOWN, "; ".join(map(_with_last, some)), reporter or UNKNOWN]
            for (code, reporter), some in found.items()
        ],
    )


def _with_last(row: MeasureOf) -> str:
    last = last_value(row.measure)
    return named(row.measure) + (f": {last}" if last != UNKNOWN else "")


def _whose() -> list[Column]:
    return [
        Column(_("Level"), 18),
        Column(_("Code"), 12),
        Column(_("Indicator"), 42),
    ]


def _named(row: MeasureOf) -> list[str]:
    return [level_of(row.parent), row.parent.code or UNKNOWN, named(row.measure)]
