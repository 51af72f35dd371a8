"""By what the list of indicators can be filtered."""

from collections.abc import Mapping, Sequence

from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from indicators.models import Kind
from public.facets import Facet
from public.measured import IndicatorAsOf

WITH, WITHOUT = "z", "bez"


def indicator_facets(
    rows: Sequence[IndicatorAsOf],
) -> Mapping[str, Facet[IndicatorAsOf]]:
    """Return the filters by their names in addresses."""
    goals = {row.indicator.goal_of.code: row.indicator.goal_of for row in rows}
    programmes = {p.code: p for row in rows if (p := row.indicator.programme_of)}
    return {
        "cel": Facet(
            _("Goal"),
            lambda row: {row.indicator.goal_of.code},
            [(code, str(goal)) for code, goal in goals.items()],
            is_written=True,
        ),
        "program": Facet(
            _("Programme"),
            _programme,
            [(code, str(programme)) for code, programme in programmes.items()],
            is_written=True,
        ),
        "rodzaj": Facet(
            _("Kind"),
            lambda row: {row.indicator.kind},
            [(kind.value, capfirst(kind.label)) for kind in Kind],
        ),
        "wartosc": Facet(
            _("Value"),
            lambda row: {WITHOUT if row.last is None else WITH},
            [(WITH, _("with a value")), (WITHOUT, _("without any"))],
        ),
    }


def _programme(row: IndicatorAsOf) -> set[str]:
    """None for a goal's own indicator."""
    programme = row.indicator.programme_of
    return {programme.code} if programme else set()
