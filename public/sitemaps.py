"""The addresses of all public pages, in files of a bounded length for search engines.

A file reads no more than it says: only the columns that addresses are made of, and of
these only its own rows.
"""

from functools import cached_property
from typing import Any

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.core.paginator import Paginator
from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.translation import override

from indicators.models import Indicator
from leszno_strategy.prepared import Prepared
from tasks.models import Executor, Goal, Programme, Strategy, StrategyQuerySet, Task
from tasks.subjects import COLUMNS

# The protocol takes 50 000 addresses in a file; these are made in a moment.
ADDRESSES = 2_000
# Pages of each strategy, by the name of their address.
PAGES = (
    "strategy",
    "tasks",
    "undone",
    "indicators",
    "units",
    "compare",
    "topics",
    "changes",
    "open_data",
)
# Pages about the whole site.
SITE = ("strategies", "help", "api", "accessibility", "feedback")
# How rows of each kind lead to their strategy.
TO_STRATEGY = {
    Strategy: "",
    Goal: "__strategy",
    Programme: "__goal__strategy",
    Task: "__programme__goal__strategy",
}
Item = tuple[Any, ...]


def strategies() -> StrategyQuerySet:
    """Those that have pages: a strategy without any year has none yet."""
    public = Strategy.objects.public().exclude(years=None)
    return public.order_by("slug").distinct()


class PublicPages(Sitemap[Any]):
    """Pages in every language, under the address that the site is known by.

    `page` names the address, which an item's texts make up.
    """

    page: str

    def items(self) -> Any:
        raise NotImplementedError

    def location(self, item: Item) -> str:
        return reverse(f"public:{self.page}", args=item)

    @cached_property
    def paginator(self) -> "Paginator[Item]":
        return Paginator(self.items(), ADDRESSES // len(settings.LANGUAGES))

    def get_urls(
        self, page: int | str = 1, site: Any = None, protocol: str | None = None
    ) -> list[dict[str, Any]]:
        """Return each address with all languages of its page, itself included."""
        return [
            one for item in self.paginator.page(page) for one in self._urls_of(item)
        ]

    def _urls_of(self, item: Item) -> list[dict[str, Any]]:
        paths = {}
        for code, _name in settings.LANGUAGES:
            with override(code):
                paths[code] = self.location(item)
        said = {**paths, "x-default": paths[settings.LANGUAGE_CODE]}
        alternates = format_html_join(
            "",
            '<xhtml:link rel="alternate" hreflang="{}" href="{}{}"/>',
            ((code, settings.SITE_URL, path) for code, path in said.items()),
        )
        return [
            {"location": settings.SITE_URL + path, "alternates": alternates}
            for path in paths.values()
        ]


class PagesOfSite(PublicPages):
    def items(self) -> list[Item]:
        return [(page,) for page in SITE]

    def location(self, item: Item) -> str:
        return reverse(f"public:{item[0]}")


class PagesOfStrategies(PublicPages):
    def items(self) -> list[Item]:
        found = strategies().with_money()
        return [
            (page, one.slug)
            for one in found
            for page in (*PAGES, *(["map"] if one.has_places else []))
        ]

    def location(self, item: Item) -> str:
        page, slug = item
        return reverse(f"public:{page}", args=[slug])


class PagesOfParts(PublicPages):
    """A page for each row; what its code is made of stands behind the strategy."""

    parts: type[Goal | Programme | Task]
    code: tuple[str, ...]

    def items(self) -> "QuerySet[Any, Item]":
        strategy = TO_STRATEGY[self.parts].removeprefix("__")
        found: QuerySet[Any] = self.parts._default_manager.filter(
            **{f"{strategy}__in": strategies()}
        )
        return found.order_by("pk").values_list(f"{strategy}__slug", *self.code)

    def location(self, item: Item) -> str:
        slug, *code = item
        return super().location((slug, ".".join(map(str, code))))


class Goals(PagesOfParts):
    page, parts, code = "goal", Goal, ("number",)


class Programmes(PagesOfParts):
    page, parts, code = "programme", Programme, ("goal__number", "number")


class Tasks(PagesOfParts):
    page, parts = "task", Task
    code = ("programme__goal__number", "programme__number", "number")


def _counted(way: str) -> Subquery:
    rows = Indicator.objects.filter(**{way: OuterRef("pk")}).order_by()
    return Subquery(rows.values(way).annotate(n=Count("pk")).values("n"))


# To whose strategy an indicator leads, by the level that it is of.
WAYS = tuple(column + TO_STRATEGY[kind] for kind, column in COLUMNS.items())
_indicators_of = Prepared(lambda: strategies().values_list(*map(_counted, WAYS)))


class Indicators(PublicPages):
    page = "indicator"

    @cached_property
    def paginator(self) -> "Paginator[Item]":
        """Count level by level, from the strategy by the indexes to its indicators."""
        found = Paginator[Item](self.items(), ADDRESSES // len(settings.LANGUAGES))
        found.count = sum(n or 0 for told in _indicators_of() for n in told)
        return found

    def items(self) -> "QuerySet[Any, Item]":
        slug = Coalesce(*(f"{way}__slug" for way in WAYS))
        found: QuerySet[Any] = Indicator.objects.order_by("pk")
        found = found.alias(whose=Coalesce(*WAYS))
        return found.filter(whose__in=strategies().values("pk")).values_list(slug, "pk")


class Units(PublicPages):
    """A unit's page in each strategy in which it answers for anything."""

    page = "unit"

    def items(self) -> list[Item]:
        executors: QuerySet[Any] = Executor.objects.with_carrier()
        answering = [
            executors.values_list("task__programme__goal__strategy", "carrier"),
            Programme.objects.values_list("goal__strategy", "coordinator__unit"),
            Goal.objects.values_list("strategy", "head__unit"),
        ]
        slugs = dict(strategies().values_list("pk", "slug"))
        found = {pair for pairs in answering for pair in pairs.order_by().distinct()}
        return sorted(
            (slugs[strategy], unit)
            for strategy, unit in found
            if unit and strategy in slugs
        )


SECTIONS: dict[str, type[PublicPages]] = {
    "site": PagesOfSite,
    "strategies": PagesOfStrategies,
    "goals": Goals,
    "programmes": Programmes,
    "tasks": Tasks,
    "indicators": Indicators,
    "units": Units,
}


def addresses_of_files() -> list[str]:
    """Name every file, without the sections of which there is no page: a few counts."""
    return [
        settings.SITE_URL
        + reverse("sitemap_part", args=[name])
        + (f"?p={page}" if page > 1 else "")
        for name, section in SECTIONS.items()
        for pages in [section().paginator]
        if pages.count
        for page in pages.page_range
    ]
