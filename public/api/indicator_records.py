"""What the API says of indicators."""

from typing import Annotated as An

from django.utils.translation import gettext_noop as _
from msgspec import Struct

from indicators.models import Direction, Frequency, Kind
from indicators.standing import Word
from public.api.described import Number, Page, about
from public.api.levels import Level


class Value(Struct, frozen=True):
    """What was reported for an indicator and a year."""

    year: An[int, about(_("Year."))]
    text: An[str, about(_("The value as the city reported it."))]
    number: An[
        Number,
        about(_("The same as a number; null unless it is one beyond doubt.")),
    ]


class Target(Struct, frozen=True):
    """What an indicator should come to by the end of a year; never a value."""

    year: An[int, about(_("Year."))]
    number: An[Number, about(_("The target, in the unit of the indicator."))]


class Break(Struct, frozen=True):
    """A year from which values do not compare with those of the years before."""

    year: An[int, about(_("The first year that does not compare with earlier ones."))]
    reason: An[str, about(_("Why it does not."))]


class Standing(Struct, frozen=True):
    """How an indicator stands against its targets at the end of the year."""

    word: An[Word, about(_("How it stands, in a word."))]
    year: An[
        int | None,
        about(_("The year of the value that this is about; null if there is none.")),
    ]
    share_percent: An[
        Number,
        about(
            _(
                "Share of the way from the baseline to the final target, in percent, "
                "rounded to one decimal; null where one of them is unknown, both are "
                "equal, or a break lies between."
            )
        ),
    ]
    due_percent: An[
        Number, about(_("The share that was due by the year of the value, in percent."))
    ]
    expected: An[
        Number,
        about(
            _(
                "What it should have come to by the year of the value, on the straight "
                "line from the baseline through the targets, in its unit; rounded once."
            )
        ),
    ]
    is_old: An[bool, about(_("Whether the value is two years old or older."))]


class Indicator(Struct, frozen=True):
    """An indicator with its values up to the year."""

    id: An[int, about(_("Its number, as in the address of its page."))]
    name: An[str, about(_("Name."))]
    kind: An[Kind, about(_("Kind of indicator."))]
    level: An[Level, about(_("What it belongs to."))]
    is_headline: An[bool, about(_("Whether the city shows it before others."))]
    unit: An[str, about(_("Unit of measure; may be empty."))]
    definition: An[str, about(_("What is counted, and how; may be empty."))]
    method: An[str, about(_("How the value is worked out; may be empty."))]
    source: An[str, about(_("Where the values come from; may be empty."))]
    frequency: An[
        Frequency | None, about(_("How often it is measured; null if nobody said."))
    ]
    reporter: An[
        str | None,
        about(
            _(
                "Unit or post that reports it; null if whoever answers for its part "
                "does."
            )
        ),
    ]
    direction: An[
        Direction | None, about(_("Which way is better; null if nobody said."))
    ]
    baseline: An[Number, about(_("Value at the outset."))]
    baseline_year: An[int | None, about(_("The year of the baseline."))]
    targets: An[
        list[Target],
        about(_("Its targets, of all years: the chosen year leaves none out.")),
    ]
    band_from: An[Number, about(_("Lower edge of the band; null if it is open."))]
    band_to: An[Number, about(_("Upper edge of the band; null if it is open."))]
    breaks: An[list[Break], about(_("Breaks in the series to the chosen year."))]
    comparison: An[str, about(_("What to hold it against; may be empty."))]
    goal: An[
        str | None,
        about(_("Code of the goal in which it lies; null if it is the strategy's.")),
    ]
    programme: An[
        str | None,
        about(_("Code of the programme; null if it is a goal's or the strategy's.")),
    ]
    task: An[str | None, about(_("Code of the task; null if it is no task's."))]
    values: An[
        list[Value],
        about(_("Its values to the chosen year; some begin before the strategy.")),
    ]
    standing: An[Standing, about(_("How it stands at the end of the chosen year."))]
    page: Page
