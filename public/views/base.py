"""What all public pages have in common: read by anyone, one year at a time."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.utils.cache import patch_cache_control
from django.utils.decorators import method_decorator
from django.utils.timezone import localdate
from django.views.generic import TemplateView

from public.citing import cited
from public.followed import Followed
from public.languages import other_language, translations
from public.meant import as_coded
from public.strategies import chosen_of, front_of, named_strategies
from tasks.models import Strategy
from tasks.years import PARAMETER, YearChoice


@method_decorator(login_not_required, name="dispatch")
class PublicPage(TemplateView):
    """A page of one strategy, as at the end of the chosen year."""

    http_method_names = ["get", "head", "options"]
    is_kept = True
    # Whether its figures are those of one year, which the strip above it chooses.
    names_year = True
    strategy: Strategy
    # All that the public can change to, read once for the page and its frame.
    named: list[Strategy]
    years: YearChoice

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.named = named_strategies()
        self.strategy = self.get_strategy()
        self.years = YearChoice(self.strategy, request.GET.get(PARAMETER, ""))

    def get_strategy(self) -> Strategy:
        return chosen_of(self.named, self.request, self.kwargs["strategy"])

    @property
    def is_early(self) -> bool:
        """Whether the page is not yet the public's; that of no strategy is."""
        return bool(self.strategy.pk) and not self.strategy.is_public

    def dispatch(
        self, request: HttpRequest, *args: Any, **kwargs: Any
    ) -> HttpResponseBase:
        if self.strategy.pk and (meant := as_coded(request.GET, self.strategy)):
            return HttpResponseRedirect(f"{request.path}?{meant.urlencode()}")
        response = super().dispatch(request, *args, **kwargs)
        if self.is_early:
            patch_cache_control(response, private=True, no_store=True)
            response["X-Robots-Tag"] = "noindex"
        return response

    def followed(self) -> Followed | None:
        """What readers of the page may want to follow; None offers nothing."""
        return None

    def get_path(self) -> str:
        """The page's one path in this language: no other leads search engines."""
        return self.request.path

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = {"strategy": self.strategy, **self.of_period()}
        address = self.get_path() + context.get("year_query", "")
        context["translations"] = found = translations(address)
        full_path = self.request.get_full_path()
        context["other_language"] = other_language(full_path, found)
        context["is_early"] = self.is_early
        context["names_year"] = self.names_year and bool(self.strategy.pk)
        context["others"] = self.others()
        year = self.years.chosen if context["names_year"] else None
        # A page that holds what its reader sent is nobody else's to find.
        if self.is_kept and not self.is_early:
            context["followed"] = self.followed()
            context["cited"] = cited(
                self.request, self.strategy, year=year, today=localdate()
            )
        # The address gives the strategy's name; pages want the strategy itself.
        return super().get_context_data(**{"embed": "", **kwargs, **context})

    def others(self) -> list[Strategy]:
        """Return the strategies to change to, if there is any other."""
        named = self.named
        return named if any(one != self.strategy for one in named) else []

    def of_period(self) -> dict[str, Any]:
        """What the frame says of the years; nothing before the first strategy."""
        if not self.strategy.pk:
            return {}
        return {
            "years": self.years.all,
            "year": self.years.chosen,
            "year_query": self.years.query,
        }


class SitePage(PublicPage):
    """A page about the whole site: the same whichever year, there without a strategy.

    Its links lead on to the strategy on the front page, if there is one.
    """

    names_year = False

    def get_strategy(self) -> Strategy:
        return front_of(self.named) or Strategy()
