"""The same changes as Atom feeds: of the strategy, of a goal, of a unit."""

import datetime
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.contrib.syndication.views import Feed
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from organisation.models import Unit
from public.changes import Publication, keys_within, publications, published
from public.followed import GOAL, UNIT
from public.kept_pages import kept
from public.strategies import public_strategy
from spreadsheets.sheets import clean
from tasks.leading_on import found_at
from tasks.models import Goal, Strategy
from tasks.subjects import strategy_of

ENTRIES = 50
# Tags name a day on which the address was the city's; any day past will do.
DAY_OF_TAGS = "2025-01-01"


def tag(path: str) -> str:
    """Return what a feed or an entry is known by for ever, wherever it is read."""
    host = urlsplit(settings.SITE_URL).hostname
    return f"tag:{host},{DAY_OF_TAGS}:{path}"


class StableFeed(Atom1Feed):
    def latest_post_date(self) -> datetime.datetime:
        """An empty feed was never updated, rather than each time it is read."""
        long_ago = datetime.datetime.fromtimestamp(0, datetime.UTC)
        return super().latest_post_date() if self.items else long_ago

    def write(self, outfile: Any, encoding: str) -> None:
        """Write what XML can hold: people paste more than that into a text."""
        for known in (self.feed, *self.items):
            texts = {k: clean(v) for k, v in known.items() if isinstance(v, str)}
            known.update(texts)
        super().write(outfile, encoding)


@dataclass(frozen=True)
class Subject:
    """What a feed tells of; `path` is the feed's own."""

    path: str
    strategy: Strategy
    goal: Goal | None = None
    unit: Unit | None = None

    @property
    def page(self) -> str:
        """Where people read the same."""
        address = reverse("public:changes", args=[self.strategy.slug])
        if self.goal:
            return f"{address}?{GOAL}={self.goal.code}"
        return f"{address}?{UNIT}={self.unit.pk}" if self.unit else address


class ChangesFeed(Feed[Any, Any]):
    """What was published last of all the strategy."""

    feed_type = StableFeed
    description_template = "public/_change.html"

    def get_object(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Subject:
        strategy = public_strategy(kwargs["strategy"])
        return Subject(request.path, strategy, **self.get_part(strategy, kwargs))

    def get_part(self, strategy: Strategy, asked: dict[str, Any]) -> dict[str, Any]:
        return {}

    def title(self, subject: Subject) -> str:
        of = subject.goal or subject.unit or subject.strategy
        return _("Changes: %(of)s") % {"of": of}

    def subtitle(self) -> str:
        return _(
            "Which reports the city approved, and which figures it corrected and why."
        )

    def author_name(self, subject: Subject) -> str:
        return subject.strategy.city

    def link(self, subject: Subject) -> str:
        return settings.SITE_URL + subject.page

    def feed_url(self, subject: Subject) -> str:
        return settings.SITE_URL + subject.path

    def feed_guid(self, subject: Subject) -> str:
        return tag(subject.path)

    def items(self, subject: Subject) -> list[Publication]:
        strategy, goal, unit = subject.strategy, subject.goal, subject.unit
        newest = keys_within(strategy, goal=goal, unit=unit)[:ENTRIES]
        return publications(published(newest))

    def item_title(self, item: Publication) -> str:
        return item.headline

    def item_link(self, item: Publication) -> str:
        return settings.SITE_URL + item.get_absolute_url()

    def item_guid(self, item: Publication) -> str:
        changes = reverse("public:changes", args=[strategy_of(item.subject).slug])
        return tag(f"{changes}{item.pk}")

    def item_pubdate(self, item: Publication) -> datetime.datetime:
        return item.at

    item_updateddate = item_pubdate

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {"change": kwargs["item"]}


class GoalFeed(ChangesFeed):
    def get_part(self, strategy: Strategy, asked: dict[str, Any]) -> dict[str, Any]:
        goals, code = strategy.goals.all(), asked["code"]
        return {"goal": found_at(goals, code, strategy=strategy.slug)}


class UnitFeed(ChangesFeed):
    """Of the tasks that a unit carries out, empty if it has none."""

    def get_part(self, strategy: Strategy, asked: dict[str, Any]) -> dict[str, Any]:
        return {"unit": get_object_or_404(Unit, pk=asked["pk"])}


strategy_feed = kept(login_not_required(require_safe(ChangesFeed())))
goal_feed = kept(login_not_required(require_safe(GoalFeed())))
unit_feed = kept(login_not_required(require_safe(UnitFeed())))
