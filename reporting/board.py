"""What the board says of a year's reports: each count with the list behind it."""

import datetime
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, reduce
from operator import or_
from typing import Any

from django.db.models import Count as CountOf
from django.db.models import FilteredRelation, Max, Q
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from indicators.models import Indicator
from indicators.reading import is_no_data
from leszno_strategy.alphabet import alphabetical
from leszno_strategy.grouping import grouped
from organisation.models import Appointment, Unit, User
from reporting.models import State, Version
from reporting.overview import ReportRow
from reporting.report_filter import (
    HANDED_IN,
    NONE,
    OVERSEEN,
    STILL_OWED,
    fits,
    query,
)
from reporting.subjects import Subjects
from tasks.models import Goal, StrategyYear
from tasks.subjects import COLUMNS, called, column_of

# With more programmes than these the board shows goals, and one of them unfolded.
MOST_SHOWN = 60


@dataclass(frozen=True)
class Count:
    """How many reports, and how an address asks for exactly these."""

    n: int
    query: str


@dataclass(frozen=True)
class Line:
    """A programme or a unit: its reports by state, and those that are late."""

    title: str
    note: str
    counts: list[tuple[str, Count]]  # each with the heading of its column


@dataclass(frozen=True)
class Group:
    """A goal with its programmes; folded, it is one line that opens them."""

    title: str
    lines: list[Line]
    folded: Line | None = None
    code: str = ""


@dataclass(frozen=True)
class Debtor:
    """A person who owes reports; nobody, if there is no one to ask."""

    user: User | None
    posts: list[str]
    owed: Count
    done: Count
    late: Count
    days_since_entry: int | None

    @property
    def name(self) -> str:
        return str(self.user or _("nobody"))


