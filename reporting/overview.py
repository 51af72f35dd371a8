"""Each report of a year with whose turn it is, for the list and the board alike.

Only what counts is read of all; a page asks for the rest of those that it shows.
"""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import attrgetter, or_
from typing import Any

from django.db.models import Q, QuerySet, Value
from django.utils.timezone import localdate

from reporting.models import Campaign, Report, State
from reporting.owing import Body, Duty, Holders, holders
from reporting.recording import with_total
from reporting.standing import Standing, Standings, Units
from reporting.states import with_entry, with_questions, with_return, with_state
from reporting.subjects import Subjects
from tasks.models import Programme, StrategyYear, Task
from tasks.subjects import COLUMNS, in_short_called

OF_TASKS = COLUMNS[Task]
# The first columns of a line: which subject it is, and what is told of it once.
TOLD_OF_IT = 6
PLACE = attrgetter("place")


@dataclass(slots=True, eq=False)
class ReportRow:
    """A subject's report of the year as of a day; one without a report counts too."""

    standing: Standing
    pk: int
    place: tuple[int, int, int]  # as `place_of` the subject
    units: Units
    # Of a task only where `in_full` read it: annotated by `with_state`, `with_return`.
    subject: Any = None
    # Of a task, where it was asked for all of them.
    title: str = ""
    # What is reported, where `in_full` was asked for it.
    report: Report | None = None
    # How much is odd in what waits for approval, where `remarked` counted it.
    remarks: int = 0

    @property
    def model(self) -> type[Any]:
        return self.standing.model

    @property
    def programme(self) -> Programme | None:
        return self.standing.programme

    @property
    def state(self) -> State:
        return self.standing.state

    @property
    def turn(self) -> Duty | None:
        return self.standing.turn

    @property
    def days_late(self) -> int:
        return self.standing.days_late

    @property
    def key(self) -> str:
        """As `key_of` the subject."""
        return f"{COLUMNS[self.model]}-{self.pk}"

    @property
    def linked(self) -> Any:
        """The subject with what a link to it says, where rows are titled."""
        return self.subject or Task(
            pk=self.pk,
            programme=self.programme,
            number=self.place[-1],
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
    standings = Standings(known, year, campaign, held or holders(on), on)
    return sorted(_made(_lines(subjects, year, titled=titled), standings), key=PLACE)


def _made(
    lines: Iterable[tuple[Any, ...]], standings: Standings
) -> Iterator[ReportRow]:
    """Make a row of all lines of a subject, which follow one another."""
    told: tuple[Any, ...] = ()
    bodies: tuple[Body, ...] = ()
    for line in lines:
        here, body = line[:TOLD_OF_IT], line[-3:]
        if here == told:
            bodies += (body,)
            continue
        if told:
            yield _row(standings, bodies, *told)
        told, bodies = here, (body,)
    if told:
        yield _row(standings, bodies, *told)


def _row(
    standings: Standings,
    bodies: tuple[Body, ...],
    column: str,
    part: int,
    number: int,
    pk: int,
    state: str,
    title: str,
) -> ReportRow:
    standing, units = standings.of(column, pk, part or pk, state, bodies)
    place = (*standing.place, number)
    row = ReportRow(standing, pk, place, units, title=title)
    if column != OF_TASKS:
        row.subject = standing.programme or standing.goal or standings.year.strategy
    return row


def _lines(
    subjects: Subjects, year: StrategyYear, *, titled: bool
) -> list[tuple[Any, ...]]:
    """Read what is told of each subject: a line for each who is named. One query.

    Named to report are a task's executors, and those of the indicators above it, in
    the order of the card.
    """
    first, *rest = (_of_level(part, year, titled=titled) for part in subjects.parts)
    return sorted(first.union(*rest, all=True))


def _of_level(
    part: "QuerySet[Any]", year: StrategyYear, *, titled: bool
) -> "QuerySet[Any]":
    place: Any = (Value(0), Value(0))
    asked: Any = Value("")
    named, body = "indicators", "reporting_"
    if part.model is Task:
        place, named, body = ("programme_id", "number"), "executors", ""
        asked = "title" if titled else asked
    post, unit = f"{named}__{body}post", f"{named}__{body}unit"
    return (
        with_state(part, year)
        .order_by()
        .values_list(
            *(Value(COLUMNS[part.model]), *place, "pk", "report_state", asked),
            *(f"{named}__position", f"{named}__pk", post, unit, f"{post}__unit"),
        )
    )


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
