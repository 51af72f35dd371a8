"""What a report in words tells of indicators: values, what they are, how they stand."""

from collections import Counter
from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from annual_report.document import Measure, Part, Task
from annual_report.measure_columns import MeasureOf
from annual_report.measure_words import (
    FOUND,
    Found,
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
from leszno_strategy.numbers import UNKNOWN, written

LISTED = [one for one in Found if one != Found.NOT_TOLD]


def named(measure: Measure) -> str:
    return f"{measure.name} ({measure.unit})" if measure.unit else measure.name


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
    return " ".join(
        f"{label}: {text.rstrip('.')}." for label, text in facts_of(*_both(row))
    )


def _both(row: MeasureOf) -> tuple[Part | Task, Measure]:
    return row.parent, row.measure


def _values(rows: Sequence[MeasureOf], year: int) -> Table:
    """Values of this year and the last; aims only where any indicator has one."""
    has_aims = any(_has_aim(row.measure) for row in rows)
    aims = [Column(_("Target"), 19), Column(_("How it stands"), 24)] if has_aims else []
    return Table(
        _("Indicators"),
        [
            Column(_("Code"), 12),
            Column(_("Indicator"), 42),
            *([Column(_("Baseline"), 18, is_number=True)] if has_aims else []),
            *(Column(str(one), 16, is_number=True) for one in (year - 1, year)),
            Column(_("Change"), 15, is_number=True),
            *aims,
        ],
        [
            [
                row.parent.code or UNKNOWN,
                named(row.measure),
                *([baseline_of(row.measure) or UNKNOWN] if has_aims else []),
                value_of(row.measure, year - 1),
                value_of(row.measure, year),
                _change(row.measure),
                *(_aim(row.measure) if has_aims else []),
            ]
            for row in rows
        ],
    )


def _has_aim(measure: Measure) -> bool:
    return bool(aim_of(measure)) or measure.baseline is not None


def _aim(measure: Measure) -> list[str]:
    if not aim_of(measure):
        return [UNKNOWN, UNKNOWN]
    return [aim_of(measure), standing_of(measure) or UNKNOWN]


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
    counts = Counter(found(row.measure) for row in rows)
    said = ", ".join(f"{FOUND[one]} – {counts[one]}" for one in Found if counts[one])
    told = _("Indicators: %(n)d (%(counts)s).") % {"n": len(rows), "counts": said}
    return f"{told} {without_value(sum(lacks(r.measure, year) for r in rows), year)}"


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
    return Table(
        _("Without a value for %(year)s") % {"year": year},
        [
            *_whose(),
            Column(_("Last value"), 24, is_number=True),
            Column(_("Reports it"), 44),
        ],
        [
            [
                *_named(row),
                last_value(row.measure),
                reporter_of(*_both(row)) or UNKNOWN,
            ]
            for row in rows
        ],
    )


def _whose() -> list[Column]:
    return [
        Column(_("Level"), 18),
        Column(_("Code"), 12),
        Column(_("Indicator"), 42),
    ]


def _named(row: MeasureOf) -> list[str]:
    return [level_of(row.parent), row.parent.code or UNKNOWN, named(row.measure)]
