"""Which texts are numbers beyond doubt; the others a person has to decide."""

import re
from decimal import Decimal

from leszno_strategy.numbers import read

THOUSANDS_OR_DECIMALS = re.compile(r"[-−]?[1-9][0-9]{0,2}\.[0-9]{3}")
# SQLite keeps 15 digits of a figure, columns 14 before the comma and 6 behind it; a
# longer one is a slip, and stays a text.
DIGITS, WHOLE_DIGITS, DECIMALS = 15, 14, 6


def reads_two_ways(text: str) -> bool:
    """Say whether it is like 3.000: three thousand to one clerk, three to another."""
    return bool(THOUSANDS_OR_DECIMALS.fullmatch(text.strip()))


def number_beyond_doubt(text: str) -> Decimal | None:
    """Return the number that the whole text is, or None where that is in doubt.

    Takes "7,5", "2.1625", "12 714" with any kind of space. Leaves as text "3.000",
    "ok. 1800", "500.000.00", "14 szt".
    """
    number = None if reads_two_ways(text) else read(text)
    if number is None:
        return None
    if number.is_zero() and number.is_signed():
        return None  # "-0" in the city's lists is a dash before a zero
    _sign, digits, exponent = number.as_tuple()
    is_long = len(digits) > DIGITS or number.adjusted() >= WHOLE_DIGITS
    return None if is_long or -int(exponent) > DECIMALS else number
