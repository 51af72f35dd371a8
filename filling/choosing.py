"""Which of the reports that a person may fill in the page shows."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from leszno_strategy.folding import fold
from organisation.models import Unit
from reporting.models import State
from reporting.overview import ReportRow
from reporting.standing import by_state, standings_of, units_of
from tasks.models import Programme, Stage, Task

UNIT, PROGRAMME, STATE, SEARCH = "jednostka", "program", "stan", "szukaj"
READY = "gotowe"
TABS: Mapping[str, str | Promise] = {
    "": _("All"),
    State.RETURNED: _("Returned"),
    State.DRAFT: _("Drafts"),
    State.NOT_STARTED: _("Not begun"),
    READY: _("Ready"),
    State.SUBMITTED: _("Submitted"),
    State.APPROVED: _("Approved"),
}


@dataclass(frozen=True)
class Tab:
    value: str
    name: str | Promise
    count: int
    is_chosen: bool


@dataclass(frozen=True)
class Wish:
    """What the address asks for; what it does not know asks for nothing."""

    unit: str = ""
    programme: str = ""
    state: str = ""
    words: str = ""

    @classmethod
    def of(cls, asked: QueryDict) -> "Wish":
        state = asked.get(STATE, "")
        return cls(
            asked.get(UNIT, ""),
            asked.get(PROGRAMME, ""),
            state if state in TABS else "",
            asked.get(SEARCH, "").strip()[:100],
        )

    def narrowed(self, rows: Sequence[ReportRow]) -> list[ReportRow]:
        """Keep those of the unit, the programme and the words, in any state."""
        found = list(rows)
        if self.unit:
            kept = {its for its in units_of(rows) if self.unit in map(str, its)}
            found = [row for row in rows if row.units in kept]
        if self.programme:
            found = [row for row in found if _code(row.programme) == self.programme]
        if self.words:
            texts, sought = _texts(found), fold(self.words)
            found = [row for row in found if sought in texts.get(row.key, "")]
        return found


def _code(programme: Programme | None) -> str:
    return programme.code if programme else ""


def _texts(rows: Iterable[ReportRow]) -> dict[str, str]:
    """Read what can be sought in: codes, titles of tasks and stages. One query."""
    codes = {row.key: _called(row) for row in rows}
    ids = [row.pk for row in rows if row.model is Task]
    tasks = Task.objects.filter(pk__in=ids).order_by().values_list("pk", "title")
    stages = Stage.objects.filter(task__in=ids).order_by().values_list("task", "title")
    for pk, title in tasks.union(stages, all=True):
        codes[f"task-{pk}"] += f" {title}"
    return {key: fold(text) for key, text in codes.items()}


def _called(row: ReportRow) -> str:
    goal, (_goal, _programme, number) = row.standing.goal, row.place
    above = _code(row.programme) or (goal.code if goal else "")
    return f"{above}.{number}" if number else above


def tabs(rows: Sequence[ReportRow], wish: Wish, ready: int | None) -> list[Tab]:
    """Count the states; how many are ready is not known of more than a page."""
    states = by_state(standings_of(rows))
    counts: dict[str, int] = {"": len(rows), READY: ready or 0, **dict(states)}
    return [
        Tab(value, name, counts.get(value, 0), value == wish.state)
        for value, name in TABS.items()
        if counts.get(value) or value == wish.state
    ]


def unit_choices(rows: Iterable[ReportRow]) -> list[tuple[str, str]]:
    ids = {pk for units in units_of(rows) for pk in units}
    found = Unit.objects.filter(pk__in=ids).order_by("name")
    return [(str(pk), name) for pk, name in found.values_list("pk", "name")]
