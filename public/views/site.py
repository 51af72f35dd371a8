"""The pages about the site: help, accessibility, the form to write to the office."""

from typing import Any

from allauth.core import ratelimit
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.decorators import method_decorator
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from feedback.forms import FeedbackForm, path_of
from feedback.models import Kind
from feedback.receiving import receive
from public.api import manual
from public.api.building import Builder
from public.api.endpoints import LARGEST_SIZE, USUAL_SIZE
from public.asof import BranchAsOf
from public.help import example, status_rules, task_with_plan
from public.strategies import public_strategies
from public.views.base import SitePage
from public.worked_indicator import word_rules, worked_indicator
from tasks.kept_sums import strategies_summed
from tasks.models import Strategy
from tasks.outline import thresholds
from tasks.years import YearChoice


class HelpPage(SitePage):
    """What the figures mean, with a task of the front strategy worked through."""

    template_name = "public/help.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        is_known = bool(self.strategy.pk)
        return super().get_context_data(
            rules=status_rules(thresholds()),
            words=word_rules(thresholds().on_track),
            worked=worked_indicator(self.strategy, self.years),
            example=example(self.strategy, self.years) if is_known else None,
            **kwargs,
        )


class ApiPage(SitePage):
    """How programs read the figures, with examples from the front strategy."""

    template_name = "public/api.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        years, is_known = self.years, bool(self.strategy.pk)
        task = task_with_plan(self.strategy, years.chosen) if is_known else None
        building = Builder(self.strategy, years)
        return super().get_context_data(
            addresses=manual.addresses(task),
            records=manual.explained(),
            sample=manual.sample(task, building) if task else "",
            usual_size=USUAL_SIZE,
            largest_size=LARGEST_SIZE,
            **kwargs,
        )


class StrategiesPage(SitePage):
    """All that are public, with their state and progress: a fixed number of queries."""

    template_name = "public/strategies.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rows = [
            BranchAsOf(branch, YearChoice(strategy, "").default)
            for strategy, branch in strategies_summed(list(public_strategies()))
        ]
        return super().get_context_data(rows=rows, **kwargs)

    def others(self) -> list[Strategy]:
        """None: the page itself is the way to all."""
        return []


class AccessibilityPage(SitePage):
    """The accessibility statement, as the technical conditions 2.0 lay it out."""

    template_name = "public/accessibility.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        language, said = settings.OFFICE.said_in(get_language())
        return super().get_context_data(said=said, said_in=language, **kwargs)


# It acts for nobody who is signed in, so there is no right that another site could
# abuse; and the cookie that Django's own guard needs is not set on public pages. The
# form's signed mark takes its place.
@method_decorator(csrf_exempt, name="dispatch")
class FeedbackPage(SitePage):
    template_name = "public/feedback.html"
    is_kept = False
    http_method_names = ["get", "head", "options", "post"]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        asked = self.request.GET
        initial = {
            "page": path_of(asked.get("strona", "")) or "",
            "kind": asked.get("rodzaj", Kind.GENERAL),
        }
        kwargs.setdefault("form", FeedbackForm(initial=initial))
        return super().get_context_data(**kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = FeedbackForm(request.POST)
        if not form.is_valid():
            return self.show(form)
        if not ratelimit.consume(request, action="feedback"):
            form.add_error(
                None,
                _("Several messages came from here. Wait an hour, then send yours."),
            )
            return self.show(form, status=429)
        receive(**form.cleaned_data)
        return redirect("public:feedback_thanks")

    def show(self, form: FeedbackForm, *, status: int = 200) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=status)


class ThanksPage(SitePage):
    template_name = "public/feedback_thanks.html"
    is_kept = False
