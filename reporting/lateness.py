"""Who is late, by how many reports and days: people and units, worst first."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from leszno_strategy.alphabet import alphabetical
from organisation.models import Unit, User
from organisation.rights import Right, may_for_all
from organisation.roles import HeldPosts
from reporting.models import Campaign
from reporting.overview import ReportRow
from reporting.owing import Holders
from reporting.report_filter import query


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

    @property
    def late(self) -> list[ReportRow]:
        return [row for row in self.rows if row.days_late]

    @property
    def owed(self) -> int:
        return sum(row.is_owed for row in self.rows)

    @property
    def handed_in(self) -> int:
        return len(self.rows) - self.owed


def below(rows: Iterable[ReportRow], campaign: Campaign, who: HeldPosts) -> Below:
    """Keep what the person oversees: as `Subjects.open_to(who, Right.OVERSEE)`."""
    if may_for_all(who, Right.OVERSEE):
        return Below(campaign, list(rows))
    return Below(campaign, [row for row in rows if row.may(who, Right.OVERSEE)])


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
        users = {one.pk: one for row in part.late for one in row.owing.people}
        rows = _by(part.late, lambda row: [one.pk for one in row.owing.people])
        found += (
            _late(
                str(user),
                held.titles.get(pk, ()),
                part.campaign,
                rows[pk],
                user=user,
                person=str(pk),
            )
            for pk, user in users.items()
        )
    return sorted(found, key=lambda one: one.order)


def late_units(overseen: Iterable[Below]) -> list[Late]:
    """Name the units that carry out what is late: one query if anything is."""
    parts = [(part, _by(part.late, lambda row: list(row.units))) for part in overseen]
    ids = {pk for _part, rows in parts for pk in rows}
    names = dict(Unit.objects.filter(pk__in=ids).order_by().values_list("pk", "name"))
    found = (
        _late(names[pk], (), part.campaign, its, unit=str(pk))
        for part, rows in parts
        for pk, its in rows.items()
    )
    return sorted(found, key=lambda one: one.order)


def _late(
    name: str,
    posts: Sequence[str],
    campaign: Campaign,
    rows: Sequence[ReportRow],
    *,
    user: User | None = None,
    **whose: str,
) -> Late:
    days = max(row.days_late for row in rows)
    asked = query(**whose, late=1)
    return Late(name, posts, len(rows), days, campaign, asked, user)


def _by(
    rows: Iterable[ReportRow], keys: Callable[[ReportRow], Sequence[int]]
) -> Mapping[int, list[ReportRow]]:
    found: defaultdict[int, list[ReportRow]] = defaultdict(list)
    for row in rows:
        for key in keys(row):
            found[key].append(row)
    return found
