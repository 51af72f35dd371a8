"""What became of tasks between two years, as the page says and groups it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from public.compared_years import TaskPair, Tasks


@dataclass(frozen=True)
class MoveGroup:
    """Tasks of which the same became; `label` counts them in few words.

    What is drawn has a line for each task; others are only named.
    """

    name: str
    anchor: str
    label: str
    heading: str
    nothing: str
    pairs: Sequence[TaskPair]
    is_drawn: bool = True


def move_groups(tasks: Tasks) -> list[MoveGroup]:
    """Return all groups in their order, those without a task as well."""
    return [*_drawn(tasks), *_named(tasks)]


def _drawn(tasks: Tasks) -> list[MoveGroup]:
    said = {"year": tasks.year}
    return [
        MoveGroup(
            "slipped",
            "wzrosla",
            _("lack more"),
            _("The shortfall grew"),
            _("No task slipped."),
            tasks.slipped,
        ),
        MoveGroup(
            "same",
            "bez-zmian",
            _("lack as much"),
            _("The shortfall stayed as it was"),
            _("No task lacks just as much as before."),
            tasks.same,
        ),
        MoveGroup(
            "caught-up",
            "zmalala",
            _("lack less"),
            _("The shortfall shrank"),
            _("No task caught up."),
            tasks.caught_up,
        ),
        MoveGroup(
            "finished",
            "ukonczone",
            _("completed"),
            _("Completed by the end of %(year)s") % said,
            _finished_before(tasks),
            tasks.finished,
        ),
    ]


def _finished_before(tasks: Tasks) -> str:
    said = {"since": tasks.since, "n": tasks.finished_before}
    nothing = _("No task was completed.")
    if not tasks.finished_before:
        return nothing
    before = ngettext(
        "%(n)s was completed by the end of %(since)s.",
        "%(n)s were completed by the end of %(since)s.",
        tasks.finished_before,
    )
    return f"{nothing} {before % said}"


def _named(tasks: Tasks) -> list[MoveGroup]:
    none = _("None.")
    return [
        MoveGroup(
            "on-plan",
            "zgodne",
            _("on plan in both years"),
            _("Nothing was missing in either year"),
            none,
            tasks.on_plan,
            is_drawn=False,
        ),
        MoveGroup(
            "without-plan",
            "bez-planu",
            _("without a plan"),
            _("Without a plan"),
            none,
            tasks.without_plan,
            is_drawn=False,
        ),
        MoveGroup(
            "unknown",
            "nieznane",
            _("not compared"),
            _("Not compared: figures are missing for one or both of the years"),
            none,
            tasks.unknown,
            is_drawn=False,
        ),
    ]
