"""How an indicator stands: its share of the way to its target, and a word for that.

The rules are published on the help page. All is reckoned exactly, in the indicator's
own unit, and reads only rows that were fetched with `with_series()`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from itertools import pairwise
from typing import Protocol

from django.db import models
from django.utils.translation import gettext_lazy as _

from indicators.models import Direction, Indicator
from indicators.trend import BETTER_UPWARDS, Reported, last_known
from tasks.outline import thresholds

# A last value that is so many years old is said to be old.
OLD_AFTER = 2
# A year and what the indicator should come to by its end.
Spot = tuple[int, Decimal]


class Described(Protocol):
    """What of an indicator itself decides on how it stands."""

    @property
    def direction(self) -> str: ...
    @property
    def baseline(self) -> Decimal | None: ...
    @property
    def baseline_year(self) -> int | None: ...
    @property
    def band_from(self) -> Decimal | None: ...
    @property
    def band_to(self) -> Decimal | None: ...


class Aimed(Protocol):
    """A target, in the indicator's own unit."""

    @property
    def year(self) -> int: ...
    @property
    def number(self) -> Decimal: ...


class Word(models.TextChoices):
    REACHED = "reached", _("target reached")
    ON_THE_WAY = "on_the_way", _("on the way")
    BEHIND = "behind", _("behind")
    MOVING_AWAY = "moving_away", _("moving away")
    UNKNOWN = "unknown", _("cannot be told")
    INSIDE = "inside", _("within the band")
    OUTSIDE = "outside", _("outside the band")


@dataclass(frozen=True, slots=True)
class Standing:
    """How the last known value stands against what was aimed at.

    `share` is of the way to the final target (1 is there), `due` the share that there
    should be by the year of the value, `expected` what that is in the indicator's unit.
    `next_target` is the first that is not past. `broken_in` is the break that keeps the
    value from being compared. A target that lies on the worse side of the baseline
    `is_floor`: it is to be kept, and a share of a way to it says nothing to a reader.
    """

    word: Word
    share: Fraction | None
    due: Fraction | None
    expected: Fraction | None
    current: Reported | None
    target: Aimed | None
    next_target: Aimed | None
    is_old: bool
    broken_in: int | None
    is_floor: bool

    @property
    def lag(self) -> Fraction | None:
        """How much of the way it lacks; None unless it is on one and that is known."""
        has_way = self.word in (Word.ON_THE_WAY, Word.BEHIND, Word.MOVING_AWAY)
        if self.share is None or self.due is None or not has_way or self.is_floor:
            return None
        return self.due - self.share


def standing(
    indicator: Indicator, *, to: int, on_track_from: Decimal | None = None
) -> Standing:
    """Tell how the indicator stands at the end of a year, by values up to it.

    `on_track_from` is the year's own threshold, the city's usual one if None. Breaks
    of later years are left out as later values are; targets never are.
    """
    return standing_on(way_of(indicator, to=to), to=to, on_track_from=on_track_from)


def standing_on(
    way: "Way", *, to: int, on_track_from: Decimal | None = None
) -> Standing:
    """Tell it of the way as it is known at the end of the year."""
    least = thresholds().on_track if on_track_from is None else on_track_from
    current, targets = way.current, way.targets
    return Standing(
        word=_in_band(way.indicator, current) or way.word(Fraction(least)),
        share=way.share,
        due=way.due,
        expected=way.expected,
        current=current,
        target=targets[-1] if targets else None,
        next_target=next((one for one in targets if one.year >= to), None),
        is_old=current is not None and current.year <= to - OLD_AFTER,
        broken_in=way.broken_in,
        is_floor=way.is_floor,
    )


def way_of(indicator: Indicator, *, to: int) -> "Way":
    """Return its way as it is known at the end of a year."""
    current = last_known([v for v in indicator.values.all() if v.year <= to])
    targets = sorted(indicator.targets.all(), key=lambda one: one.year)
    return Way(indicator, current, targets, _breaks_to(indicator, to))


def path(indicator: Indicator, *, to: int) -> list[Spot]:
    """Return the corners of the way from the baseline through the targets.

    It begins after the last break up to the year: what was aimed at before is on
    another footing.
    """
    breaks = _breaks_to(indicator, to)
    last = max(breaks, default=None)
    targets = sorted((one.year, one.number) for one in indicator.targets.all())
    return [
        spot for spot in _line(indicator, targets) if last is None or spot[0] >= last
    ]


def _breaks_to(indicator: Indicator, year: int) -> list[int]:
    return sorted(one.year for one in indicator.breaks.all() if one.year <= year)


def _line(indicator: Described, targets: Sequence[Spot]) -> list[Spot]:
    """Put the baseline before the targets; a target of before it is past."""
    baseline, since = indicator.baseline, indicator.baseline_year
    if indicator.direction == Direction.BAND:
        return []
    if baseline is None or since is None:
        return list(targets)
    later = [spot for spot in targets if spot[0] > since]
    return [(since, baseline), *later] if later else list(targets)


