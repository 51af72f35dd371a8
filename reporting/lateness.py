"""Who is late, by how many reports and days: people and units, worst first."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from leszno_strategy.alphabet import alphabetical
from organisation.models import Unit, User
from organisation.rights import Right, may_for_all
from organisation.roles import HeldPosts
from reporting.models import Campaign
from reporting.overview import ReportRow
from reporting.owing import Holders
from reporting.report_filter import query
from reporting.standing import Stood, by_unit, standings_of, under


@dataclass(frozen=True)
class Late:
    """A person or a unit with late reports of one campaign."""

    name: str
    posts: Sequence[str]
    n: int
    days: int
    campaign: Campaign
    query: str  # how the list of reports is asked for exactly these
    user: User | None = None

    @property
    def order(self) -> tuple[int, int, str]:
        """Put first who is late by most days, then with most reports."""
        return -self.days, -self.n, alphabetical(self.name)


@dataclass(frozen=True)
class Below:
    """The reports of a campaign that a person oversees."""

    campaign: Campaign
    rows: Sequence[ReportRow]

    @cached_property
    def stood(self) -> Stood:
        return standings_of(self.rows)

    @property
    def late(self) -> Stood:
        return {one: n for one, n in self.stood.items() if one.days_late}

    @property
    def n_late(self) -> int:
        return sum(self.late.values())

    @property
    def owed(self) -> int:
        return sum(n for one, n in self.stood.items() if one.is_owed)

    @property
    def handed_in(self) -> int:
        return len(self.rows) - self.owed


def below(rows: Sequence[ReportRow], campaign: Campaign, who: HeldPosts) -> Below:
    """Keep what the person oversees: as `Subjects.open_to(who, Right.OVERSEE)`."""
    if may_for_all(who, Right.OVERSEE):
        return Below(campaign, rows)
    seen = {one for one in standings_of(rows) if one.may(who, Right.OVERSEE)}
    return Below(campaign, [row for row in rows if row.standing in seen])


def may_remind(seen: Below, who: HeldPosts) -> bool:
    """Say whether the person may remind of what they see there.

    Whoever oversees a part by a post may; who oversees all by a role needs the right.
    """
    if may_for_all(who, Right.REMIND):
        return True
    return bool(seen.rows) and not may_for_all(who, Right.OVERSEE)


def late_people(overseen: Iterable[Below], held: Holders) -> list[Late]:
    """Name the people; each that nobody owes but the office is the office's."""
    found: list[Late] = []
    for part in overseen:
        users = {p.pk: p for one in part.late for p in one.owing.people}
        by_person = under(part.late, lambda one: [p.pk for p in one.owing.people])
        found += (
            _late(
                str(user),
                held.titles.get(pk, ()),
                part.campaign,
                by_person[pk],
                user=user,
                person=str(pk),
            )
            for pk, user in users.items()
        )
    return sorted(found, key=lambda one: one.order)


def late_units(overseen: Iterable[Below]) -> list[Late]:
    """Name the units that carry out what is late: one query if anything is."""
    found = [
        (part.campaign, pk, stood)
        for part in overseen
        for pk, stood in by_unit(row for row in part.rows if row.days_late).items()
        if pk
    ]
    ids = {pk for _campaign, pk, _stood in found}
    names = dict(Unit.objects.filter(pk__in=ids).order_by().values_list("pk", "name"))
    late = (
        _late(names[pk], (), campaign, stood, unit=str(pk))
        for campaign, pk, stood in found
    )
    return sorted(late, key=lambda one: one.order)


def _late(
    name: str,
    posts: Sequence[str],
    campaign: Campaign,
    stood: Stood,
    *,
    user: User | None = None,
    **whose: str,
) -> Late:
    days, n = max(one.days_late for one in stood), sum(stood.values())
    return Late(name, posts, n, days, campaign, query(**whose, late=1), user)
