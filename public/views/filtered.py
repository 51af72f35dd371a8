"""A list of which readers choose a part, and take it away just as it is shown."""

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from django.forms import Form
from django.http import HttpRequest, HttpResponse

from public.downloads import csv_response, xlsx_response
from public.views.base import PublicPage
from spreadsheets.sheets import Sheet


class FilteredList(PublicPage):
    """`file` is "csv" or "xlsx", "" for the page; `word` stands in the file's name."""

    file = ""
    word: str

    @cached_property
    def filter(self) -> Form:
        raise NotImplementedError

    @property
    def is_understood(self) -> bool:
        """Whether all that the address asks for can be meant."""
        return self.filter.is_valid()

    def sheet(self) -> Sheet[Any]:
        """Lay out for a file the rows that the filter leaves."""
        raise NotImplementedError

    def sheets(self) -> Sequence[Sheet[Any]]:
        """Lay out the workbook: what a CSV has, and maybe more behind it."""
        return [self.sheet()]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.file:
            return super().get(request, *args, **kwargs)
        if not self.is_understood:
            # The page says what is wrong; a file would say that there is nothing.
            page = super().get(request, *args, **kwargs)
            page.status_code = 400
            return page
        name = f"{self.strategy.slug}-{self.word}-{self.years.chosen}"
        if self.file == "csv":
            return csv_response(self.sheet(), name=name)
        return xlsx_response(*self.sheets(), name=name, author=self.strategy.city)
