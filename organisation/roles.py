"""What a person holds on a day; all rights are derived from it."""

import datetime
from collections.abc import Collection
from dataclasses import dataclass

from organisation.models import Appointment, OfficeRole, User


@dataclass(frozen=True, slots=True)
class HeldPosts:
    """The posts and units of one person on one day, and the roles they give."""

    posts: Collection[int] = frozenset()
    units: Collection[int] = frozenset()
    office_roles: Collection[str] = frozenset()

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
    held = list(
        Appointment.objects.current(on)
        .filter(user=user)
        .values_list("post_id", "post__unit_id", "post__office_role")
    )
    roles = {role for _post, _unit, role in held if role}
    if user.is_superuser:
        roles |= {OfficeRole.OFFICE.value, OfficeRole.ADMINISTRATOR.value}
    return HeldPosts(
        posts=frozenset(post for post, _unit, _role in held),
        units=frozenset(unit for _post, unit, _role in held if unit),
        office_roles=frozenset(roles),
    )
