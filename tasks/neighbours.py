"""The tasks before and after a task, as the strategy lists them."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from leszno_strategy.prepared import Prepared
from tasks.models import Programme, Task


@dataclass(frozen=True)
class Neighbours:
    """None at either end of the strategy; programmes come with their goals."""

    before: Task | None
    after: Task | None


def neighbours(task: Task) -> Neighbours:
    """Find both in one query, in one more each where the programme ends there."""
    found = _beside(programme=task.programme_id, number=task.number)
    beside = {one.number < task.number: one for one in found}
    for one in beside.values():
        one.programme = task.programme
    return Neighbours(
        beside.get(True) or _in_next_programme(task, is_before=True),
        beside.get(False) or _in_next_programme(task, is_before=False),
    )


def _nearest(programme: Any, number: Any) -> "QuerySet[Task]":
    same = Task.objects.filter(programme=programme)
    nearest = Q(number=_number(same.filter(number__lt=number), "-number"))
    nearest |= Q(number=_number(same.filter(number__gt=number), "number"))
    return _in_short(same.filter(nearest))


_beside = Prepared(_nearest)


def _number(tasks: "QuerySet[Task]", order: str) -> Subquery:
    return Subquery(tasks.order_by(order).values("number")[:1])


def _in_short(tasks: "QuerySet[Task]") -> "QuerySet[Task]":
    """What is written of a neighbour: its texts may be long."""
    return tasks.only("number", "title", "programme")


def _in_next_programme(task: Task, *, is_before: bool) -> Task | None:
    """Find the last task of the programmes before, or the first of those after."""
    programme, goal = task.programme, task.programme.goal
    found = (_last_before if is_before else _first_after)(
        strategy=goal.strategy_id,
        goal=goal.pk,
        position=goal.position,
        number=programme.number,
    )
    return found[0] if found else None


def _next_programme(way: str, sign: str) -> Prepared:
    filled = Exists(Task.objects.filter(programme=OuterRef("pk")))

    def tasks(strategy: Any, goal: Any, position: Any, number: Any) -> "QuerySet[Task]":
        further = Q(**{f"goal__position__{way}": position}) | Q(
            goal=goal, **{f"number__{way}": number}
        )
        found = (
            Programme.objects.filter(further, filled, goal__strategy=strategy)
            .order_by(f"{sign}goal__position", f"{sign}number")
            .values("pk")[:1]
        )
        return (
            Task.objects.filter(programme=Subquery(found))
            .order_by(f"{sign}number")
            .select_related("programme__goal")
            .only("number", "title", "programme__number", "programme__goal__number")
        )[:1]

    return Prepared(tasks)


_last_before = _next_programme("lt", "-")
_first_after = _next_programme("gt", "")
