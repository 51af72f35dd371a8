"""What a person owes, on one page."""

from typing import Any

from django.views.generic import TemplateView

from organisation.rights import Act, may_for_all
from reporting.duties import duties
from reporting.models import Campaign
from reporting.views.report import actor_of
from reporting.views.sections import sections_of
from tasks.models import Strategy, Task


class Home(TemplateView):
    """What the person does next in each open campaign, and the way to all years."""

    template_name = "panel/home.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        actor = actor_of(self.request)
        who = actor.standing
        campaigns = Campaign.objects.open_on(actor.on).newest_first()
        # Whoever keeps accounts or units only has nothing to do with reports.
        may_open_campaign = may_for_all(who, Act.CAMPAIGN)
        reads = Task.objects.all().open_to(who, Act.READ).exists()
        is_concerned = reads or may_open_campaign
        of_year = {campaign.year_id: campaign for campaign in Campaign.objects.all()}
        return super().get_context_data(
            duties=[
                (found, found.campaign.days_left(actor.on))
                for found in (duties(actor, campaign) for campaign in campaigns)
                if is_concerned
            ],
            today=actor.on,
            strategies=[
                (strategy, [(row, of_year.get(row.pk)) for row in strategy.years.all()])
                for strategy in Strategy.objects.newest_first()
            ],
            is_concerned=is_concerned,
            may_oversee=Task.objects.all().open_to(who, Act.OVERSEE).exists(),
            may_open_campaign=may_open_campaign,
            sections=sections_of(self.request),
            may_export=may_for_all(who, Act.EXPORT),
            **kwargs,
        )
