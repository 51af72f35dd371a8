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


def strategy_of(subject: Subject) -> Strategy:
    return subject if isinstance(subject, Strategy) else subject.strategy


def called(subject: Subject) -> str:
    """Name it by what it is and its code, such as "Task I.3.5"."""
    names = {
        Strategy: _("The strategy as a whole"),
        Goal: _("Goal %(code)s"),
        Programme: _("Programme %(code)s"),
        Task: _("Task %(code)s"),
    }
    return names[type(subject)] % {"code": subject.code}
