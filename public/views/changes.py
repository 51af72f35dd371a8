"""The page of all that was approved and put right."""

from functools import cached_property
from typing import Any

from django.core.paginator import InvalidPage, Page, Paginator
from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from organisation.models import Unit
from public.changes import keys_within, publications, published
from public.followed import GOAL, UNIT, Followed
from public.views.base import PublicPage
from tasks.models import Executor, Goal, Task

ON_A_PAGE = 50


class ChangesPage(PublicPage):
    """What was published, of the whole, of a goal with its parts, of a unit's tasks."""

    template_name = "public/changes.html"
    names_year = False

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        page = self.get_page()
        return super().get_context_data(
            page=page,
            changes=publications(published(page.object_list)),
            page_numbers=page.paginator.get_elided_page_range(page.number),
            goals=self.strategy.goals.all(),
            units=self.get_units(),
            goal=self.goal,
            unit=self.unit,
            **kwargs,
        )

    def followed(self) -> Followed | None:
        return Followed(self.strategy, goal=self.goal, unit=self.unit)

    def get_units(self) -> QuerySet[Unit]:
        """Those that carry out a task, and the chosen one if it does not any more."""
        tasks = Task.objects.of(self.strategy).order_by()
        units = Executor.objects.filter(task__in=tasks).units()
        return units | Unit.objects.filter(pk=self.unit.pk) if self.unit else units

    @cached_property
    def goal(self) -> Goal | None:
        code = self.request.GET.get(GOAL)
        goals = self.strategy.goals.select_related("strategy")
        return get_object_or_404(goals, number=code) if code else None

    @cached_property
    def unit(self) -> Unit | None:
        asked = self.request.GET.get(UNIT)
        if not asked:
            return None
        return get_object_or_404(Unit, pk=whole_number(asked))

    def get_page(self) -> Page[Any]:
        keys = keys_within(self.strategy, goal=self.goal, unit=self.unit)
        pages = Paginator(keys, ON_A_PAGE)
        try:
            return pages.page(self.request.GET.get("page", 1))
        except InvalidPage as error:
            raise Http404(str(error)) from error


def whole_number(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) < 19):
        raise Http404(f"{text} is no number")
    return int(text)
