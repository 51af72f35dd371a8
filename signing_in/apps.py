from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SigningInConfig(AppConfig):
    name = "signing_in"
    verbose_name = _("signing in")
