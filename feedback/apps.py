from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FeedbackConfig(AppConfig):
    name = "feedback"
    verbose_name = _("readers")

    def ready(self) -> None:
        # Connects the receiver.
        from feedback import receivers  # noqa: F401
