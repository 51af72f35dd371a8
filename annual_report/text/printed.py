"""A text as it stands on paper."""

from leszno_strategy.no_break import in_print
from spreadsheets.sheets import clean


def printed(text: str) -> str:
    """Return it with what XML can hold alone, its lines held together."""
    return in_print(clean(text))
