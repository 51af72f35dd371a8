"""The admin: who may enter it, and what it is called."""

from collections.abc import Callable
from functools import cached_property, update_wrapper
from typing import Any

from django.contrib.admin import AdminSite, ModelAdmin
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from organisation.rights import has_any
from organisation.sound_lists import sound


class Choices(AutocompleteJsonView):
    """Answers only for fields of the form itself."""

    def process_request(self, request: HttpRequest) -> Any:
        asked = super().process_request(request)
        _term, _options, field, _name = asked
        # Django takes what other models' fields make of this one for fields, too.
        if not field.concrete:
            raise PermissionDenied
        return asked

    def get_queryset(self) -> Any:
        """Fetch what the rows' names are made of."""
        rows, related = super().get_queryset(), self.model_admin.list_select_related
        return rows.select_related(*related) if isinstance(related, tuple) else rows

    @cached_property
    def name(self) -> Callable[[Any], str]:
        """How rows are called: codes of several strategies would not tell whose."""
        naming = getattr(self.model_admin, "naming", None)
        return naming() if naming else str

    def serialize_result(self, obj: Any, to_field_name: str) -> dict[str, str]:
        found: dict[str, str] = super().serialize_result(obj, to_field_name)
        return {**found, "text": self.name(obj)}


class StructureAdminSite(AdminSite):
    site_header = site_title = _("Strategy monitor: structure")
    index_title = _("Structure, people and accounts")
    site_url = "/panel/"

    def has_permission(self, request: HttpRequest) -> bool:
        return has_any(request)

    def register(
        self, model_or_iterable: Any, admin_class: Any = None, **options: Any
    ) -> None:
        super().register(model_or_iterable, sound(admin_class or ModelAdmin), **options)

    def admin_view(self, view: Any, cacheable: bool = False) -> Any:
        """Refuse whoever is signed in without rights: signing in again won't help."""
        inner = super().admin_view(view, cacheable)

        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if request.user.is_authenticated and not self.has_permission(request):
                raise PermissionDenied
            answer: HttpResponse = inner(request, *args, **kwargs)
            return answer

        return update_wrapper(guarded, inner)

    def autocomplete_view(self, request: HttpRequest) -> Any:
        return Choices.as_view(admin_site=self)(request)

    @login_not_required
    def login(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """Send to the site's own sign-in, which limits attempts; the admin has none."""
        index = reverse("admin:index", current_app=self.name)
        if request.user.is_authenticated:
            return redirect(index)
        return redirect_to_login(request.GET.get(REDIRECT_FIELD_NAME, index))

    def password_change(self, request: HttpRequest, extra_context: Any = None) -> Any:
        """Send to the site's own page, for the same reason."""
        return redirect("account_change_password")
