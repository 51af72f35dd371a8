"""By what the list of indicators can be filtered."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from indicators.models import Indicator, Kind
from indicators.standing import Word
from public.facets import Facet, FacetForm, part_facet
from public.indicator_values import IndicatorAsOf, measured
from public.search import indicators_found, words_in
from tasks.models import Strategy
from tasks.models.task import counting
from tasks.years import YearChoice

WITH, WITHOUT = "z", "bez"
ORDER, FURTHEST_BEHIND = "kolejnosc", "opoznienie"


def indicators_at(strategy: Strategy, years: YearChoice) -> list[IndicatorAsOf]:
    """Return the strategy's indicators as at the end of the chosen year.

    Those of a task that is withdrawn by then are left out, as the task is.
    """
    indicators = Indicator.objects.of(strategy).with_series()
    indicators = indicators.filter(counting(years.chosen, "task__"))
    return measured(list(indicators), years)


def indicator_filter(
    asked: Any, strategy: Strategy, rows: Sequence[IndicatorAsOf]
) -> FacetForm[IndicatorAsOf]:
    """Filter the strategy's indicators by what the address asks for."""

    def with_words(text: str) -> Sequence[IndicatorAsOf]:
        """Keep only those that the search finds: one query if there are any words."""
        if not words_in(text):
            return rows
        found = indicators_found(Indicator.objects.of(strategy).order_by(), text)
        ids = set(found.values_list("pk", flat=True))
        return [row for row in rows if row.indicator.pk in ids]

    return IndicatorForm(
        asked, rows=rows, facets=indicator_facets(rows), find=with_words
    )


class IndicatorForm(FacetForm[IndicatorAsOf]):
    """Leaves indicators as the strategy counts, or the furthest behind first."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields[ORDER] = forms.ChoiceField(
            label=_("Order"),
            required=False,
            choices=[
                ("", _("as in the strategy")),
                (FURTHEST_BEHIND, _("furthest behind first")),
            ],
        )

    def left(self) -> list[IndicatorAsOf]:
        rows = super().left()
        if self.is_valid() and self.cleaned_data[ORDER]:
            rows.sort(key=how_far_behind)
        return rows


def how_far_behind(row: IndicatorAsOf) -> tuple[int, Fraction]:
    """Sort by the share of the way that is lacking, then what has none by its word."""
    found = row.standing
    if found.lag is not None:
        return 0, -found.lag
    outside = found.word in (Word.OUTSIDE, Word.MOVING_AWAY, Word.BEHIND)
    return 1 if outside else 3 if found.word == Word.UNKNOWN else 2, Fraction()


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
        "ocena": Facet(
            _("How it stands"),
            lambda row: {row.standing.word.value},
            [(word.value, capfirst(word.label)) for word in Word],
        ),
    }
