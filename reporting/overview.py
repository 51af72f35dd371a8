"""Each report of a year with whose turn it is, for the list and the board alike.

Only what counts is read of all; a page asks for the rest of those that it shows.
"""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import groupby
from operator import itemgetter, or_
from typing import Any

from django.db.models import Q, Value
from django.utils.timezone import localdate

from leszno_strategy.grouping import grouped
from reporting.models import Campaign, Report, State
from reporting.owing import (
    NOBODY,
    Answering,
    Body,
    Duty,
    Holders,
    entered_by,
    holders,
)
from reporting.states import with_entry, with_questions, with_return, with_state
from reporting.subjects import Subjects
from reporting.transitions import OPEN
from tasks.models import Goal, Programme, Strategy, StrategyYear, Task
from tasks.subjects import COLUMNS, Subject, in_short_called

# What still has to be entered, and what has been.
OWED = OPEN
DONE = frozenset(State) - OWED


@dataclass(slots=True)
class ReportRow:
    """A subject's report of the year as of a day; one without a report counts too."""

    model: type[Any]
    pk: int
    # Which it is or lies in; None above.
    programme: Programme | None
    goal: Goal | None
    number: int  # of a task in its programme, 0 of what is none
    state: State
    owing: Duty  # who enters it, also once it is entered
    turn: Duty | None  # whose turn it is; None if it is nobody's
    reviewing: Duty | None  # who reviews it where there is a campaign
    days_late: int
    units: frozenset[int]  # that carry the task out, or report the indicators
    # Of a task only where `in_full` read it: annotated by `with_state`, `with_return`.
    subject: Any = None
    # How much is odd in what waits for approval, where `remarked` counted it.
    remarks: int = 0

    @property
    def key(self) -> str:
        """As `key_of` the subject."""
        return f"{COLUMNS[self.model]}-{self.pk}"

    @property
    def place(self) -> tuple[int, int, int]:
        """As `place_of` the subject."""
        return (
            self.goal.position if self.goal else 0,
            self.programme.number if self.programme else 0,
            self.number,
        )

    @property
    def called(self) -> str:
        return in_short_called(self.subject)

    @property
    def level(self) -> str:
        """What it is, where it is no task."""
        what = self.model
        return "" if what is Task else str(what._meta.verbose_name)

    @property
    def is_owed(self) -> bool:
        return self.state in OWED

    @property
    def is_absent(self) -> bool:
        """Owed, and by nobody who has ever signed in."""
        return self.is_owed and not any(one.last_login for one in self.owing.people)

    @property
    def days_since_entry(self) -> int | None:
        at = self.subject.entered_at
        return (localdate() - localdate(at)).days if at else None


def report_rows(
    subjects: Subjects,
    year: StrategyYear,
    campaign: Campaign | None,
    *,
    on: datetime.date,
    held: Holders | None = None,
) -> list[ReportRow]:
    """Read where the reports stand on the day, in the order of the strategy.

    Four queries, however many reports; five where a goal without programmes has one,
    one less where it is known who holds what, and one more where nobody approves what
    they entered.
    """
    programmes = Programme.objects.filter(goal__strategy=year.strategy_id)
    known = programmes.select_related("goal", "coordinator").in_bulk()
    for one in known.values():
        # Asked for its address: the same strategy for all.
        one.goal.strategy = year.strategy
    made = Rows(known, campaign, held or holders(on), on)
    rows = [*_of_levels(subjects, year, made), *_of_tasks(subjects, year, made)]
    return sorted(rows, key=lambda row: row.place)


class Rows:
    """Makes rows; whose turn it is, is worked out once for all alike."""

    def __init__(
        self,
        programmes: Mapping[int, Programme],
        campaign: Campaign | None,
        held: Holders,
        on: datetime.date,
    ) -> None:
        self.programmes, self.campaign, self.held = programmes, campaign, held
        self.days_late = max(0, -campaign.days_left(on)) if campaign else 0
        self.states = {state.value: state for state in State}
        self.units: dict[Any, frozenset[int]] = {}
        self.executors: dict[Any, Sequence[Body]] = {}
        self.turns: dict[Any, tuple[Duty, Duty | None]] = {}
        self.entered = entered_by(campaign)

    def row(
        self,
        model: type[Any],
        pk: int,
        state: str,
        bodies: tuple[Body, ...],
        *,
        programme: Programme | None = None,
        goal: Goal | None = None,
        number: int = 0,
        subject: Subject | None = None,
    ) -> ReportRow:
        goal = programme.goal if programme else goal
        if bodies not in self.units:
            self._meet(bodies)
        # Bodies whose posts nobody holds make no difference to whose turn it is.
        coordinator = programme.coordinator_id if programme else None
        head = goal.head_id if goal else None
        by = self.entered.get(f"{COLUMNS[model]}-{pk}", NOBODY)
        named = model, self.executors[bodies], coordinator, head, by
        if named not in self.turns:
            self.turns[named] = self._turns(Answering(*named[:-1]), by)
        owing, reviewing = self.turns[named]
        stands, turn, days_late = self.states[state], None, 0
        if self.campaign and stands in OWED:
            turn, days_late = owing, self.days_late
        elif stands is State.SUBMITTED:
            turn = reviewing
        return ReportRow(
            *(model, pk, programme, goal, number, stands),
            *(owing, turn, reviewing, days_late, self.units[bodies], subject),
        )

    def _meet(self, bodies: tuple[Body, ...]) -> None:
        named = Answering(Task, bodies, None, None)
        self.units[bodies] = named.units
        self.executors[bodies] = bodies if self.held.executors(named) else ()

    def _turns(
        self, named: Answering, entered_by: frozenset[int]
    ) -> tuple[Duty, Duty | None]:
        held, campaign = self.held, self.campaign
        reviewing = held.reviewing(named, campaign, entered_by) if campaign else None
        return held.owing(named), reviewing


