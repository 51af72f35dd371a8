"""What a copy of a strategy has beside what files hold: pictures, topics."""

from structure.pictures import OF_A_GOAL
from tasks.models import Outline, Programme, Strategy, Task
from topics.models import Topic


def take_along(source: Strategy, copy: Strategy) -> None:
    """Give the copy what its rows had where they came from, found by identity."""
    _pictures(source, copy)
    _topics(source, copy)
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


def _topics(source: Strategy, copy: Strategy) -> None:
    programmes = Programme.objects.filter(goal__strategy=copy)
    tasks = Task.objects.of(copy)
    for one in source.topics.order_by("pk"):
        topic = Topic.objects.create(
            strategy=copy,
            title=one.title,
            slug=one.slug,
            words=one.words,
            world_goals=one.world_goals,
        )
        named = one.programmes.values("uid")
        topic.programmes.set(programmes.filter(uid__in=named))
        topic.tasks.set(tasks.filter(uid__in=one.tasks.values("uid")))
