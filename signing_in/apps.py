from django.apps import AppConfig
from django.contrib.auth.signals import user_logged_in
from django.utils.translation import gettext_lazy as _


class SigningInConfig(AppConfig):
    name = "signing_in"
    verbose_name = _("signing in")

    def ready(self) -> None:
        # Registers the checks and connects the receivers.
        from signing_in import checks, receivers  # noqa: F401
        from signing_in.session_times import note_sign_in

        user_logged_in.connect(note_sign_in, dispatch_uid="note_sign_in")
