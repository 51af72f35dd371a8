"""Which reports of a year somebody wants to see; every count on the board is one."""

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.utils.translation import gettext_lazy as _

from organisation.models import Unit, User, by_name
from organisation.rights import Right
from organisation.roles import HeldPosts
from reporting.models import State
from reporting.overview import DONE, OWED, ReportRow
from tasks.models import Goal, Programme
from tasks.subjects import COLUMNS

# What the address says.
PARAMETERS = {
    "state": "stan",
    "level": "poziom",
    "goal": "cel",
    "programme": "program",
    "unit": "jednostka",
    "person": "osoba",
    "about": "dotyczy",
    "late": "spoznione",
    "absent": "nieobecni",
}
NONE = "brak"  # tasks without a unit, reports that nobody answers for
MINE, OVERSEEN = "moje", "nadzor"
# Both are several states at once.
STILL_OWED, HANDED_IN = "do-zlozenia", "zlozone"
GROUPS: Mapping[str, Collection[State]] = {STILL_OWED: OWED, HANDED_IN: DONE}
ANY = ("", _("all"))
LEVELS = {
    "of_strategy": _("the strategy as a whole"),
    "goal": _("goals"),
    "programme": _("programmes"),
    "task": _("tasks"),
}

Choices = list[tuple[str, Any]]


def query(**wanted: object) -> str:
    """Write the end of an address that leaves the wanted reports: state, goal, …"""
    return urlencode({PARAMETERS[name]: value for name, value in wanted.items()})


class ReportFilter(forms.Form):
    """Keeps some of the rows that the person may see; its choices come from them."""

    state = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=[
            ANY,
            (STILL_OWED, _("still to be submitted")),
            (HANDED_IN, _("submitted or approved")),
            *State.choices,
        ],
    )
    level = forms.ChoiceField(label=_("On what"), required=False)
    goal = forms.ChoiceField(label=_("Goal"), required=False)
    programme = forms.ChoiceField(label=_("Programme"), required=False)
    unit = forms.ChoiceField(label=_("Unit"), required=False)
    person = forms.ChoiceField(label=_("Who answers for it"), required=False)
    about = forms.ChoiceField(
        label=_("Part"),
        required=False,
        choices=[
            ANY,
            (MINE, _("waiting for me")),
            (OVERSEEN, _("in my part of the strategy")),
        ],
    )
    late = forms.BooleanField(label=_("only late ones"), required=False)
    absent = forms.BooleanField(
        label=_("only those of people who have never signed in"), required=False
    )

    def __init__(
        self, data: Any, *, rows: list[ReportRow], user: User, who: HeldPosts
    ) -> None:
        super().__init__(data, label_suffix="", auto_id="filter_%s")
        self.rows, self.user, self.who = rows, user, who
        for name, choices in {
            "level": _levels(rows),
            "goal": _goals(rows),
            "programme": _programmes(rows),
            "unit": _units(rows),
            "person": _people(rows),
        }.items():
            self.fields[name].choices = [ANY, *choices]  # type: ignore[attr-defined]

    def add_prefix(self, field_name: str) -> str:
        return PARAMETERS.get(field_name, field_name)

    def left(self) -> list[ReportRow]:
        """Return the rows that were asked for; none if what was asked is unknown."""
        if not self.is_valid():
            return []
        wanted = {name: value for name, value in self.cleaned_data.items() if value}
        about = wanted.pop("about", "")
        rows = [row for row in self.rows if fits(row, **wanted)]
        if about == OVERSEEN:
            return [row for row in rows if row.may(self.who, Right.OVERSEE)]
        if about == MINE:
            return [row for row in rows if row.turn and self.user in row.turn.people]
        return rows


def fits(row: ReportRow, **wanted: Any) -> bool:
    """Say whether the row is what was asked for; the board counts with this too."""
    return all(TESTS[name](row, value) for name, value in wanted.items())


TESTS: Mapping[str, Callable[[ReportRow, Any], bool]] = {
    "state": lambda row, state: row.state in GROUPS.get(state, {state}),
    "level": lambda row, level: COLUMNS[row.model] == level,
    "goal": lambda row, code: _code(row.goal) == code,
    "programme": lambda row, code: _code(row.programme) == code,
    "unit": lambda row, pk: pk in ({str(unit) for unit in row.units} or {NONE}),
    "person": lambda row, pk: pk in ({str(p.pk) for p in row.owing.people} or {NONE}),
    "late": lambda row, _yes: row.days_late > 0,
    "absent": lambda row, _yes: row.is_absent,
}


def _code(part: Goal | Programme | None) -> str | None:
    return part.code if part else None


def _levels(rows: Iterable[ReportRow]) -> Choices:
    there = {COLUMNS[row.model] for row in rows}
    return [(level, name) for level, name in LEVELS.items() if level in there]


def _goals(rows: Iterable[ReportRow]) -> Choices:
    goals = {row.goal.pk: row.goal for row in rows if row.goal}
    return [(one.code, str(one)) for one in goals.values()]


def _programmes(rows: Iterable[ReportRow]) -> Choices:
    found = {row.programme.pk: row.programme for row in rows if row.programme}
    return [(one.code, str(one)) for one in found.values()]


def _units(rows: list[ReportRow]) -> Choices:
    units = Unit.objects.filter(pk__in={pk for row in rows for pk in row.units})
    without = [(NONE, _("no unit"))] if any(not row.units for row in rows) else []
    return [*((str(unit.pk), unit.name) for unit in units), *without]


def _people(rows: Iterable[ReportRow]) -> Choices:
    duties = {id(row.owing): row.owing for row in rows}.values()
    people = {one.pk: one for duty in duties for one in duty.people}
    named = sorted(people.values(), key=by_name)
    without = any(not duty.people for duty in duties)
    return [
        *((str(one.pk), str(one)) for one in named),
        *([(NONE, _("nobody"))] if without else []),
    ]
