"""Each report of a year with whose turn it is, for the list and the board alike.

Only what counts is read of all; a page asks for the rest of those that it shows.
"""

import datetime
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q, QuerySet, Value
from django.utils.timezone import localdate

from organisation.rights import Right, Role, may_as, may_for_all
from organisation.roles import HeldPosts
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
from reporting.recording import with_total
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
    # Of a task, where it was asked for all of them.
    title: str = ""
    # What is reported, where `in_full` was asked for it.
    report: Report | None = None
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
    def linked(self) -> Any:
        """The subject with what a link to it says, where rows are titled."""
        return self.subject or Task(
            pk=self.pk,
            programme=self.programme,
            number=self.number,
            title=self.title,
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

    def may(self, who: HeldPosts, right: Right) -> bool:
        """Say whether the person may do it, by a role or as who leads what it is in.

        As `Subjects.open_to` of all rights that executors do not have.
        """
        return may_for_all(who, right) or may_as(self._leads(who), right)

    def _leads(self, who: HeldPosts) -> Collection[Role]:
        coordinator = self.programme.coordinator_id if self.programme else None
        head = self.goal.head_id if self.goal else None
        by_post = {Role.COORDINATOR: coordinator, Role.GOAL_HEAD: head}
        return [role for role, post in by_post.items() if post in who.posts]

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
    titled: bool = False,
) -> list[ReportRow]:
    """Read where the reports stand on the day, in the order of the strategy.

    Three queries, however many reports; four where a goal without programmes has one,
    one less where it is known who holds what, and one more where nobody approves what
    they entered. Tasks come with what a link to them says if they are to be `titled`.
    """
    programmes = Programme.objects.filter(goal__strategy=year.strategy_id)
    known = programmes.select_related("goal__head", "coordinator").in_bulk()
    for one in known.values():
        # Asked for its address: the same strategy for all.
        one.goal.strategy = year.strategy
    made = Rows(known, campaign, held or holders(on), on)
    rows = _made(_Lines(subjects, year, titled=titled), year, made)
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


class _Lines:
    """What is read of each subject: one query for all, a line for each who is named.

    Named to report are a task's executors, and those of the indicators above it.
    """

    def __init__(self, subjects: Subjects, year: StrategyYear, *, titled: bool) -> None:
        self.year, self.titled = year, titled
        # By level and id: the programme, the number, the state and the title.
        self.told: dict[tuple[str, int], tuple[int, int, str, str]] = {}
        self.named: dict[tuple[str, int], list[tuple[Any, ...]]] = {}
        first, *rest = map(self._of_level, subjects.parts)
        for column, pk, *told, position, named, post, unit, of_post in first.union(
            *rest, all=True
        ):
            key = column, pk
            self.told[key] = tuple(told)
            body = position, named, (post, unit, of_post)
            self.named.setdefault(key, []).append(body)

    def _of_level(self, part: "QuerySet[Any]") -> "QuerySet[Any]":
        title: Any = Value("")
        place: Any = Value(0), Value(0)
        if part.model is Task:
            title = "title" if self.titled else title
            place, named, body = ("programme_id", "number"), "executors", ""
        else:
            named, body = "indicators", "reporting_"
        post, unit = f"{named}__{body}post", f"{named}__{body}unit"
        return (
            with_state(part, self.year)
            .order_by()
            .values_list(
                *(Value(COLUMNS[part.model]), "pk", *place, "report_state", title),
                *(f"{named}__position", f"{named}__pk", post, unit, f"{post}__unit"),
            )
        )

    def bodies(self, key: tuple[str, int]) -> tuple[Body, ...]:
        """Return who is named, in the order of the card."""
        named = self.named[key]
        if len(named) > 1:
            named = sorted(named)
        return tuple([body for _position, _pk, body in named])


def _made(lines: _Lines, year: StrategyYear, made: Rows) -> Iterator[ReportRow]:
    goals = {one.goal_id: one.goal for one in made.programmes.values()}
    asked = {pk for column, pk in lines.told if column == COLUMNS[Goal]}
    if not asked <= goals.keys():
        goals |= year.strategy.goals.select_related("head").in_bulk()
    task = COLUMNS[Task]
    for key, (programme, number, state, title) in lines.told.items():
        (column, pk), named = key, lines.bodies(key)
        if column == task:
            found = made.programmes[programme]
            row = made.row(Task, pk, state, named, programme=found, number=number)
            row.title = title
        elif column == COLUMNS[Strategy]:
            row = made.row(Strategy, pk, state, named, subject=year.strategy)
        elif column == COLUMNS[Goal]:
            goal = goals[pk]
            goal.strategy = year.strategy
            row = made.row(Goal, pk, state, named, goal=goal, subject=goal)
        else:
            found = made.programmes[pk]
            row = made.row(Programme, pk, state, named, programme=found, subject=found)
        yield row


def in_full(
    rows: Sequence[ReportRow], year: StrategyYear, *, with_reports: bool = False
) -> None:
    """Read what a page says of the reports that it shows: two queries.

    Their subjects, with `entered_at`, `returned_pk`, `returned_reason` and how many
    `open_questions` wait for an answer; and what each says, if that is asked for.
    """
    pks = [row.pk for row in rows if row.model is Task]
    shown = Task.objects.order_by().only("programme", "number", "title", "stages_known")
    # All at once: `in_bulk` asks for a thousand at a time.
    tasks = {task.pk: task for task in with_total(shown, year).filter(pk__in=pks)}
    entries = _entries(rows, year, with_reports=with_reports)
    for row in rows:
        if row.model is Task:
            row.subject = tasks[row.pk]
            row.subject.programme = row.programme
        entry = entries.get(row.key)
        row.report = entry if with_reports else None
        for name in TOLD:
            setattr(row.subject, name, getattr(entry, name, None))


TOLD = ("entered_at", "returned_pk", "returned_reason", "open_questions")


def _entries(
    rows: Iterable[ReportRow], year: StrategyYear, *, with_reports: bool
) -> dict[str, Any]:
    """Return the reports of the rows by the rows' keys."""
    ids: defaultdict[str, list[int]] = defaultdict(list)
    for row in rows:
        ids[COLUMNS[row.model]].append(row.pk)
    shown = reduce(or_, (Q(**{f"{c}__in": pks}) for c, pks in ids.items()), Q())
    found = Report.objects.filter(shown, year=year)
    if with_reports:
        found = found.select_related("latest")
    else:
        found = found.only("pk", *COLUMNS.values())
    told = with_return(with_entry(with_questions(found), year), year) if ids else ()
    return {
        f"{column}-{pk}": report
        for report in told
        for column in COLUMNS.values()
        if (pk := getattr(report, f"{column}_id")) is not None
    }
