"""What of a strategy a reader can follow: the whole, a goal, a unit's tasks."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from organisation.models import Unit
from tasks.models import Goal, Strategy


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
    def feed(self) -> str:
        slug = self.strategy.slug
        if self.goal:
            return reverse("public:goal_feed", args=[slug, self.goal.code])
        if self.unit:
            return reverse("public:unit_feed", args=[slug, self.unit.pk])
        return reverse("public:feed", args=[slug])