def _in_band(indicator: Described, current: Reported | None) -> Word | None:
    """Say whether the value is within the band; None for what has another aim."""
    if indicator.direction != Direction.BAND:
        return None
    low, high = indicator.band_from, indicator.band_to
    if current is None or current.number is None or (low is None and high is None):
        return Word.UNKNOWN
    is_below = low is not None and current.number < low
    is_above = high is not None and current.number > high
    return Word.OUTSIDE if is_below or is_above else Word.INSIDE


@dataclass(frozen=True)
class Way:
    """The way from the baseline to the final target, and how far the value got."""

    indicator: Described
    current: Reported | None
    targets: Sequence[Aimed]
    breaks: Sequence[int]

    @cached_property
    def value(self) -> Fraction | None:
        """The current value; one of before the baseline says nothing of the way."""
        since = self.indicator.baseline_year
        if self.current is None or self.current.number is None:
            return None
        if since is not None and self.current.year < since:
            return None
        return Fraction(self.current.number)

    @cached_property
    def final(self) -> Fraction | None:
        if not self.targets or self.indicator.direction == Direction.BAND:
            return None
        return Fraction(self.targets[-1].number)

    @cached_property
    def baseline(self) -> Fraction | None:
        base = self.indicator.baseline
        return None if base is None else Fraction(base)

    @cached_property
    def share(self) -> Fraction | None:
        value, base, final = self.value, self.baseline, self.final
        if value is None or base is None or final is None or base == final:
            return None
        return None if self.broken_in else (value - base) / (final - base)

    @cached_property
    def expected(self) -> Fraction | None:
        """What the line comes to in the year of the value, of spots that compare."""
        if self.value is None or self.current is None or self.final is None:
            return None
        targets = [(one.year, one.number) for one in self.targets]
        line = [
            spot
            for spot in _line(self.indicator, targets)
            if not self._break_between(self.current.year, spot[0])
        ]
        return _on_line(line, self.current.year)

    @cached_property
    def due(self) -> Fraction | None:
        """The share of the way that the expected value has come."""
        base, final = self.baseline, self.final
        if self.share is None or self.expected is None or base is None or final is None:
            return None
        return (self.expected - base) / (final - base)

    @cached_property
    def broken_in(self) -> int | None:
        if self.current is None or self.value is None or self.final is None:
            return None
        found = self._break_between(self.current.year, self.targets[-1].year)
        if found or self.baseline is None:
            return found
        since = self.indicator.baseline_year
        # A baseline of a year that nobody said may lie before any break.
        return self._break_between(self.current.year, since or 0)

    def word(self, on_track_from: Fraction) -> Word:
        """Find the word, which a target that does not compare leaves unknown."""
        if self._is_reached():
            return Word.REACHED
        if self.share is None or self.baseline is None or self.final is None:
            return Word.UNKNOWN
        if self.is_floor:
            # It was crossed, which has nothing of being on the way.
            return Word.BEHIND
        if self.share < 0:
            return Word.MOVING_AWAY
        if self.due is None:
            return Word.UNKNOWN
        is_enough = self.share >= on_track_from * self.due
        return Word.ON_THE_WAY if is_enough else Word.BEHIND

    @cached_property
    def is_floor(self) -> bool:
        """Whether it is a floor to keep, below the baseline, or a ceiling above it."""
        base, final = self.baseline, self.final
        if self.share is None or base is None or final is None:
            return False
        return self._is_upwards() != (final > base)

    def _is_reached(self) -> bool:
        value, final = self.value, self.final
        if value is None or final is None or self.current is None:
            return False
        if self._break_between(self.current.year, self.targets[-1].year):
            return False
        if value == final:
            return True
        upwards = self._is_upwards()
        return upwards is not None and (value > final) == upwards

    def _is_upwards(self) -> bool | None:
        """Say whether more is better: where nobody did, the target tells."""
        said = BETTER_UPWARDS.get(Direction(self.indicator.direction or Direction.BAND))
        if said is None and self.share is not None:
            return self.final > self.baseline  # type: ignore[operator]
        return said

    def _break_between(self, one: int, other: int) -> int | None:
        """Return the last break that parts the values of two years."""
        parting = [y for y in self.breaks if min(one, other) < y <= max(one, other)]
        return max(parting, default=None)


def _on_line(line: Sequence[Spot], year: int) -> Fraction | None:
    """Return the height of the line in the year; flat after its end, none before."""
    if not line or year < line[0][0]:
        return None
    for (start, low), (end, high) in pairwise(line):
        if start <= year <= end:
            rise = Fraction(high) - Fraction(low)
            return Fraction(low) + rise * Fraction(year - start, end - start)
    return Fraction(line[-1][1])
