"""A file that was brought, with all that its page can say of one."""

from dataclasses import asdict

from filling.confirming import Told
from filling.models import FilledFile
from filling.workbook.found import CellAmiss
from organisation.models import User
from reporting.models import Report, State
from tasks.models import Strategy, Task

SHEET = "Do wypełnienia"


def make_filled(strategy: Strategy, by: User) -> FilledFile:
    """Make a file with mistakes, conflicts, differences, and a report that is closed.

    The strategy has a report for 2010 in each state, as `make_varied_tree` makes it.
    """
    tasks = {
        state: Report.objects.filter(task__isnull=False, state=state).latest("pk").task
        for state in (State.DRAFT, State.SUBMITTED, State.RETURNED)
    }
    draft, submitted, returned = tasks.values()
    assert draft
    assert submitted
    assert returned
    year = strategy.years.get(year=2010)
    told = Told(f"task-{draft.pk}", draft.code, draft.title, "/panel/", "incomplete")
    return FilledFile.objects.create(
        by=by,
        year=year,
        name="wydzial.xlsx",
        rows={
            f"task-{draft.pk}": {
                _done(draft): ["9", "3", SHEET, "H6"],
                "obstacles": ["Brak wykonawcy.", "", SHEET, "I9"],
            },
            f"task-{submitted.pk}": {"obstacles": ["Inne.", "", SHEET, "I19"]},
            f"task-{returned.pk}": {_done(returned): ["7,,5", "", SHEET, "H26"]},
        },
        faults=[asdict(CellAmiss(SHEET, "H40", "30", "nic: ten wiersz dopisano"))],
        told=[asdict(told)],
    )


def _done(task: Task) -> str:
    return f"stage-{task.stages.earliest('position').pk}-actual"
