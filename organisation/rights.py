"""Who may do what: one table for the structure, one for the yearly cycle.

The permissions of django.contrib.auth are not used: rights follow from the posts that
a person holds today.
"""

from collections.abc import Collection, Mapping
from enum import StrEnum
from typing import NamedTuple

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils.timezone import localdate

from organisation.models import BY_NAME, OfficeRole, Post, User
from organisation.roles import HeldPosts, held_posts, posts_read


class Permission(StrEnum):
    VIEW = "view"
    ADD = "add"
    CHANGE = "change"
    DELETE = "delete"


Permissions = frozenset[Permission]
NONE: Permissions = frozenset()
VIEW: Permissions = frozenset({Permission.VIEW})
CHANGE: Permissions = VIEW | {Permission.CHANGE}
EDIT: Permissions = CHANGE | {Permission.ADD}
ALL: Permissions = EDIT | {Permission.DELETE}


class ByRole(NamedTuple):
    """The rights of each role over one kind of thing; names are the roles'."""

    office: Permissions
    administrator: Permissions
    auditor: Permissions
    coordinator: Permissions


# A page's inline rows follow the page, except appointments, which have a row here.
# A coordinator's tasks are those of the programmes that the post coordinates.
RIGHTS = {
    #                                office  administrator  auditor  coordinator
    "organisation.user": ByRole(VIEW, EDIT, VIEW, NONE),
    "organisation.unit": ByRole(ALL, EDIT, VIEW, VIEW),
    "organisation.post": ByRole(ALL, EDIT, VIEW, VIEW),
    "organisation.appointment": ByRole(ALL, EDIT, VIEW, NONE),
    "audit.entry": ByRole(NONE, VIEW, VIEW, NONE),
    "feedback.feedback": ByRole(CHANGE, VIEW, VIEW, NONE),
    "tasks.strategy": ByRole(ALL, NONE, VIEW, VIEW),
    "tasks.goal": ByRole(ALL, NONE, VIEW, VIEW),
    "tasks.programme": ByRole(ALL, NONE, VIEW, VIEW),
    "tasks.task": ByRole(ALL, NONE, VIEW, CHANGE),
    "indicators.indicator": ByRole(ALL, NONE, VIEW, NONE),
}
NOBODY = ByRole(NONE, NONE, NONE, NONE)


class Role(StrEnum):
    """What a person is to a task; the last three are that to all tasks."""

    EXECUTOR = "executor"
    COORDINATOR = "coordinator"
    GOAL_HEAD = "goal_head"
    OFFICE = OfficeRole.OFFICE.value
    ADMINISTRATOR = OfficeRole.ADMINISTRATOR.value
    AUDITOR = OfficeRole.AUDITOR.value


class Right(StrEnum):
    """What can be done in the yearly cycle."""

    READ = "read"  # the report of a task, its drafts and its history
    ENTER = "enter"  # save drafts, submit, take back what was submitted
    RETURN = "return"
    APPROVE = "approve"
    APPROVE_FINALLY = "approve finally"  # where the campaign asks for a goal head
    CORRECT = "correct"  # what is approved
    ASK = "ask"  # about a report, without returning it
    OVERSEE = "oversee"  # the board: who owes what
    REMIND = "remind"
    EXPORT = "export"  # take the yearly report away
    DRAFT_PART = "draft part"  # take the report of one's own part as a working draft
    CAMPAIGN = "campaign"  # open, change and close one
    CLOSE_YEAR = "close year"  # freeze its report, and reopen it


