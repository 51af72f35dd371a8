"""The columns of the list of indicators, for its files."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from indicators.models import Indicator
from spreadsheets.sheets import Column, Sheet, Value
from tasks.subjects import Subject


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """An indicator, whose it is, and its value of each year."""

    parent: Subject
    indicator: Indicator
    values: Mapping[int, Value]


def indicator_columns(years: Sequence[int]) -> list[Column[IndicatorRow]]:
    return [
        Column(_("Level"), 10, lambda row: capfirst(row.parent._meta.verbose_name)),
        Column(_("Code"), 8, lambda row: row.parent.code),
        Column(_("Kind"), 22, lambda row: capfirst(row.indicator.get_kind_display())),
        Column(_("Indicator"), 44, lambda row: row.indicator.name),
        Column(_("Unit of measure"), 12, lambda row: row.indicator.unit),
        Column(_("Source"), 24, lambda row: row.indicator.source),
        *(value_column(year) for year in years),
    ]


def value_column(year: int) -> Column[IndicatorRow]:
    return Column(str(year), 13, lambda row: row.values.get(year))


def sheet_of_indicators(rows: Sequence[IndicatorRow]) -> Sheet[IndicatorRow]:
    years = sorted({year for row in rows for year in row.values})
    return Sheet(_("Indicators"), indicator_columns(years), rows, frozen_columns=4)


def values_of(indicator: Indicator, to_year: int) -> dict[int, Value]:
    """Return a number where there is one, else the text as reported."""
    return {
        value.year: value.text if value.number is None else value.number
        for value in indicator.values.all()
        if value.year <= to_year
    }
