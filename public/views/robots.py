"""What search engines are told: which pages there are, and which to leave alone."""

from functools import reduce
from operator import or_
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.contrib.sitemaps import Sitemap, views
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from indicators.models import Indicator
from tasks.models import Executor, Goal, Programme, Strategy, Task

# Pages of each strategy, by the name of their address.
PAGES = ("strategy", "tasks", "indicators", "units", "changes", "open_data")
# Pages about the whole site.
SITE = ("strategies", "help", "api", "accessibility", "feedback")
CLOSED = ("/admin/", "/konto/", "/panel/", "/*/szukaj/")


@login_not_required
@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    lines = [
        "User-agent: *",
        *(f"Disallow: {path}" for path in CLOSED),
        f"Sitemap: {settings.SITE_URL}{reverse('sitemap')}",
    ]
    return HttpResponse("\n".join([*lines, ""]), content_type="text/plain")


class PublicPages(Sitemap[Any]):
    """Pages in every language, under the address that the site is known by."""

    i18n = alternates = x_default = True

    def get_protocol(self, protocol: str | None = None) -> str:
        return urlsplit(settings.SITE_URL).scheme

    def get_domain(self, site: Any = None) -> str:
        return urlsplit(settings.SITE_URL).netloc


class PagesOfSite(PublicPages):
    def items(self) -> tuple[str, ...]:
        return SITE

    def location(self, item: str) -> str:
        return reverse(f"public:{item}")


class PagesOfStrategies(PublicPages):
    def items(self) -> list[tuple[str, str]]:
        slugs = strategies().values_list("slug", flat=True)
        return [(page, slug) for slug in slugs for page in PAGES]

    def location(self, item: tuple[str, str]) -> str:
        page, slug = item
        return reverse(f"public:{page}", args=[slug])


class Goals(PublicPages):
    def items(self) -> "QuerySet[Goal]":
        goals = Goal.objects.filter(strategy__in=strategies())
        return goals.select_related("strategy")


class Programmes(PublicPages):
    def items(self) -> "QuerySet[Programme]":
        programmes = Programme.objects.filter(goal__strategy__in=strategies())
        return programmes.select_related("goal__strategy")


class Tasks(PublicPages):
    def items(self) -> "QuerySet[Task]":
        tasks = Task.objects.filter(programme__goal__strategy__in=strategies())
        return tasks.select_related("programme__goal__strategy")


class Indicators(PublicPages):
    def items(self) -> "QuerySet[Indicator]":
        levels = ("goal", "programme__goal", "task__programme__goal")
        ways = ["of_strategy", *(f"{one}__strategy" for one in levels)]
        of_strategies = [Q(**{f"{way}__in": strategies()}) for way in ways]
        indicators = Indicator.objects.filter(reduce(or_, of_strategies))
        return indicators.select_related(*ways)


class Units(PublicPages):
    """A unit's page in each strategy in which it answers for anything."""

    def items(self) -> list[tuple[str, int]]:
        executors: QuerySet[Any] = Executor.objects.with_carrier()
        answering = [
            executors.values_list("task__programme__goal__strategy", "carrier"),
            Programme.objects.values_list("goal__strategy", "coordinator__unit"),
            Goal.objects.values_list("strategy", "head__unit"),
        ]
        slugs = dict(strategies().values_list("pk", "slug"))
        found = {pair for pairs in answering for pair in pairs.order_by()}
        return sorted(
            (slugs[strategy], unit)
            for strategy, unit in found
            if unit and strategy in slugs
        )

    def location(self, item: tuple[str, int]) -> str:
        return reverse("public:unit", args=item)


def strategies() -> "QuerySet[Strategy]":
    """Those that have pages: a strategy without any year has none yet."""
    public = Strategy.objects.public().exclude(years=None)
    return public.order_by("slug").distinct()


SITEMAPS: dict[str, Any] = {
    "site": PagesOfSite,
    "strategies": PagesOfStrategies,
    "goals": Goals,
    "programmes": Programmes,
    "tasks": Tasks,
    "indicators": Indicators,
    "units": Units,
}


@login_not_required
@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    return views.sitemap(request, SITEMAPS)
