"""What an indicator or a report is about: the strategy as a whole or a part of it."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from tasks.models import Goal, Programme, Strategy, Task

Subject = Strategy | Goal | Programme | Task

# The foreign key by which rows name each; all come with `related_name` alike.
COLUMNS: Mapping[type[Any], str] = {
    Strategy: "of_strategy",
    Goal: "goal",
    Programme: "programme",
    Task: "task",
}


def column_of(subject: Subject) -> str:
    return COLUMNS[type(subject)]


def about(subject: Subject) -> dict[str, Subject]:
    """Name the subject as rows of indicators and reports do, to find or make one."""
    return {column_of(subject): subject}


def subject_of(row: Any) -> Subject:
    """Return what a row that names exactly one subject is about."""
    # Constraints see to it that there is one.
    found: Subject = row.task or row.programme or row.goal or row.of_strategy
    return found


def programme_of(subject: Subject) -> Programme | None:
    """The programme that it is or lies in; None above programmes."""
    if isinstance(subject, Programme):
        return subject
    return subject.programme if isinstance(subject, Task) else None


def goal_of(subject: Subject) -> Goal | None:
    """The goal that it is or lies in; None of the strategy as a whole."""
    if isinstance(subject, Goal):
        return subject
    programme = programme_of(subject)
    return programme.goal if programme else None


def place_of(subject: Subject) -> tuple[int, int, int]:
    """Sort as the strategy counts: the whole, a goal, its programmes, their tasks."""
    goal, programme = goal_of(subject), programme_of(subject)
    return (
        goal.position if goal else 0,
        programme.number if programme else 0,
        subject.number if isinstance(subject, Task) else 0,
    )


def key_of(subject: Subject) -> str:
    """Tell it apart from subjects of every kind, such as "task-12"."""
    return f"{column_of(subject)}-{subject.pk}"


def strategy_of(subject: Subject) -> Strategy:
    return subject if isinstance(subject, Strategy) else subject.strategy


def in_short_called(subject: Subject) -> str:
    """Name it by its code alone where there is one, as lists of many do."""
    return subject.code or called(subject)


def called(subject: Subject) -> str:
    """Name it by what it is and its code, such as "Task I.3.5"."""
    names = {
        Strategy: _("The strategy as a whole"),
        Goal: _("Goal %(code)s"),
        Programme: _("Programme %(code)s"),
        Task: _("Task %(code)s"),
    }
    return names[type(subject)] % {"code": subject.code}


def named(subject: Subject) -> str:
    """Name it before its title: a task is known by its code alone."""
    return subject.code if isinstance(subject, Task) else called(subject)
