"""The columns that several tables have."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from annual_report.document import Figures, Part, Reported, Task
from leszno_strategy.numbers import computed
from open_data.description import Column, Text, Type
from tasks.figures import FIGURES, Figure

REPORTED: dict[str, Text] = {
    Reported.APPROVED: _("from an approved report"),
    Reported.TAKEN_OVER: _("taken over from earlier records"),
    Reported.MISSING: _("nothing was approved"),
}


def share(value: Decimal | None) -> Decimal | None:
    """Round so that it is a percentage with one decimal: 0.9134 is 0.913."""
    return computed(value, 3)


def year_column() -> Column[Any]:
    return Column(
        "stan_na_rok",
        Type.YEAR,
        _("The report’s year: figures are as at its end."),
        lambda row: row.year,
        is_always_known=True,
    )


def weights(of: Callable[[Any], Part | Task]) -> list[Column[Any]]:
    """The weight of a part or a task, and how much it counts."""
    return [
        Column(
            "waga",
            Type.NUMBER,
            _("The weight as it was set, exact; empty if there is none."),
            lambda row: of(row).weight,
        ),
        Column(
            "waga_w_sredniej",
            Type.NUMBER,
            _(
                "The weight with which it counts in the mean of what it belongs to, "
                "exact: 1 for each where none has a weight, 0 for one without a weight "
                "among others."
            ),
            lambda row: of(row).counted_weight,
            is_always_known=True,
        ),
    ]


def figures(of: Callable[[Any], Figures]) -> list[Column[Any]]:
    """Where a part or a task stands at the end of the year."""
    return [_figure(one, of) for one in FIGURES if one.column]


def _figure(figure: Figure, of: Callable[[Any], Figures]) -> Column[Any]:
    return Column(
        figure.column,
        Type.NUMBER,
        figure.meaning,
        lambda row: figure.rounded(of(row)),
    )
