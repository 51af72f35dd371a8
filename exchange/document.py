"""What the exchange format `strategy/2` holds: declared here, once.

The longest of its parts, indicators, have a file of their own.

The classes are the format. From them come the reader of JSON, the JSON Schema, the
columns of the workbook and its template, and the words of messages. A part without
a default must be given; any other may be left out, and is UNSAID then: where a row
stands, it stays as it is, and of a row that comes in it is not known. An empty list
says that there are none.
"""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from exchange.indicator_entry import INDICATORS, IndicatorEntry
from exchange.parts import UNSAID, Entry, Label, Of, OrText, Unsaid
from exchange.places import PlaceText
from exchange.readers import (
    ByYear,
    Day,
    Figure,
    Many,
    Named,
    Nullable,
    OldAddress,
    StrategyYears,
    Text,
    Uid,
    WholeNumber,
)
from indicators.models import AbsentKind
from organisation.models import Post, Unit
from tasks.models import (
    Executor,
    FundingSource,
    FundingYear,
    Goal,
    Partner,
    Programme,
    ReportedTotal,
    Stage,
    StageYear,
    Strategy,
    StrategyYear,
    Task,
)
from tasks.models.numbers import LARGEST, clashes
from tasks.models.structure import clash_in_words

FORMAT = "strategy/2"
# What is read: all that the first one could say is said alike in the second.
FORMATS = ("strategy/1", FORMAT)


@dataclass(frozen=True, kw_only=True, slots=True)
class ThresholdsEntry(Entry):
    """From which share of the plan a task is on track, and delayed, in a year."""

    on_track_from: Annotated[
        Decimal | Unsaid | None, Nullable(Figure(StrategyYear, "on_track_from"))
    ] = UNSAID
    delayed_from: Annotated[
        Decimal | Unsaid | None, Nullable(Figure(StrategyYear, "delayed_from"))
    ] = UNSAID

    def contradictions(self) -> Iterator[tuple[str, str]]:
        upper, lower = self.on_track_from, self.delayed_from
        given = [isinstance(bound, Decimal) for bound in (upper, lower)]
        if any(given) and not (
            all(given) and 0 < lower <= upper <= 1  # type: ignore[operator]
        ):
            yield (
                "on_track_from",
                _(
                    "thresholds come both or not at all: more than 0, at most 1, "
                    "“on track” not below “delayed”."
                ),
            )


@dataclass(frozen=True, kw_only=True, slots=True)
class StrategyEntry(Entry):
    """The strategy itself."""

    slug: Annotated[str | Unsaid, Text(Strategy, "slug")] = UNSAID
    title: Annotated[str, Text(Strategy, "title")]
    city: Annotated[str | Unsaid, Text(Strategy, "city", blank=True)] = UNSAID
    authority: Annotated[str | Unsaid, Text(Strategy, "authority")] = UNSAID
    years: Annotated[
        list[int] | Unsaid, StrategyYears(), Label(gettext_lazy("years"))
    ] = UNSAID
    thresholds: Annotated[
        dict[int, ThresholdsEntry] | Unsaid,
        ByYear(Of(ThresholdsEntry), of_strategy=True),
        Label(gettext_lazy("thresholds")),
    ] = UNSAID
    adopted_by: Annotated[str | Unsaid, Text(Strategy, "adopted_by")] = UNSAID
    source: Annotated[str | Unsaid, Text(Strategy, "source")] = UNSAID
    # Of the strategy as a whole; a goal's, programme's or task's stand with it.
    indicators: Annotated[
        list[IndicatorEntry] | Unsaid, INDICATORS, Label(gettext_lazy("indicators"))
    ] = UNSAID


@dataclass(frozen=True, kw_only=True, slots=True)
class CellEntry(Entry):
    """A stage's year, in percentage points of the whole task; null is not known."""

    planned: Annotated[
        Decimal | Unsaid | None, Nullable(Figure(StageYear, "planned"))
    ] = UNSAID
    actual: Annotated[
        Decimal | Unsaid | None, Nullable(Figure(StageYear, "actual"))
    ] = UNSAID


@dataclass(frozen=True, kw_only=True, slots=True)
class StageEntry(Entry):
    """A stage of a task; a year that is null has nothing planned and nothing done."""

    uid: Annotated[str | Unsaid, Uid(Stage)] = UNSAID
    label: Annotated[str | Unsaid, Text(Stage, "label")] = UNSAID
    title: Annotated[str, Text(Stage, "title")]
    starts_on: Annotated[
        datetime.date | Unsaid | None, Nullable(Day(Stage, "starts_on"))
    ] = UNSAID
    ends_on: Annotated[
        datetime.date | Unsaid | None, Nullable(Day(Stage, "ends_on"))
    ] = UNSAID
    years: Annotated[
        dict[int, CellEntry | None] | Unsaid,
        ByYear(Nullable(Of(CellEntry)), of_strategy=True),
        Label(gettext_lazy("planned and carried out by year")),
    ] = UNSAID

    def contradictions(self) -> Iterator[tuple[str, str]]:
        first, last = self.starts_on, self.ends_on
        if (
            isinstance(first, datetime.date)
            and isinstance(last, datetime.date)
            and last < first
        ):
            yield "ends_on", _("the stage ends before it begins.")


