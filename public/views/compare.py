"""Two years against each other: what rose and fell, what slipped or caught up."""

from functools import cached_property
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from public.compare_choice import BESIDE, Scope, Scopes, Years, query_of, years_in
from public.compare_sheets import task_sheet, whole_sheet
from public.compare_words import move_groups
from public.compared_years import Tasks, WholePair, tasks_of
from public.downloads import csv_response, xlsx_response
from public.languages import translations
from public.slope import SlopeChart, ticks
from public.views.base import PublicPage
from tasks.curves import scale_for
from tasks.years import YearChoice

# More lines than these would be a tangle; the table has them all.
MOST_LINES = 12


class ComparePage(PublicPage):
    """`file` is "csv" or "xlsx", "" for the page."""

    template_name = "public/compare.html"
    # Its title names two.
    names_year = False
    file = ""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        # All links of the page lead to the later year.
        year = "" if self.pair.problem else str(self.pair.until)
        self.years = YearChoice(self.strategy, year)

    @cached_property
    def pair(self) -> Years:
        return years_in(list(self.strategy.years.all()), self.request.GET)

    @cached_property
    def scopes(self) -> Scopes:
        return Scopes(self.strategy)

    @cached_property
    def scope(self) -> Scope:
        return self.scopes.chosen(self.request.GET)

    @cached_property
    def beside(self) -> Scope | None:
        """What stands next to the chosen part, if anything else does."""
        key = self.request.GET.get(BESIDE)
        found = self.scopes.keyed(key) if key and self.scope.kind else None
        return None if found and found.key == self.scope.key else found

    @cached_property
    def tasks(self) -> Tasks:
        """Each task once, in the order of the codes."""
        mine = {node.item.pk for one in self._chosen for node in one.nodes}
        nodes = (node for node in self.scopes.tree.tasks if node.item.pk in mine)
        return self._tasks_of(nodes)

    @property
    def _chosen(self) -> list[Scope]:
        return [self.scope, self.beside] if self.beside else [self.scope]

    def _tasks_of(self, nodes: Any) -> Tasks:
        since, until = self.pair.since, self.pair.until
        assert since is not None and until is not None  # noqa: S101, PT018  no problem
        return tasks_of(nodes, since, until)

    @cached_property
    def wholes(self) -> list[WholePair]:
        """What is compared, and what it is made of; none that has nothing to tell."""
        parts = [] if self.beside else self.scopes.parts_of(self.scope)
        found = [self._whole(one) for one in [*self._chosen, *parts]]
        return [one for one in found if one.before.lack is not None]

    def _whole(self, scope: Scope) -> WholePair:
        before, after = self._tasks_of(scope.nodes).ends(scope.whole)
        return WholePair(
            scope.name,
            scope.short,
            scope.address,
            before,
            after,
            title=scope.title,
        )

    @cached_property
    def chart(self) -> SlopeChart:
        lines = [
            (one.short, one.before.lack, one.after.lack, n == 0 and not self.beside)
            for n, one in enumerate(self.wholes[:MOST_LINES])
            if one.before.lack is not None and one.after.lack is not None
        ]
        return SlopeChart(lines)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.file:
            return super().get(request, *args, **kwargs)
        if self.pair.problem:
            raise Http404(self.pair.problem)
        part = "".join(f"-{one.key}" for one in self._chosen if one.key)
        years = f"{self.pair.since}-{self.pair.until}"
        name = f"{self.strategy.slug}-porownanie-{years}{part}"
        if self.file == "csv":
            return csv_response(task_sheet(self.tasks), name=name)
        sheets = whole_sheet(self.wholes, self.tasks), task_sheet(self.tasks)
        return xlsx_response(*sheets, name=name, author=self.strategy.city)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        query = query_of(self.pair, self.scope, self.beside)
        found = super().get_context_data(
            pair=self.pair,
            scope=self.scope,
            beside=self.beside,
            groups=self.scopes.groups(),
            query=query.removeprefix("?"),
            **kwargs,
        )
        found["translations"] = translations(self.get_path() + query)
        return found | ({} if self.pair.problem else self.compared())

    def compared(self) -> dict[str, Any]:
        tasks, wholes = self.tasks, self.wholes
        ends = (end for one in tasks.compared for end in (one.was, one.now))
        scale = scale_for(ends)
        return {
            "since": self.pair.since,
            "tasks": tasks,
            "wholes": wholes,
            "main": wholes[0] if wholes else None,
            "parts": wholes[1:],
            "worst": max(wholes[1:], key=lambda one: one.change or 0, default=None),
            "moves": move_groups(tasks),
            "chart": self.chart,
            "scale": scale,
            "ticks": ticks(scale),
        }