def _of_tasks(
    subjects: Subjects, year: StrategyYear, made: Rows
) -> Iterator[ReportRow]:
    """One query: a line for each executor of each task, or one if it has none."""
    (tasks,) = subjects.of(Task)
    named = with_state(tasks, year).order_by("pk", "executors__position")
    body = ("executors__post", "executors__unit", "executors__post__unit")
    lines = named.values_list("pk", "programme_id", "number", "report_state", *body)
    for (pk, programme, number, state), same in groupby(lines, itemgetter(0, 1, 2, 3)):
        yield made.row(
            *(Task, pk, state, tuple([line[4:] for line in same])),
            programme=made.programmes[programme],
            number=number,
        )


def _of_levels(
    subjects: Subjects, year: StrategyYear, made: Rows
) -> Iterator[ReportRow]:
    """One query: a line for each indicator of what there is above tasks."""
    levels = [part for part in subjects.parts if part.model is not Task]
    if not levels:
        return
    body = ("reporting_post", "reporting_unit", "reporting_post__unit")
    asked = [
        with_state(part, year)
        .order_by()
        .values_list(
            *(Value(COLUMNS[part.model]), "pk", "report_state"),
            *("indicators__position", "indicators__pk"),
            *(f"indicators__{one}" for one in body),
        )
        for part in levels
    ]
    lines = sorted(asked[0].union(*asked[1:], all=True), key=itemgetter(0, 1, 3, 4))
    states = {(column, pk): state for column, pk, state, *_named in lines}
    bodies = grouped(lines, itemgetter(0, 1))
    goals = {one.goal_id: one.goal for one in made.programmes.values()}
    asked_goals = {pk for column, pk in states if column == COLUMNS[Goal]}
    if not asked_goals <= goals.keys():
        goals |= year.strategy.goals.in_bulk()
    for (column, pk), state in states.items():
        named = tuple([line[5:] for line in bodies[column, pk]])
        if column == COLUMNS[Strategy]:
            yield made.row(Strategy, pk, state, named, subject=year.strategy)
        elif column == COLUMNS[Goal]:
            goal = goals[pk]
            goal.strategy = year.strategy
            yield made.row(Goal, pk, state, named, goal=goal, subject=goal)
        else:
            found = made.programmes[pk]
            yield made.row(Programme, pk, state, named, programme=found, subject=found)


def in_full(rows: Sequence[ReportRow], year: StrategyYear) -> None:
    """Read what a page says of the reports that it shows: two queries.

    Their subjects, with `entered_at`, `returned_pk`, `returned_reason` and how many
    `open_questions` wait for an answer.
    """
    tasks = Task.objects.only("programme", "number", "title").in_bulk(
        [row.pk for row in rows if row.model is Task]
    )
    entries = _entries(rows, year)
    for row in rows:
        if row.model is Task:
            row.subject = tasks[row.pk]
            row.subject.programme = row.programme
        entry = entries.get(row.key)
        for name in TOLD:
            setattr(row.subject, name, getattr(entry, name, None))


TOLD = ("entered_at", "returned_pk", "returned_reason", "open_questions")


def _entries(rows: Iterable[ReportRow], year: StrategyYear) -> dict[str, Any]:
    """Return the reports of the rows by the rows' keys."""
    ids: defaultdict[str, list[int]] = defaultdict(list)
    for row in rows:
        ids[COLUMNS[row.model]].append(row.pk)
    shown = reduce(or_, (Q(**{f"{c}__in": pks}) for c, pks in ids.items()), Q())
    found = Report.objects.filter(shown, year=year).only("pk", *COLUMNS.values())
    told = with_return(with_entry(with_questions(found), year), year) if ids else ()
    return {
        f"{column}-{pk}": report
        for report in told
        for column in COLUMNS.values()
        if (pk := getattr(report, f"{column}_id")) is not None
    }
