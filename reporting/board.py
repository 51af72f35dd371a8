"""What the board says of a year's reports: each count with the list behind it."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import Count as CountOf
from django.db.models import FilteredRelation, Max, Q, QuerySet
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from indicators.models import Indicator
from indicators.reading import is_no_data
from leszno_strategy.alphabet import alphabetical
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
from reporting.standing import Stood, by_state, by_unit, standings_of, under
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
        rows: Sequence[ReportRow],
        year: StrategyYear,
        *,
        overseen: Subjects,
        on: datetime.date,
        is_all: bool,
        opened: str = "",
    ) -> None:
        # The code of the goal whose programmes are shown, where others are folded.
        self.opened = opened
        self.year, self.overseen, self.on = year, overseen, on
        self.rows, self.stood = rows, standings_of(rows)
        # Who oversees a part may read more: then the lists have to say which.
        self.scope = {} if is_all else {"about": OVERSEEN}

    def count(self, stood: Stood, **wanted: Any) -> Count:
        """Count those of the reports that the list shows when it is asked the same."""
        n = sum(n for one, n in stood.items() if fits(one, **wanted))
        return self._counted(n, **wanted)

    def _counted(self, n: int, **wanted: Any) -> Count:
        return Count(n, query(**wanted, **self.scope))

    def line(self, title: str, note: str, stood: Stood, **wanted: Any) -> Line:
        """Count reports all of which are what is wanted: each is looked at once."""
        counts = [(str(one.label), n) for one, n in self._by_state(stood, **wanted)]
        n = sum(n for one, n in stood.items() if one.days_late)
        late = pgettext("of reports", "late"), self._counted(n, late=1, **wanted)
        return Line(title, note, [*counts, late])

    @cached_property
    def together(self) -> Line:
        return self.line(_("Total"), "", self.stood)

    def _by_state(self, stood: Stood, **wanted: Any) -> list[tuple[State, Count]]:
        """Count reports all of which are what is wanted by their states."""
        return [
            (state, self._counted(n, state=state.value, **wanted))
            for state, n in by_state(stood)
        ]

    @property
    def states(self) -> list[tuple[State, Count]]:
        return self._by_state(self.stood)

    @property
    def all(self) -> Count:
        return self._counted(len(self.rows))

    @property
    def done(self) -> Count:
        return self.count(self.stood, state=HANDED_IN)

    @property
    def absent(self) -> Count:
        return self.count(self.stood, absent=1)

    @cached_property
    def without_value(self) -> int:
        """Count the indicators of which no value is in force for the year.

        "No data" is none. One query, which has each text once a kind of subject: of all
        kinds together, SQLite looks at each indicator four times.
        """
        first, *rest = map(self._said_within, self.overseen.parts)
        texts = first.union(*rest, all=True)
        return sum(n for text, n in texts if text is None or is_no_data(text))

    def _said_within(self, part: "QuerySet[Any]") -> "QuerySet[Any]":
        """Count the indicators of one kind of subject by what is said of the year."""
        within = {f"{COLUMNS[part.model]}__in": part.order_by().values("pk")}
        said = FilteredRelation("values", condition=Q(values__year=self.year.year))
        own = Indicator.objects.filter(**within).alias(said=said).order_by()
        counted: QuerySet[Any] = own.values_list("said__text").annotate(CountOf("pk"))
        return counted

    @cached_property
    def is_long(self) -> bool:
        """Whether there are too many programmes to show those of all goals."""
        return len({one.programme for one in self.stood if one.programme}) > MOST_SHOWN

    def goals(self) -> Iterator[Group]:
        """Group the programmes by goal; the strategy's own report stands first."""
        for goal, its in under(self.stood, lambda one: [one.goal]).items():
            title = str(goal or _("The strategy as a whole"))
            if goal and self.is_long and goal.code != self.opened:
                whole = self.line(title, "", its, goal=goal.code)
                yield Group(title, [], folded=whole, code=goal.code)
            else:
                yield Group(title, list(self._programmes(goal, its)))

    def _programmes(self, goal: Goal | None, stood: Stood) -> Iterator[Line]:
        """Yield a line a programme, before them one of the goal's own report."""
        for programme, its in under(stood, lambda one: [one.programme]).items():
            if programme:
                note = str(programme.coordinator or "")
                yield self.line(str(programme), note, its, programme=programme.code)
                continue
            subject = goal or self.year.strategy
            title = _("%(subject)s: its own indicators") % {"subject": called(subject)}
            within = {"goal": goal.code} if goal else {}
            yield self.line(title, "", its, level=column_of(subject), **within)

    def units(self) -> Iterator[Line]:
        """Yield the units that carry out tasks: one query."""
        stood = by_unit(self.rows)
        for unit in Unit.objects.filter(pk__in=[pk for pk in stood if pk]):
            yield self.line(unit.name, "", stood[unit.pk], unit=str(unit.pk))
        if None in stood:
            yield self.line(_("no unit"), "", stood[None], unit=NONE)

    def debtors(self) -> list[Debtor]:
        """Return those who owe reports, who owes most first: two queries."""
        people = {p.pk: p for one in self.stood for p in one.owing.people}
        by_person = under(self.stood, lambda one: {p.pk for p in one.owing.people})
        posts, entries = self._posts(people), self._entries(people)
        found = [
            self._debtor(by_person[pk], pk, user, posts[pk], entries.get(pk))
            for pk, user in people.items()
        ]
        nobodys = {one: n for one, n in self.stood.items() if not one.owing.people}
        if nobodys:
            found.append(self._debtor(nobodys, NONE, None, [], None))
        return sorted(
            (one for one in found if one.owed.n),
            key=lambda one: (-one.owed.n, alphabetical(one.name)),
        )

    def _debtor(
        self,
        stood: Stood,
        key: int | str,
        user: User | None,
        posts: list[str],
        entered_on: datetime.date | None,
    ) -> Debtor:
        return Debtor(
            user=user,
            posts=posts,
            owed=self.count(stood, person=str(key), state=STILL_OWED),
            done=self.count(stood, person=str(key), state=HANDED_IN),
            late=self.count(stood, person=str(key), late=1),
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
