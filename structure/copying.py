"""What a copy of a strategy has beside what files can hold: pictures, and places."""

from structure.pictures import OF_A_GOAL
from tasks.models import Location, Outline, Strategy, Task


def take_along(source: Strategy, copy: Strategy) -> None:
    """Give the copy what its rows had where they came from, found by identity."""
    _pictures(source, copy)
    _places(source, copy)
    for one in Outline.objects.filter(strategy=source):
        Outline.objects.create(strategy=copy, rings=one.rings)


def _pictures(source: Strategy, copy: Strategy) -> None:
    given = {
        goal.uid: goal
        for goal in source.goals.filter(picture__isnull=False).order_by("pk")
    }
    for goal in copy.goals.filter(uid__in=given).order_by("pk"):
        for name in OF_A_GOAL:
            setattr(goal, name, getattr(given[goal.uid], name))
        goal.save(update_fields=OF_A_GOAL)


def _places(source: Strategy, copy: Strategy) -> None:
    places = Location.objects.filter(task__programme__goal__strategy=source)
    tasks = {task.uid: task for task in Task.objects.of(copy).filter(uid__isnull=False)}
    for one in places.select_related("task").order_by("task", "position"):
        if one.task.uid in tasks:
            Location.objects.create(
                task=tasks[one.task.uid],
                name=one.name,
                latitude=one.latitude,
                longitude=one.longitude,
            )
