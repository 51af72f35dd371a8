"""Following by e-mail: the form, the confirmation, the end. No account, no cookie."""

from functools import cached_property
from typing import Any

from allauth.core import ratelimit
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.cache import patch_cache_control
from django.utils.decorators import method_decorator
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from public import followers
from public.follow_form import FollowForm
from public.followed import Followed
from public.models import Follower
from public.views.base import PublicPage, SitePage
from public.views.changes import ChangesPage
from tasks.models import Strategy


# As the form to write to the office: nobody is signed in here whose right another site
# could abuse, and Django's own guard would need a cookie.
@method_decorator(csrf_exempt, name="dispatch")
class FollowPage(ChangesPage):
    """Asks for an address, of what the page of changes would show."""

    template_name = "public/follow.html"
    is_kept = False
    http_method_names = ["get", "head", "options", "post"]

    def get_strategy(self) -> Strategy:
        found = super().get_strategy()
        if settings.FOLLOWERS_TOLD == "never" or not found.is_public:
            raise Http404("nobody is told of it by e-mail")
        return found

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kwargs.setdefault("form", self.form())
        return PublicPage.get_context_data(self, **kwargs)

    def form(self, data: Any = None) -> FollowForm:
        shown = Followed(self.strategy, goal=self.goal, unit=self.unit)
        goals = list(self.strategy.goals.select_related("strategy"))
        return FollowForm(data, shown=shown, goals=goals)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = self.form(request.POST)
        if not form.is_valid():
            return self.show(form)
        email = form.cleaned_data["email"].lower()
        # Of one computer, and to one address: nobody's box is filled from here.
        if not ratelimit.consume(request, action="follow", key=email):
            form.add_error(
                None, _("This was asked for several times. Try again tomorrow.")
            )
            return self.show(form, status=429)
        followers.ask(
            email=email,
            followed=form.followed,
            language=get_language() or settings.LANGUAGE_CODE,
        )
        return redirect("public:follow_asked", strategy=self.strategy.slug)

    def show(self, form: FollowForm, *, status: int = 200) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=status)


class AskedPage(PublicPage):
    """The same whether the address was known: it tells nobody who follows."""

    template_name = "public/follow_asked.html"
    names_year = False


@method_decorator([login_not_required, csrf_exempt], name="dispatch")
class OfLink(SitePage):
    """A page to which a link in a letter leads; what it does, its button does.

    Programs that look at letters open their links, and press no button.
    """

    is_kept = False
    http_method_names = ["get", "head", "options", "post"]
    is_done = False

    @cached_property
    def row(self) -> Follower | None:
        raise NotImplementedError

    def do(self, row: Follower) -> None:
        raise NotImplementedError

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        followed = self.row.followed if self.row else None
        return super().get_context_data(
            about=followed, is_done=self.is_done, days=followers.UNCONFIRMED.days
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.row:
            self.do(self.row)
            self.is_done = True
        return self.render_to_response(self.get_context_data())

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        response = super().dispatch(request, *args, **kwargs)
        patch_cache_control(response, private=True, no_store=True)
        response["X-Robots-Tag"] = "noindex"
        # The address itself is the key.
        response["Referrer-Policy"] = "no-referrer"
        return response


class ConfirmPage(OfLink):
    template_name = "public/follow_confirm.html"

    @cached_property
    def row(self) -> Follower | None:
        return followers.waiting(self.kwargs["token"])

    def do(self, row: Follower) -> None:
        followers.confirm(row)


class EndPage(OfLink):
    """Ends the letters; mail programs send the POST by themselves (RFC 8058)."""

    template_name = "public/follow_end.html"

    @cached_property
    def row(self) -> Follower | None:
        return followers.following(self.kwargs["token"])

    def do(self, row: Follower) -> None:
        row.delete()
