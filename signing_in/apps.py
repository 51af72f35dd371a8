from django.apps import AppConfig
from django.contrib.auth.signals import user_logged_in
from django.utils.translation import gettext_lazy as _


class SigningInConfig(AppConfig):
    name = "signing_in"
    verbose_name = _("signing in")

    def ready(self) -> None:
        from signing_in import checks  # noqa: F401  registers the checks
        from signing_in.session_times import note_sign_in

        user_logged_in.connect(note_sign_in, dispatch_uid="note_sign_in")
