"""What was promised for a year and not done in it, with the reasons that are public."""

from functools import cached_property
from typing import Any

from django.core.paginator import InvalidPage, Page, Paginator
from django.http import Http404
from django.utils.translation import gettext as _

from public.undone import Promises, Undone, UndoneFilter, undone
from public.views.filtered import FilteredList
from spreadsheets.sheets import Column, Sheet, as_entered

ON_A_PAGE = 50


class UndonePage(FilteredList):
    template_name = "public/undone.html"
    word = "niewykonane"

    @cached_property
    def filter(self) -> UndoneFilter:
        year = self.years.row
        return UndoneFilter(self.request.GET, strategy=self.strategy, year=year)

    @cached_property
    def promises(self) -> Promises:
        return self.filter.promises()

    @cached_property
    def page(self) -> Page[Any]:
        rows = self.filter.rows()
        pages = Paginator(rows, ON_A_PAGE)
        if self.filter.is_valid():
            # Counted with the rest.
            pages.count = self.promises.short
        try:
            return pages.page(self.request.GET.get("page", 1))
        except InvalidPage as error:
            raise Http404(str(error)) from error

    def sheet(self) -> Sheet[Undone]:
        year = self.years
        return undone_sheet(undone(self.filter.rows(), year.row), year=year.chosen)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        page = self.page
        rows = undone(page.object_list, self.years.row)
        return super().get_context_data(
            filter=self.filter,
            promises=self.promises,
            page=page,
            page_numbers=page.paginator.get_elided_page_range(page.number),
            rows=rows,
            has_words=any(row.reason or row.next_steps for row in rows),
            **kwargs,
        )


def undone_sheet(rows: list[Undone], *, year: int) -> Sheet[Undone]:
    """The columns of the list, for a file."""
    said = {"year": year}
    columns: list[Column[Undone]] = [
        Column(_("Code"), 9, lambda row: row.code),
        Column(_("Task"), 60, lambda row: row.title),
        Column(_("Carried out by"), 40, lambda row: "; ".join(row.executors) or None),
        Column(_("Plan for %(year)s") % said, 11, _planned, as_entered),
        Column(_("Carried out in %(year)s") % said, 11, _done, as_entered),
        Column(_("Missing"), 11, lambda row: row.shortfall, as_entered),
        Column(
            _("Status at the end of %(year)s") % said, 18, lambda row: row.status.label
        ),
        Column(_("Obstacles"), 60, lambda row: row.reason or None),
        Column(_("What comes next"), 60, lambda row: row.next_steps or None),
    ]
    title = _("Not done in %(year)s") % said
    return Sheet(title, columns, rows, frozen_columns=2)


def _planned(row: Undone) -> Any:
    return row.cell.planned


def _done(row: Undone) -> Any:
    return row.cell.actual
