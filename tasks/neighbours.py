"""The tasks before and after a task, as the strategy lists them."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from tasks.models import Programme, Task


@dataclass(frozen=True)
class Neighbours:
    """None at either end of the strategy; programmes come with their goals."""

    before: Task | None
    after: Task | None


def neighbours(task: Task) -> Neighbours:
    """Find both in one query, in one more each where the programme ends there."""
    same = Task.objects.filter(programme=task.programme)
    nearest = Q(number=_number(same.filter(number__lt=task.number), "-number"))
    nearest |= Q(number=_number(same.filter(number__gt=task.number), "number"))
    beside = {one.number < task.number: one for one in _in_short(same.filter(nearest))}
    for one in beside.values():
        one.programme = task.programme
    return Neighbours(
        beside.get(True) or _in_next_programme(task, is_before=True),
        beside.get(False) or _in_next_programme(task, is_before=False),
    )


def _number(tasks: "QuerySet[Task]", order: str) -> Subquery:
    return Subquery(tasks.order_by(order).values("number")[:1])


def _in_short(tasks: "QuerySet[Task]") -> "QuerySet[Task]":
    """What is written of a neighbour: its texts may be long."""
    return tasks.only("number", "title", "programme")


def _in_next_programme(task: Task, *, is_before: bool) -> Task | None:
    """Find the last task of the programmes before, or the first of those after."""
    programme, way = task.programme, "lt" if is_before else "gt"
    sign = "-" if is_before else ""
    goal = programme.goal
    further = Q(**{f"goal__position__{way}": goal.position}) | Q(
        goal=goal, **{f"number__{way}": programme.number}
    )
    filled = Exists(Task.objects.filter(programme=OuterRef("pk")))
    found = (
        Programme.objects.filter(further, filled, goal__strategy=goal.strategy_id)
        .order_by(f"{sign}goal__position", f"{sign}number")
        .values("pk")[:1]
    )
    tasks = Task.objects.filter(programme=Subquery(found)).order_by(f"{sign}number")
    return (
        tasks.select_related("programme__goal")
        .only("number", "title", "programme__number", "programme__goal__number")
        .first()
    )
