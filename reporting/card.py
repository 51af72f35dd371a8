"""The card of what a report is on: all that its form has fields for."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from operator import itemgetter
from typing import Any

from django.db.models import DecimalField, F, OuterRef, Q, Subquery, Value
from django.db.models.functions import Cast

from indicators.models import (
    Indicator,
    IndicatorBreak,
    IndicatorTarget,
)
from leszno_strategy.joined import fetched, joined
from tasks.models import (
    FundingSource,
    ReportedTotal,
    Stage,
    StrategyYear,
    Task,
)
from tasks.subjects import column_of

# Subjects by the foreign key that names them, and their ids.
Known = Mapping[tuple[str, int], Any]


def fetch_cards(subjects: Iterable[Any], year: StrategyYear) -> None:
    """Fetch the indicators of the subjects, of tasks their stages and their money too.

    Each with all its years, in the order of the card: one query for each kind, for one
    subject as for hundreds.
    """
    known = {(column_of(one), one.pk): one for one in subjects}
    if not known:
        return
    measures = Indicator.objects.select_related("reporting_unit", "reporting_post")
    broken = IndicatorBreak.objects.filter(
        indicator=OuterRef("pk"), year__lte=year.year
    )
    # What is older does not compare; None where the series never broke.
    measures = measures.annotate(
        broken_since=Subquery(broken.order_by("-year").values("year")[:1])
    )
    _fetch(known, "indicators", measures, ("values", "year"))
    tasks = {key: one for key, one in known.items() if isinstance(one, Task)}
    if not tasks:
        return
    years = {one.pk: one for one in year.strategy.years.all()}
    by_year = ("years", "year__year")
    _fetch(tasks, "stages", Stage.objects.all(), by_year, years)
    _fetch(tasks, "funding", FundingSource.objects.all(), by_year, years)
    told = {key: one for key, one in tasks.items() if not one.stages_known}
    if told:
        totals = ReportedTotal.objects.filter(among(told)).order_by()
        _know(totals, years)
        _give(told, "reported_totals", totals)


def _fetch(
    known: Known,
    name: str,
    rows: Any,
    below: tuple[str, str],
    years: Mapping[int, StrategyYear] | None = None,
) -> None:
    relation, order = below
    found = joined(rows.filter(among(known)).order_by("position"), relation, order)
    if years is not None:
        for row in found:
            _know(getattr(row, relation).all(), years)
    _give(known, name, found)


def among(known: Known) -> Q:
    """Keep the rows on any of the subjects."""
    ids: defaultdict[str, list[int]] = defaultdict(list)
    for column, pk in known:
        ids[column].append(pk)
    parts = ((f"{column}__in", pks) for column, pks in ids.items())
    return Q(*parts, _connector=Q.OR)


def _give(known: Known, name: str, rows: Iterable[Any]) -> None:
    """Let each subject know its rows, and each row its subject."""
    theirs: defaultdict[tuple[str, int], list[Any]] = defaultdict(list)
    columns = {column for column, _pk in known}
    for row in rows:
        for column in columns:
            key = (column, getattr(row, f"{column}_id"))
            if key in known:
                setattr(row, column, known[key])
                theirs[key].append(row)
    for key, subject in known.items():
        fetched(subject, name, theirs[key])


def _know(cells: Iterable[Any], years: Mapping[int, StrategyYear]) -> None:
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
