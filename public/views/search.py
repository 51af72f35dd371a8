"""The page on which people find things by their words or their codes."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, npgettext_lazy

from indicators.models import Indicator
from leszno_strategy.alphabet import Alphabetical
from organisation.models import Post, Unit
from public.search import (
    LONGEST,
    Hit,
    Marker,
    goals_found,
    indicators_found,
    programmes_found,
    tasks_found,
    units_found,
    words_in,
)
from public.views.base import PublicPage
from tasks.models import Executor, Goal, Programme, Task
from tasks.years import PARAMETER

# How many are shown where a list shows the rest.
SHOWN = 20
# As a heading, and as what was found.
NAMES = {
    "goals": (
        gettext_lazy("Goals"),
        npgettext_lazy("found", "%(n)s goal", "%(n)s goals", "n"),
    ),
    "programmes": (
        gettext_lazy("Programmes"),
        npgettext_lazy("found", "%(n)s programme", "%(n)s programmes", "n"),
    ),
    "tasks": (
        gettext_lazy("Tasks"),
        npgettext_lazy("found", "%(n)s task", "%(n)s tasks", "n"),
    ),
    "indicators": (
        gettext_lazy("Indicators"),
        npgettext_lazy("found", "%(n)s indicator", "%(n)s indicators", "n"),
    ),
    "units": (
        gettext_lazy("Units"),
        npgettext_lazy("found", "%(n)s unit", "%(n)s units", "n"),
    ),
}


@dataclass(frozen=True)
class Group:
    """What was found of one kind, best first; `rest` is where all of it is listed."""

    name: str
    heading: str
    counted: str
    total: int
    hits: Sequence[Hit]
    rest: str = ""


class SearchPage(PublicPage):
    template_name = "public/search.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        groups = [group for group in self.groups() if group.total] if self.words else []
        counted = get_text_list([group.counted for group in groups], _("and"))
        return super().get_context_data(
            query=self.query,
            words=self.words,
            groups=groups,
            counted=counted,
            **kwargs,
        )

    @cached_property
    def query(self) -> str:
        return self.request.GET.get("q", "").strip()[:LONGEST]

    @cached_property
    def words(self) -> list[str]:
        return words_in(self.query)

    def groups(self) -> Iterator[Group]:
        """Two queries a kind, one more for the spellings of units."""
        yield self.goals()
        yield self.programmes()
        yield self.tasks()
        yield self.indicators()
        yield self.units()

    def goals(self) -> Group:
        goals = self.strategy.goals.select_related("strategy").order_by("position")
        return self.group("goals", goals_found(goals, self.query), self.coded)

    def programmes(self) -> Group:
        programmes = (
            Programme.objects.filter(goal__strategy=self.strategy)
            .select_related("goal__strategy")
            .order_by("goal__position", "number")
        )
        found = programmes_found(programmes, self.query)
        return self.group("programmes", found, self.coded)

    def tasks(self) -> Group:
        found = tasks_found(Task.objects.of(self.strategy), self.query)
        return self.group("tasks", found, self.task, has_list=True)

    def indicators(self) -> Group:
        found = indicators_found(Indicator.objects.of(self.strategy), self.query)
        return self.group("indicators", found, self.indicator, has_list=True)

    def units(self) -> Group:
        units = self.units_of_strategy().order_by(Alphabetical("name"))
        return self.group(
            "units",
            units_found(units.prefetch_related("aliases"), self.query),
            self.unit,
        )

    def units_of_strategy(self) -> "QuerySet[Unit]":
        """Those that carry out a task, or whose post answers for a part."""
        tasks = Task.objects.of(self.strategy).order_by()
        carrying = Executor.objects.filter(task__in=tasks).units()
        answering = Post.objects.filter(
            Q(goals__strategy=self.strategy)
            | Q(programmes__goal__strategy=self.strategy)
        )
        return Unit.objects.filter(
            Q(pk__in=carrying.values("pk")) | Q(pk__in=answering.values("unit"))
        )

    def group(
        self,
        name: str,
        rows: "QuerySet[Any]",
        hit: Callable[[Any], Hit],
        *,
        has_list: bool = False,
    ) -> Group:
        heading, counted = NAMES[name]
        total = rows.count()
        # The best first, and else in the order that they had.
        ranked = rows.order_by("match", *rows.query.order_by)
        shown = ranked[:SHOWN] if has_list else ranked
        return Group(
            name=name,
            heading=str(heading),
            counted=str(counted % {"n": total}),
            total=total,
            hits=[hit(row) for row in shown] if total else [],
            rest=self.list_address(name) if total > SHOWN and has_list else "",
        )

    def list_address(self, name: str) -> str:
        """Where the list of one kind shows just what was found, in the same year."""
        asked = {"q": self.query}
        if self.years.query:
            asked[PARAMETER] = str(self.years.chosen)
        address = reverse(f"public:{name}", args=[self.strategy.slug])
        return f"{address}?{urlencode(asked)}"

    @cached_property
    def marker(self) -> Marker:
        return Marker(self.words)

    def address_of(self, item: Goal | Programme | Task | Indicator) -> str:
        return item.get_absolute_url() + self.years.query

    def coded(self, item: Goal | Programme) -> Hit:
        return self.marker.hit(self.address_of(item), item.title, code=item.code)

    def task(self, task: Task) -> Hit:
        texts = [
            (_("Description of the task"), task.description),
            (_("Justification"), task.justification),
            (_("Addressees"), task.recipients),
        ]
        address = self.address_of(task)
        return self.marker.hit(address, task.title, code=task.code, texts=texts)

    def indicator(self, indicator: Indicator) -> Hit:
        return self.marker.hit(
            self.address_of(indicator),
            indicator.name,
            texts=[(_("Source"), indicator.source)],
            parent=indicator.parent,
        )

    def unit(self, unit: Unit) -> Hit:
        spellings = [(_("Also called"), alias.name) for alias in unit.aliases.all()]
        address = reverse("public:unit", args=[self.strategy.slug, unit.pk])
        return self.marker.hit(address + self.years.query, unit.name, texts=spellings)
