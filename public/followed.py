"""What of a strategy a reader can follow: the whole, a goal, a unit's tasks."""

from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from organisation.models import Unit
from tasks.models import Goal, Strategy

# By which names addresses say it.
GOAL, UNIT = "cel", "jednostka"


@dataclass(frozen=True)
class Followed:
    strategy: Strategy
    goal: Goal | None = None
    unit: Unit | None = None

    @property
    def name(self) -> str:
        """What it is called after “follow the changes”."""
        if self.goal:
            return _("in goal %(code)s") % {"code": self.goal.code}
        return _("in the unit's tasks") if self.unit else _("in the strategy")

    @property
    def title(self) -> str:
        """What it is called by itself."""
        return str(self.goal or self.unit or self.strategy)

    @property
    def query(self) -> str:
        """What names it in an address: nothing for the whole."""
        if self.goal:
            return f"?{GOAL}={self.goal.code}"
        return f"?{UNIT}={self.unit.pk}" if self.unit else ""

    @property
    def page(self) -> str:
        """Where people read of the changes."""
        return reverse("public:changes", args=[self.strategy.slug]) + self.query

    @property
    def form(self) -> str:
        """Where people ask to be told by e-mail; "" if nobody is told."""
        if settings.FOLLOWERS_TOLD == "never":
            return ""
        return reverse("public:follow", args=[self.strategy.slug]) + self.query

    @property
    def feed(self) -> str:
        slug = self.strategy.slug
        if self.goal:
            return reverse("public:goal_feed", args=[slug, self.goal.code])
        if self.unit:
            return reverse("public:unit_feed", args=[slug, self.unit.pk])
        return reverse("public:feed", args=[slug])
