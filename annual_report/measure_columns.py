"""The sheets of indicators and of reports above the tasks."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from operator import attrgetter

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from annual_report.columns import CODE, LEVEL, REPORTED
from annual_report.document import Head, Measure, Owner, Part, Standing, Task
from annual_report.measure_words import (
    LEVELS,
    breaks_of,
    direction_of,
    expected_of,
    frequency_of,
    level_of,
    reporter_of,
    word_of,
)
from indicators.models import Kind
from reporting.content import TEXTS
from spreadsheets.sheets import Column, Sheet, Value, percent


@dataclass(frozen=True, slots=True)
class MeasureOf:
    """An indicator with what it belongs to."""

    parent: Part | Task | Owner
    measure: Measure


def indicator_sheet(head: Head) -> Sheet[MeasureOf]:
    columns = [*_named(), *indicator_columns(head)]
    return Sheet(_("Indicators"), columns, frozen_columns=4)


def _named() -> Iterator[Column[MeasureOf]]:
    kinds = {kind.value: str(capfirst(kind.label)) for kind in Kind}
    yield Column(LEVEL, 10, lambda row: level_of(row.parent))
    yield Column(CODE, 9, lambda row: row.parent.code)
    yield Column(_("Kind"), 20, lambda row: kinds[row.measure.kind])
    yield Column(_("Indicator"), 44, lambda row: row.measure.name)


def indicator_columns(head: Head) -> Iterator[Column[MeasureOf]]:
    """All that a report says of an indicator but its name."""
    yield from _meaning()
    yield from _aims()
    for year in head.target_years:
        heading = _("Target for %(year)s") % {"year": year}
        yield Column(heading, 12, _target_of(year))
    yield Column(_("Breaks in the series"), 30, lambda row: breaks_of(row.measure))
    for year in head.indicator_years:
        is_early = year < head.year - 1
        yield Column(str(year), 12, _value_of(year), is_folded=is_early)
    yield Column(_("Change since the year before"), 16, lambda row: row.measure.change)
    said = _("As reported for %(year)s") % {"year": head.year}
    # Mostly what the number says.
    yield Column(said, 20, reported_in(head.year), is_folded=True)
    yield from _standing()


def _meaning() -> Iterator[Column[MeasureOf]]:
    yield Column(_("Definition"), 40, lambda row: row.measure.definition)
    yield Column(_("Method"), 40, lambda row: row.measure.method)
    yield Column(_("Unit of measure"), 13, lambda row: row.measure.unit)
    yield Column(_("Frequency"), 16, lambda row: frequency_of(row.measure))
    yield Column(_("Source"), 22, lambda row: row.measure.source)
    yield Column(_("Reports it"), 24, lambda row: reporter_of(row.parent, row.measure))
    yield Column(_("For comparison"), 30, lambda row: row.measure.comparison)
    yield Column(_("Headline indicator"), 17, _headline)


def _headline(row: MeasureOf) -> Value:
    """Empty where an earlier format did not say."""
    is_one = row.measure.is_headline
    return None if is_one is None else _("yes") if is_one else _("no")


def _aims() -> Iterator[Column[MeasureOf]]:
    yield Column(_("Which way is better"), 14, lambda row: direction_of(row.measure))
    yield Column(_("Baseline"), 11, lambda row: row.measure.baseline)
    yield Column(
        _("Year of the baseline"), 11, lambda row: as_year(row.measure.baseline_year)
    )
    yield Column(_("Band from"), 12, lambda row: row.measure.band_from)
    yield Column(_("Band to"), 12, lambda row: row.measure.band_to)


def as_year(year: int | None) -> str | None:
    """A year is a name, not an amount: no thousands, no sums."""
    return None if year is None else str(year)


def _target_of(year: int) -> Callable[[MeasureOf], Value]:
    return lambda row: row.measure.targets.get(year)


def _standing() -> Iterator[Column[MeasureOf]]:
    yield Column(_("How it stands"), 18, lambda row: word_of(row.measure))
    yield Column(_("Share of the way"), 12, _said(lambda one: one.share), percent)
    yield Column(_("Expected by then"), 13, lambda row: expected_of(row.measure))
    yield Column(_("Year of the last value"), 12, _said(lambda one: as_year(one.year)))
    yield Column(_("Break in between"), 12, _said(lambda one: as_year(one.broken_in)))


def _said(of: Callable[[Standing], Value]) -> Callable[[MeasureOf], Value]:
    def value(row: MeasureOf) -> Value:
        said = row.measure.standing
        return None if said is None else of(said)

    return value


def _value_of(year: int) -> Callable[[MeasureOf], Value]:
    """A number where there is one, else the text as reported."""

    def value(row: MeasureOf) -> Value:
        found = row.measure.values.get(year)
        if found is None:
            return None
        return found.text if found.number is None else found.number

    return value


def reported_in(year: int) -> Callable[[MeasureOf], Value]:
    def text(row: MeasureOf) -> Value:
        found = row.measure.values.get(year)
        return found.text if found else None

    return text


# Reports on goals, programmes and the whole


def part_report_sheet() -> Sheet[Part]:
    columns: list[Column[Part]] = [
        Column(LEVEL, 11, lambda part: str(LEVELS[part.level])),
        Column(CODE, 9, lambda part: part.code),
        Column(_("Title"), 40, lambda part: part.title),
        Column(_("Answering"), 24, lambda part: part.answering),
        Column(
            _("Report"),
            16,
            lambda part: None if part.reported is None else REPORTED[part.reported],
        ),
        *(Column(heading, 44, _text_of(name)) for name, heading in TEXTS.items()),
    ]
    return Sheet(_("Reports on parts"), columns, frozen_columns=3)


def _text_of(name: str) -> Callable[[Part], str]:
    text: Callable[[object], str] = attrgetter(name)
    return lambda part: text(part.texts) if part.texts else ""
