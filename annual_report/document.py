"""The yearly report as data: all that any format writes, drawn once, frozen as it is.

Figures are exact, or cut behind their 28th digit such that they round to the same;
whoever shows one rounds it by `leszno_strategy.numbers`. None is unknown, which is not
zero. Nothing here is a sentence: formats find the words, in
their reader's language. As JSON a figure is a text with a decimal point, so that it
survives any reader; keys stand in the order of the records below and nothing is spaced
out, so that the same content is always the same bytes.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import Any

import msgspec

from leszno_strategy.numbers import Exact, as_decimal
from tasks.progress import Status

# Raise it with every change of a record or a closed list below: CONTRIBUTING.md says
# how. What was frozen before is read by `stored`.
FORMAT = "strategy-report/2"
# Keys of the JSON that are not the names of the fields.
WRITTEN_AS = {"figures": "standing"}


class Level(StrEnum):
    """What a part of the strategy is; a task is none of these."""

    STRATEGY = "strategy"
    GOAL = "goal"
    PROGRAMME = "programme"


class Reported(StrEnum):
    """Where the figures of the year of a task, or of a part's indicators, come from."""

    APPROVED = "approved"
    TAKEN_OVER = "taken_over"  # imported, from before there were campaigns
    MISSING = "missing"  # nothing was approved


class Point(msgspec.Struct, frozen=True):
    """Plan and actual to the end of a year, over tasks whose stages are known."""

    year: int
    planned: Decimal | None
    actual: Decimal | None


class Figures(msgspec.Struct, frozen=True):
    """Plan and progress of a part or a task at the end of the year, in points.

    `comparable` is the progress of what has a plan, `index` its share of `planned`
    (0.91 is 91 %), `whole_plan` the plan of all years.
    """

    planned: Decimal | None
    progress: Decimal | None
    comparable: Decimal | None
    index: Decimal | None
    whole_plan: Decimal | None


class Value(msgspec.Struct, frozen=True):
    """What was reported for a year: the text, and its number beyond doubt."""

    text: str
    number: Decimal | None


class Standing(msgspec.Struct, frozen=True):
    """How an indicator stood at the end of the year, as it was told then.

    `word` is a value of `indicators.standing.Word`, `share` that of the way from the
    baseline to the last target (1 is all of it), `expected` what it should have come to
    by then, in its own unit. `year` is that of the value they tell of, None without
    any; `broken_in` that of the break which lies between.
    """

    word: str
    share: Decimal | None
    expected: Decimal | None
    year: int | None
    is_old: bool
    broken_in: int | None


class Measure(msgspec.Struct, frozen=True):
    """An indicator with its values up to the year; `id` is that of its page.

    Baseline, band and targets are in its own unit; targets and breaks (with their
    reasons) go by their years, those after the report's year too. `reporter` is the
    post or unit named to report it, "" where that is whoever answers for what it
    belongs to. `change` is what the number of the year is above that of the year
    before, None across a break.
    """

    id: int
    kind: str
    name: str
    definition: str
    method: str
    unit: str
    frequency: str
    source: str
    direction: str
    baseline: Decimal | None
    baseline_year: int | None
    band_from: Decimal | None
    band_to: Decimal | None
    targets: dict[int, Decimal]
    breaks: dict[int, str]
    comparison: str
    is_headline: bool | None
    reporter: str
    values: dict[int, Value]
    change: Decimal | None
    standing: Standing | None


class Texts(msgspec.Struct, frozen=True):
    """What an approved report says in words; an empty text says nothing."""

    done: str
    obstacles: str
    next_steps: str


class Weights(msgspec.Struct, frozen=True):
    """How many parts there are, how many have a weight, and their sum."""

    parts: int
    given: int
    sum: Decimal


class Part(msgspec.Struct, frozen=True, rename=WRITTEN_AS):
    """The strategy, a goal or a programme at the end of the year.

    `counted_weight` is the weight in the mean of what it belongs to: 1 where no part
    has any. `coverage` is the share of the weight whose progress is known. `reported`
    is where the values of its own indicators come from, None where it has none;
    `texts` what its own approved report says, None without one.
    """

    level: Level
    code: str
    title: str
    answering: str
    weight: Decimal | None
    counted_weight: Decimal
    figures: Figures
    coverage: Decimal
    tasks: int
    tasks_known: int
    tasks_with_plan: int
    statuses: dict[Status, int]
    weights: Weights
    curve: list[Point]
    indicators: list[Measure]
    reported: Reported | None
    texts: Texts | None

    @property
    def is_reported(self) -> bool:
        """Whether any progress of its tasks was ever reported."""
        return self.statuses.get(Status.NO_DATA, 0) < self.tasks