# Which roles may do it, each in its own part of the strategy.
CYCLE: Mapping[Right, frozenset[Role]] = {
    Right.READ: frozenset(Role) - {Role.ADMINISTRATOR},
    Right.ENTER: frozenset({Role.EXECUTOR, Role.COORDINATOR, Role.OFFICE}),
    Right.RETURN: frozenset({Role.COORDINATOR, Role.GOAL_HEAD, Role.OFFICE}),
    Right.APPROVE: frozenset({Role.COORDINATOR, Role.GOAL_HEAD, Role.OFFICE}),
    Right.APPROVE_FINALLY: frozenset({Role.GOAL_HEAD, Role.OFFICE}),
    Right.CORRECT: frozenset({Role.GOAL_HEAD, Role.OFFICE}),
    Right.ASK: frozenset(
        {Role.EXECUTOR, Role.COORDINATOR, Role.GOAL_HEAD, Role.OFFICE}
    ),
    Right.OVERSEE: frozenset(Role) - {Role.ADMINISTRATOR, Role.EXECUTOR},
    Right.REMIND: frozenset({Role.COORDINATOR, Role.GOAL_HEAD, Role.OFFICE}),
    Right.EXPORT: frozenset({Role.OFFICE, Role.AUDITOR}),
    Right.DRAFT_PART: frozenset(
        {Role.COORDINATOR, Role.GOAL_HEAD, Role.OFFICE, Role.AUDITOR}
    ),
    Right.CAMPAIGN: frozenset({Role.OFFICE}),
    Right.CLOSE_YEAR: frozenset({Role.OFFICE}),
}


def may_as(roles: Collection[str], right: Right) -> bool:
    """Say whether one of the roles may do it."""
    return not CYCLE[right].isdisjoint(roles)


def may_for_all(who: HeldPosts, right: Right) -> bool:
    """Say whether the person may do it in the whole strategy."""
    return may_as(who.office_roles, right)


def held_posts_of(request: HttpRequest) -> HeldPosts:
    """Return what the person holds today, read once a request."""
    found: HeldPosts | None = getattr(request, "_held_posts", None)
    if found is None:
        user, on = request.user, localdate()
        if not user.is_authenticated:
            found = HeldPosts()
        else:
            found = posts_read(user, on=on) or held_posts(user, on=on)
        request._held_posts = found  # type: ignore[attr-defined]
    return found


def coordinated(request: HttpRequest) -> frozenset[int]:
    """Return the ids of programmes whose coordinator the person is."""
    return held_posts_of(request).programmes


def is_superuser(request: HttpRequest) -> bool:
    return request.user.is_active and request.user.is_superuser


def has_any(request: HttpRequest) -> bool:
    """Say whether the admin holds anything for the person."""
    return bool(held_posts_of(request).office_roles) or bool(coordinated(request))


def may_everywhere(
    request: HttpRequest, permission: Permission, model: type[Model]
) -> bool:
    """Say whether the person may do it to all things of this kind."""
    row = RIGHTS.get(model._meta.label_lower, NOBODY)
    return is_superuser(request) or any(
        permission in getattr(row, role) for role in held_posts_of(request).office_roles
    )


def require(request: HttpRequest, permission: Permission, model: type[Model]) -> None:
    """Refuse those who may not do it to all things of this kind."""
    if not may_everywhere(request, permission, model):
        raise PermissionDenied


def person_of(request: HttpRequest) -> User:
    """Return who is signed in; the middleware let nobody else in."""
    assert isinstance(request.user, User)  # noqa: S101
    return request.user


def may(request: HttpRequest, permission: Permission, model: type[Model]) -> bool:
    """Say whether the person may do it to some things of this kind."""
    row = RIGHTS.get(model._meta.label_lower, NOBODY)
    return may_everywhere(request, permission, model) or (
        permission in row.coordinator and bool(coordinated(request))
    )


def gives_office_roles(who: HeldPosts) -> bool:
    """Say whether the person may hand out roles over the whole strategy.

    Only administrators may: else the strategy office could make itself one.
    """
    return who.is_administrator


def may_appoint(who: HeldPosts, post: Post) -> bool:
    """Say whether the person may decide who holds the post."""
    return not post.office_role or gives_office_roles(who)


def may_touch(user: User, account: User) -> bool:
    """Say whether the person may change the account or what it holds.

    A superuser's account is for superusers. Whoever knows the demonstration's
    password must not get at people's accounts.
    """
    if account.is_superuser and not user.is_superuser:
        return False
    return account.is_demo or not user.is_demo


def accounts_to_appoint(user: User) -> QuerySet[User]:
    """Return the accounts to which the person may give a post.

    Demo people appoint only one another: a real account must gain nothing by them.
    """
    accounts = User.objects.filter(is_active=True).order_by(*BY_NAME)
    if user.is_demo:
        return accounts.filter(is_demo=True)
    return accounts if settings.DEMO else accounts.filter(is_demo=False)
