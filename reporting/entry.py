"""The tables of a report's page: one year's fields between the other years' figures."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.forms import BoundField
from django.utils.translation import gettext as _

from indicators.models import Indicator, IndicatorValue
from reporting.forms import (
    ReportForm,
    indicator_name,
    note_name,
    spent_name,
    stage_names,
)
from reporting.recording import YearFigures
from tasks.cells import StageTable
from tasks.models import FundingSource, Stage, StrategyYear, Task
from tasks.progress import Cell, add_known, sum_known
from tasks.subjects import column_of

YearCell = tuple[int, Cell]
YearAmount = tuple[int, Decimal | None]
YearValue = tuple[int, IndicatorValue | None]


@dataclass(frozen=True)
class StageEntry:
    stage: Stage
    earlier: Sequence[YearCell]
    # None where the plan is only to be read.
    planned: BoundField | None
    plan: Decimal | None
    actual: BoundField
    note: BoundField
    later: Sequence[YearCell]


@dataclass(frozen=True)
class StageEntries:
    """Stages with the fields of a year, and the sums beside which these are typed.

    The `before_*` sums are of all earlier years, so that the page can add what is
    being typed to them; `other_planned` is the plan of all other years.
    """

    rows: Sequence[StageEntry]
    earlier_years: Sequence[int]
    later_years: Sequence[int]
    earlier_totals: Sequence[YearCell]
    total: Cell
    later_totals: Sequence[YearCell]

    @property
    def has_notes(self) -> bool:
        return any(row.note.value() for row in self.rows)

    @property
    def before_planned(self) -> Decimal:
        return add_known(cell.planned for _year, cell in self.earlier_totals)

    @property
    def before_actual(self) -> Decimal:
        return add_known(cell.actual for _year, cell in self.earlier_totals)

    @property
    def other_planned(self) -> Decimal:
        others = [*self.earlier_totals, *self.later_totals]
        return add_known(cell.planned for _year, cell in others)


def stage_entry(
    form: ReportForm, table: StageTable, year: StrategyYear, figures: YearFigures
) -> StageEntries:
    """Lay out the fields of the year; its sums are those of the report's figures."""
    at = list(table.years).index(year.year)
    rows = []
    for row in table.rows:
        plan_name, actual = stage_names(row.stage)
        planned = form[plan_name] if form.plan_is_open else None
        plan = figures.planned.get(row.stage.pk)
        earlier, later = row.by_year[:at], row.by_year[at + 1 :]
        note = form[note_name(row.stage)]
        entry = StageEntry(row.stage, earlier, planned, plan, form[actual], note, later)
        rows.append(entry)
    totals = table.totals_by_year
    return StageEntries(
        rows=rows,
        earlier_years=table.years[:at],
        later_years=table.years[at + 1 :],
        earlier_totals=totals[:at],
        total=Cell(
            sum_known(figures.planned.values()), sum_known(figures.actual.values())
        ),
        later_totals=totals[at + 1 :],
    )


@dataclass(frozen=True)
class IndicatorEntry:
    """An indicator with the field of a year, beside which stands what it aims at.

    `reporter` is whose turn it is to give the value, "" where it is the task's.
    """

    indicator: Indicator
    reporter: str
    earlier: Sequence[YearValue]
    field: BoundField
    later: Sequence[YearValue]


@dataclass(frozen=True)
class IndicatorEntries:
    """Indicators with the field of a year between the values of the others."""

    rows: Sequence[IndicatorEntry]
    earlier_years: Sequence[int]
    later_years: Sequence[int]


def indicator_entry(
    form: ReportForm, years: Iterable[int], year: int
) -> IndicatorEntries:
    """Lay out the indicators, whose values are fetched, around the year's field.

    Years beyond the strategy are shown where a value was reported for them.
    """
    reported = {v.year for one in form.indicators for v in one.values.all()}
    earlier, later = parted({*years, *reported}, year)
    rows = []
    for indicator in form.indicators:
        found = {value.year: value for value in indicator.values.all()}
        rows.append(
            IndicatorEntry(
                indicator,
                reporter_of(indicator),
                [(one, found.get(one)) for one in earlier],
                form[indicator_name(indicator)],
                [(one, found.get(one)) for one in later],
            )
        )
    return IndicatorEntries(rows, earlier, later)


def reporter_of(indicator: Indicator) -> str:
    """Say who reports it: whoever is named, else who answers for what it belongs to."""
    named = indicator.reporting_unit or indicator.reporting_post
    if named or isinstance(indicator.parent, Task):
        return str(named or "")
    parent = indicator.parent
    held = {"programme": "coordinator", "goal": "head"}.get(column_of(parent), "")
    return str(getattr(parent, held, None) or _("strategy office"))


@dataclass(frozen=True)
class FundingEntry:
    """A source of money with what was spent of it, and the field of a year; in PLN."""

    funding: FundingSource
    earlier: Sequence[YearAmount]
    planned: Decimal | None
    field: BoundField
    later: Sequence[YearAmount]


@dataclass(frozen=True)
class FundingEntries:
    rows: Sequence[FundingEntry]
    earlier_years: Sequence[int]
    later_years: Sequence[int]


def funding_entry(form: ReportForm, year: int) -> FundingEntries:
    """Lay out the sources, whose amounts are fetched, around the year's field.

    Of the other years only those are shown in which something was spent.
    """
    amounts = [{row.year.year: row for row in one.years.all()} for one in form.funding]
    spent = [
        {y: row.executed for y, row in found.items() if row.executed is not None}
        for found in amounts
    ]
    earlier, later = parted({y for found in spent for y in found}, year)
    rows = [
        FundingEntry(
            funding,
            [(one, theirs.get(one)) for one in earlier],
            found[year].planned if year in found else None,
            form[spent_name(funding)],
            [(one, theirs.get(one)) for one in later],
        )
        for funding, found, theirs in zip(form.funding, amounts, spent, strict=True)
    ]
    return FundingEntries(rows, earlier, later)


def parted(years: Iterable[int], year: int) -> tuple[list[int], list[int]]:
    """Return the years before and after the one."""
    ordered = sorted(years)
    return [one for one in ordered if one < year], [y for y in ordered if y > year]
