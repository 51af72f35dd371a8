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
from reporting.overview import ReportRow
from reporting.standing import DONE, OWED, Standing, Units, standings_of, units_of
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
        self.standings = standings_of(rows)
        for name, choices in {
            "level": _levels(self.standings),
            "goal": _goals(self.standings),
            "programme": programme_choices(self.standings),
            "unit": _units(units_of(rows)),
            "person": _people(self.standings),
        }.items():
            self.fields[name].choices = [ANY, *choices]  # type: ignore[attr-defined]

    def add_prefix(self, field_name: str) -> str:
        return PARAMETERS.get(field_name, field_name)

    def left(self) -> list[ReportRow]:
        """Return the rows that were asked for; none if what was asked is unknown."""
        if not self.is_valid():
            return []
        wanted = {name: value for name, value in self.cleaned_data.items() if value}
        about, unit = wanted.pop("about", ""), wanted.pop("unit", "")
        kept = {one for one in self.standings if fits(one, **wanted)}
        if about == OVERSEEN:
            kept = {one for one in kept if one.may(self.who, Right.OVERSEE)}
        if about == MINE:
            kept = {one for one in kept if one.turn and self.user in one.turn.people}
        rows = [row for row in self.rows if row.standing in kept]
        if unit:
            its = {units for units in units_of(rows) if unit in _keys(units)}
            return [row for row in rows if row.units in its]
        return rows


def fits(standing: Standing, **wanted: Any) -> bool:
    """Say whether it is what was asked for; the board counts with this too."""
    return all(TESTS[name](standing, value) for name, value in wanted.items())


TESTS: Mapping[str, Callable[[Standing, Any], bool]] = {
    "state": lambda one, state: one.state in GROUPS.get(state, {state}),
    "level": lambda one, level: COLUMNS[one.model] == level,
    "goal": lambda one, code: _code(one.goal) == code,
    "programme": lambda one, code: _code(one.programme) == code,
    "person": lambda one, pk: pk in ({str(p.pk) for p in one.owing.people} or {NONE}),
    "late": lambda one, _yes: one.days_late > 0,
    "absent": lambda one, _yes: one.is_absent,
}


def _code(part: Goal | Programme | None) -> str | None:
    return part.code if part else None


def _levels(standings: Iterable[Standing]) -> Choices:
    there = {COLUMNS[one.model] for one in standings}
    return [(level, name) for level, name in LEVELS.items() if level in there]


def _goals(standings: Iterable[Standing]) -> Choices:
    goals = {one.goal.pk: one.goal for one in standings if one.goal}
    return [(one.code, str(one)) for one in goals.values()]


def programme_choices(standings: Iterable[Standing]) -> Choices:
    found = {one.programme.pk: one.programme for one in standings if one.programme}
    return [(one.code, str(one)) for one in found.values()]


def _keys(units: Units) -> set[str]:
    return {str(pk) for pk in units} or {NONE}


def _units(there: Collection[Units]) -> Choices:
    units = Unit.objects.filter(pk__in={pk for its in there for pk in its})
    without = [] if all(there) else [(NONE, _("no unit"))]
    return [*((str(unit.pk), unit.name) for unit in units), *without]


def _people(standings: Iterable[Standing]) -> Choices:
    duties = {id(one.owing): one.owing for one in standings}.values()
    people = {p.pk: p for duty in duties for p in duty.people}
    named = sorted(people.values(), key=by_name)
    without = any(not duty.people for duty in duties)
    return [
        *((str(one.pk), str(one)) for one in named),
        *([(NONE, _("nobody"))] if without else []),
    ]