@dataclass(frozen=True, kw_only=True, slots=True)
class ExecutorEntry(Entry):
    """Who carries a task out: a text, and the unit or post that it means.

    Unit and post unsaid: what the text says beyond doubt. Null: none.
    """

    uid: Annotated[str | Unsaid, Uid(Executor)] = UNSAID
    text: Annotated[str, Text(Executor, "text")]
    unit: Annotated[
        str | Unsaid | None, Nullable(Named(Unit, "name")), Label(gettext_lazy("unit"))
    ] = UNSAID
    post: Annotated[
        str | Unsaid | None, Nullable(Named(Post, "title")), Label(gettext_lazy("post"))
    ] = UNSAID


@dataclass(frozen=True, kw_only=True, slots=True)
class PartnerEntry(Entry):
    """An outside body that works on a task, and on what."""

    uid: Annotated[str | Unsaid, Uid(Partner)] = UNSAID
    name: Annotated[str, Text(Partner, "name")]
    scope: Annotated[str | Unsaid, Text(Partner, "scope")] = UNSAID


@dataclass(frozen=True, kw_only=True, slots=True)
class AmountsEntry(Entry):
    """What a source is to give in a year, and what was spent; null is not known."""

    planned: Annotated[
        Decimal | Unsaid | None, Nullable(Figure(FundingYear, "planned"))
    ] = UNSAID
    executed: Annotated[
        Decimal | Unsaid | None, Nullable(Figure(FundingYear, "executed"))
    ] = UNSAID


@dataclass(frozen=True, kw_only=True, slots=True)
class FundingEntry(Entry):
    """A line of a task's budget; an amount unsaid is what the text says for sure."""

    uid: Annotated[str | Unsaid, Uid(FundingSource)] = UNSAID
    source: Annotated[str, Text(FundingSource, "source")]
    funds: Annotated[str | Unsaid, Text(FundingSource, "funds")] = UNSAID
    amount: Annotated[
        Decimal | Unsaid | None, Nullable(Figure(FundingSource, "amount"))
    ] = UNSAID
    years: Annotated[
        dict[int, AmountsEntry | None] | Unsaid,
        ByYear(Nullable(Of(AmountsEntry)), of_strategy=True),
        Label(gettext_lazy("planned and spent by year")),
    ] = UNSAID


@dataclass(frozen=True, kw_only=True, slots=True)
class TaskEntry(Entry):
    """A task of a programme; a list that is null is not known."""

    uid: Annotated[str | Unsaid, Uid(Task)] = UNSAID
    number: Annotated[int, WholeNumber(1, LARGEST), Label(gettext_lazy("number"))]
    title: Annotated[str, Text(Task, "title")]
    weight: Annotated[Decimal | Unsaid | None, Nullable(Figure(Task, "weight"))] = (
        UNSAID
    )
    legacy_id: Annotated[int | Unsaid | None, OldAddress(Task)] = UNSAID
    recipients: Annotated[str | Unsaid, Text(Task, "recipients")] = UNSAID
    justification: Annotated[str | Unsaid, Text(Task, "justification")] = UNSAID
    description: Annotated[str | Unsaid, Text(Task, "description")] = UNSAID
    withdrawn_from: Annotated[
        int | Unsaid | None,
        Nullable(WholeNumber.of_years()),
        Label(gettext_lazy("withdrawn from the year")),
    ] = UNSAID
    withdrawn_reason: Annotated[str | Unsaid, Text(Task, "withdrawn_reason")] = UNSAID
    stages: Annotated[
        list[StageEntry] | Unsaid | None,
        Nullable(Many(Of(StageEntry))),
        Label(gettext_lazy("stages")),
    ] = UNSAID
    reported_progress: Annotated[
        dict[int, Decimal] | Unsaid,
        ByYear(Figure(ReportedTotal, "progress"), of_strategy=True),
        Label(gettext_lazy("totals reported without stages")),
    ] = UNSAID
    executors: Annotated[
        list[ExecutorEntry] | Unsaid | None,
        Nullable(Many(OrText(Of(ExecutorEntry), "text"))),
        Label(gettext_lazy("executors")),
    ] = UNSAID
    partners: Annotated[
        list[PartnerEntry] | Unsaid | None,
        Nullable(Many(Of(PartnerEntry))),
        Label(gettext_lazy("partners")),
    ] = UNSAID
    indicators: Annotated[
        list[IndicatorEntry] | Unsaid | None,
        Nullable(INDICATORS),
        Label(gettext_lazy("indicators")),
    ] = UNSAID
    no_indicators_of_kind: Annotated[
        list[str] | Unsaid,
        Many(Text(AbsentKind, "kind"), once=()),
        Label(gettext_lazy("kinds without indicators")),
    ] = UNSAID
    places: Annotated[
        list[str] | Unsaid,
        Many(PlaceText(), once=()),
        Label(gettext_lazy("places")),
    ] = UNSAID
    planned_total_cost: Annotated[
        str | Unsaid | None, Nullable(Text(Task, "planned_total_cost"))
    ] = UNSAID
    planned_total_cost_amount: Annotated[
        Decimal | Unsaid | None, Nullable(Figure(Task, "planned_total_cost_amount"))
    ] = UNSAID
    budget: Annotated[
        list[FundingEntry] | Unsaid | None,
        Nullable(Many(Of(FundingEntry))),
        Label(gettext_lazy("budget")),
    ] = UNSAID

    def contradictions(self) -> Iterator[tuple[str, str]]:
        if isinstance(self.stages, list) and self.reported_progress:
            yield (
                "reported_progress",
                _("a total is reported only where the stages are not known (null)."),
            )


