"""The API. Plain views rather than a framework for APIs: it is a handful of GETs over
classes that the pages have already.
"""

from collections.abc import Sequence
from functools import cached_property
from typing import Any, ClassVar, TypeVar, cast

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.core.paginator import Page
from django.db.models import prefetch_related_objects
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import (
    get_conditional_response,
    patch_cache_control,
    set_response_etag,
)
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.csrf import csrf_exempt

from public.api import asking, building, endpoints, records
from public.api.building import Builder
from public.api.encoding import encoded
from public.api.openapi import document
from public.api.refusing import JSON, refused_parameter
from public.asof import TaskAsOf
from public.changes import history_of
from public.indicator_filter import IndicatorForm
from public.indicator_list import REPORTERS, IndicatorList
from public.indicator_values import IndicatorAsOf
from public.listed_tasks import ListedTask
from public.strategies import public_strategies, public_strategy
from public.task_card import card_of
from public.task_filter import TaskFilter
from tasks.kept_sums import strategy_summed
from tasks.models import Strategy, Task
from tasks.outline import Branch, task_node, task_nodes
from tasks.years import PARAMETER, YearChoice

Row = TypeVar("Row")
# Seconds for which a copy is good enough; figures change a few times a year.
MAX_AGE = 300


# Nothing is written here, so that there is nothing for Django's guard against other
# sites to guard; its refusal would be a page.
@method_decorator([login_not_required, csrf_exempt], name="dispatch")
class ApiView(View):
    """One address: checks what is asked, and encodes what is drawn."""

    http_method_names = ["get", "head", "options"]
    is_kept = True
    endpoint: ClassVar[endpoints.Endpoint]

    def dispatch(
        self, request: HttpRequest, *args: Any, **kwargs: Any
    ) -> HttpResponseBase:
        try:
            return super().dispatch(request, *args, **kwargs)
        except ValidationError as error:
            return refused_parameter(request, error)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        asking.refuse_unknown(request.GET, self.endpoint.parameters)
        response = HttpResponse(encoded(self.answer()), content_type=JSON)
        patch_cache_control(response, public=True, max_age=MAX_AGE)
        set_response_etag(response)
        tag = response["ETag"]
        # The same response, unless the reader has it already.
        return (
            get_conditional_response(request, etag=tag, response=response) or response
        )

    def answer(self) -> Any:
        """Return what the address answers with."""
        raise NotImplementedError


class Description(ApiView):
    endpoint = endpoints.DESCRIPTION

    def answer(self) -> dict[str, Any]:
        return document()


class Strategies(ApiView):
    endpoint = endpoints.STRATEGIES

    def answer(self) -> records.Strategies:
        return building.strategies(public_strategies())


class OfStrategy(ApiView):
    """An address of one strategy, as at the end of a year."""

    @cached_property
    def strategy(self) -> Strategy:
        return public_strategy(self.kwargs["strategy"])

    @cached_property
    def years(self) -> YearChoice:
        years = YearChoice(self.strategy, self.request.GET.get(PARAMETER, ""))
        asking.check_year(years)
        return years

    @property
    def building(self) -> Builder:
        return Builder(self.strategy, self.years)

    def around(self, page: Page[Row]) -> dict[str, Any]:
        """Say where in the whole list the page lies."""
        following = page.number + 1 if page.has_next() else None
        previous = page.number - 1 if page.has_previous() else None
        return {
            "count": page.paginator.count,
            "next": following and self.at_page(following),
            "previous": previous and self.at_page(previous),
            "year": self.years.chosen,
        }

    def at_page(self, number: int) -> str:
        query = self.request.GET.copy()
        query[endpoints.PAGE] = str(number)
        return f"{settings.SITE_URL}{self.request.path}?{query.urlencode()}"


class OneStrategy(OfStrategy):
    endpoint = endpoints.STRATEGY

    def answer(self) -> records.StrategyDetails:
        tree = strategy_summed(self.strategy)
        goals = cast(list[Branch], tree.children)
        programmes = [part.item for goal in goals for part in goal.children]
        prefetch_related_objects(programmes, "coordinator")
        return self.building.details(tree)


class Tasks(OfStrategy):
    endpoint = endpoints.TASKS

    def answer(self) -> records.Tasks:
        page = self.page()
        results = self.building.tasks(self.in_full(list(page)))
        return records.Tasks(**self.around(page), results=results)

    def page(self) -> Page[ListedTask]:
        asked = self.request.GET
        form = TaskFilter(
            asked, strategy=self.strategy, year=self.years.row, has_choices=False
        )
        return asking.page_of(asking.in_order(asking.left_by(form), asked), asked)

    def in_full(self, listed: Sequence[ListedTask]) -> list[TaskAsOf]:
        """Read the tasks of a page with all their figures: four queries."""
        here = Task.objects.filter(pk__in=[one.pk for one in listed])
        nodes = task_nodes(here.select_related("programme__goal").order_by())
        for node in nodes:
            node.item.programme.goal.strategy = self.strategy
        by_pk = {node.item.pk: node for node in nodes}
        return [TaskAsOf(by_pk[one.pk], self.years.chosen) for one in listed]


class OneTask(OfStrategy):
    endpoint = endpoints.TASK

    def answer(self) -> records.TaskDetails:
        task = card_of(self.strategy, self.kwargs["code"])
        return self.building.task(task_node(task), history_of(task))


class Indicators(OfStrategy):
    endpoint = endpoints.INDICATORS

    def answer(self) -> records.Indicators:
        page = self.page()
        results = self.building.indicators(page.object_list)
        return records.Indicators(**self.around(page), results=results)

    def page(self) -> Page[IndicatorAsOf]:
        asked = self.request.GET
        found = IndicatorList(self.strategy, self.years, also=REPORTERS)
        return asking.page_of(asking.left_by(IndicatorForm(asked, found)), asked)


VIEWS: tuple[type[ApiView], ...] = (
    Strategies,
    OneStrategy,
    Tasks,
    OneTask,
    Indicators,
    Description,
)
