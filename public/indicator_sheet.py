"""The columns of the list of indicators, for its files."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from leszno_strategy.numbers import computed
from public.indicator_list import Chosen
from public.indicator_values import IndicatorAsOf
from spreadsheets.sheets import Column, Sheet, Value, points

Columns = Iterator[Column[IndicatorAsOf]]


def sheet_of_indicators(rows: Chosen) -> Sheet[IndicatorAsOf]:
    """Lay out the rows with all their years, as the yearly workbook does."""
    years, aims = rows.years()
    columns = [*_described(), *map(value_column, years), *_standing(aims)]
    return Sheet(_("Indicators"), columns, rows, frozen_columns=4)


def _described() -> Columns:
    yield Column(
        _("Level"), 10, lambda row: capfirst(row.indicator.parent._meta.verbose_name)
    )
    yield Column(_("Code"), 8, lambda row: row.indicator.parent.code)
    yield Column(_("Kind"), 22, lambda row: capfirst(row.indicator.get_kind_display()))
    yield Column(_("Indicator"), 44, lambda row: row.indicator.name)
    yield Column(_("Unit of measure"), 12, lambda row: row.indicator.unit)
    yield Column(_("Source"), 24, lambda row: row.indicator.source)


def _standing(aims: Sequence[int]) -> Columns:
    """Say what each should come to, and how far it is."""
    yield Column(
        _("Which way is better"), 22, lambda row: row.indicator.get_direction_display()
    )
    yield Column(_("Baseline"), 13, lambda row: row.indicator.baseline)
    yield Column(_("Year of the baseline"), 10, lambda row: _as_text(row.baseline_year))
    yield Column(_("Band from"), 13, lambda row: row.indicator.band_from)
    yield Column(_("Band to"), 13, lambda row: row.indicator.band_to)
    yield from map(target_column, aims)
    yield Column(
        _("Years of breaks"),
        12,
        lambda row: ", ".join(str(one.year) for one in row.breaks),
    )
    yield Column(_("Year of the last value"), 10, lambda row: _as_text(row.last_year))
    yield Column(_("Expected by then"), 13, lambda row: row.expected)
    yield Column(_("Share of the way (%)"), 12, share_of, points)
    yield Column(
        _("How it stands"),
        20,
        lambda row: row.standing.word.label if row.has_aim else None,
    )


def _as_text(year: int | None) -> str | None:
    """A year is no quantity."""
    return None if year is None else str(year)


def share_of(row: IndicatorAsOf) -> Decimal | None:
    share = row.standing.share
    return None if share is None else computed(share * 100)


def value_column(year: int) -> Column[IndicatorAsOf]:
    """Return a number where there is one, else the text as reported."""

    def value(row: IndicatorAsOf) -> Value:
        found = next((one for one in row.values if one.year == year), None)
        if found is None:
            return None
        return found.text if found.number is None else found.number

    return Column(str(year), 13, value)


def target_column(year: int) -> Column[IndicatorAsOf]:
    return Column(
        _("Target for %(year)s") % {"year": year},
        13,
        lambda row: next((one.number for one in row.targets if one.year == year), None),
    )
