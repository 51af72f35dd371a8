"""Where an indicator goes and where it was to go, in a few words."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from indicators.models import Direction
from indicators.standing import Word
from leszno_strategy.numbers import exact
from public.indicator_values import IndicatorAsOf
from spreadsheets.sheets import Text

# What is said of how it stands, by where it went: up, down or nowhere.
UP, DOWN, SAME = 1, -1, 0
SAID: Mapping[Word, Mapping[int, Text]] = {
    Word.REACHED: {
        UP: gettext_lazy("rising, target reached"),
        DOWN: gettext_lazy("falling, target reached"),
        SAME: gettext_lazy("unchanged, target reached"),
    },
    Word.ON_THE_WAY: {
        UP: gettext_lazy("rising as it should"),
        DOWN: gettext_lazy("falling as it should"),
        SAME: gettext_lazy("unchanged, as it should be"),
    },
    Word.BEHIND: {
        UP: gettext_lazy("rising too slowly"),
        DOWN: gettext_lazy("falling too slowly"),
        SAME: gettext_lazy("unchanged, and too slow"),
    },
    Word.MOVING_AWAY: {
        UP: gettext_lazy("rising, but should fall"),
        DOWN: gettext_lazy("falling, but should rise"),
    },
    Word.INSIDE: {
        UP: gettext_lazy("rising, within the band"),
        DOWN: gettext_lazy("falling, within the band"),
        SAME: gettext_lazy("unchanged, within the band"),
    },
    Word.OUTSIDE: {
        UP: gettext_lazy("rising, outside the band"),
        DOWN: gettext_lazy("falling, outside the band"),
        SAME: gettext_lazy("unchanged, outside the band"),
    },
}
WITHOUT_AIM: Mapping[int, Text] = {
    UP: gettext_lazy("rising, no target"),
    DOWN: gettext_lazy("falling, no target"),
    SAME: gettext_lazy("unchanged, no target"),
}
UNKNOWN: Mapping[int, Text] = {
    UP: gettext_lazy("rising, cannot be judged"),
    DOWN: gettext_lazy("falling, cannot be judged"),
    SAME: gettext_lazy("unchanged, cannot be judged"),
}


@dataclass(frozen=True, slots=True)
class Start:
    """What the last value is set against: the baseline, else the first number."""

    year: int | None
    number: Decimal


def start_of(row: IndicatorAsOf) -> Start | None:
    """Return where its course begins; None where nothing compares with its value.

    Nothing of before a break does.
    """
    if row.last is None or row.last.number is None:
        return None
    item, last = row.indicator, row.last.year
    since = max((one.year for one in row.breaks if one.year <= last), default=0)
    if item.baseline is not None and since <= (item.baseline_year or 0) < last:
        return Start(item.baseline_year, item.baseline)
    earlier = [year for year in row.numbers if since <= year < last]
    return Start(min(earlier), row.numbers[min(earlier)]) if earlier else None


def word_of(row: IndicatorAsOf) -> Word:
    """Say how it stands; without an aim that cannot be told."""
    return row.standing.word if row.has_aim else Word.UNKNOWN


def course(row: IndicatorAsOf) -> str:
    """Join where it goes with where it was to go."""
    if row.last is None:
        return _("no value")
    if row.last.number is None:
        return _("told in words")
    start, word = start_of(row), word_of(row)
    if start is None:
        return _only_year(row)
    if row.standing.is_floor and word == Word.BEHIND:
        return _("worse than it may get")
    change = row.last.number - start.number
    way = UP if change > 0 else DOWN if change < 0 else SAME
    said = SAID.get(word, UNKNOWN if row.has_aim else WITHOUT_AIM)
    return str(said.get(way, word.label))


def _only_year(row: IndicatorAsOf) -> str:
    """Of one value without any before it: the word alone, where there is one."""
    word = word_of(row)
    return _("only one year is known") if word == Word.UNKNOWN else str(word.label)


def base_and_target(row: IndicatorAsOf) -> str:
    """Say where the course began and what it should come to."""
    start = start_of(row)
    said = []
    if start is not None:
        number = exact(start.number)
        known = {"number": number, "year": start.year}
        said.append(_("%(number)s in %(year)s") % known if start.year else number)
    return ", ".join([*said, _aim(row)])


def _aim(row: IndicatorAsOf) -> str:
    if row.indicator.direction == Direction.BAND and row.band:
        return _("band: %(band)s") % {"band": row.indicator.band_said}
    target = row.standing.target
    if target is None:
        return _("without a target")
    known = {"target": exact(target.number), "year": target.year}
    return _("target %(target)s (%(year)s)") % known
