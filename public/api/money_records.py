"""What the API says of money: in PLN, exact as it was entered.

An amount that is not known is null and never zero; a sum says how many it adds.
"""

from typing import Annotated as An

from django.utils.translation import gettext_noop as _
from msgspec import Struct

from public.api.described import Number, about

# What was spent, of what was planned.
Share = An[
    Number,
    about(
        _(
            "What was spent in percent of the plan, over the amounts of which both are "
            "known, rounded once to one decimal; above 100 if more was spent; null if "
            "nothing can be compared."
        )
    ),
]


class Sum(Struct, frozen=True):
    """What the known ones of some amounts add up to."""

    amount: An[Number, about(_("The sum in PLN; null if no amount is known."))]
    known: An[int, about(_("How many amounts it adds."))]
    of: An[int, about(_("How many amounts there are, unknown ones too."))]


class FundingYear(Struct, frozen=True):
    """A year of a line of a task's budget."""

    year: An[int, about(_("Year."))]
    planned: An[Number, about(_("Planned for that year, in PLN; null if unknown."))]
    executed: An[
        Number,
        about(
            _("Spent in that year, in PLN; null if unknown, and after the chosen year.")
        ),
    ]


class Cost(Struct, frozen=True):
    """The planned total cost of a task."""

    text: An[
        str | None,
        about(_("As the city wrote it; null if unknown, empty if it gave nothing.")),
    ]
    amount: An[Number, about(_("The amount in PLN, where there is one."))]


class Funding(Struct, frozen=True):
    """A line of a task's budget."""

    source: An[str, about(_("Where the money comes from."))]
    funds: An[str, about(_("How much, as the city wrote it; may be empty."))]
    amount: An[Number, about(_("The amount in PLN, where there is one."))]
    years: An[
        list[FundingYear],
        about(_("By year, where that is known; beside `amount`, not added to it.")),
    ]


class MoneyYear(Struct, frozen=True):
    """Money of a part in one year; plans for the whole period belong to no year."""

    year: An[int, about(_("Year."))]
    planned: An[Sum, about(_("Planned for that year."))]
    executed: An[Sum, about(_("Spent in that year; unknown after the chosen year."))]
    share_percent: Share


class Money(Struct, frozen=True):
    """Money of a part of the strategy, over its tasks that count in the year."""

    planned: An[
        Sum,
        about(
            _(
                "Plan of all years. A source is one amount: the sum of its yearly "
                "plans if it has any, else the amount for the whole period."
            )
        ),
    ]
    executed: An[
        Sum,
        about(_("Spent to the end of the year. Each source and year is one amount.")),
    ]
    share_percent: Share
    costs: An[
        Sum,
        about(
            _("Planned total costs of tasks, told apart from sources and not added.")
        ),
    ]
    years: An[list[MoneyYear], about(_("Year by year, where any amount is known."))]


class Source(Struct, frozen=True):
    """Money of one source in the whole strategy."""

    name: An[str, about(_("The source, as the city wrote it first."))]
    planned: An[Sum, about(_("Plan of all years."))]
    executed: An[Sum, about(_("Spent to the end of the year."))]
    share_percent: Share
