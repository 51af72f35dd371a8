"""How all the indicators of a place stand at the end of a year, in few columns.

A place is the strategy as a whole, a goal, or a programme with its tasks: what a list
of all indicators counts by. No rows of models are made: a strategy has thousands.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

import msgspec
from django.db.models import Q
from django.db.models.functions import Coalesce

from indicators.models import (
    Indicator,
    IndicatorBreak,
    IndicatorTarget,
    IndicatorValue,
)
from indicators.models.indicator import band_of
from indicators.standing import Way, Word, standing_on
from indicators.trend import known
from tasks.models import Goal, Programme, Strategy

# Such as ("goal", 3).
Place = tuple[str, int]
COLUMNS: Mapping[type[Any], str] = {
    Strategy: "of_strategy",
    Goal: "goal",
    Programme: "programme",
}


def place_of(part: Strategy | Goal | Programme) -> Place:
    return COLUMNS[type(part)], part.pk


class Group(NamedTuple):
    """What indicators are counted by; `year` is of the last value, None without any."""

    kind: str
    is_known: bool
    is_of_year: bool
    has_aim: bool
    word: str


class Fact(msgspec.Struct, frozen=True, array_like=True):
    """One indicator; `lag` is how much of its way it lacks, to sort by alone."""

    pk: int
    group: Group
    lag: float | None = None


class Facts(msgspec.Struct, frozen=True, array_like=True):
    """Those of one place in their order, and the first year with any value."""

    rows: Sequence[Fact] = ()
    first: int | None = None

    @property
    def counts(self) -> Counter[Group]:
        return Counter(row.group for row in self.rows)


NO_FACTS = Facts()


class Value(NamedTuple):
    year: int
    text: str
    number: Decimal | None


class Target(NamedTuple):
    year: int
    number: Decimal


class Described(NamedTuple):
    """The columns of an indicator that decide on how it stands."""

    pk: int
    kind: str
    direction: str
    baseline: Decimal | None
    baseline_year: int | None
    band_from: Decimal | None
    band_to: Decimal | None
    of_strategy: int | None
    goal: int | None
    programme: int | None
    withdrawn_from: int | None

    @property
    def place(self) -> Place:
        if self.programme is not None:
            return "programme", self.programme
        if self.goal is not None:
            return "goal", self.goal
        return "of_strategy", self.of_strategy or 0


class Series:
    """An indicator with all that was reported of it and aimed at."""

    def __init__(
        self,
        item: Described,
        values: Sequence[Value],
        targets: Sequence[Target],
        breaks: Sequence[int],
    ) -> None:
        self.item, self.values, self.known = item, values, known(values)
        self.targets, self.breaks = sorted(targets), sorted(breaks)
        band = band_of(item.direction, item.band_from, item.band_to)
        self.has_aim = bool(targets) or band is not None
        self._told: dict[Any, tuple[Word, float | None]] = {}

    def counts_in(self, year: int) -> bool:
        """Whether its task, if it has one, is not withdrawn by then."""
        return self.item.withdrawn_from is None or year < self.item.withdrawn_from

    def fact(self, year: int, least: Decimal) -> Fact:
        last = next((one for one in reversed(self.known) if one.year <= year), None)
        word, lag = self._word(year, last, least)
        is_of_year = last is not None and last.year == year
        is_known = last is not None
        group = Group(self.item.kind, is_known, is_of_year, self.has_aim, word.value)
        return Fact(self.item.pk, group, lag)

    def _word(
        self, year: int, last: Value | None, least: Decimal
    ) -> tuple[Word, float | None]:
        if not self.has_aim:
            return Word.UNKNOWN, None
        breaks = [one for one in self.breaks if one <= year]
        # In most years nothing of this changes.
        key = (last, len(breaks), least)
        if key not in self._told:
            way = Way(self.item, last, self.targets, breaks)
            found = standing_on(way, to=year, on_track_from=least)
            lag = None if found.lag is None else float(found.lag)
            self._told[key] = found.word, lag
        return self._told[key]


def facts_in(series: Iterable[Series], year: int, least: Decimal) -> Facts:
    """Tell how those of one place stand; withdrawn ones are left out."""
    here = [one for one in series if one.counts_in(year)]
    reported = [value.year for one in here for value in one.values]
    return Facts([one.fact(year, least) for one in here], min(reported, default=None))


def series_of(places: Collection[Place]) -> dict[Place, list[Series]]:
    """Read the indicators of the places, each in its order: four queries."""
    found: Any = Indicator.objects.filter(_within(places))
    described = [
        Described(*row)
        for row in found.order_by(Coalesce("task__number", 0), "position", "pk")
        .annotate(of=Coalesce("programme", "task__programme"))
        .values_list(
            *("pk", "kind", "direction", "baseline", "baseline_year"),
            *("band_from", "band_to", "of_strategy", "goal", "of"),
            "task__withdrawn_from",
        )
    ]
    here = found.order_by().values("pk")
    values = _by_indicator(IndicatorValue, here, "year", "text", "number")
    targets = _by_indicator(IndicatorTarget, here, "year", "number")
    breaks = _by_indicator(IndicatorBreak, here, "year")
    by_place: defaultdict[Place, list[Series]] = defaultdict(list)
    for one in described:
        by_place[one.place].append(
            Series(
                one,
                [Value(*row) for row in values[one.pk]],
                [Target(*row) for row in targets[one.pk]],
                [year for (year,) in breaks[one.pk]],
            )
        )
    return by_place


def _within(places: Collection[Place]) -> Q:
    found = Q()
    for column in COLUMNS.values():
        if ids := [pk for kind, pk in places if kind == column]:
            found |= Q(**{f"{column}__in": ids})
            if column == "programme":
                found |= Q(task__programme__in=ids)
    return found or Q(pk__in=[])


def _by_indicator(
    model: Any, indicators: Any, *columns: str
) -> defaultdict[int, list[Any]]:
    found: defaultdict[int, list[Any]] = defaultdict(list)
    rows = model._default_manager.filter(indicator__in=indicators).order_by()
    for indicator, *row in rows.values_list("indicator_id", *columns):
        found[indicator].append(row)
    return found
