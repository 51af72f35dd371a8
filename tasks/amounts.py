"""Amounts of money as the city writes them: which are one amount beyond doubt."""

import re
from collections.abc import Mapping
from decimal import Decimal

from leszno_strategy.doubt import number_beyond_doubt
from leszno_strategy.numbers import SPACES

# The words are Polish, and here alone; another city may write otherwise.
TIMES: Mapping[str, int] = {
    **dict.fromkeys(("tys", "tys.", "tysiąc", "tysiące", "tysięcy"), 10**3),
    **dict.fromkeys(("mln", "mln.", "milion", "miliony", "milionów"), 10**6),
    **dict.fromkeys(("mld", "mld.", "miliard", "miliardy", "miliardów"), 10**9),
}
WORD = re.compile(rf" ?({'|'.join(map(re.escape, TIMES))})$", re.IGNORECASE)
CURRENCY = re.compile(r"(zł|zl|pln|złotych|złote|złoty)\.?$", re.IGNORECASE)
# The database keeps no larger ones.
MOST = 10**12


def amount_in(text: str | None) -> Decimal | None:
    """Return the amount in PLN that the whole text is, None where that is in doubt.

    Takes "250 000 zł", "46 050 tys. zł.", "186,4 mln zł", "64 136 652zł"; leaves
    "ok. 100 mln zł", "20 000 zł rocznie", "250 000" for a person.
    """
    said = SPACES.sub(" ", text or "").strip()
    without = CURRENCY.sub("", said).rstrip()
    if without == said:
        return None
    times = WORD.search(without)
    number = number_beyond_doubt(WORD.sub("", without))
    if number is None:
        return None
    return _plausible(number * (TIMES[times[1].casefold()] if times else 1))


def _plausible(amount: Decimal) -> Decimal | None:
    """Return the amount if the database can keep it."""
    return amount if 0 <= amount < MOST and amount == round(amount, 2) else None
