"""Read a reported value: a number beyond doubt, "no data", or a text for a person."""

import re
from decimal import Decimal

from django.utils.translation import gettext as _

from leszno_strategy.numbers import SPACES, read

# What the city writes where it has no value.
NO_DATA = frozenset({"", "-", "–", "—", "bd", "bd.", "x", "brak danych"})
# 3.000 is three thousand to one clerk and three to another.
THOUSANDS_OR_DECIMALS = re.compile(r"[-−]?[1-9][0-9]{0,2}\.[0-9]{3}")
# SQLite keeps 15 digits of a figure; a longer one is a slip, and stays a text.
DIGITS, DECIMALS = 15, 6


def is_no_data(text: str) -> bool:
    """Say whether the text states that there is no value: "-", "bd", "X"."""
    return SPACES.sub(" ", text).strip().casefold() in NO_DATA


def without_percent(text: str) -> str:
    return text.strip().removesuffix("%").rstrip()


def number_in(text: str, unit: str = "") -> Decimal | None:
    """Return the number that the whole text is, or None where that is in doubt.

    Takes "7,5", "2.1625", "12 714" with any kind of space, and "8,6%" where the unit is
    %. Leaves as text "3.000", "ok. 1800", "500.000.00", "14 szt": a person has to
    decide those.
    """
    if unit.strip() == "%":
        text = without_percent(text)
    if THOUSANDS_OR_DECIMALS.fullmatch(text.strip()):
        return None
    number = read(text)
    if number is None:
        return None
    if number.is_zero() and number.is_signed():
        return None  # "-0" in the city's lists is a dash before a zero
    _sign, digits, exponent = number.as_tuple()
    if len(digits) > DIGITS or -int(exponent) > DECIMALS:
        return None
    return number


def is_undecided(text: str, number: Decimal | None) -> bool:
    """Say whether what was kept is neither a number nor a statement of no data."""
    return number is None and not is_no_data(text)


def doubt_about(text: str, unit: str = "") -> str | None:
    """Tell whoever enters the value that it stays a text; None where it does not."""
    if not is_undecided(text, number_in(text, unit)):
        return None
    if THOUSANDS_OR_DECIMALS.fullmatch(text.strip()):
        whole, _point, last = text.strip().partition(".")
        return _("Kept as a text. If it is a number, write %(one)s or %(other)s.") % {
            "one": f"{whole}\u00a0{last}",
            "other": f"{whole},{last}",
        }
    return _("Kept as a text: “%(text)s” is not a number.") % {"text": text.strip()}
