"""What closing a year now would make public for good, and what it would leave out."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import (
    BooleanField,
    Count,
    Exists,
    ExpressionWrapper,
    OuterRef,
    Q,
    QuerySet,
    Value,
)

from annual_report.closing.freezing import newest
from annual_report.closing.lacking import Lackings
from annual_report.closing.lasting import goals_in, programmes_in
from annual_report.document import Reported
from indicators.models import Indicator, IndicatorValue
from reporting.models import Campaign, Report, State
from reporting.states import with_state
from reporting.transitions import campaign_of
from tasks.models import (
    ReportedTotal,
    Stage,
    StageYear,
    Strategy,
    StrategyYear,
    Task,
)
from tasks.subjects import COLUMNS


@dataclass(frozen=True)
class Outlook:
    """The reports of a year as a closing would find them."""

    counts: dict[Reported, int]
    # Reports that are not approved, by their state; none of them gets in.
    left_out: list[tuple[State, int]]
    # Of those, where figures that were taken over get in instead.
    replaced: int
    # Indicators without a value of the year, wherever they belong.
    lacking: Lackings
    open_before: list[int]
    number: int
    campaign: Campaign | None

    @property
    def goes_in(self) -> int:
        return self.counts[Reported.APPROVED] + self.counts[Reported.TAKEN_OVER]

    @property
    def total(self) -> int:
        return sum(self.counts.values())

    @property
    def missing(self) -> int:
        return sum(n for _state, n in self.left_out)

    @property
    def told(self) -> str:
        """What the person was told, for the form: told again if it has changed."""
        left_out = [f"{state.value}-{n}" for state, n in self.left_out]
        counted = [str(self.number), str(self.goes_in), str(self.lacking.count)]
        return " ".join([*counted, *left_out])


def outlook(period: StrategyYear) -> Outlook:
    """Count it in the database: eight queries."""
    found = [*_of_tasks(period), *_of_parts(period)]
    sources: Counter[Reported] = Counter()
    states: Counter[tuple[State, Reported]] = Counter()
    campaign = campaign_of(period)
    for state, is_owed, source, n in found:
        sources[source] += n
        # Of years before there were campaigns nobody expects a report.
        unasked = (state, source) == (State.NOT_STARTED, Reported.TAKEN_OVER)
        if is_owed and (campaign or not unasked):
            states[state, source] += n
    last = newest(period)
    earlier = period.strategy.years.filter(year__lt=period.year, is_closed=False)
    by_state = [
        (state, sum(states[state, source] for source in Reported)) for state in State
    ]
    return Outlook(
        counts={one: sources[one] for one in Reported},
        left_out=[(state, n) for state, n in by_state if state != State.APPROVED and n],
        replaced=sum(states[state, Reported.TAKEN_OVER] for state in State),
        lacking=Lackings(period),
        open_before=list(earlier.values_list("year", flat=True)),
        number=last.number + 1 if last else 1,
        campaign=campaign,
    )


# The state of reports, whether they are owed, where figures come from, and how many.
Counted = tuple[State, bool, Reported, int]


def _of_tasks(period: StrategyYear) -> Iterator[Counted]:
    """Count the tasks' reports: one query."""
    # Read once each: asked task by task, a database may walk a whole year for each.
    done = StageYear.objects.filter(year=period, actual__isnull=False).order_by()
    totals = ReportedTotal.objects.filter(year=period, progress__isnull=False)
    stages = Stage.objects.filter(task=OuterRef("pk"))
    without = Q(stages_known=False) | ~Q(Exists(stages))
    is_known = Q(stages_known=True, pk__in=done.values("stage__task"))
    is_known |= without & Q(pk__in=totals.order_by().values("task"))
    tasks = with_state(Task.objects.of_year(period).order_by(), period)
    yield from _counted(_told(tasks, period, is_known, is_owed=Value(True)))


def _of_parts(period: StrategyYear) -> Iterator[Counted]:
    """Count the reports of the whole, of goals and programmes: one query."""
    parts: list[QuerySet[Any]] = [
        Strategy.objects.filter(pk=period.strategy_id).order_by(),
        goals_in(period),
        programmes_in(period),
    ]
    first, *rest = (_of_level(part, period) for part in parts)
    yield from _counted(first.union(*rest, all=True))


def _of_level(part: "QuerySet[Any]", period: StrategyYear) -> "QuerySet[Any]":
    own = {COLUMNS[part.model]: OuterRef("pk")}
    above = {f"indicator__{column}": pk for column, pk in own.items()}
    values = IndicatorValue.objects.filter(**above, year=period.year).exclude(text="")
    is_owed = Exists(Indicator.objects.filter(**own))
    told = _told(with_state(part, period), period, Q(Exists(values)), is_owed=is_owed)
    # What lost its indicators is there only where something was approved.
    return told.filter(Q(is_owed=True) | Q(is_approved=True))


def _told(
    rows: "QuerySet[Any]", period: StrategyYear, is_known: Q, *, is_owed: Any
) -> "QuerySet[Any]":
    """Count the rows by what decides where their figures come from."""
    approved = Report.objects.filter(
        **{COLUMNS[rows.model]: OuterRef("pk")}, year=period, published__isnull=False
    )
    flag = BooleanField()
    counted: QuerySet[Any] = (
        rows.annotate(
            is_owed=ExpressionWrapper(is_owed, flag),
            is_approved=Exists(approved),
            is_known=ExpressionWrapper(is_known, flag),
        )
        .values_list("report_state", "is_owed", "is_approved", "is_known")
        .annotate(n=Count("pk"))
    )
    return counted


def _counted(rows: Iterable[Any]) -> Iterator[Counted]:
    for state, is_owed, is_approved, is_known, n in rows:
        if is_approved:
            source = Reported.APPROVED
        else:
            source = Reported.TAKEN_OVER if is_known else Reported.MISSING
        yield State(state), is_owed, source, n
