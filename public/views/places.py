"""The map of tasks that have a place, with the list that says the same."""

from functools import cached_property
from typing import Any

from django.conf import settings
from django.core.paginator import InvalidPage, Page, Paginator
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from public.task_map import MapFilter, Place, TaskMap, boundary_of, features
from public.views.filtered import FilteredList
from spreadsheets.sheets import Column, Sheet, as_entered
from tasks.years import PARAMETER

ON_A_PAGE = 100
GEOJSON = "application/geo+json"


class MapPage(FilteredList):
    template_name = "public/map.html"
    word = "miejsca"

    @cached_property
    def filter(self) -> MapFilter:
        year = self.years.row
        return MapFilter(self.request.GET, strategy=self.strategy, year=year)

    @cached_property
    def places(self) -> list[Place]:
        return self.filter.places()

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.file != "geojson" or not self.is_understood:
            return super().get(request, *args, **kwargs)
        pages = [self._page_of(place) for place in self.places]
        response = JsonResponse(features(self.places, pages), content_type=GEOJSON)
        name = f"{self.strategy.slug}-{self.word}-{self.years.chosen}.geojson"
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        response["X-Content-Type-Options"] = "nosniff"
        return response

    def _page_of(self, place: Place) -> str:
        path = reverse("public:task", args=[self.strategy.slug, place.code])
        return f"{settings.SITE_URL}{path}?{PARAMETER}={self.years.chosen}"

    def sheet(self) -> Sheet[Place]:
        year = {"year": self.years.chosen}
        columns: list[Column[Place]] = [
            Column(_("Code"), 9, lambda row: row.code),
            Column(_("Task"), 60, lambda row: row.title),
            Column(_("Place"), 40, lambda row: row.name),
            Column(_("Latitude"), 12, lambda row: row.spot.latitude, as_entered),
            Column(_("Longitude"), 12, lambda row: row.spot.longitude, as_entered),
            Column(
                _("Status at the end of %(year)s") % year,
                18,
                lambda row: row.status.label,
            ),
        ]
        return Sheet(_("Places of tasks"), columns, self.places, frozen_columns=2)

    def page(self) -> Page[Any]:
        try:
            asked = self.request.GET.get("page", 1)
            return Paginator(self.places, ON_A_PAGE).page(asked)
        except InvalidPage as error:
            raise Http404(str(error)) from error

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        page = self.page()
        rings = boundary_of(self.strategy) if self.places else []
        return super().get_context_data(
            filter=self.filter,
            count=len(self.places),
            tasks_count=len({place.code for place in self.places}),
            map=TaskMap(self.places, rings) if self.places else None,
            page=page,
            page_numbers=page.paginator.get_elided_page_range(page.number),
            **kwargs,
        )
