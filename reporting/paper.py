"""Reports as sheets of paper: empty to be filled in by hand, or as they stand."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet

from indicators.models import Indicator, IndicatorValue
from leszno_strategy.joined import joined
from reporting.at_once import reports_on
from reporting.card import fetch_cards
from reporting.content import TEXTS, Content
from reporting.models import Report, State, Version
from reporting.recording import figures_on_card, with_total
from reporting.transitions import content_of
from tasks.models import (
    FundingSource,
    Stage,
    StrategyYear,
    Task,
)
from tasks.progress import add_known
from tasks.subjects import key_of


@dataclass(frozen=True)
class StageLine:
    """A stage with its plan, what was carried out before, and the figure of the year.

    `last` is of the year before, `before` of all earlier years.
    """

    stage: Stage
    before: Decimal
    last: Decimal | None
    plan: Decimal | None
    figure: Decimal | None


@dataclass(frozen=True)
class ValueLine:
    indicator: Indicator
    last: IndicatorValue | None  # the newest of earlier years
    figure: str


@dataclass(frozen=True)
class MoneyLine:
    """A source with the plan of the year and what was spent, in PLN."""

    funding: FundingSource
    plan: Decimal | None
    figure: Decimal | None


@dataclass(frozen=True)
class Sheet:
    """A report as its sheet shows it; `content` is empty where a hand fills it in."""

    subject: Any
    executors: Sequence[str]
    state: State
    latest: Version | None
    content: Content
    stages: Sequence[StageLine]
    total: Decimal | None
    has_total: bool
    values: Sequence[ValueLine]
    money: Sequence[MoneyLine]

    @property
    def texts(self) -> list[tuple[str, Any, str]]:
        """The name, heading and words of each text."""
        said = self.content.for_readers
        return [(name, label, said[name]) for name, label in TEXTS.items()]


def sheets(
    subjects: Iterable[Any], year: StrategyYear, *, is_empty: bool
) -> list[Sheet]:
    """Lay out the sheets; tasks were read by `with_executors`: five queries in all."""
    found = list(subjects)
    fetch_cards(found, year)
    reports = reports_on(found, year)
    return [_sheet(one, year, reports.get(key_of(one)), is_empty) for one in found]


def with_executors(rows: "QuerySet[Any]", year: StrategyYear) -> list[Any]:
    """Read rows of a level for their sheets, tasks with their executors: one query."""
    if rows.model is not Task:
        return list(rows)
    return joined(with_total(rows, year), "executors", "position")


def _sheet(
    subject: Any, year: StrategyYear, report: Report | None, is_empty: bool
) -> Sheet:
    in_force = figures_on_card(subject, year)
    says = content_of(report, in_force) if report else Content(in_force)
    shown = Content() if is_empty else says
    is_task = isinstance(subject, Task)
    return Sheet(
        subject=subject,
        executors=[str(one) for one in subject.executors.all()] if is_task else [],
        state=State(report.state) if report else State.NOT_STARTED,
        latest=report.latest if report else None,
        content=shown,
        stages=_stages(subject, year, says, shown) if is_task else [],
        total=shown.figures.total,
        has_total=is_task and not subject.stages_known,
        values=[
            ValueLine(one, _last(one, year), shown.figures.values.get(one.pk, ""))
            for one in subject.indicators.all()
        ],
        money=_money(subject, year, shown) if is_task else [],
    )


def _stages(
    task: Task, year: StrategyYear, says: Content, shown: Content
) -> list[StageLine]:
    lines = []
    for stage in task.stages.all():
        done = {row.year.year: row.actual for row in stage.years.all()}
        earlier = [actual for one, actual in done.items() if one < year.year]
        lines.append(
            StageLine(
                stage,
                before=add_known(earlier),
                last=done.get(year.year - 1),
                plan=says.figures.planned.get(stage.pk),
                figure=shown.figures.actual.get(stage.pk),
            )
        )
    return lines


def _money(task: Task, year: StrategyYear, shown: Content) -> list[MoneyLine]:
    lines = []
    for source in task.funding.all():
        here = [row for row in source.years.all() if row.year_id == year.pk]
        plan = here[0].planned if here else None
        lines.append(MoneyLine(source, plan, shown.figures.spent.get(source.pk)))
    return lines


def _last(indicator: Indicator, year: StrategyYear) -> IndicatorValue | None:
    earlier = [one for one in indicator.values.all() if one.year < year.year]
    return earlier[-1] if earlier else None
