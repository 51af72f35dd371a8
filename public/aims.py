"""What an indicator should come to, as its picture shows it."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from indicators.band import band_words
from leszno_strategy.numbers import exact


@dataclass(frozen=True, slots=True)
class Aims:
    """What a chart shows beside values: the corners of the way to the target, a band,
    and the years from which values do not compare with earlier ones.
    """

    path: Sequence[tuple[int, Decimal]] = ()
    low: Decimal | None = None
    high: Decimal | None = None
    breaks: Sequence[int] = ()

    @property
    def values(self) -> list[Decimal]:
        edges = [edge for edge in (self.low, self.high) if edge is not None]
        return [*edges, *(value for _year, value in self.path)]

    @property
    def said(self) -> list[str]:
        """What stands for them in the picture."""
        found = []
        if len(self.path) == 1:
            [(year, value)] = self.path
            said = {"target": exact(value), "year": year}
            found.append(_("The ring is the target: %(target)s (%(year)s).") % said)
        if len(self.path) > 1:
            corners = (f"{exact(value)} ({year})" for year, value in self.path)
            found.append(
                _("The dotted line is the way to the target: %(corners)s.")
                % {"corners": " → ".join(corners)}
            )
        if self.low is not None or self.high is not None:
            said = {"band": band_words(self.low, self.high)}
            found.append(_("The stripe is the band: %(band)s.") % said)
        return found


NO_AIMS = Aims()
