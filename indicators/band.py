"""The words for the edges between which an indicator's value should stay."""

from decimal import Decimal

from django.utils.translation import gettext as _

from leszno_strategy.numbers import exact


def band_words(low: Decimal | None, high: Decimal | None) -> str:
    """Say a band, of which at least one edge is known."""
    if low is None:
        return _("at most %(high)s") % {"high": exact(high)}
    if high is None:
        return _("at least %(low)s") % {"low": exact(low)}
    return _("from %(low)s to %(high)s") % {"low": exact(low), "high": exact(high)}
