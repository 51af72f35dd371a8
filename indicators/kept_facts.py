"""How indicators stand, kept so that a list of all need not read every value.

What is kept is shown only where it holds: one statement reads it and whether anything
changed since, and what changed is worked out of the values as ever. Whoever makes it
first takes the rows of the places, then strikes out the notes of changes that it can
see, and only then reads: what another transaction commits meanwhile leaves its note
behind, and the place waits to be made anew.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from decimal import Decimal
from functools import cached_property

import msgspec
from django.db.models import Exists, OuterRef, QuerySet

from indicators.facts import (
    COLUMNS,
    NO_FACTS,
    Fact,
    Facts,
    Group,
    Place,
    facts_in,
    series_of,
)
from indicators.models.facts import ChangedFacts, PlaceFacts, YearFacts
from leszno_strategy.transactions import deed, locked
from tasks.models import Goal, Programme, Strategy, StrategyYear
from tasks.outline import thresholds

# Raised when what is kept changes its shape, or a rule its meaning.
SHAPE = 1
# Places that are made at once: their values are in memory, their rows locked.
AT_ONCE = 20
Counts = Counter[Group]


def made_with() -> str:
    """Say what beside the tables decides on it."""
    return f"{SHAPE} {thresholds().on_track}"


def _key(place: Place) -> str:
    kind, pk = place
    return f"{kind}-{pk}"


def _place(key: str) -> Place:
    kind, _dash, pk = key.partition("-")
    return kind, int(pk)


def _holding() -> "QuerySet[YearFacts]":
    changed = ChangedFacts.objects.filter(place=OuterRef("of"))
    return YearFacts.objects.filter(~Exists(changed), of__made_with=made_with())


class FactsOfYear:
    """Those of the places at the end of a year, by its threshold."""

    def __init__(
        self, places: Sequence[Place], year: int, on_track_from: Decimal
    ) -> None:
        self.places, self.year, self.on_track_from = places, year, on_track_from
        self._rows: dict[Place, Facts] = {}

    @cached_property
    def _kept(self) -> dict[Place, tuple[int | None, Counts]]:
        """What is kept of the places, where it holds: one query."""
        keys = map(_key, self.places)
        kept = _holding().filter(of__in=keys, year=self.year)
        return {
            _place(key): (first, Counter(dict(read_counts(counts))))
            for key, first, counts in kept.values_list("of", "first", "counts")
        }

    @cached_property
    def _worked_out(self) -> Mapping[Place, Facts]:
        """What no kept row tells: no query if there is none, else four."""
        return self._work_out([one for one in self.places if one not in self._kept])

    def _work_out(self, places: Sequence[Place]) -> dict[Place, Facts]:
        found = series_of(places) if places else {}
        return {
            place: facts_in(found.get(place, ()), self.year, self.on_track_from)
            for place in places
        }

    @cached_property
    def counts(self) -> Mapping[Place, Counts]:
        """How many indicators each place has of each group."""
        kept = {place: counts for place, (_first, counts) in self._kept.items()}
        return {**kept, **{key: one.counts for key, one in self._worked_out.items()}}

    @property
    def first_years(self) -> Iterable[int]:
        """The first year with any value, of each place that has one."""
        found = [first for first, _counts in self._kept.values()]
        found += [one.first for one in self._worked_out.values()]
        return [year for year in found if year is not None]

    def rows(self, places: Collection[Place]) -> Mapping[Place, Facts]:
        """Return which they are, in each of these places: one query if it is kept."""
        wanted = [one for one in places if one not in self._worked_out]
        wanted = [one for one in wanted if one not in self._rows]
        if wanted:
            self._rows.update(self._read(wanted))
        return {
            place: self._worked_out.get(place) or self._rows.get(place, NO_FACTS)
            for place in places
        }

    def _read(self, places: Sequence[Place]) -> dict[Place, Facts]:
        kept = _holding().filter(of__in=map(_key, places), year=self.year)
        found = {
            _place(key): Facts(read_rows(rows), first)
            for key, first, rows in kept.values_list("of", "first", "rows")
        }
        # Changed since their counts were read.
        found.update(self._work_out([one for one in places if one not in found]))
        return found


read_counts = msgspec.json.Decoder(list[tuple[Group, int]]).decode
read_rows = msgspec.json.Decoder(list[Fact]).decode


def make_due() -> int:
    """Make what is missing or holds no more; return of how many places.

    A transaction for AT_ONCE of them.
    """
    kept = set(_holding().order_by().values_list("of", flat=True).distinct())
    there = [
        _key((column, pk))
        for model, column in COLUMNS.items()
        for pk in model._default_manager.order_by("pk").values_list("pk", flat=True)
    ]
    _make_all([key for key in there if key not in kept])
    for rows in (ChangedFacts.objects, PlaceFacts.objects):
        rows.exclude(place__in=there).delete()
    return len(set(there) - kept)


def make_changed(*, at_most: int = AT_ONCE) -> int:
    """Make what changed since it was made; one query if nothing did."""
    changed = ChangedFacts.objects.order_by("place").values_list("place", flat=True)
    return _make_all(list(changed.distinct()[:at_most]))


def _make_all(keys: Sequence[str]) -> int:
    for start in range(0, len(keys), AT_ONCE):
        _make(sorted(keys[start : start + AT_ONCE]))
    return len(keys)


@deed
def _make(keys: Sequence[str]) -> None:
    """Make those of these places, which are in order."""
    PlaceFacts.objects.bulk_create(
        [PlaceFacts(place=key) for key in keys], ignore_conflicts=True
    )
    locked(PlaceFacts.objects.filter(pk__in=keys))
    ChangedFacts.objects.filter(place__in=keys).delete()
    places = [_place(key) for key in keys]
    years, series = _years_of(places), series_of(places)
    YearFacts.objects.filter(of__in=keys).delete()
    YearFacts.objects.bulk_create(
        _row(place, year, facts_in(series.get(place, ()), year, least))
        for place in places
        for year, least in years[place]
    )
    PlaceFacts.objects.filter(pk__in=keys).update(made_with=made_with())


def _row(place: Place, year: int, facts: Facts) -> YearFacts:
    return YearFacts(
        of_id=_key(place),
        year=year,
        first=facts.first,
        counts=msgspec.json.encode(list(facts.counts.items())).decode(),
        rows=msgspec.json.encode(facts.rows).decode(),
    )


def _years_of(places: Iterable[Place]) -> dict[Place, list[tuple[int, Decimal]]]:
    """Return the years of each place's strategy, with their thresholds."""
    ways = {Strategy: "pk", Goal: "strategy", Programme: "goal__strategy"}
    of: dict[Place, int] = {}
    for model, column in COLUMNS.items():
        here = [pk for kind, pk in places if kind == column]
        rows = model._default_manager.filter(pk__in=here).order_by()
        of.update(
            ((column, pk), strategy)
            for pk, strategy in rows.values_list("pk", ways[model])
        )
    years: defaultdict[int, list[tuple[int, Decimal]]] = defaultdict(list)
    for row in StrategyYear.objects.filter(strategy__in=set(of.values())):
        years[row.strategy_id].append((row.year, thresholds(row).on_track))
    return {place: years[of[place]] if place in of else [] for place in places}


def wrong() -> list[str]:
    """Name the places of which is kept what should hold, and values do not say."""
    kept: defaultdict[str, dict[int, tuple[int | None, str, str]]] = defaultdict(dict)
    columns = ("of_id", "year", "first", "counts", "rows")
    for key, year, *told in _holding().order_by("of").values_list(*columns):
        kept[key][year] = (told[0], told[1], told[2])
    keys, found = list(kept), list[str]()
    for start in range(0, len(keys), AT_ONCE):
        places = [_place(key) for key in keys[start : start + AT_ONCE]]
        years, series = _years_of(places), series_of(places)
        for place in places:
            rows = (
                _row(place, year, facts_in(series.get(place, ()), year, least))
                for year, least in years[place]
            )
            said = {one.year: (one.first, one.counts, one.rows) for one in rows}
            if said != kept[_key(place)]:
                found.append(_key(place))
    return found


def forget_all() -> None:
    """Keep nothing: changes may have passed unseen."""
    YearFacts.objects.all().delete()
    PlaceFacts.objects.all().delete()
    ChangedFacts.objects.all().delete()
