"""What a report in words tells of the whole, goals and programmes."""

from collections.abc import Iterable, Iterator, Sequence

from django.utils.translation import gettext as _

from annual_report.columns import REPORTED
from annual_report.document import Level, Part
from annual_report.measure_words import LEVELS
from annual_report.report import YearlyReport
from annual_report.text import covering, measure_blocks
from annual_report.text.blocks import Block, Column, Heading, Paragraph, Table
from annual_report.text.curves import curve_of
from annual_report.text.in_short import spans, statuses
from annual_report.text.task_blocks import STANDING, quotes_of, sized, standing_cells
from annual_report.year_told import in_year, to_date
from leszno_strategy.numbers import UNKNOWN, exact


def summaries(parts: Iterable[Part]) -> Iterator[Block]:
    """What those who answer for the whole and the goals say of the year."""
    said = [one for one in parts if one.level != Level.PROGRAMME and one.texts]
    if not said:
        return
    yield Heading(1, _("What the heads of goals say"))
    for part in said:
        yield Heading(3, named(part))
        if part.answering:
            yield Paragraph(_answering(part))
        if part.texts:
            yield from quotes_of(part.texts)


def named(part: Part) -> str:
    if part.level == Level.STRATEGY:
        return _("The whole strategy")
    return f"{LEVELS[part.level]} {part.code}. {part.title}"


def _answering(part: Part) -> str:
    return _("Answering: %(post)s.") % {"post": part.answering}


def table(parts: Sequence[Part], year: int) -> Iterator[Block]:
    """The figures of all parts."""
    yield Heading(1, _("Goals and programmes"))
    yield Paragraph(covering.note())
    yield Table(
        _("Goals and programmes at the end of %(year)s") % {"year": year},
        [
            Column(_("Code"), 14),
            Column(_("Title"), 62),
            *sized((_("Weight"), 13), *STANDING),
            *sized((_("Tasks (known, with stages)"), 19)),
        ],
        [
            [
                part.code or UNKNOWN,
                part.title,
                exact(part.weight),
                *standing_cells(part),
                f"{part.tasks} ({part.tasks_known}, {part.tasks_with_plan})",
            ]
            for part in parts
        ],
        frozenset(n for n, one in enumerate(parts) if one.level != Level.PROGRAMME),
    )


def opening(part: Part, report: YearlyReport) -> Iterator[Block]:
    """Begin the chapter of a goal, with its card, or that of a programme."""
    if part.level == Level.STRATEGY:
        return
    is_goal, is_first = part.level == Level.GOAL, part is report.parts[0]
    yield Heading(1 if is_goal or is_first else 2, named(part))
    if part.answering:
        yield Paragraph(_answering(part))
    # The first part is told of at the very beginning.
    if not is_first and part.tasks:
        yield from _figures(part, report, is_goal=is_goal)
    yield from own(part, report.head.year)


def _figures(part: Part, report: YearlyReport, *, is_goal: bool) -> Iterator[Block]:
    year = report.head.year
    yield from map(Paragraph, covering.sentences(part, year))
    if not is_goal:
        return
    yield Paragraph(statuses(part.statuses))
    if to_date(part.curve, year).ahead is not None:
        alone, whole = in_year(part.curve, year), to_date(part.curve, year)
        yield spans(alone, whole, report.head.years[0], year)
    yield from curve_of(part, report.head)


def own(part: Part, year: int) -> Iterator[Block]:
    """Its own indicators, and what the report on a programme says."""
    yield from measure_blocks.of_chapter(measure_blocks.of_parent(part), year)
    if part.reported:
        said = _("Report on these indicators: %(state)s.")
        yield Paragraph(said % {"state": REPORTED[part.reported]})
    # What heads of goals say stands before.
    if part.texts and part.level == Level.PROGRAMME:
        yield from quotes_of(part.texts)
