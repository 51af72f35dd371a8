from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LettersConfig(AppConfig):
    name = "letters"
    verbose_name = _("letters")

    def ready(self) -> None:
        # Connects the receivers.
        from letters import receivers  # noqa: F401
