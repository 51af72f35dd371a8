"""Read a reported value: a number beyond doubt, "no data", or a text for a person."""

from decimal import Decimal

from django.utils.translation import gettext as _

from leszno_strategy.doubt import number_beyond_doubt, reads_two_ways
from leszno_strategy.numbers import SPACES, read

# What the city writes where it has no value.
NO_DATA = frozenset({"", "-", "–", "—", "bd", "bd.", "x", "brak danych"})


def is_no_data(text: str) -> bool:
    """Say whether the text states that there is no value: "-", "bd", "X"."""
    return SPACES.sub(" ", text).strip().casefold() in NO_DATA


def without_percent(text: str) -> str:
    return text.strip().removesuffix("%").rstrip()


def number_in(text: str, unit: str = "") -> Decimal | None:
    """Return the number that the whole text is beyond doubt, None where there is any.

    "8,6%" is one where the unit is %.
    """
    return number_beyond_doubt(without_percent(text) if unit.strip() == "%" else text)


def figure(text: str, number: Decimal | None) -> Decimal | None:
    """Return the number of a value with just the decimals that the city wrote."""
    # Read anew: the database gives every number as many decimals.
    read_anew = None if number is None else read(without_percent(text))
    return number if read_anew is None else read_anew


def is_undecided(text: str, number: Decimal | None) -> bool:
    """Say whether what was kept is neither a number nor a statement of no data."""
    return number is None and not is_no_data(text)


def doubt_about(text: str, unit: str = "") -> str | None:
    """Tell whoever enters the value that it stays a text; None where it does not."""
    if not is_undecided(text, number_in(text, unit)):
        return None
    if reads_two_ways(text):
        whole, _point, last = text.strip().partition(".")
        return _("Kept as a text. If it is a number, write %(one)s or %(other)s.") % {
            "one": f"{whole}\u00a0{last}",
            "other": f"{whole},{last}",
        }
    return _("Kept as a text: “%(text)s” is not a number.") % {"text": text.strip()}
