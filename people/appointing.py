"""Appointing to many posts at once: a dry run with faults by row, then all or nothing.

A row names a post and a person, by an account, or by a name and an e-mail address: for
these whoever may make accounts makes one.
"""

import csv
import datetime
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.contrib.admin.models import ADDITION, LogEntry
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db.models import Count, Exists, OuterRef, Prefetch, QuerySet
from django.utils.translation import gettext as _

from leszno_strategy.folding import fold
from leszno_strategy.transactions import deed, locked
from organisation.history import sign
from organisation.models import Appointment, Post, User
from organisation.rights import accounts_to_appoint, may_appoint
from organisation.roles import HeldPosts, held_posts
from organisation.usernames import free_username
from signing_in.invitations import invite

MOST_ROWS = 500
# Names of columns that a list copied with its heading begins with.
HEADINGS = {"stanowisko", "post", "nazwa stanowiska"}


@dataclass(frozen=True)
class Line:
    """A row as it was typed; `post` is known where it came from the table."""

    number: int
    title: str
    person: str
    email: str = ""
    post: int | None = None


@dataclass
class Row:
    """A row with what it means, and all that is wrong with it."""

    line: Line
    post: Post | None = None
    user: User | None = None
    is_new: bool = False  # the account is made with the appointment
    faults: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Plan:
    rows: Sequence[Row]

    @property
    def faults(self) -> int:
        return sum(bool(row.faults) for row in self.rows)

    @property
    def accounts(self) -> int:
        """How many accounts are made: one a person, however many posts."""
        return len({id(row.user) for row in self.rows if row.is_new})


class Refused(ValidationError):
    """Nothing was changed; the plan says what is wrong with which row."""

    def __init__(self, plan: Plan) -> None:
        super().__init__(_("Nobody was appointed: some rows have mistakes."))
        self.plan = plan


def vacant_posts(on: datetime.date) -> QuerySet[Post]:
    """Return the posts that nobody with an open account holds on the day."""
    held = Appointment.objects.current(on).filter(
        post=OuterRef("pk"), user__is_active=True
    )
    return Post.objects.filter(~Exists(held.order_by()))


def vacant_by_duties(on: datetime.date) -> list[Post]:
    """Read them with the numbers of what each answers for, most first: one query."""
    counted = vacant_posts(on).select_related("unit")
    posts: QuerySet[Any] = counted.annotate(
        n_tasks=Count("executed", distinct=True),
        n_programmes=Count("programmes", distinct=True),
        n_goals=Count("goals", distinct=True),
    )
    return sorted(
        posts, key=lambda one: -(one.n_tasks + one.n_programmes + one.n_goals)
    )


def read_list(text: str) -> list[Line]:
    """Read rows of post, name and e-mail as Excel puts them on the clipboard."""
    mark = "\t" if "\t" in text else ";"
    lines = []
    for number, cells in enumerate(csv.reader(text.splitlines(), delimiter=mark), 1):
        said = [" ".join(cell.split()) for cell in cells]
        if not any(said) or (number == 1 and said[0].casefold() in HEADINGS):
            continue
        title, person, email, *_more = [*said, "", ""]
        lines.append(Line(number, title, person, email))
    return lines


def fingerprint(lines: Iterable[Line], starts_on: datetime.date | None) -> str:
    """Tell what was checked from what is sent to be done."""
    said = repr([starts_on, *((o.title, o.person, o.email, o.post) for o in lines)])
    return sha256(said.encode()).hexdigest()


def plan(lines: Sequence[Line], *, by: User, on: datetime.date, makes: bool) -> Plan:
    """Say what each row means and what is wrong with it; change nothing.

    `makes` says whether the person may make accounts. Four queries.
    """
    reader = _Reader(lines, held_posts(by, on=on), on)
    people = _People(by, makes=makes)
    rows: list[Row] = []
    for line in lines:
        row = Row(line)
        reader.find_post(row)
        people.find(row)
        _check(row, rows)
        rows.append(row)
    return Plan(rows)


def _check(row: Row, earlier: Sequence[Row]) -> None:
    """Compare with the rows above: the same twice is a slip."""
    if row.faults or row.post is None:
        return
    same = [one for one in earlier if one.post == row.post]
    if any(one.user is row.user for one in same):
        row.faults.append(_("The same row is there twice."))


