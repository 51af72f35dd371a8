"""What a person holds on a day; all rights are derived from it."""

import datetime
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Exists, F, FilteredRelation, OuterRef, Q

from organisation.models import Appointment, OfficeRole, Post, User

# A post, its unit, its role in the whole, and a programme that it coordinates.
Held = tuple[int | None, int | None, str | None, int | None]


@dataclass(frozen=True, slots=True)
class HeldPosts:
    """The posts and units of one person on one day, and the roles they give."""

    posts: Collection[int] = frozenset()
    units: Collection[int] = frozenset()
    office_roles: Collection[str] = frozenset()
    # Whose coordinator one of the posts is, by their ids.
    programmes: frozenset[int] = frozenset()
    # Whether one of the posts heads a goal; None where that was not read.
    heads_goals: bool | None = None

    @property
    def is_office(self) -> bool:
        return OfficeRole.OFFICE in self.office_roles

    @property
    def is_auditor(self) -> bool:
        return OfficeRole.AUDITOR in self.office_roles

    @property
    def is_administrator(self) -> bool:
        return OfficeRole.ADMINISTRATOR in self.office_roles


def held_posts(user: User, *, on: datetime.date) -> HeldPosts:
    """Say what the user holds on the day: one query.

    An account that is not active holds nothing; a superuser counts as the strategy
    office and as an administrator.
    """
    if not user.is_active:
        return HeldPosts()
    # By the name of the relation, since programmes lie in an app above this one.
    body = ("post_id", "post__unit_id", "post__office_role", "post__programmes")
    current = Appointment.objects.current(on).filter(user=user)
    return _held(user, current.order_by().values_list(*body))


def with_posts(pk: Any, *, on: datetime.date) -> User | None:
    """Read an account with what it holds on the day, for `posts_read`: one query."""
    begun = Q(appointments__starts_on=None) | Q(appointments__starts_on__lte=on)
    lasting = Q(appointments__ends_on=None) | Q(appointments__ends_on__gte=on)
    held = FilteredRelation("appointments", condition=begun & lasting)
    heading = Post.objects.filter(pk=OuterRef("held__post"), goals__isnull=False)
    rows: Any = User._default_manager.filter(pk=pk).alias(held=held)
    found = list(
        rows.annotate(
            held_post=F("held__post"),
            held_unit=F("held__post__unit"),
            held_role=F("held__post__office_role"),
            held_programme=F("held__post__programmes"),
            heads=Exists(heading),
        )
    )
    if not found:
        return None
    user: Any = found[0]
    what = _held(user, map(_told, found))
    heads = any(row.heads for row in found)
    user._posts_read = on, replace(what, heads_goals=heads)
    return found[0]  # type: ignore[no-any-return]


def _told(row: Any) -> Held:
    return row.held_post, row.held_unit, row.held_role, row.held_programme


def posts_read(user: Any, *, on: datetime.date) -> HeldPosts | None:
    """Return what `with_posts` read for the day; None where it did not."""
    day, held = getattr(user, "_posts_read", (None, None))
    return held if day == on else None


def _held(user: User, rows: Iterable[Held]) -> HeldPosts:
    if not user.is_active:
        return HeldPosts()
    held = [row for row in rows if row[0]]
    roles = {role for _post, _unit, role, _programme in held if role}
    if user.is_superuser:
        roles |= {OfficeRole.OFFICE.value, OfficeRole.ADMINISTRATOR.value}
    return HeldPosts(
        posts=frozenset(post for post, _unit, _role, _programme in held if post),
        units=frozenset(unit for _post, unit, _role, _programme in held if unit),
        office_roles=frozenset(roles),
        programmes=frozenset(one for _p, _u, _r, one in held if one),
    )
