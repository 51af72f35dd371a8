"""What is known last of an indicator, and how that differs from the number before."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol, TypeVar

from indicators.models import Direction
from indicators.reading import is_no_data

BETTER_UPWARDS = {Direction.MORE: True, Direction.LESS: False}


class Reported(Protocol):
    """What was reported for a year; a number only where it is one beyond doubt."""

    @property
    def year(self) -> int: ...
    @property
    def text(self) -> str: ...
    @property
    def number(self) -> Decimal | None: ...


Value = TypeVar("Value", bound=Reported)


@dataclass(frozen=True, slots=True)
class Trend:
    """The change since an earlier year, in the indicator's own unit.

    `is_better` is None where nothing changed, or nobody said which way is better.
    """

    change: Decimal
    since: int
    is_better: bool | None


def known(values: Iterable[Value]) -> list[Value]:
    """Return the values that say anything, numbers or texts, by year."""
    told = (value for value in values if not is_no_data(value.text))
    return sorted(told, key=lambda value: value.year)


def last_known(values: Iterable[Value]) -> Value | None:
    """Return the latest value that says anything."""
    found = known(values)
    return found[-1] if found else None


def trend(
    values: Sequence[Reported], direction: str, breaks: Iterable[int] = ()
) -> Trend | None:
    """Compare what is known last with the last number of an earlier year.

    None where what is known last is a text, or there is no number before it since the
    last of the years in which the series breaks.
    """
    last = last_known(values)
    numbers = {v.year: v.number for v in values if v.number is not None}
    if last is None or last.number is None:
        return None
    since = max((year for year in breaks if year <= last.year), default=0)
    earlier = [year for year in numbers if since <= year < last.year]
    if not earlier:
        return None
    change = last.number - numbers[max(earlier)]
    return Trend(change, max(earlier), _is_better(change, direction))


def difference(before: Decimal | None, now: Decimal | None) -> Decimal | None:
    """Return how much more it is now; None unless both are numbers."""
    return None if before is None or now is None else now - before


def _is_better(change: Decimal, direction: str) -> bool | None:
    upwards = BETTER_UPWARDS.get(direction)  # type: ignore[call-overload]
    return None if not change or upwards is None else (change > 0) == upwards
