"""Draw an indicator from what its page shows."""

from fractions import Fraction

from annual_report.document import known as entered
from indicators.models import Direction, Frequency, Kind
from leszno_strategy.numbers import computed
from public.api import indicator_records as records
from public.api.described import Number
from public.api.levels import level_of
from public.indicator_values import IndicatorAsOf


def indicator(measured: IndicatorAsOf, page: str) -> records.Indicator:
    """Draw it as at the end of a year; `page` is its address for people."""
    item = measured.indicator
    goal, programme = item.goal_of, item.programme_of
    reporter = item.reporting_unit or item.reporting_post
    return records.Indicator(
        id=item.pk,
        name=item.name,
        kind=Kind(item.kind),
        level=level_of(item.parent),
        is_headline=item.is_headline,
        unit=item.unit,
        definition=item.definition,
        method=item.method,
        source=item.source,
        frequency=Frequency(item.frequency) if item.frequency else None,
        reporter=str(reporter) if reporter else None,
        direction=Direction(item.direction) if item.direction else None,
        baseline=entered(item.baseline),
        baseline_year=item.baseline_year,
        targets=[
            records.Target(one.year, entered(one.number)) for one in measured.targets
        ],
        band_from=entered(item.band_from),
        band_to=entered(item.band_to),
        breaks=[records.Break(one.year, one.reason) for one in measured.breaks],
        comparison=item.comparison,
        goal=goal.code if goal else None,
        programme=programme.code if programme else None,
        task=item.task.code if item.task else None,
        values=[
            records.Value(one.year, one.text, entered(one.figure))
            for one in measured.values
        ],
        standing=standing(measured),
        page=page,
    )


def standing(measured: IndicatorAsOf) -> records.Standing:
    found = measured.standing
    return records.Standing(
        word=found.word,
        year=found.current.year if found.current else None,
        share_percent=in_percent(found.share),
        due_percent=in_percent(found.due),
        expected=measured.expected,
        is_old=found.is_old,
    )


def in_percent(share: Fraction | None) -> Number:
    return None if share is None else computed(share * 100)
