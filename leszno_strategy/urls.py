"""Where each room of the house answers."""

from typing import NoReturn

from allauth.mfa.webauthn.views import login_webauthn
from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest
from django.urls import include, path
from django.views.generic import RedirectView

from leszno_strategy.kept_forms import kept_form
from leszno_strategy.signing_out import SignOut


def closed(request: HttpRequest) -> NoReturn:
    """Addresses are an administrator's to change, or anyone could claim one."""
    raise Http404


urlpatterns = [
    path("admin/", admin.site.urls),
    path("konto/", RedirectView.as_view(pattern_name="people:account")),
    path("konto/email/", closed),
    path("konto/logout/", SignOut.as_view(), name="account_logout"),
    path("konto/", include("allauth.account.urls")),
    # Open to those who are not signed in yet, which allauth does not say of it.
    path(
        "konto/2fa/webauthn/login/",
        login_not_required(login_webauthn),
        name="mfa_login_webauthn",
    ),
    path("konto/2fa/", include("allauth.mfa.urls")),
    path("konto/", include("signing_in.urls")),
    path("panel/zachowane/<str:token>/", kept_form, name="kept_form"),
    path("panel/struktura/", include("structure.urls")),
    path("panel/", include("people.urls")),
    path("panel/", include("reporting.urls")),
    path("panel/", include("annual_report.urls")),
    path("panel/", include("filling.urls")),
    path("panel/", include("operations.panel_urls")),
    path("", include("operations.urls")),
    path("", include("public.machine_urls")),
    # Polish without a prefix; the same pages in English under /en/.
    *i18n_patterns(
        path("", include("public.urls")),
        prefix_default_language=False,
    ),
]

handler404 = "public.views.missing.missing"
handler500 = "leszno_strategy.faults.answer"
