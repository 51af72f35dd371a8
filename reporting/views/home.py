"""What a person owes, on one page."""

import datetime
from collections.abc import Iterator
from typing import Any

from django.db.models import Prefetch
from django.http import HttpRequest
from django.views.generic import TemplateView

from feedback.models import Feedback
from organisation.rights import Permission, Right, may_everywhere, may_for_all
from people.sections import sections_of
from reporting.campaigns import Window, window
from reporting.duties import Duties, duties
from reporting.models import Campaign
from reporting.overview import in_full
from reporting.subjects import anything
from reporting.views.report.subject import actor_of
from tasks.models import Strategy, StrategyQuerySet, StrategyState, StrategyYear
from tasks.seen import seen_by

# Strategies whose reports go on: with one of them nobody needs to be told which.
IN_FORCE = (StrategyState.PREPARATION, StrategyState.PUBLISHED)
# A longer pile goes on in the list of reports.
MOST_IN_A_PILE = 100


class Home(TemplateView):
    """What the person does next in each open campaign, and the way to all years."""

    template_name = "reporting/home.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        actor = actor_of(self.request)
        who = actor.held_posts
        # Whoever keeps accounts or units only has nothing to do with reports.
        may_open_campaign = may_for_all(who, Right.CAMPAIGN)
        rights = anything().open_rights(who, Right.READ, Right.OVERSEE)
        is_concerned = Right.READ in rights or may_open_campaign
        seen = list(_with_campaigns(seen_by(self.request)))
        rows = [(one, list(_rows(one, actor.on))) for one in seen]
        campaigns = [campaign for _one, its in rows for _y, campaign, _w in its]
        asking = [one for one in campaigns if one and one.is_open_on(actor.on)]
        asking.sort(key=lambda one: (-one.year.year, one.pk))
        return super().get_context_data(
            duties=[
                (_shown(duties(actor, campaign)), campaign.days_left(actor.on))
                for campaign in asking
                if is_concerned
            ],
            strategies=rows,
            is_one_of_several=sum(one.state in IN_FORCE for one in seen) > 1,
            early=[one for one in seen if one.state == StrategyState.PREPARATION],
            is_concerned=is_concerned,
            may_oversee=Right.OVERSEE in rights,
            may_open_campaign=may_open_campaign,
            sections=sections_of(self.request),
            may_export=may_for_all(who, Right.EXPORT),
            feedback_waiting=feedback_waiting(self.request),
            most=MOST_IN_A_PILE,
            **kwargs,
        )


def _shown(found: Duties) -> Duties:
    """Read what the page says of each report; of long piles it shows the beginning."""
    piles = (
        *(found.returned, found.to_review, found.drafts),
        *(found.to_fill, found.waiting, found.done),
    )
    shown = [row for pile in piles for row in pile[:MOST_IN_A_PILE]]
    in_full(shown, found.campaign.year)
    return found


def feedback_waiting(request: HttpRequest) -> int:
    """Count the readers' messages that the person is to deal with."""
    if not may_everywhere(request, Permission.CHANGE, Feedback):
        return 0
    return Feedback.objects.waiting().count()


def _with_campaigns(strategies: StrategyQuerySet) -> StrategyQuerySet:
    """Fetch the strategies that have years with these and their campaigns."""
    years = StrategyYear.objects.select_related("campaign")
    having_any = strategies.spanned().exclude(years=None)
    return having_any.prefetch_related(Prefetch("years", years))


def _rows(
    strategy: Strategy, on: datetime.date
) -> Iterator[tuple[StrategyYear, Campaign | None, Window | None]]:
    """Put each year beside its campaign and the state of that on the day."""
    for year in strategy.years.all():
        found: Campaign | None = getattr(year, "campaign", None)
        if found:
            year.strategy, found.year = strategy, year
        yield year, found, window(found, on) if found else None