class Board:
    """The reports of a person's part of the strategy, counted in several ways."""

    def __init__(
        self,
        rows: list[ReportRow],
        year: StrategyYear,
        *,
        overseen: Subjects,
        on: datetime.date,
        is_all: bool,
        opened: str = "",
    ) -> None:
        # The code of the goal whose programmes are shown, where others are folded.
        self.opened = opened
        self.rows, self.year, self.overseen, self.on = rows, year, overseen, on
        # Who oversees a part may read more: then the lists have to say which.
        self.scope = {} if is_all else {"about": OVERSEEN}

    def count(self, rows: Iterable[ReportRow], **wanted: Any) -> Count:
        """Count those of the rows that the list shows when it is asked the same."""
        return self._counted(sum(fits(row, **wanted) for row in rows), **wanted)

    def _counted(self, n: int, **wanted: Any) -> Count:
        return Count(n, query(**wanted, **self.scope))

    def line(self, title: str, note: str, rows: list[ReportRow], **wanted: Any) -> Line:
        """Count rows all of which are what is wanted: each is looked at once."""
        counts = [(str(one.label), n) for one, n in self._by_state(rows, **wanted)]
        n = sum(row.days_late > 0 for row in rows)
        late = pgettext("of reports", "late"), self._counted(n, late=1, **wanted)
        return Line(title, note, [*counts, late])

    @cached_property
    def together(self) -> Line:
        return self.line(_("Total"), "", self.rows)

    def _by_state(
        self, rows: Iterable[ReportRow], **wanted: Any
    ) -> list[tuple[State, Count]]:
        """Count rows all of which are what is wanted by their states."""
        states = Counter(row.state for row in rows)
        return [
            (one, self._counted(states[one], state=one.value, **wanted))
            for one in State
        ]

    @property
    def states(self) -> list[tuple[State, Count]]:
        return self._by_state(self.rows)

    @property
    def all(self) -> Count:
        return self._counted(len(self.rows))

    @property
    def done(self) -> Count:
        return self.count(self.rows, state=HANDED_IN)

    @property
    def absent(self) -> Count:
        return self.count(self.rows, absent=1)

    @cached_property
    def without_value(self) -> int:
        """Count the indicators of which no value is in force for the year.

        "No data" is none. One query, which has each text once.
        """
        within = (
            Q(**{f"{COLUMNS[part.model]}__in": part.order_by().values("pk")})
            for part in self.overseen.parts
        )
        said = FilteredRelation("values", condition=Q(values__year=self.year.year))
        own: Any = Indicator.objects.filter(reduce(or_, within)).alias(said=said)
        texts = own.order_by().values_list("said__text").annotate(CountOf("pk"))
        return sum(n for text, n in texts if text is None or is_no_data(text))

    @cached_property
    def is_long(self) -> bool:
        """Whether there are too many programmes to show those of all goals."""
        return len({row.programme for row in self.rows if row.programme}) > MOST_SHOWN

    def goals(self) -> Iterator[Group]:
        """Group the programmes by goal; the strategy's own report stands first."""
        for goal, its in grouped(self.rows, lambda row: row.goal).items():
            title = str(goal or _("The strategy as a whole"))
            if goal and self.is_long and goal.code != self.opened:
                whole = self.line(title, "", its, goal=goal.code)
                yield Group(title, [], folded=whole, code=goal.code)
            else:
                yield Group(title, list(self._programmes(goal, its)))

    def _programmes(
        self, goal: Goal | None, rows: Iterable[ReportRow]
    ) -> Iterator[Line]:
        """Yield a line a programme, before them one of the goal's own report."""
        by_programme = grouped(rows, lambda row: row.programme)
        for programme, its in by_programme.items():
            if programme:
                note = str(programme.coordinator or "")
                yield self.line(str(programme), note, its, programme=programme.code)
                continue
            subject = its[0].subject
            title = _("%(subject)s: its own indicators") % {"subject": called(subject)}
            within = {"goal": goal.code} if goal else {}
            yield self.line(title, "", its, level=column_of(subject), **within)

    def units(self) -> Iterator[Line]:
        """Yield the units that carry out tasks: one query."""
        by_unit = _grouped(self.rows, lambda row: row.units)
        for unit in Unit.objects.filter(pk__in=by_unit):
            yield self.line(unit.name, "", by_unit[unit.pk], unit=str(unit.pk))
        if without := [row for row in self.rows if not row.units]:
            yield self.line(_("no unit"), "", without, unit=NONE)

    def debtors(self) -> list[Debtor]:
        """Return those who owe reports, who owes most first: two queries."""
        people = {one.pk: one for row in self.rows for one in row.owing.people}
        by_person = _grouped(self.rows, lambda row: {p.pk for p in row.owing.people})
        posts, entries = self._posts(people), self._entries(people)
        found = [
            self._debtor(by_person[pk], pk, user, posts[pk], entries.get(pk))
            for pk, user in people.items()
        ]
        if without := [row for row in self.rows if not row.owing.people]:
            found.append(self._debtor(without, NONE, None, [], None))
        return sorted(
            (one for one in found if one.owed.n),
            key=lambda one: (-one.owed.n, alphabetical(one.name)),
        )

    def _debtor(
        self,
        rows: list[ReportRow],
        key: int | str,
        user: User | None,
        posts: list[str],
        entered_on: datetime.date | None,
    ) -> Debtor:
        return Debtor(
            user=user,
            posts=posts,
            owed=self.count(rows, person=str(key), state=STILL_OWED),
            done=self.count(rows, person=str(key), state=HANDED_IN),
            late=self.count(rows, person=str(key), late=1),
            days_since_entry=(self.on - entered_on).days if entered_on else None,
        )

    def _posts(self, people: Iterable[int]) -> Mapping[int, list[str]]:
        held = Appointment.objects.current(self.on).filter(user__in=people)
        titles: defaultdict[int, list[str]] = defaultdict(list)
        for user, title in held.values_list("user", "post__title"):
            titles[user].append(title)
        return titles

    def _entries(self, people: Iterable[int]) -> Mapping[int, datetime.date]:
        """Say when each of the people last entered something for the year."""
        entered = Version.objects.entered().filter(
            report__year=self.year, by__in=people
        )
        last = entered.order_by().values("by").annotate(last=Max("at"))
        return {user: localdate(at) for user, at in last.values_list("by", "last")}


def _grouped(
    rows: Iterable[ReportRow], keys: Callable[[ReportRow], Iterable[int]]
) -> Mapping[int, list[ReportRow]]:
    """Group the rows by keys, each under all that it has."""
    found: defaultdict[int, list[ReportRow]] = defaultdict(list)
    for row in rows:
        for key in keys(row):
            found[key].append(row)
    return found
