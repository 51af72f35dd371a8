"""How an indicator stands, in sentences; no arithmetic here."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from indicators.models import Direction
from indicators.standing import Word
from leszno_strategy.numbers import exact, percent, written
from public.indicator_values import IndicatorAsOf


def sentences(row: IndicatorAsOf) -> list[str]:
    """Say how it stands, how far it is and how old the value is."""
    found = row.standing
    said = [_stand(row)]
    if found.word in (Word.ON_THE_WAY, Word.BEHIND) and not found.is_floor:
        said.append(
            _(
                "By the end of %(year)s it was to come to %(due)s, and came to "
                "%(value)s."
            )
            % _known(row)
        )
    if found.is_old and found.current is not None:
        years = row.year - found.current.year
        text = ngettext(
            "The last known value is of %(year)s, %(n)s year old.",
            "The last known value is of %(year)s, %(n)s years old.",
            years,
        )
        said.append(text % {"year": found.current.year, "n": years})
    soon = found.next_target
    if soon is not None and soon != found.target:
        text = _("The next target is %(target)s for %(by)s.")
        said.append(text % {"target": exact(soon.number), "by": soon.year})
    return said


def _stand(row: IndicatorAsOf) -> str:
    found, known = row.standing, _known(row)
    match found.word:
        case Word.INSIDE:
            return _("In %(year)s it was %(value)s: within the band %(band)s.") % known
        case Word.OUTSIDE:
            return _("In %(year)s it was %(value)s: outside the band %(band)s.") % known
        case Word.REACHED:
            text = _(
                "The target for %(by)s, %(target)s, is reached: in %(year)s it was "
                "%(value)s."
            )
        case Word.MOVING_AWAY:
            text = _(
                "Instead of nearing the target for %(by)s, %(target)s, it moved away: "
                "from %(base)s to %(value)s in %(year)s. That is %(share)s of the way."
            )
        case Word.BEHIND if found.is_floor:
            text = _(
                "Until %(by)s it was to be no worse than %(target)s, and came to "
                "%(value)s in %(year)s."
            )
        case Word.ON_THE_WAY | Word.BEHIND:
            text = _(
                "It has gone %(share)s of the way from %(base)s to the target for "
                "%(by)s, %(target)s."
            )
        case _:
            return why_unknown(row)
    return text % known


def _known(row: IndicatorAsOf) -> dict[str, Any]:
    """Write all that the sentences name; a dash for what is not known."""
    found, item = row.standing, row.indicator
    current, target = found.current, found.target
    since = f" ({item.baseline_year})" if item.baseline_year else ""
    figure = row.last.figure if row.last else None
    return {
        "year": current.year if current else "",
        "value": written(figure) if figure is not None else "",
        "by": target.year if target else "",
        "target": exact(target.number) if target else "",
        "base": exact(item.baseline) + since,
        "share": percent(found.share),
        "due": exact(row.expected),
        "band": item.band_said,
    }


def why_unknown(row: IndicatorAsOf) -> str:
    """Say the first thing that is missing to tell how it stands."""
    found, item = row.standing, row.indicator
    current, since = found.current, item.baseline_year
    if not row.has_aim:
        return _("No target was set, so nobody can tell whether this is good.")
    if current is None:
        return _("It cannot be told how it stands: there is no value.")
    if current.number is None:
        return _("It cannot be told how it stands: the last value is not a number.")
    if found.broken_in:
        text = _(
            "It cannot be told how it stands: values from %(year)s on do not compare "
            "with earlier ones."
        )
        return text % {"year": found.broken_in}
    if item.direction == Direction.BAND:
        return _("It cannot be told how it stands: the band is not given.")
    if item.baseline is None:
        return _("It cannot be told how it stands: there is no baseline.")
    if since is not None and current.year < since:
        return _(
            "It cannot be told how it stands: no value is later than the baseline."
        )
    if found.share is not None:
        return _("It cannot be told how it stands: the baseline has no year.")
    return _(
        "The target equals the baseline, so there is no way to go; the value differs."
    )
