"""The units that answer for a part of the strategy, and what each has done of it."""

from functools import cached_property
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django_tables2 import SingleTableMixin

from organisation.models import Unit
from public.asof import Line as BranchLine
from public.board_order import PARAMETER, headings, order_in, sorted_by
from public.board_sheet import board_sheet
from public.charts import Blocks
from public.downloads import csv_response, xlsx_response
from public.followed import Followed
from public.listed_tasks import ListedTasks
from public.responsibility import (
    Bodies,
    UnitAsOf,
    answering_in,
    answers_ever,
    unit_as_of,
)
from public.scoreboard import Board, Line, board_of
from public.tables import TaskTable
from public.task_columns import FIXED, USUAL
from public.views.base import PublicPage
from tasks.curves import SmallCurve
from tasks.outline import curve

# A ledger as long as this is read as one; the files hold all of it.
LINES_ON_A_PAGE = 30


class UnitList(PublicPage):
    """The ledger of units; `file` is "csv" or "xlsx", "" for the page."""

    template_name = "public/units.html"
    file = ""

    @cached_property
    def order(self) -> str:
        return order_in(self.request.GET.get(PARAMETER, ""))

    @cached_property
    def bodies(self) -> Bodies:
        return Bodies.read()

    @cached_property
    def board(self) -> Board:
        return board_of(self.strategy, self.years.row, self.bodies)

    @cached_property
    def lines(self) -> list[Line]:
        return sorted_by(self.order, self.board.lines)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.file:
            return super().get(request, *args, **kwargs)
        year = self.years.chosen
        name, sheet = (
            f"{self.strategy.slug}-jednostki-{year}",
            board_sheet(self.lines, year=year),
        )
        if self.file == "csv":
            return csv_response(sheet, name=name)
        return xlsx_response(sheet, name=name, author=self.strategy.city)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        address = reverse("public:units", args=[self.strategy.slug])
        board = self.board
        pages = Paginator(self.lines, LINES_ON_A_PAGE)
        page = pages.get_page(self.request.GET.get("page"))
        return super().get_context_data(
            board=board,
            page=page,
            page_numbers=pages.get_elided_page_range(page.number),
            blocks=Blocks.of(max((one.count for one in board.lines), default=0)),
            headings=headings(self.order, address, self.years.query),
            file_query=self.file_query,
            answering=answering_in(self.strategy, self.bodies),
            **kwargs,
        )

    @property
    def file_query(self) -> str:
        return self.request.GET.urlencode()


class UnitPage(SingleTableMixin, PublicPage):
    template_name = "public/unit.html"
    table_class = TaskTable

    @cached_property
    def unit(self) -> Unit:
        units = Unit.objects.prefetch_related("aliases")
        return get_object_or_404(units, pk=self.kwargs["pk"])

    @cached_property
    def figures(self) -> UnitAsOf:
        if not answers_ever(self.unit, self.strategy):
            raise Http404(f"Unit {self.unit.pk} answers for nothing here")
        return unit_as_of(self.unit, self.strategy, self.years.row)

    def followed(self) -> Followed:
        return Followed(self.strategy, unit=self.unit)

    def get_table_data(self) -> ListedTasks:
        return self.figures.tasks

    def get_table_kwargs(self) -> dict[str, Any]:
        return {
            "tasks_address": reverse("public:tasks", args=[self.strategy.slug]),
            "year_query": self.years.query,
            "year": self.years.chosen,
            "shown": [*FIXED, *USUAL],
        }

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            unit=self.unit,
            figures=self.figures,
            programmes=self.lines(self.figures.programmes),
            goals=self.lines(self.figures.goals),
            **kwargs,
        )

    def lines(self, branches: Any) -> list[BranchLine]:
        """Each branch with its small curve."""
        to_year = self.years.chosen
        return [
            BranchLine(
                one, SmallCurve(curve(one.node, self.years.all, to_year=to_year))
            )
            for one in branches
        ]
