"""Which series belongs to which indicator: remembered, or suggested by its name."""

import re
from collections.abc import Iterable, Mapping, Sequence

from indicators.models import Indicator, SeriesSource
from leszno_strategy.folding import fold
from tasks.models import Strategy

WORD = re.compile(r"[^\W_]+")
# What says of a series only that it is not divided.
IDLE = frozenset({"ogolem", "razem"})

# Group, name and unit, as a file says them.
Key = tuple[str, str, str]


def remembered(strategy: Strategy) -> list[SeriesSource]:
    """Return what was matched in the strategy before."""
    of_strategy = Indicator.objects.of(strategy).order_by().values("pk")
    return list(SeriesSource.objects.filter(indicator__in=of_strategy))


def suggest(
    keys: Iterable[Key],
    indicators: Sequence[Indicator],
    sources: Sequence[SeriesSource],
) -> dict[Key, int]:
    """Return for each series, where one fits, the indicator's id; each once."""
    keys, found = list(keys), dict[Key, int]()
    for key in keys:
        fitting = [one.indicator_id for one in sources if _is_of(one, key)]
        if len(fitting) == 1 and fitting[0] not in found.values():
            found[key] = fitting[0]
    taken = {*found.values(), *(one.indicator_id for one in sources)}
    by_words: dict[frozenset[str], list[Indicator]] = {}
    for indicator in indicators:
        if indicator.pk not in taken:
            by_words.setdefault(words(indicator.name), []).append(indicator)
    for key in keys:
        alike = by_words.get(words(key[1]), [])
        if key in found or len(alike) != 1 or not _fits(alike[0].unit, key[2]):
            continue
        if alike[0].pk not in found.values():
            found[key] = alike[0].pk
    return found


def _is_of(source: SeriesSource, key: Key) -> bool:
    """Say whether it is the series, whatever the file is called."""
    group, name, unit = key
    is_group = source.group == group or not (source.group and group)
    return is_group and (source.series, source.unit) == (name, unit)


def words(name: str) -> frozenset[str]:
    return frozenset(WORD.findall(fold(name))) - IDLE


def _fits(unit: str, of_series: str) -> bool:
    """Say whether nothing speaks against the two units: people shorten them."""
    is_share = "%" in unit, "%" in of_series
    return not (unit and of_series) or is_share[0] == is_share[1]


def remember(
    strategy: Strategy, chosen: Mapping[Key, int], shown: Iterable[Key], territory: str
) -> None:
    """Keep what was chosen; forget what was skipped of the series that were shown."""
    shown = list(shown)
    for source in remembered(strategy):
        is_shown = any(_is_of(source, key) for key in shown)
        if is_shown or source.indicator_id in chosen.values():
            source.delete()
    SeriesSource.objects.bulk_create(
        SeriesSource(
            indicator_id=indicator,
            group=group,
            series=name,
            unit=unit,
            territory=territory,
        )
        for (group, name, unit), indicator in chosen.items()
    )