class _Reader:
    """Finds posts by what was typed."""

    def __init__(
        self, lines: Sequence[Line], who: HeldPosts, on: datetime.date
    ) -> None:
        held = Appointment.objects.current(on).filter(user__is_active=True)
        posts = Post.objects.prefetch_related(
            Prefetch("appointments", held.select_related("user"), to_attr="holders")
        )
        self.who, self.by_pk = who, {one.pk: one for one in posts}
        self.by_title = {fold(one.title): one for one in self.by_pk.values()}

    def find_post(self, row: Row) -> None:
        line = row.line
        found = self.by_pk.get(line.post) if line.post else None
        post = found or self.by_title.get(fold(line.title))
        if post is None:
            row.faults.append(_("There is no such post."))
            return
        row.post = post
        if not may_appoint(self.who, post):
            row.faults.append(_("Only an administrator appoints to this post."))
        elif holders := post.holders:  # type: ignore[attr-defined]
            names = ", ".join(str(one.user) for one in holders)
            said = _("%(names)s holds it: hand it over on the page of that person.")
            row.faults.append(said % {"names": names})


class _People:
    """Finds accounts by what was typed, and prepares those that are to be made."""

    def __init__(self, by: User, *, makes: bool) -> None:
        self.makes = makes
        self.by_email: dict[str, User] = {}
        self.called: defaultdict[str, list[User]] = defaultdict(list)
        for one in accounts_to_appoint(by):
            if one.email:
                self.by_email[one.email.casefold()] = one
            for name in {one.username, one.get_full_name(), labelled(one), one.email}:
                if name:
                    self.called[fold(name)].append(one)
        # Names and addresses that are taken by accounts which nobody appoints, too.
        taken = User.objects.values_list("username", "email")
        self.names, self.emails = set(), set()
        for name, email in taken:
            self.names.add(name.casefold())
            self.emails.add(email.casefold())
        self.made: dict[str, User] = {}

    def find(self, row: Row) -> None:
        line = row.line
        email = line.email.casefold()
        if not line.person and not email:
            row.faults.append(_("Nobody is named."))
        elif email and (user := self.by_email.get(email)):
            row.user = user
            if line.person and fold(line.person) not in _names_of(user):
                said = _("%(email)s is the address of %(person)s.")
                row.faults.append(said % {"email": line.email, "person": user})
        elif email:
            self._prepare(row, email)
        else:
            self._find_by_name(row)

    def _find_by_name(self, row: Row) -> None:
        found = self.called.get(fold(row.line.person), [])
        if len(found) == 1:
            (row.user,) = found
        elif found:
            said = _("%(n)s accounts are called so: give the e-mail address.")
            row.faults.append(said % {"n": len(found)})
        elif self.makes:
            said = _("There is no such account. With an e-mail address one is made.")
            row.faults.append(said)
        else:
            row.faults.append(_("There is no such account: an administrator makes it."))

    def _prepare(self, row: Row, email: str) -> None:
        if not self.makes:
            said = _("Nobody has this address: an administrator makes the account.")
            row.faults.append(said)
        elif email in self.emails:
            row.faults.append(_("A closed account has this address."))
        elif not row.line.person:
            row.faults.append(_("An account that is to be made needs a name."))
        else:
            try:
                validate_email(email)
            except ValidationError as error:
                row.faults += error.messages
            else:
                row.user, row.is_new = self._new(row.line.person, email), True

    def _new(self, person: str, email: str) -> User:
        if email not in self.made:
            first, _space, last = person.rpartition(" ")
            user = User(
                username=self._free(email.partition("@")[0]),
                first_name=first[:150],
                last_name=last[:150],
                email=email,
                is_demo=settings.DEMO,
            )
            user.set_unusable_password()
            self.made[email] = user
        return self.made[email]

    def _free(self, wanted: str) -> str:
        name = free_username(wanted, lambda one: one.casefold() in self.names)
        self.names.add(name.casefold())
        return name


def labelled(user: User) -> str:
    """Name an account beyond doubt, as the list of suggestions does."""
    name = user.get_full_name()
    return f"{name} ({user.username})" if name else user.username


def _names_of(user: User) -> set[str]:
    return {fold(one) for one in (user.get_full_name(), user.username, labelled(user))}


@deed
def appoint(
    lines: Sequence[Line],
    *,
    starts_on: datetime.date | None,
    by: User,
    on: datetime.date,
    makes: bool,
) -> Plan:
    """Appoint all of them, or raise Refused and change nothing.

    `makes` as in `plan`. Accounts are made without a password: their people are
    invited to set one.
    """
    # Whoever else appoints to one of them waits, and is refused by what stands then.
    first = plan(lines, by=by, on=on, makes=makes)
    locked(Post.objects.filter(pk__in=[row.post.pk for row in first.rows if row.post]))
    done = plan(lines, by=by, on=on, makes=makes)
    if done.faults:
        raise Refused(done)
    new = {id(row.user): row.user for row in done.rows if row.is_new and row.user}
    for user in new.values():
        user.full_clean(exclude=["password"])
        user.save()
        invite(user, by=by)
    if new:
        LogEntry.objects.log_actions(
            by.pk, list(new.values()), ADDITION, [{"added": {}}]
        )
    for row in done.rows:
        appointment = Appointment(user=row.user, post=row.post, starts_on=starts_on)
        sign(appointment, by=by)
        appointment.save()
    return done
