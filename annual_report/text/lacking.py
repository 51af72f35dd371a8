"""The chapter of what is missing or unusual: one row a thing, and where it is so."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

from django.utils.translation import gettext as _

from annual_report.closing.gaps import Gap, Thing
from annual_report.columns import REPORTED
from annual_report.document import Reported
from annual_report.report import YearlyReport
from annual_report.text.blocks import Block, Column, Heading, Paragraph, Table
from annual_report.text.wording import counts
from leszno_strategy.grouping import grouped

# Of a thing that is so in more places, each row lists so many.
MOST_PLACES = 100


def chapter(report: YearlyReport, gaps: Sequence[Gap]) -> Iterator[Block]:
    yield Heading(1, _("Gaps and remarks"))
    yield from map(Paragraph, reports(report))
    if not gaps:
        yield Paragraph(_("Nothing is missing, and nothing is unusual."))
        return
    yield Table(
        _("What is missing or unusual"),
        [
            Column(_("Remark"), 50),
            Column(_("How many"), 14, is_number=True),
            Column(_("Where"), 110),
        ],
        list(_rows(gaps, report.head.year)),
    )


def reports(report: YearlyReport) -> Iterator[str]:
    """Count the reports of the year, on tasks and above them."""
    if report.has_tasks:
        yield _("Reports of the year: %(counts)s.") % {
            "counts": _counted(Counter(report.reported))
        }
    above = Counter(part.reported for part in report.parts if part.reported)
    if above:
        yield _("Reports on goals, programmes and the whole: %(counts)s.") % {
            "counts": _counted(above)
        }


def _counted(counted: "Counter[Reported]") -> str:
    return counts((REPORTED[one], counted[one]) for one in Reported if counted[one])


def _rows(gaps: Sequence[Gap], year: int) -> Iterator[list[str]]:
    words = _words(year)
    by_thing = grouped(gaps, lambda gap: gap.thing)
    for thing in Thing:
        if found := by_thing.get(thing):
            places = iter(_places(found))
            count = str(len({gap.code for gap in found}))
            while some := list(islice(places, MOST_PLACES)):
                yield [words[thing], count, "; ".join(some)]
                count = ""


def _places(gaps: Sequence[Gap]) -> Iterator[str]:
    """Name each place once, with all that is its own there."""
    for code, found in grouped(gaps, lambda gap: gap.code).items():
        details = "; ".join(gap.detail for gap in found if gap.detail)
        name = code or _("the whole strategy")
        yield f"{name} ({details})" if details else name


def _words(year: int) -> dict[Thing, str]:
    in_year = {"year": year}
    return {
        Thing.NO_REPORT: _("No approved report for %(year)s") % in_year,
        Thing.NO_VALUE: _(
            "Indicators without a value for %(year)s, and how many: the chapter of "
            "indicators names them"
        )
        % in_year,
        Thing.NOT_REPORTED: _("A stage was planned for %(year)s, nothing was reported")
        % in_year,
        Thing.TOTAL_ONLY: _("Progress was given in total, without stages"),
        Thing.STAGES_UNKNOWN: _("The stages of the task are not known"),
        Thing.NO_STAGES: _("The task has no stages, so its progress has no measure"),
        Thing.NO_PLAN: _("Nothing is planned in any stage"),
        Thing.PLAN_OFF: _("The plan of all stages does not add up to 100"),
        Thing.WEIGHTS: _("The weights do not add up to 100, or some are not given"),
        Thing.TOO_MUCH: _("More than 100 points were carried out"),
        Thing.UNPLANNED: _("A stage that was never planned was carried out"),
        Thing.UNDECIDED: _("A value that is not a number beyond doubt"),
    }
