"""By what the list of indicators can be filtered."""

from collections.abc import Mapping, Sequence

from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from indicators.models import Kind
from public.facets import Facet, part_facet
from public.measured import IndicatorAsOf

WITH, WITHOUT = "z", "bez"


def indicator_facets(
    rows: Sequence[IndicatorAsOf],
) -> Mapping[str, Facet[IndicatorAsOf]]:
    """Return the filters by their names in addresses."""
    return {
        "cel": part_facet(_("Goal"), rows, lambda row: row.indicator.goal_of),
        "program": part_facet(
            _("Programme"), rows, lambda row: row.indicator.programme_of
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
