"""The rows of the sheet: which there are, what each says, and which fields it holds."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext as _

from indicators.models import Indicator, IndicatorValue
from leszno_strategy.numbers import UNKNOWN, amount, exact, out_of
from reporting.asked import Opened
from reporting.content import TEXTS
from reporting.forms import ReportForm, indicator_name, spent_name
from reporting.models import Action, State
from tasks.models import FundingSource, Stage, StrategyYear
from tasks.progress import Cell
from tasks.subjects import Subject, key_of, named

# Earlier years stand beside the one that is filled in; more would not fit on paper.
MOST_EARLIER = 4
# The form's name for why the plan is to change.
PLAN_REASON = "plan_reason"
# Of rows into which nothing is typed, in the place of a key: a heading, and a sum.
HEADING, SUM = "-", "="


class Part(StrEnum):
    """The columns into which people type."""

    PLAN = "plan"
    DONE = "done"
    TEXT = "text"


def fields_of(row: str) -> Mapping[Part, str]:
    """Return the names of the form's fields in a row, by the row's name.

    A stage has three; a total, an indicator and a source of money have what was
    reached; the others are texts.
    """
    if row.startswith("stage-"):
        return {
            Part.PLAN: f"{row}-planned",
            Part.DONE: f"{row}-actual",
            Part.TEXT: f"{row}-note",
        }
    if row == "total" or row.startswith(("indicator-", "spent-")):
        return {Part.DONE: row}
    return {Part.TEXT: row}


class Look(StrEnum):
    """How a row looks, and what is expected in it."""

    HEADING = "heading"
    STAGE = "stage"
    SUM = "sum"
    TOTAL = "total"
    INDICATOR = "indicator"
    MONEY = "money"
    TEXT = "text"


@dataclass(frozen=True)
class Line:
    """A row of the sheet; `says` is what stands under its parts, typed or not."""

    look: Look
    key: str
    code: str
    what: str
    says: Mapping[Part, str] = field(default_factory=dict)
    # Where the person may type.
    is_open: frozenset[Part] = frozenset()
    earlier: Sequence[str] = ()
    # Unit of measure of an indicator.
    unit: str = ""


def earlier_years(year: StrategyYear, years: Sequence[int]) -> list[int]:
    return [one for one in sorted(years) if one < year.year][-MOST_EARLIER:]


def lines_of(asked: Opened, form: ReportForm, earlier: Sequence[int]) -> Iterator[Line]:
    """Lay out one report, whose card is fetched, with the figures of earlier years."""
    made = _Lines(asked, form, earlier)
    yield made.heading()
    yield from made.stages()
    if form.has_total:
        yield made.row(Look.TOTAL, "total", _("Progress of the whole task (points)"))
    for indicator in form.indicators:
        yield made.indicator(indicator)
    for funding in form.funding:
        yield made.money(funding)
    if PLAN_REASON in form.fields:
        yield made.row(Look.TEXT, PLAN_REASON, _("Why the plan changes"))
    for name, label in TEXTS.items():
        yield made.row(Look.TEXT, name, str(label))


class _Lines:
    def __init__(self, asked: Opened, form: ReportForm, earlier: Sequence[int]) -> None:
        self.form, self.earlier, self.asked = form, earlier, asked
        self.key, self.code = key_of(asked.subject), asked.subject.code or ""

    def heading(self) -> Line:
        report = self.asked.report
        said = str(State(report.state).label)
        if report.latest and report.latest.action == Action.RETURNED:
            said = f"{said}: {report.latest.reason}"
        title = title_of(self.asked.subject)
        return Line(Look.HEADING, HEADING, self.code, title, {Part.TEXT: said})

    def row(
        self,
        look: Look,
        row: str,
        what: str,
        earlier: Sequence[str] = (),
        *,
        unit: str = "",
        shown: Mapping[Part, str] | None = None,
    ) -> Line:
        """Make a row; `shown` is what is only to be read."""
        fields = fields_of(row)
        is_open = frozenset(p for p, name in fields.items() if name in self.form.fields)
        says = {part: self.form.said[fields[part]].text for part in is_open}
        return Line(
            *(look, f"{self.key} {row}", self.code, what),
            {**(shown or {}), **says}, is_open, earlier, unit,
        )  # fmt: skip

    def stages(self) -> Iterator[Line]:
        planned = self.asked.content.figures.planned
        for stage in self.form.stages:
            plan = planned.get(stage.pk)
            shown = {} if plan is None else {Part.PLAN: exact(plan)}
            past = _cells(stage)
            earlier = [_of_stage(past.get(year)) for year in self.earlier]
            yield self.row(
                Look.STAGE, f"stage-{stage.pk}", str(stage), earlier, shown=shown
            )
        if len(self.form.stages) > 1:
            yield Line(Look.SUM, SUM, self.code, _("Total"))

    def indicator(self, indicator: Indicator) -> Line:
        found: dict[int, IndicatorValue] = {v.year: v for v in indicator.values.all()}
        earlier = [
            (found[year].text if year in found else "") or UNKNOWN
            for year in self.earlier
        ]
        unit = indicator.unit
        what = f"{indicator} ({unit})" if unit else str(indicator)
        return self.row(
            *(Look.INDICATOR, indicator_name(indicator), what, earlier), unit=unit
        )

    def money(self, funding: FundingSource) -> Line:
        spent = {row.year.year: row.executed for row in funding.years.all()}
        return self.row(
            Look.MONEY,
            spent_name(funding),
            _("%s: spent (PLN)") % funding,
            [amount(spent.get(year)) for year in self.earlier],
        )


def title_of(subject: Subject) -> str:
    """Return what the subject is called, without its code."""
    return str(getattr(subject, "title", "") or named(subject))


def _cells(stage: Stage) -> dict[int, Cell]:
    rows: Any = stage.years.all()
    return {row.year.year: Cell(row.planned, row.actual) for row in rows}


def _of_stage(cell: Cell | None) -> str:
    """Write "8 of 10": carried out, of what was planned."""
    if cell is None or cell == Cell(None, None):
        return UNKNOWN
    return f"{exact(cell.actual)} {out_of(exact(cell.planned))}"
