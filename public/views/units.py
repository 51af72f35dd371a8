"""The units that answer for a part of the strategy, and what each has done of it."""

from functools import cached_property
from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django_tables2 import SingleTableMixin

from organisation.models import Unit
from public.asof import Line
from public.listed_tasks import ListedTasks
from public.responsibility import UnitAsOf, answering_in, answers_ever, unit_as_of
from public.tables import TaskTable
from public.task_columns import FIXED, USUAL
from public.views.base import PublicPage
from tasks.curves import SmallCurve
from tasks.outline import curve


class UnitList(PublicPage):
    template_name = "public/units.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found = answering_in(self.strategy, self.years.chosen)
        return super().get_context_data(
            number=sum(one.unit is not None for one in found),
            office=[one for one in found if one.unit and not one.unit.is_outside],
            outside=[one for one in found if one.unit and one.unit.is_outside],
            posts=[one for one in found if one.unit is None],
            **kwargs,
        )


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

    def lines(self, branches: Any) -> list[Line]:
        """Each branch with its small curve."""
        to_year = self.years.chosen
        return [
            Line(one, SmallCurve(curve(one.node, self.years.all, to_year=to_year)))
            for one in branches
        ]
