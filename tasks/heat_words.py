"""What the cells of a heat grid say, and what their tints mean, in words."""

from collections.abc import Collection, Sequence
from itertools import pairwise

from django.utils.translation import gettext as _

from leszno_strategy.numbers import UNKNOWN, exact, points
from tasks.heat import FAR_BEHIND_BELOW, HeatCell, Warmth
from tasks.progress import Thresholds

# Said only where they are met.
WITHOUT_SHARE = (Warmth.NOTHING_PLANNED, Warmth.UNKNOWN)


def cell_text(cell: HeatCell) -> str:
    """Write the share in whole per cent, or what there is in its place."""
    if cell.share is not None:
        return points(cell.share * 100, 0)
    return _("n/a") if cell.warmth == Warmth.UNKNOWN else UNKNOWN


def key_words(
    limits: Thresholds, there: Collection[Warmth]
) -> Sequence[tuple[Warmth, str]]:
    """Name the steps from pale to dark, then what of `there` has no share."""
    steps = [(Warmth.ON_TRACK, limits.on_track), (Warmth.DELAYED, limits.delayed)]
    if limits.delayed > FAR_BEHIND_BELOW:
        steps.append((Warmth.AT_RISK, FAR_BEHIND_BELOW))
    shares = [exact(100 * share) for _warmth, share in steps]
    between = pairwise(shares)
    words = [
        _("%(share)s and more") % {"share": shares[0]},
        *(
            _("%(low)s to %(high)s") % {"low": low, "high": high}
            for high, low in between
        ),
        _("below %(share)s") % {"share": shares[-1]},
    ]
    warmths = [*(warmth for warmth, _share in steps), Warmth.FAR_BEHIND]
    without = {
        Warmth.NOTHING_PLANNED: _("– nothing was planned"),
        Warmth.UNKNOWN: _("n/a: stages not known"),
    }
    said = list(zip(warmths, words, strict=True))
    return said + [(one, without[one]) for one in WITHOUT_SHARE if one in there]
