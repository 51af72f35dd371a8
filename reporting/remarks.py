"""What is odd in a report's figures: said where they are entered and read.

Nothing of it keeps anybody from submitting or approving.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from indicators.models import Direction
from indicators.reading import doubt_about, number_in
from leszno_strategy.numbers import exact, pln
from reporting.content import Content
from reporting.forms import indicator_name, spent_name, stage_names
from tasks import unusual
from tasks.cells import StageRow, stage_rows
from tasks.models import FundingSource, StrategyYear, Task
from tasks.outline import thresholds
from tasks.progress import WHOLE, Cell, add_known, sum_known
from tasks.subjects import Subject


@dataclass(frozen=True)
class Remark:
    """A sentence on a stage, an indicator or, with an empty `on`, the whole.

    `field` is the form's field that it stands at, "" for none. A jump is a figure that
    is many times the one before: most likely a slip.
    """

    said: str
    on: str = ""
    field: str = ""
    is_jump: bool = False

    def __str__(self) -> str:
        return f"{self.on}: {self.said}" if self.on else self.said


def remarks(content: Content, subject: Subject, year: StrategyYear) -> list[Remark]:
    """Say what is odd if the content is what holds for the year.

    The subject comes with its card fetched.
    """
    said = _of_task(content, subject, year) if isinstance(subject, Task) else ()
    return [*said, *_of_indicators(content, subject, year.year)]


def _of_task(content: Content, task: Task, year: StrategyYear) -> Iterator[Remark]:
    if task.stages_known:
        yield from _of_stages(content, task, year)
    else:
        yield from _of_total(content, task, year.year)
    for funding in task.funding.all():
        if said := _money(content.figures.spent.get(funding.pk), funding, year.year):
            yield Remark(said, str(funding), spent_name(funding), is_jump=True)


def _of_total(content: Content, task: Task, year: int) -> Iterator[Remark]:
    total = content.figures.total
    rows = task.reported_totals.all()
    before = _last({row.year.year: row.progress for row in rows}, year)
    for said in (
        unusual.done(total),
        unusual.total(total, before[1], before[0]) if before else None,
    ):
        if said:
            yield Remark(said, field="total")


def _of_stages(content: Content, task: Task, year: StrategyYear) -> Iterator[Remark]:
    in_force = _rows(task, year.year)
    rows = [_with(content, row, year.year) for row in in_force]
    for row in rows:
        if said := unusual.work(row.total):
            _planned, actual = stage_names(row.stage)
            yield Remark(said, str(row.stage), actual)
    if said := unusual.done(sum_known(row.total.actual for row in rows)):
        yield Remark(said)
    whole = _whole_plan(rows)
    if whole > WHOLE and whole != _whole_plan(in_force):
        yield Remark(unusual.plan_of(whole, is_off=True) or "")
    if not content.obstacles and (said := _behind(rows, year)):
        yield Remark(said, field="obstacles")


def _whole_plan(rows: Iterable[StageRow]) -> Decimal:
    return add_known(row.total.planned for row in rows)


def _behind(rows: Sequence[StageRow], year: StrategyYear) -> str | None:
    to_date = [row.to_year(year.year) for row in rows]
    return unusual.behind(
        add_known(cell.actual for cell in to_date),
        add_known(cell.planned for cell in to_date),
        thresholds(year).delayed,
    )


def _rows(task: Task, year: int) -> list[StageRow]:
    stages = task.stages.all()
    years = {row.year.year for stage in stages for row in stage.years.all()}
    return stage_rows(stages, sorted({*years, year}))


def _with(content: Content, row: StageRow, year: int) -> StageRow:
    """Put what the report says in the place of what is in force."""
    figures, pk, old = content.figures, row.stage.pk, row.cells[year]
    cell = Cell(
        figures.planned.get(pk, old.planned), figures.actual.get(pk, old.actual)
    )
    return StageRow(row.stage, {**row.cells, year: cell})


def _money(spent: Decimal | None, funding: FundingSource, year: int) -> str | None:
    """Compare with what was spent last, else with the plan of the year."""
    rows = {row.year.year: row for row in funding.years.all()}
    before = _last({year: row.executed for year, row in rows.items()}, year)
    planned = rows[year].planned if year in rows else None
    other = before[1] if before else planned
    if not unusual.is_jump(spent, other):
        return None
    said = {"now": pln(spent), "other": pln(other), "year": before and before[0]}
    told = (
        _("%(now)s, and in %(year)s it was %(other)s.") % said
        if before
        else _("%(now)s, and %(other)s was planned.") % said
    )
    if unusual.is_jump(spent, other, 100):
        return " ".join([told, _("Is one of them in thousands?")])
    return told


def _of_indicators(content: Content, subject: Subject, year: int) -> Iterator[Remark]:
    for indicator in subject.indicators.all():
        text = content.figures.values.get(indicator.pk, "")
        name = indicator_name(indicator)
        if said := doubt_about(text, indicator.unit):
            yield Remark(said, str(indicator), name)
        elif remark := _against_before(text, indicator, year):
            said, is_jump = remark
            yield Remark(said, str(indicator), name, is_jump=is_jump)


def _against_before(text: str, indicator: Any, year: int) -> tuple[str, bool] | None:
    """Compare with the last number before the year since the series broke.

    A lower number alone says nothing: of the city's own, one in three is lower than
    the one before. It is odd only where somebody said which way is better.
    """
    now = number_in(text, indicator.unit)
    since = indicator.broken_since or 0
    values = indicator.values.all()
    found = _last({v.year: v.number for v in values if v.year >= since}, year)
    if now is None or found is None:
        return None
    before_year, before = found
    is_worse = {Direction.MORE: now < before, Direction.LESS: now > before}
    said = {"year": before_year, "before": exact(before)}
    if unusual.is_jump(now, before):
        told = _("In %(year)s it was %(before)s: check the unit and the comma.")
        return told % said, True
    if is_worse.get(indicator.direction):
        return _("Worse than in %(year)s, when it was %(before)s.") % said, False
    return None


def _last(
    numbers: Mapping[int, Decimal | None], before: int
) -> tuple[int, Decimal] | None:
    """Return the last that is known before the year, with its year."""
    known = [(y, n) for y, n in numbers.items() if y < before and n is not None]
    return max(known, default=None)
