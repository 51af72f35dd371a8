"""The money of a whole strategy: by goal and programme, by source, by year."""

from functools import cached_property
from typing import Any

from django.db.models import Count, Prefetch, prefetch_related_objects
from django.http import HttpRequest, HttpResponse

from public.downloads import csv_response, xlsx_response
from public.money import MoneyAsOf, MoneyRow, money_at
from public.money_sheets import line_sheet, part_sheet, source_sheet, year_sheet
from public.task_filter import GOAL
from public.views.base import PublicPage
from spreadsheets.sheets import Sheet
from tasks.kept_sums import money_summed
from tasks.models import Goal, Programme, Task

# With more programmes than these, the page shows those of one goal at a time.
MOST_PROGRAMMES = 50


class BudgetPage(PublicPage):
    """`file` is "csv" or "xlsx", "" for the page."""

    template_name = "public/budget.html"
    file = ""

    @cached_property
    def money(self) -> MoneyAsOf:
        """The sums of programmes for the page; files name every source of a task."""
        year = self.years.chosen
        if self.file:
            return MoneyAsOf(money_at(self.strategy, self.years), year)
        return MoneyAsOf(money_summed(self.strategy, year), year)

    @cached_property
    def goals(self) -> list[Goal]:
        goals = self.strategy.goals.select_related("strategy")
        return list(goals.annotate(has=Count("programmes")))

    @cached_property
    def is_folded(self) -> bool:
        """Whether there are more programmes than one page shows; files have all."""
        found: list[Any] = self.goals
        return not self.file and sum(one.has for one in found) > MOST_PROGRAMMES

    @cached_property
    def opened(self) -> str:
        """The code of the goal whose programmes are shown where they are folded."""
        return self.request.GET.get(GOAL, "") if self.is_folded else ""

    @cached_property
    def parts(self) -> list[MoneyRow]:
        goals = self.goals
        shown = [one for one in goals if not self.is_folded or one.code == self.opened]
        programmes = Programme.objects.filter(goal__in=shown)
        prefetch_related_objects(
            goals, Prefetch("programmes", programmes.select_related("goal__strategy"))
        )
        return self.money.parts(goals)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        name = f"{self.strategy.slug}-budzet-{self.years.chosen}"
        if self.file == "csv":
            return csv_response(self.lines(), name=name)
        if self.file == "xlsx":
            sheets: list[Sheet[Any]] = [
                part_sheet(self.money, self.parts),
                source_sheet(self.money),
                year_sheet(self.money),
                self.lines(),
            ]
            return xlsx_response(*sheets, name=name, author=self.strategy.city)
        return super().get(request, *args, **kwargs)

    def lines(self) -> Sheet[MoneyRow]:
        return line_sheet(self.money, Task.objects.of(self.strategy).in_bulk())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            money=self.money,
            parts=self.parts,
            goals=self.goals if self.is_folded else [],
            opened=self.opened,
            tasks=self.money.table.count,
            query=self.years.query.removeprefix("?"),
            **kwargs,
        )
