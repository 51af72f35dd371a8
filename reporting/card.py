"""The card of what a report is on: all that its form has fields for."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from operator import itemgetter
from typing import Any

from django.db.models import DecimalField, F, Prefetch, Value
from django.db.models.functions import Cast

from indicators.models import (
    Indicator,
    IndicatorBreak,
    IndicatorTarget,
    IndicatorValue,
)
from leszno_strategy.joined import fetched, joined
from tasks.models import (
    FundingSource,
    FundingYear,
    ReportedTotal,
    Stage,
    StrategyYear,
    Task,
)
from tasks.subjects import Subject, about, strategy_of


def fetch_card(subject: Subject, year: StrategyYear) -> None:
    """Fetch the indicators of the subject, of a task its stages and its money too.

    Each with all its years, in the order of the card: one query for each kind.
    """
    own = about(subject)
    fetched(strategy_of(subject), "years", year.strategy.years.all())
    measures = Indicator.objects.select_related("reporting_unit", "reporting_post")
    _fetch(subject, "indicators", measures.filter(**own), ("values", "year"))
    if isinstance(subject, Task):
        by_year = ("years", "year__year")
        years = {one.pk: one for one in year.strategy.years.all()}
        _fetch(subject, "stages", Stage.objects.filter(**own), by_year, years)
        _fetch(subject, "funding", FundingSource.objects.filter(**own), by_year, years)
        if not subject.stages_known:
            totals = list(ReportedTotal.objects.filter(**own).order_by())
            _know(totals, years)
            fetched(subject, "reported_totals", totals)


def of_many(level: type[Any]) -> "list[Prefetch[Any]]":
    """Name what is to be fetched for the cards of many at once."""
    measures = Indicator.objects.select_related("reporting_unit", "reporting_post")
    values = Prefetch("values", IndicatorValue.objects.order_by("year"))
    indicators = Prefetch("indicators", measures.prefetch_related(values, "breaks"))
    if level is not Task:
        return [indicators]
    # In the order of the card, without the joins of the tables' own order.
    stages = Stage.objects.with_figures().order_by("position")
    amounts = FundingYear.objects.select_related("year").order_by("year__year")
    funding = FundingSource.objects.prefetch_related(Prefetch("years", amounts))
    totals = ReportedTotal.objects.select_related("year").order_by()
    return [
        indicators,
        Prefetch("stages", stages),
        Prefetch("funding", funding),
        Prefetch("reported_totals", totals),
    ]


def _fetch(
    subject: Any,
    name: str,
    rows: Any,
    below: tuple[str, str],
    years: dict[int, StrategyYear] | None = None,
) -> None:
    relation, order = below
    found = joined(rows.order_by("position"), relation, order)
    for row in found:
        for column, parent in about(subject).items():
            setattr(row, column, parent)
        if years is not None:
            _know(getattr(row, relation).all(), years)
    fetched(subject, name, found)


def _know(cells: Iterable[Any], years: dict[int, StrategyYear]) -> None:
    """Give cells the years that are read; one that others add meanwhile is asked."""
    for cell in cells:
        if year := years.get(cell.year_id):
            cell.year = year


def fetch_aims(indicators: Sequence[Indicator]) -> None:
    """Fetch the targets of the indicators, and where their series break: one query."""
    if not indicators:
        return
    known = {one.pk: one for one in indicators}
    below = {"targets": IndicatorTarget, "breaks": IndicatorBreak}
    nothing = Cast(Value(None), DecimalField(max_digits=20, decimal_places=6))
    parts: dict[str, tuple[Any, Any]] = {
        "targets": (F("number"), Value("")),
        "breaks": (nothing, F("reason")),
    }
    rows = [
        below[name]
        ._default_manager.filter(indicator__in=known)
        .order_by()
        .values_list(Value(name), "indicator", "year", "pk", *told)
        for name, told in parts.items()
    ]
    found: defaultdict[tuple[str, int], list[Any]] = defaultdict(list)
    for name, indicator, year, pk, *told in sorted(
        rows[0].union(rows[1], all=True), key=itemgetter(0, 1, 2)
    ):
        given = {"number": told[0]} if name == "targets" else {"reason": told[1]}
        row = below[name](pk=pk, indicator=known[indicator], year=year, **given)
        found[name, indicator].append(row)
    for pk, one in known.items():
        for name in below:
            fetched(one, name, found[name, pk])
