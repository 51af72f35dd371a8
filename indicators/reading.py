"""Read a reported value: a number beyond doubt, "no data", or a text for a person."""

import re
from decimal import Decimal

# What the city writes where it has no value.
NO_DATA = frozenset({"", "-", "–", "—", "bd", "bd.", "x", "brak danych"})
SPACES = re.compile(r"[\s\u00a0\u2007\u202f]+")
GROUPED = re.compile(r"-?\d{1,3}( \d{3})+([.,]\d+)?")
PLAIN = re.compile(r"-?\d+([.,]\d+)?")
# 3.000 is three thousand to one clerk and three to another.
THOUSANDS_OR_DECIMALS = re.compile(r"-?[1-9]\d{0,2}\.\d{3}")
# SQLite keeps 15 digits of a figure; a longer one is a slip, and stays a text.
DIGITS, DECIMALS = 15, 6


def is_no_data(text: str) -> bool:
    """Say whether the text states that there is no value: "-", "bd", "X"."""
    return SPACES.sub(" ", text).strip().casefold() in NO_DATA


def number_in(text: str) -> Decimal | None:
    """Return the number that the whole text is, or None where that is in doubt.

    Takes "7,5", "2.1625", "12 714" with any kind of space. Leaves as text "3.000",
    "ok. 1800", "500.000.00", "14 szt": a person has to decide those.
    """
    figure = SPACES.sub(" ", text).strip().replace("−", "-")
    if not figure.isascii() or THOUSANDS_OR_DECIMALS.fullmatch(figure):
        return None
    if not (PLAIN.fullmatch(figure) or GROUPED.fullmatch(figure)):
        return None
    number = Decimal(figure.replace(" ", "").replace(",", "."))
    if number.is_zero() and number.is_signed():
        return None  # "-0" in the city's lists is a dash before a zero
    digits, exponent = number.as_tuple().digits, int(number.as_tuple().exponent)
    if len(digits) > DIGITS or -exponent > DECIMALS:
        return None
    return number


def needs_a_person(text: str) -> bool:
    """Say whether the text is neither a number nor a statement of no data."""
    return not is_no_data(text) and number_in(text) is None
