"""How numbers are rounded and written, the same on every page and in every file."""

import re
from collections.abc import Iterable
from decimal import ROUND_05UP, ROUND_HALF_UP, Context, Decimal
from fractions import Fraction

from django.utils.formats import get_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

UNKNOWN = "–"
MOST_DECIMALS = 6

# What people enter is a decimal, and so are sums of it; a mean may be a third.
Exact = Decimal | Fraction
# Digits beyond the 28th are cut, but what is cut never ends in 0 or 5: it is neither
# whole nor half where the fraction is not, so it rounds as the fraction does.
CUT = Context(rounding=ROUND_05UP)

SPACES = re.compile(r"\s+")  # those that do not break a line are among them
FIGURE = re.compile(r"[-−]?([0-9]+|[0-9]{1,3}( [0-9]{3})+)([.,][0-9]+)?")


def read(text: str) -> Decimal | None:
    """Read a figure as people type it: "7,5", "12 714" with any space, "2.1625".

    None where the whole text is not one figure.
    """
    figure = SPACES.sub(" ", text).strip()
    if not FIGURE.fullmatch(figure):
        return None
    return Decimal(figure.replace(" ", "").replace(",", ".").replace("−", "-"))


def as_decimal(value: Exact) -> Decimal:
    """Return the value as a decimal that rounds to the same as the value itself.

    It is exact where 28 digits hold it.
    """
    if isinstance(value, Decimal):
        return value
    return CUT.divide(Decimal(value.numerator), Decimal(value.denominator))


def cut(value: Exact, decimals: int) -> Decimal:
    """Return the value with fewer decimals, such that it still rounds to the same."""
    return as_decimal(value).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_05UP)


def rounded(value: Exact, decimals: int = 1) -> Decimal:
    """Return the value with one decimal, halves rounded up: 47.25 becomes 47.3.

    Every figure that is computed is shown and exported through here; more decimals
    have only parts that must add up to such a figure. A zero has no minus.
    """
    exponent = Decimal(1).scaleb(-decimals)
    return as_decimal(value).quantize(exponent, rounding=ROUND_HALF_UP) + 0


def computed(value: Exact | None, decimals: int = 1) -> Decimal | None:
    """Return a computed figure as it is exported: rounded; None stays unknown."""
    return None if value is None else rounded(value, decimals)


def points(value: Exact | None, decimals: int = 1) -> str:
    """Write a computed figure with one decimal; a dash if it is unknown."""
    if value is None:
        return UNKNOWN
    return _spelled(rounded(value, decimals), decimals)


def _spelled(value: Decimal, decimals: int) -> str:
    """Write a figure that has just so many decimals, with its thousands parted.

    As `number_format` does, in a quarter of its time: a page writes hundreds.
    """
    written, _point, rest = f"{value:,.{decimals}f}".partition(".")
    whole = written.replace(",", str(get_format("THOUSAND_SEPARATOR")))
    return f"{whole}{get_format('DECIMAL_SEPARATOR')}{rest}" if rest else whole


def decimals_that_add_up(parts: Iterable[Exact], total: Exact) -> int:
    """Return with how few decimals the parts, rounded, add up to the rounded total."""
    parts = list(parts)
    enough = (n for n in range(1, MOST_DECIMALS) if _adds_up(parts, total, n))
    return next(enough, MOST_DECIMALS)


def _adds_up(parts: Iterable[Exact], total: Exact, decimals: int) -> bool:
    added = sum((rounded(part, decimals) for part in parts), Decimal(0))
    return rounded(added) == rounded(total)


def exact(value: Decimal | None) -> str:
    """Write a figure as it was entered, without needless zeros; a dash if unknown."""
    if value is None:
        return UNKNOWN
    return written(value.normalize() + 0)


def written(value: Decimal) -> str:
    """Write a figure with just the decimals that it has."""
    decimals = max(0, -int(value.as_tuple().exponent))
    return _spelled(value, decimals)


def amount(value: Decimal | None) -> str:
    """Write an amount of money: whole, or with two decimals; a dash if unknown."""
    if value is None:
        return UNKNOWN
    whole = value == value.to_integral_value()
    return _spelled(value, 0 if whole else 2)


def pln(value: Decimal | None) -> str:
    """Write an amount of money with its currency: 250 000 zł."""
    if value is None:
        return UNKNOWN
    return _("PLN %(amount)s") % {"amount": amount(value)}


def plain(value: Decimal, decimals: int) -> str:
    """Write a figure for a file: the language's decimal mark, nothing in thousands."""
    return number_format(value, decimal_pos=decimals)


def percent(share: Exact | None) -> str:
    """Write a share, 0.91, as a percentage with one decimal: 91,0 %."""
    return UNKNOWN if share is None else _with_sign(points(share * 100))


def whole_percent(share: Decimal) -> str:
    """Write a share that people set, 0.95, without needless decimals: 95 %."""
    return _with_sign(exact(share * 100))


def _with_sign(figure: str) -> str:
    """Languages differ in whether a space stands before the sign."""
    return _("%(figure)s%%") % {"figure": figure}


def out_of(value: str) -> str:
    """Write "of 100,0" so that it can be read aloud: Polish has "ze" before "sto"."""
    digits = "".join(value.partition(",")[0].partition(".")[0].split())
    if len(digits) % 3 == 0 and digits.startswith("1"):
        return pgettext("before a number that begins with “hundred”", "of %s") % value
    return _("of %s") % value
