"""On what a report is owed in a year, and with which of it a person may do what.

Every task owes one; the strategy as a whole, a goal and a programme owe one if they
have indicators of their own, a goal also where the campaign asks for its summary.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import chain
from operator import or_
from typing import Any

from django.db.models import (
    BooleanField,
    Exists,
    ExpressionWrapper,
    OuterRef,
    Q,
    QuerySet,
    Value,
)

from indicators.models import Indicator
from organisation.rights import CYCLE, Right, Role, may_as, may_for_all
from organisation.roles import HeldPosts
from reporting.models import Campaign, Report
from tasks.models import (
    PUBLIC_STATES,
    Goal,
    Programme,
    Strategy,
    StrategyYear,
    Task,
    TaskQuerySet,
)
from tasks.models.task import by_role
from tasks.subjects import COLUMNS, Subject

# What `key_of` writes; what no database could hold is no id.
KEY = re.compile(r"(?P<column>[a-z_]+)-(?P<pk>[0-9]{1,9})")

# By which way each of them leads to its strategy, and to the posts that answer for it.
STATE: Mapping[type[Any], str] = {
    Strategy: "state__in",
    Goal: "strategy__state__in",
    Programme: "goal__strategy__state__in",
}
POSTS: Mapping[type[Any], Mapping[Role, str]] = {
    Strategy: {},
    # Nobody else answers for a goal: its head enters its report, too.
    Goal: {Role.EXECUTOR: "head__in", Role.GOAL_HEAD: "head__in"},
    Programme: {Role.COORDINATOR: "coordinator__in", Role.GOAL_HEAD: "goal__head__in"},
}


@dataclass(frozen=True)
class Subjects:
    """What owes reports: one queryset a kind, from the whole to the tasks."""

    parts: Sequence["QuerySet[Any]"]

    def __iter__(self) -> Iterator[Any]:
        return chain.from_iterable(self.parts)

    def each(self, change: "Callable[[QuerySet[Any]], QuerySet[Any]]") -> "Subjects":
        return Subjects([change(part) for part in self.parts])

    def open_to(self, who: HeldPosts, right: Right) -> "Subjects":
        return self.each(lambda part: open_to(part, who, right))

    def of(self, model: type[Any]) -> "list[QuerySet[Any]]":
        """Return what there is of one kind: a queryset, or none."""
        return [part for part in self.parts if part.model is model]

    def exists(self) -> bool:
        # Most people's are tasks.
        return any(part.exists() for part in reversed(self.parts))

    def open_rights(self, who: HeldPosts, *rights: Right) -> set[Right]:
        """Return those that the person has with any of it: one query."""
        asked = {
            f"may_{number}": Q(
                *(Exists(part.order_by()) for part in self.open_to(who, right).parts),
                _connector=Q.OR,
            )
            for number, right in enumerate(rights)
        }
        # Where there is no strategy, there is nothing else either.
        told = Strategy.objects.order_by().annotate(**asked).values_list(*asked)
        found = told.first() or ()
        return {right for right, may in zip(rights, found, strict=False) if may}

    def keys(self) -> set[str]:
        """Read `key_of` of each, without the rest of it: one query."""
        first, *rest = (
            part.order_by().values_list(Value(COLUMNS[part.model]), "pk")
            for part in self.parts
        )
        return {f"{column}-{pk}" for column, pk in first.union(*rest, all=True)}

    def among(self, keys: Collection[str]) -> "Subjects":
        """Keep those of the keys; a text that is none keeps nothing."""
        wanted = defaultdict(list)
        for key in keys:
            if match := KEY.fullmatch(key):
                wanted[match["column"]].append(int(match["pk"]))
        return self.each(lambda part: part.filter(pk__in=wanted[COLUMNS[part.model]]))


def subjects_of(year: StrategyYear) -> Subjects:
    """Return all that owes a report for the year, in the order of the strategy."""
    return Subjects([*levels_of(year), Task.objects.of_year(year)])


def anything() -> Subjects:
    """Return all that owes or owed a report of any strategy, in no order."""
    levels = [_owing(one._default_manager.all()) for one in POSTS]
    return Subjects([*levels, Task.objects.all()])


def levels_of(year: StrategyYear) -> "list[QuerySet[Any]]":
    """Return what owes a report above the tasks: the whole, its goals, programmes.

    Each comes with its parents fetched, in the order of the strategy.
    """
    return [_owing(found, year) for found in _parts(year.strategy).values()]


def _parts(strategy: Strategy) -> "dict[type[Any], QuerySet[Any]]":
    """Return the whole, its goals and its programmes, each in their order."""
    return {
        Strategy: Strategy.objects.filter(pk=strategy.pk),
        Goal: Goal.objects.filter(strategy=strategy)
        .select_related("strategy", "head")
        .order_by("position"),
        Programme: Programme.objects.filter(goal__strategy=strategy)
        .select_related("goal__strategy", "goal__head", "coordinator")
        .order_by("goal__position", "number"),
    }


def reportable(model: type[Any], year: StrategyYear) -> "QuerySet[Any]":
    """Return what of the model owes a report for the year, or has one.

    What was reported stays to be read where the last indicator is gone since.
    """
    if model is Task:
        return Task.objects.of_year(year)
    reports = Report.objects.filter(**{COLUMNS[model]: OuterRef("pk")}, year=year)
    return _parts(year.strategy)[model].filter(Exists(reports) | _is_owed(model, year))


def _owing(found: "QuerySet[Any]", year: StrategyYear | None = None) -> "QuerySet[Any]":
    """Keep what owes a report above the tasks: for the year, else for any."""
    return found.filter(_is_owed(found.model, year))


def _is_owed(model: type[Any], year: StrategyYear | None) -> Q:
    measured = Q(Exists(Indicator.objects.filter(**{COLUMNS[model]: OuterRef("pk")})))
    if model is not Goal:
        return measured
    asking = Campaign.objects.filter(
        year__strategy=OuterRef("strategy"), goals_summarise=True
    ).order_by()
    return measured | Q(Exists(asking.filter(year=year) if year else asking))


def open_to(found: "QuerySet[Any]", who: HeldPosts, right: Right) -> "QuerySet[Any]":
    """Keep those with whose report the person may do it: see the table of rights.

    Whose post or unit reports an indicator is an executor of what it belongs to, once
    the strategy is published.
    """
    if isinstance(found, TaskQuerySet):
        return found.open_to(who, right)
    if may_for_all(who, right):
        return found
    parts = _by_role(found.model, who)
    mine = (part for role, part in parts.items() if role in CYCLE[right])
    return found.filter(reduce(or_, mine, Q(pk__in=[])))


def _by_role(model: type[Any], who: HeldPosts) -> Mapping[Role, Q]:
    """Say to which rows the person is what, but for roles over the whole strategy."""
    if model is Task:
        return by_role(who)
    parts = {role: Q(**{way: who.posts}) for role, way in POSTS[model].items()}
    reports = Q(Exists(_reported_by(who, model))) & Q(**{STATE[model]: PUBLIC_STATES})
    parts[Role.EXECUTOR] = parts.get(Role.EXECUTOR, Q(pk__in=[])) | reports
    return parts


def _reported_by(who: HeldPosts, model: type[Any]) -> "QuerySet[Indicator]":
    named = Q(reporting_post__in=who.posts) | Q(reporting_unit__in=who.units)
    return Indicator.objects.filter(named, **{COLUMNS[model]: OuterRef("pk")})


def own(found: "QuerySet[Any]", who: HeldPosts) -> Q:
    """Say to which rows the person is anything by a post, an office's apart."""
    return reduce(or_, _by_role(found.model, who).values())


def with_roles(found: "QuerySet[Any]", who: HeldPosts) -> "QuerySet[Any]":
    """Read with each row what the person is to it, which `roles` then tells."""
    parts = _by_role(found.model, who)
    told: QuerySet[Any] = found.annotate(
        **{f"as_{role}": yes_or_no(part) for role, part in parts.items()}
    )
    return told


def yes_or_no(part: Q) -> ExpressionWrapper[Any]:
    return ExpressionWrapper(part, output_field=BooleanField())


def roles(subject: Any, who: HeldPosts) -> frozenset[str]:
    """Say what the person is to a row that `with_roles` read."""
    told = {role for role in Role if getattr(subject, f"as_{role}", False)}
    return frozenset(who.office_roles) | told


def roles_now(subject: Subject, who: HeldPosts) -> frozenset[str]:
    """Ask what the person is to it: one query."""
    here = with_roles(type(subject)._default_manager.filter(pk=subject.pk), who)
    found = here.only("pk").order_by().first()
    return roles(found, who) if found else frozenset()


def may(subject: Subject, who: HeldPosts, right: Right) -> bool:
    """Say whether the person may do it with the report on the subject."""
    return may_as(roles_now(subject, who), right)