@dataclass(frozen=True, kw_only=True, slots=True)
class ProgrammeEntry(Entry):
    """A programme of a goal."""

    uid: Annotated[str | Unsaid, Uid(Programme)] = UNSAID
    number: Annotated[int, WholeNumber(1, LARGEST), Label(gettext_lazy("number"))]
    title: Annotated[str, Text(Programme, "title")]
    coordinator: Annotated[
        str | Unsaid | None,
        Nullable(Named(Post, "title")),
        Label(gettext_lazy("coordinator")),
    ] = UNSAID
    weight: Annotated[
        Decimal | Unsaid | None, Nullable(Figure(Programme, "weight"))
    ] = UNSAID
    legacy_id: Annotated[int | Unsaid | None, OldAddress(Programme)] = UNSAID
    indicators: Annotated[
        list[IndicatorEntry] | Unsaid, INDICATORS, Label(gettext_lazy("indicators"))
    ] = UNSAID
    tasks: Annotated[
        list[TaskEntry] | Unsaid,
        Many(Of(TaskEntry), once=("number",)),
        Label(gettext_lazy("tasks")),
    ] = UNSAID


@dataclass(frozen=True, kw_only=True, slots=True)
class GoalEntry(Entry):
    """A goal of the strategy."""

    uid: Annotated[str | Unsaid, Uid(Goal)] = UNSAID
    number: Annotated[str, Text(Goal, "number")]
    title: Annotated[str, Text(Goal, "title")]
    head: Annotated[
        str | Unsaid | None,
        Nullable(Named(Post, "title")),
        Label(gettext_lazy("goal head")),
    ] = UNSAID
    story: Annotated[str | Unsaid, Text(Goal, "story")] = UNSAID
    legacy_id: Annotated[int | Unsaid | None, OldAddress(Goal)] = UNSAID
    indicators: Annotated[
        list[IndicatorEntry] | Unsaid, INDICATORS, Label(gettext_lazy("indicators"))
    ] = UNSAID
    programmes: Annotated[
        list[ProgrammeEntry] | Unsaid,
        Many(Of(ProgrammeEntry), once=("number",)),
        Label(gettext_lazy("programmes")),
    ] = UNSAID


@dataclass(frozen=True, kw_only=True, slots=True)
class Document(Entry):
    """A whole strategy, as a file or the database has it."""

    # Before the goals, whose figures may lie only in its years.
    strategy: Annotated[
        StrategyEntry, Of(StrategyEntry), Label(gettext_lazy("strategy"))
    ]
    goals: Annotated[
        list[GoalEntry] | Unsaid,
        Many(Of(GoalEntry), once=("number",)),
        Label(gettext_lazy("goals")),
    ] = UNSAID

    def contradictions(self) -> Iterator[tuple[str, str]]:
        numbers = {goal.number for goal in self.goals or [] if goal.number}
        for pair in clashes(numbers):
            yield "goals", clash_in_words(*pair)

    @property
    def years(self) -> list[int]:
        """The strategy's years; where nobody says them, those that have figures."""
        if self.strategy.years is not UNSAID:
            return self.strategy.years
        programmes = (p for goal in self.goals or () for p in goal.programmes or ())
        tasks = [task for programme in programmes for task in programme.tasks or ()]
        named = [
            row.years or {}
            for task in tasks
            for row in (*(task.stages or ()), *(task.budget or ()))
        ]
        return sorted(set().union(*named, *(t.reported_progress or {} for t in tasks)))
