"""The exchange format `strategy/1`: what a file holds, and how it is read.

The classes below are the format. A file is read whole or refused with all its faults,
each with its place: `goals[0].programmes[2].tasks[4].stages[1].years.2010: …`.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any

from django.utils.translation import gettext as _

from exchange.readers import (
    Entry,
    Findings,
    Members,
    Reader,
    Spot,
    by_year,
    entry,
    figure_of,
    many,
    nullable,
    old_address,
    strategy_years,
    text_of,
    whole_number,
)
from indicators.models import AbsentKind, Indicator, IndicatorValue
from organisation.models import Post
from tasks.models import (
    Executor,
    FundingSource,
    Goal,
    Partner,
    Programme,
    ReportedTotal,
    Stage,
    StageYear,
    Strategy,
    Task,
)
from tasks.models.numbers import LARGEST, clashes
from tasks.models.structure import clash_in_words

FORMAT = "strategy/1"
# A hundred times the largest strategy we know of; more would only fill the memory.
LARGEST_FILE = 20 * 1024 * 1024


class Refused(Exception):
    """The file cannot be taken; `faults` says why, each with its place."""

    def __init__(self, *faults: str) -> None:
        super().__init__("\n".join(faults))
        self.faults: Sequence[str] = faults


def format_name(spot: Spot) -> str | None:
    if spot.value != FORMAT:
        spot.fault(_("this is not the format “%(name)s”.") % {"name": FORMAT})
        return None
    return FORMAT


@dataclass(frozen=True, kw_only=True)
class StrategyEntry(Entry):
    slug: Annotated[str, text_of(Strategy, "slug")]
    title: Annotated[str, text_of(Strategy, "title")]
    city: Annotated[str, text_of(Strategy, "city")]
    years: Annotated[list[int], strategy_years]
    adopted_by: Annotated[str, text_of(Strategy, "adopted_by")]
    source: Annotated[str, text_of(Strategy, "source")] = ""


@dataclass(frozen=True, kw_only=True)
class IndicatorEntry(Entry):
    kind: Annotated[str, text_of(Indicator, "kind")]
    name: Annotated[str, text_of(Indicator, "name")]
    unit: Annotated[str, text_of(Indicator, "unit")]
    source: Annotated[str, text_of(Indicator, "source")]
    # Some series begin before the strategy.
    values: Annotated[
        dict[int, str], by_year(text_of(IndicatorValue, "text"), of_strategy=False)
    ]
    definition: Annotated[str, text_of(Indicator, "definition")] = ""


INDICATORS: Reader[list[IndicatorEntry]] = many(
    entry(IndicatorEntry), once=("kind", "name", "unit", "source")
)


@dataclass(frozen=True, kw_only=True)
class CellEntry(Entry):
    planned: Annotated[Decimal, figure_of(StageYear, "planned")]
    # A plan whose year was not reported yet has no actual.
    actual: Annotated[Decimal | None, nullable(figure_of(StageYear, "actual"))]


@dataclass(frozen=True, kw_only=True)
class StageEntry(Entry):
    label: Annotated[str, text_of(Stage, "label")]
    title: Annotated[str, text_of(Stage, "title")]
    years: Annotated[
        dict[int, CellEntry | None],
        by_year(nullable(entry(CellEntry)), of_strategy=True),
    ]


@dataclass(frozen=True, kw_only=True)
class PartnerEntry(Entry):
    name: Annotated[str, text_of(Partner, "name")]
    scope: Annotated[str, text_of(Partner, "scope")]


@dataclass(frozen=True, kw_only=True)
class FundingEntry(Entry):
    source: Annotated[str, text_of(FundingSource, "source")]
    funds: Annotated[str, text_of(FundingSource, "funds")]


@dataclass(frozen=True, kw_only=True)
class TaskEntry(Entry):
    number: Annotated[int, whole_number(1, LARGEST)]
    title: Annotated[str, text_of(Task, "title")]
    weight: Annotated[Decimal | None, nullable(figure_of(Task, "weight"))]
    legacy_id: Annotated[int | None, old_address("task")]
    recipients: Annotated[str, text_of(Task, "recipients")]
    justification: Annotated[str, text_of(Task, "justification")]
    description: Annotated[str, text_of(Task, "description")]
    stages: Annotated[list[StageEntry] | None, nullable(many(entry(StageEntry)))]
    reported_progress: Annotated[
        dict[int, Decimal] | None,
        by_year(figure_of(ReportedTotal, "progress"), of_strategy=True),
    ] = None
    executors: Annotated[list[str] | None, nullable(many(text_of(Executor, "text")))]
    partners: Annotated[list[PartnerEntry] | None, nullable(many(entry(PartnerEntry)))]
    indicators: Annotated[list[IndicatorEntry] | None, nullable(INDICATORS)]
    no_indicators_of_kind: Annotated[
        list[str], many(text_of(AbsentKind, "kind"), once=())
    ]
    planned_total_cost: Annotated[
        str | None, nullable(text_of(Task, "planned_total_cost"))
    ]
    budget: Annotated[list[FundingEntry] | None, nullable(many(entry(FundingEntry)))]

    def contradictions(self) -> Iterator[tuple[str, str]]:
        if self.stages is not None and self.reported_progress:
            yield (
                "reported_progress",
                _("a total is reported only where the stages are not known (null)."),
            )


@dataclass(frozen=True, kw_only=True)
class ProgrammeEntry(Entry):
    number: Annotated[int, whole_number(1, LARGEST)]
    title: Annotated[str, text_of(Programme, "title")]
    coordinator: Annotated[str | None, nullable(text_of(Post, "title"))]
    weight: Annotated[Decimal | None, nullable(figure_of(Programme, "weight"))]
    legacy_id: Annotated[int | None, old_address("programme")]
    indicators: Annotated[list[IndicatorEntry], INDICATORS]
    tasks: Annotated[list[TaskEntry], many(entry(TaskEntry), once=("number",))]


@dataclass(frozen=True, kw_only=True)
class GoalEntry(Entry):
    number: Annotated[str, text_of(Goal, "number")]
    title: Annotated[str, text_of(Goal, "title")]
    head: Annotated[str | None, nullable(text_of(Post, "title"))]
    legacy_id: Annotated[int | None, old_address("goal")]
    indicators: Annotated[list[IndicatorEntry], INDICATORS]
    programmes: Annotated[
        list[ProgrammeEntry], many(entry(ProgrammeEntry), once=("number",))
    ]


@dataclass(frozen=True, kw_only=True)
class Document(Entry):
    format: Annotated[str, format_name]
    # Before the goals, whose figures may lie only in its years.
    strategy: Annotated[StrategyEntry, entry(StrategyEntry)]
    goals: Annotated[list[GoalEntry], many(entry(GoalEntry), once=("number",))]

    def contradictions(self) -> Iterator[tuple[str, str]]:
        numbers = {goal.number for goal in self.goals or [] if goal.number}
        for pair in clashes(numbers):
            yield "goals", clash_in_words(*pair)


def read_file(path: Path) -> Document:
    """Read a file in the exchange format; raise `Refused` with all its faults."""
    return read_document(json_in(text_in(path)))


def read_document(value: Any) -> Document:
    spot = Spot(value, "", Findings())
    if isinstance(value, Members) and value.get("format") != FORMAT:
        format_name(spot.at("format"))  # all other faults would follow from this one
        raise Refused(*spot.findings.faults)
    document = entry(Document)(spot)
    if document is None or spot.findings.faults:
        raise Refused(*spot.findings.faults)
    return document


def text_in(path: Path) -> str:
    try:
        if not path.is_file():
            raise Refused(_("There is no such file."))
        if path.stat().st_size > LARGEST_FILE:
            raise Refused(
                _("The file is larger than %(limit)d MB.")
                % {"limit": LARGEST_FILE // 1024**2}
            )
        # Windows puts a mark before the text, which "utf-8-sig" passes over.
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise Refused(_("The file cannot be read.")) from error
    except UnicodeDecodeError as error:
        raise Refused(
            _("The file is not in UTF-8 (byte %(byte)d).") % {"byte": error.start + 1}
        ) from error


def json_in(text: str) -> Any:
    try:
        return json.loads(text, object_pairs_hook=Members, parse_int=whole)
    except json.JSONDecodeError as error:
        raise Refused(
            _("The file is not JSON: line %(line)d, column %(column)d.")
            % {"line": error.lineno, "column": error.colno}
        ) from error
    except RecursionError as error:
        raise Refused(_("The parts of the file are nested too deeply.")) from error


def whole(digits: str) -> int:
    """Read enough digits to see that the number is too large; Python limits them."""
    return int(digits[:20])
