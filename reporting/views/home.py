"""What a person owes, on one page."""

from typing import Any

from django.db.models import Count, Q, QuerySet
from django.views.generic import TemplateView

from organisation.rights import Act, may_for_all, standing_of
from tasks.models import Strategy, Task
from tasks.years import PARAMETER, YearChoice


class Home(TemplateView):
    """The tasks that the person may enter, for one year of a strategy."""

    template_name = "panel/home.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        strategies = Strategy.objects.newest_first()
        slug = self.request.GET.get("strategia", "")
        if slug:
            strategies = strategies.filter(slug=slug)
        strategy = strategies.first()
        if strategy is None:
            return super().get_context_data(**kwargs)
        years = YearChoice(strategy, self.request.GET.get(PARAMETER, ""))
        who = standing_of(self.request)
        tasks = Task.objects.of(strategy)
        return super().get_context_data(
            strategy=strategy,
            years=years.all,
            year=years.chosen,
            tasks=with_entered(tasks.open_to(who, Act.ENTER), years.chosen),
            may_export=may_for_all(who, Act.EXPORT),
            **kwargs,
        )


def with_entered(tasks: "QuerySet[Task]", year: int) -> "QuerySet[Task]":
    """Annotate how many stages the task has and for how many an actual is known."""
    return tasks.annotate(
        stage_count=Count("stages", distinct=True),
        entered_count=Count(
            "stages__years",
            filter=Q(
                stages__years__year__year=year, stages__years__actual__isnull=False
            ),
            distinct=True,
        ),
    )
