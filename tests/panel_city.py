"""A small city with a person in each role, and the addresses of the panel."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module

from django.urls import URLResolver, reverse
from django.utils.timezone import localdate

from organisation.models import Appointment, OfficeRole, Post, Unit, User
from tasks.models import Goal, Programme, StrategyYear, Task
from tests.factories import (
    make_campaign,
    make_goal,
    make_office_user,
    make_post,
    make_programme,
    make_strategy,
    make_task,
    make_unit,
    make_user,
)

# Whose task it is, seen from the person of the role.
OWN, OTHERS, PROGRAMME, GOAL = "own", "others'", "another programme's", "another goal's"
WHOSE = (OWN, OTHERS, PROGRAMME, GOAL)


# The rooms that answer under /panel/.
ROOMS = ("people", "reporting", "annual_report")


def panel(name: str, *args: object) -> str:
    """Find the address of the name in the room that has it."""
    room = next(room for room in ROOMS if name in names_of(room))
    return reverse(f"{room}:{name}", args=args)


@cache
def names_of(room: str) -> set[str]:
    return set(named(import_module(f"{room}.urls").urlpatterns))


def named(patterns) -> Iterator[str]:
    for one in patterns:
        if isinstance(one, URLResolver):
            yield from named(one.url_patterns)
        else:
            yield one.name


@dataclass(frozen=True)
class City:
    """Two goals, three programmes, a task of each kind above, and an open year."""

    year: StrategyYear
    tasks: dict[str, Task]
    people: dict[str, User | None]
    office: User

    def address(self, name: str, whose: str) -> str:
        code = self.tasks[whose].code
        return panel(name, "miasto", code, self.year.year)


def make_city() -> City:
    strategy = make_strategy()
    year = strategy.years.get(year=2010)
    make_campaign(year)
    goals = [_goal(strategy, number) for number in ("I", "II")]
    programmes = [_programme(goals[0]), _programme(goals[0]), _programme(goals[1])]
    unit, post = make_unit(), make_post()
    own = _task(programmes[0], unit)
    own.executors.create(text="stanowisko", post=post)
    tasks = {
        OWN: own,
        OTHERS: _task(programmes[0], make_post()),
        PROGRAMME: _task(programmes[1], make_post()),
        GOAL: _task(programmes[2], make_post()),
    }
    people = {
        **_executors(unit, post),
        "stranger": None,
        "nobody": make_user(),
        "colleague of no task": make_user(make_post(unit=make_unit())),
        "coordinator": make_user(programmes[0].coordinator),
        "goal head": make_user(goals[0].head),
        "office": make_office_user(),
        "administrator": make_user(make_post(office_role=OfficeRole.ADMINISTRATOR)),
        "auditor": make_user(make_post(office_role=OfficeRole.AUDITOR)),
        "superuser": make_user(is_superuser=True),
    }
    return City(year, tasks, people, make_office_user())


def _executors(unit: Unit, post: Post) -> dict[str, User]:
    """Make the people who carry the task out, did so, or stand in for who does."""
    deputy, ended = make_user(), make_user()
    Appointment.objects.create(
        user=deputy,
        post=post,
        is_deputy=True,
        starts_on=make_days(-1),
        ends_on=make_days(1),
    )
    Appointment.objects.create(user=ended, post=post, ends_on=make_days(-1))
    return {
        "executor by unit": make_user(make_post(unit=unit)),
        "executor by post": make_user(post),
        "deputy": deputy,
        "former executor": ended,
    }


def _goal(strategy, number: str) -> Goal:
    goal = make_goal(strategy, number)
    goal.head = make_post()
    goal.save()
    return goal


def _programme(goal: Goal) -> Programme:
    return make_programme(goal, coordinator=make_post())


def _task(programme: Programme, executor) -> Task:
    return make_task(programme, stages=[{2010: ("5", None)}], executor=executor)


def make_days(offset: int):
    return localdate() + datetime.timedelta(days=offset)