class Cell(msgspec.Struct, frozen=True):
    """Planned and actual of a stage in one year, in points of the task."""

    planned: Decimal | None
    actual: Decimal | None


class Stage(msgspec.Struct, frozen=True):
    """A stage; what was done after the report's year is left out."""

    label: str
    title: str
    cells: dict[int, Cell]
    planned: Decimal | None  # of all years
    actual: Decimal | None  # to the end of the year


class Executor(msgspec.Struct, frozen=True):
    """Who carries out, as printed, and the id of the unit that it means."""

    text: str
    unit: int | None


class Spending(msgspec.Struct, frozen=True):
    """What a source is to give in one year, and what was spent of it, in PLN."""

    planned: Decimal | None
    executed: Decimal | None


class Funding(msgspec.Struct, frozen=True):
    """A line of the budget; the amount is in PLN.

    What was spent after the report's year is left out of `years`.
    """

    source: str
    funds: str
    amount: Decimal | None
    years: dict[int, Spending]


class Task(msgspec.Struct, frozen=True, rename=WRITTEN_AS):
    """A task's card and figures at the end of the year."""

    code: str
    goal: str
    programme: str
    title: str
    coordinator: str
    executors: list[Executor]
    weight: Decimal | None
    counted_weight: Decimal
    stages_known: bool
    is_plan_off: bool
    year: Cell  # of the year alone
    figures: Figures
    status: Status
    reported: Reported
    done: str
    obstacles: str
    next_steps: str
    curve: list[Point]
    stages: list[Stage]
    cost: str | None
    cost_amount: Decimal | None
    funding: list[Funding]
    indicators: list[Measure]


@dataclass(frozen=True, slots=True)
class Owner:
    """A task, or a part above it, as lists of stages and indicators name it alone.

    No part of a report. `level` is None for a task; `coordinator` answers for either.
    """

    code: str
    title: str
    coordinator: str
    level: Level | None = None
    executors: Sequence[Executor] = ()


class Head(msgspec.Struct, frozen=True):
    """What the report says of the whole strategy."""

    strategy: str  # its address
    title: str
    city: str
    adopted_by: str
    source: str
    year: int
    years: list[int]
    indicator_years: list[int]  # some series begin before the strategy
    target_years: list[int]
    on_track: Decimal
    delayed: Decimal
    parts: list[Part]
    reported: dict[Reported, int]  # of tasks

    @property
    def is_anything_reported(self) -> bool:
        """Whether anything of the year is known, of any task or part."""
        known = {Reported.APPROVED, Reported.TAKEN_OVER}
        of_parts = any(part.reported in known for part in self.parts)
        return of_parts or any(self.reported[one] for one in known)


@dataclass(frozen=True)
class Document:
    """The head, and the tasks in the order of their codes, read one by one.

    There may be thousands, so a format goes through them once and keeps none.
    """

    head: Head
    tasks: Callable[[], Iterator[Task]]


_encoder = msgspec.json.Encoder()


@lru_cache(maxsize=10_000)  # a report asks a million times for a few figures
def plain(value: Exact) -> Decimal:
    """Return the value as every database and every import would write it."""
    found = as_decimal(value).normalize() + 0
    return found.quantize(Decimal(1)) if found.as_tuple().exponent > 0 else found  # type: ignore[operator]


def known(value: Exact | None) -> Decimal | None:
    return None if value is None else plain(value)


def head_bytes(head: Head) -> bytes:
    return _encoder.encode(head)


def tasks_bytes(tasks: list[Task]) -> bytes:
    """Write some of the tasks as what stands between the brackets of a list."""
    return _encoder.encode(tasks)[1:-1]


def json_of(
    head: str | bytes, tasks: Iterable[str | bytes], *, written_as: str = FORMAT
) -> Iterator[bytes]:
    """Put the whole document together, piece by piece, as the format that it is in."""
    yield b'{"format":"%s","head":' % written_as.encode()
    yield _bytes(head)
    yield b',"tasks":['
    for number, part in enumerate(tasks):
        yield (b"," if number else b"") + _bytes(part)
    yield b"]}"


def _bytes(text: str | bytes) -> bytes:
    return text.encode() if isinstance(text, str) else text


def schema() -> dict[str, Any]:
    """Return the JSON Schema of the whole document."""

    class Report(msgspec.Struct, frozen=True):
        format: str
        head: Head
        tasks: list[Task]

    def statuses(_kind: type) -> dict[str, Any]:
        return {"enum": Status.values}

    return msgspec.json.schema(Report, schema_hook=statuses)
