"""What a person owes, on one page."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.views.generic import TemplateView

from feedback.models import Feedback
from organisation.rights import Permission, Right, may_everywhere, may_for_all
from people.sections import sections_of
from reporting.campaigns import Window, window
from reporting.duties import duties
from reporting.models import Campaign
from reporting.subjects import anything
from reporting.views.report.subject import actor_of
from tasks.models import Strategy, StrategyYear
from tasks.naming import is_one_of_several
from tasks.seen import seen_by, seen_early


class Home(TemplateView):
    """What the person does next in each open campaign, and the way to all years."""

    template_name = "reporting/home.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        actor = actor_of(self.request)
        who = actor.held_posts
        # Whoever keeps accounts or units only has nothing to do with reports.
        may_open_campaign = may_for_all(who, Right.CAMPAIGN)
        reads = anything().open_to(who, Right.READ).exists()
        is_concerned = reads or may_open_campaign
        seen = seen_by(self.request)
        campaigns = Campaign.objects.filter(year__strategy__in=seen).newest_first()
        of_year = {one.year_id: (one, window(one, actor.on)) for one in campaigns}
        return super().get_context_data(
            duties=[
                (duties(actor, campaign), campaign.days_left(actor.on))
                for campaign in campaigns
                if is_concerned and campaign.is_open_on(actor.on)
            ],
            strategies=[
                (strategy, _rows(strategy, of_year)) for strategy in seen.newest_first()
            ],
            is_one_of_several=is_one_of_several(),
            early=seen_early(self.request).newest_first(),
            is_concerned=is_concerned,
            may_oversee=anything().open_to(who, Right.OVERSEE).exists(),
            may_open_campaign=may_open_campaign,
            sections=sections_of(self.request),
            may_export=may_for_all(who, Right.EXPORT),
            feedback_waiting=feedback_waiting(self.request),
            **kwargs,
        )


def feedback_waiting(request: HttpRequest) -> int:
    """Count the readers' messages that the person is to deal with."""
    if not may_everywhere(request, Permission.CHANGE, Feedback):
        return 0
    return Feedback.objects.waiting().count()


def _rows(
    strategy: Strategy, of_year: Mapping[int, tuple[Campaign, Window]]
) -> list[tuple[StrategyYear, Campaign | None, Window | None]]:
    """Put each year beside its campaign and the state of that today."""
    return [
        (year, *of_year.get(year.pk, (None, None))) for year in strategy.years.all()
    ]
