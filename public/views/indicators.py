"""The indicators of a strategy: all of them as a list, each on a page of its own."""

from functools import cached_property
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from indicators.models import Indicator
from public.downloads import csv_response, svg_response
from public.indicator_filter import IndicatorForm
from public.indicator_list import IndicatorList
from public.indicator_sheet import sheet_of_indicators
from public.indicator_values import IndicatorAsOf, YearRow, measured
from public.series import Frame
from public.share import card_of_indicator, png_response
from public.views.base import PublicPage
from public.views.filtered import FilteredList
from spreadsheets.sheets import Column, Sheet

# On a phone each takes some lines, and nobody scrolls through a hundred.
ROWS_ON_A_PAGE = 50


class IndicatorsPage(FilteredList):
    template_name = "public/indicators.html"
    word = "wskazniki"

    @cached_property
    def found(self) -> IndicatorList:
        return IndicatorList(self.strategy, self.years)

    @cached_property
    def filter(self) -> IndicatorForm:
        return IndicatorForm(self.request.GET, self.found)

    def sheet(self) -> Sheet[IndicatorAsOf]:
        return sheet_of_indicators(self.filter.left())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        pages = Paginator(self.filter.left(), ROWS_ON_A_PAGE)
        page = pages.get_page(self.request.GET.get("page"))
        return super().get_context_data(
            filter=self.filter,
            page=page,
            page_numbers=pages.get_elided_page_range(page.number),
            of_all=self.found.total,
            has_aims=self.found.has_aims,
            **kwargs,
        )


class IndicatorPage(PublicPage):
    """One indicator; its chart is also there for itself, as a picture and as data."""

    template_name = "public/indicator.html"
    file = ""  # "svg" or "csv"; "png" is the picture that is shown of a link

    @cached_property
    def indicator(self) -> Indicator:
        indicators = Indicator.objects.of(self.strategy).with_series()
        return get_object_or_404(indicators, pk=self.kwargs["pk"])

    @cached_property
    def measured(self) -> IndicatorAsOf:
        [found] = measured([self.indicator], self.years)
        return found

    @property
    def name(self) -> str:
        """What files of the page are called."""
        return f"{self.strategy.slug}-wskaznik-{self.indicator.pk}-{self.years.chosen}"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.file == "svg":
            return self.as_picture()
        if self.file == "csv":
            return csv_response(value_sheet(self.measured), name=self.name)
        if self.file == "png":
            return png_response(card_of_indicator(self.measured, self.strategy))
        return super().get(request, *args, **kwargs)

    def as_picture(self) -> HttpResponse:
        chart = self.measured.chart
        if chart is None:
            raise Http404("nothing to draw")
        footing = [" ".join(chart.notes), self.origin()]
        frame = Frame(chart, heading=str(self.measured), footing=footing)
        context = {"chart": chart, "frame": frame}
        return svg_response("public/_series.html", context, name=self.name)

    def origin(self) -> str:
        """Say where the figures are from: a picture travels without its page."""
        state = _("%(city)s: %(strategy)s. As at the end of %(year)s.") % {
            "city": self.strategy.city,
            "strategy": self.strategy.title,
            "year": self.years.chosen,
        }
        source = self.indicator.source
        return f"{state} {_('Source:')} {source}" if source else state

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        previous, following = neighbours(self.indicator)
        return super().get_context_data(
            indicator=self.indicator,
            measured=self.measured,
            share=f"{self.get_path()}obraz.png{self.years.query}",
            previous=previous,
            following=following,
            **kwargs,
        )


def value_sheet(measured: IndicatorAsOf) -> Sheet[YearRow]:
    """The table beside the chart; a number only where the value is one beyond doubt."""
    columns: list[Column[YearRow]] = [
        Column(_("Year"), 7, lambda row: str(row.year)),
        Column(_("Number"), 13, lambda row: row.value.number if row.value else None),
        Column(
            _("Value as reported"),
            30,
            lambda row: row.value.text if row.value else None,
        ),
        Column(_("Target"), 13, lambda row: row.target.number if row.target else None),
        Column(
            _("Break in the series"),
            30,
            lambda row: row.broken.reason if row.broken else None,
        ),
    ]
    return Sheet(_("Values year by year"), columns, measured.rows)


def neighbours(indicator: Indicator) -> tuple[Indicator | None, Indicator | None]:
    """Return the indicators before and after it of those that belong to the same."""
    of_same = list(indicator.parent.indicators.all())
    here = of_same.index(indicator)
    around = [None, *of_same, None]
    return around[here], around[here + 2]
