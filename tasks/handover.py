"""What posts and units answer for, and how it passes to others.

Rows are saved one by one, each with the person in its history: the import leaves alone
what a person changed, and knows it by that.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext as _

from leszno_strategy.transactions import deed, locked
from organisation.history import sign
from organisation.models import Post, Unit, User
from organisation.renaming import keep_spellings
from tasks.models import Executor, Goal, Programme, Task
from tasks.naming import is_one_of_several


@dataclass(frozen=True)
class Belongings:
    """What one post answers for; tasks of its unit are not its own."""

    post: Post
    goals: list[Goal]
    programmes: list[Programme]
    tasks: list[Task]
    through_unit: list[Task]
    # Those that the post itself is named to report.
    indicators: list[Any]
    # Whether codes alone would not tell of which strategy they are.
    is_one_of_several: bool

    def __bool__(self) -> bool:
        return bool(
            self.goals
            or self.programmes
            or self.tasks
            or self.through_unit
            or self.indicators
        )


@dataclass(frozen=True)
class Moved:
    """How many things passed from one to another."""

    goals: int = 0
    programmes: int = 0
    tasks: int = 0
    posts: int = 0
    indicators: int = 0


def executed() -> QuerySet[Executor]:
    """Return executors with their tasks, in the order of the tasks' codes."""
    return Executor.objects.select_related("task__programme__goal__strategy").order_by(
        "task__programme__goal__strategy",
        "task__programme__goal__position",
        "task__programme__number",
        "task__number",
        "pk",
    )


def belongings(posts: QuerySet[Post]) -> list[Belongings]:
    """Read all that the posts answer for: seven queries, however many posts."""
    found = posts.select_related("unit").prefetch_related(
        Prefetch("goals", Goal.objects.select_related("strategy")),
        Prefetch("programmes", Programme.objects.select_related("goal__strategy")),
        Prefetch("executed", executed()),
        Prefetch("unit__executed", executed()),
        Prefetch("reported_indicators", reported()),
    )
    several = is_one_of_several()
    return [of_post(post, is_one_of_several=several) for post in found]


def of_post(post: Any, *, is_one_of_several: bool) -> Belongings:
    tasks = tasks_of(post.executed.all())
    through_unit = tasks_of(post.unit.executed.all()) if post.unit else []
    return Belongings(
        post=post,
        goals=list(post.goals.all()),
        programmes=list(post.programmes.all()),
        tasks=tasks,
        through_unit=[task for task in through_unit if task not in tasks],
        indicators=list(post.reported_indicators.all()),
        is_one_of_several=is_one_of_several,
    )


def tasks_of(executors: Iterable[Executor]) -> list[Task]:
    """Return the tasks in the executors' order, each once."""
    return list({executor.task_id: executor.task for executor in executors}.values())


@deed
def hand_over_post(*, post: Post, to: Post, by: User) -> Moved:
    """Let another post answer for all that this one does; the printed texts stay."""
    if post == to:
        raise ValidationError({"to": _("Choose another post.")})
    if not locked(Post.objects.filter(pk=to.pk)):
        raise ValidationError({"to": _("Somebody removed this post.")})
    reason = _("moved from “%s”") % post.title
    goals = locked(Goal.objects.filter(head=post))
    programmes = locked(Programme.objects.filter(coordinator=post))
    executors = locked(Executor.objects.filter(post=post))
    indicators = locked(reported().filter(reporting_post=post))
    point(goals, "head", to, by=by, reason=reason)
    point(programmes, "coordinator", to, by=by, reason=reason)
    point(executors, "post", to, by=by, reason=reason)
    point(indicators, "reporting_post", to, by=by, reason=reason)
    return Moved(
        goals=len(goals),
        programmes=len(programmes),
        tasks=len({executor.task_id for executor in executors}),
        indicators=len(indicators),
    )


def reported() -> "QuerySet[Any]":
    """Return indicators with what they belong to, in their order.

    By the name of a relation, since indicators lie in an app above this one.
    """
    relation: Any = Post._meta.get_field("reported_indicators")
    found: QuerySet[Any] = relation.related_model.objects.select_related(
        "of_strategy",
        "goal__strategy",
        "programme__goal__strategy",
        "task__programme__goal__strategy",
    ).order_by("pk")
    return found


@deed
def merge_units(*, unit: Unit, into: Unit, by: User) -> Moved:
    """Let another unit have all of this one, its names too, and remove this one."""
    if unit == into:
        raise ValidationError({"into": _("Choose another unit.")})
    both = Unit.objects.filter(pk__in=[unit.pk, into.pk])
    found = {one.pk: one for one in locked(both)}
    if len(found) < 2:
        raise ValidationError({"into": _("Somebody removed one of the units.")})
    # Anew, since a row that was deleted forgets its key.
    unit, into = found[unit.pk], found[into.pk]
    reason = _("merged with “%s”") % unit.name
    posts = locked(Post.objects.filter(unit=unit))
    executors = locked(Executor.objects.filter(unit=unit))
    indicators = locked(reported().filter(reporting_unit=unit))
    point(posts, "unit", into, by=by, reason=reason)
    point(executors, "unit", into, by=by, reason=reason)
    point(indicators, "reporting_unit", into, by=by, reason=reason)
    pass_names(unit, into)
    sign(unit, by=by, reason=_("merged into “%s”") % into.name)
    unit.delete()
    return Moved(
        posts=len(posts),
        tasks=len({executor.task_id for executor in executors}),
        indicators=len(indicators),
    )


def point(
    rows: Iterable[Any], field: str, to: Post | Unit, *, by: User, reason: str
) -> None:
    for row in rows:
        setattr(row, field, to)
        sign(row, by=by, reason=reason)
        row.save(update_fields=[field])


def pass_names(unit: Unit, into: Unit) -> None:
    """Make the name and the spellings of the one unit mean the other."""
    unit.aliases.update(unit=into)
    keep_spellings(into, [unit.name])
