"""The figures of a task or of a part of the strategy, each described once.

Sheets, the report in words, open data and the API pick from here what they call a
figure, what they say that it means, and how they round it.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from leszno_strategy.numbers import (
    Exact,
    as_decimal,
    computed,
    percent,
    points,
    rounded,
)

Text = str | Promise


class Unit(Enum):
    """What a figure counts in; the value is how many percent one of it is."""

    POINTS = 1  # percentage points of the whole
    SHARE = 100  # of the plan: 0.913 is 91.3 %


@dataclass(frozen=True, eq=False, kw_only=True)
class Figure:
    """A figure at the end of a year, under its name in each place that shows it.

    A place without a name for the figure does not show it.
    """

    name: str  # the attribute of whatever has the figure
    unit: Unit
    places: int  # decimals, in its unit
    heading: Text = ""  # of a sheet's column; it may say the year
    short_heading: Text = ""  # of a narrow column on paper
    column: str = ""  # in open data
    meaning: Text = ""  # there
    field: str  # in the API
    field_meaning: str  # there; not translated yet

    def of(self, owner: object) -> Decimal | None:
        """Return the figure, not rounded yet."""
        value: Exact | None = getattr(owner, self.name)
        return None if value is None else as_decimal(value)

    def headed(self, year: int) -> str:
        return str(self.heading) % {"year": year}

    def rounded(self, owner: object) -> Decimal | None:
        """Return the figure in its unit."""
        return computed(self.of(owner), self.places)

    def in_percent(self, owner: object) -> Decimal | None:
        """Return the figure with one decimal: 91.3 for a share of 0.913."""
        value = self.rounded(owner)
        return None if value is None else rounded(value * self.unit.value)

    def written(self, owner: object) -> str:
        """Write the figure for people; a dash if it is unknown."""
        write = percent if self.unit is Unit.SHARE else points
        return write(self.of(owner))


PLANNED = Figure(
    name="planned",
    unit=Unit.POINTS,
    places=1,
    heading=_("Planned to the end of %(year)s"),
    short_heading=_("Plan to date"),
    column="plan",
    meaning=_(
        "Planned from the first year to the end of the report’s year, in percentage "
        "points of the whole; computed, rounded half up to one decimal."
    ),
    field="planned",
    field_meaning=gettext_noop(
        "Planned from the start to the end of the year, in percentage points; of a "
        "part, over the tasks whose stages are known."
    ),
)
PROGRESS = Figure(
    name="progress",
    unit=Unit.POINTS,
    places=1,
    heading=_("Progress to the end of %(year)s"),
    short_heading=_("Progress"),
    column="wykonanie",
    meaning=_(
        "Carried out from the first year to the end of the report’s year, in "
        "percentage points of the whole; may exceed 100; computed, rounded half up "
        "to one decimal."
    ),
    field="progress",
    field_meaning=gettext_noop(
        "Carried out from the start to the end of the year, in percentage points; may "
        "exceed 100; of a part, over the tasks whose progress is known."
    ),
)
COMPARABLE = Figure(
    name="comparable",
    unit=Unit.POINTS,
    places=1,
    heading=_("Progress comparable with the plan"),
    short_heading=_("To compare"),
    column="wykonanie_z_planem",
    meaning=_(
        "Carried out of what has a plan: to be compared with the plan; computed, "
        "rounded half up to one decimal."
    ),
    field="comparable",
    field_meaning=gettext_noop(
        "Progress of what has a plan: only this can be set against it."
    ),
)
DIFFERENCE = Figure(
    name="difference",
    unit=Unit.POINTS,
    places=1,
    field="difference",
    field_meaning=gettext_noop(
        "Comparable progress less the plan; below zero it is a shortfall. It is "
        "reckoned from exact figures and rounded once, so it may be 0.1 apart from the "
        "difference of the two as they are rounded here."
    ),
)
SHARE_OF_PLAN = Figure(
    name="index",
    unit=Unit.SHARE,
    places=3,
    heading=_("Progress as a share of the plan"),
    short_heading=_("Index"),
    column="wykonanie_planu",
    meaning=_(
        "How much of the plan to the end of the year was carried out, as a share: "
        "0.913 is 91.3%; computed, rounded half up to three decimals."
    ),
    field="index_percent",
    field_meaning=gettext_noop(
        "Comparable progress in percent of the plan: 91.0 means 91%."
    ),
)
WHOLE_PLAN = Figure(
    name="whole_plan",
    unit=Unit.POINTS,
    places=1,
    heading=_("Plan of all years"),
    column="plan_wszystkich_lat",
    meaning=_(
        "The plan of all years, in percentage points; computed, rounded half up to "
        "one decimal."
    ),
    field="whole_plan",
    field_meaning=gettext_noop("Plan of all years; meant to be 100."),
)

# The plan to date less what was carried out, in points: 0 for what is ahead.
SHORTFALL = _("Shortfall")

FIGURES = (PLANNED, PROGRESS, COMPARABLE, DIFFERENCE, SHARE_OF_PLAN, WHOLE_PLAN)
