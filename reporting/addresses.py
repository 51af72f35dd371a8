"""Where the report on a task, a programme, a goal or the whole is."""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse

from tasks.models import Goal, Programme, Strategy, Task
from tasks.subjects import Subject, strategy_of

# What stands before the names of a report's pages: those of tasks are bare.
LEVELS: Mapping[type[Any], str] = {
    Strategy: "strategy_",
    Goal: "goal_",
    Programme: "programme_",
    Task: "",
}


def report_address(subject: Subject, year: int, page: str = "report") -> str:
    """Return the address of the subject's report of the year, or of a page of it.

    Pages are named as in `reporting.urls`: report, return, approve, withdraw,
    correction, history, questions, autosave, discard, restore. Reads the subject's
    parents.
    """
    code = [subject.code] if subject.code else []
    place = [strategy_of(subject).slug, *code, year]
    return reverse(f"reporting:{LEVELS[type(subject)]}{page}", args=place)
