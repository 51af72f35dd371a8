from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FillingConfig(AppConfig):
    name = "filling"
    verbose_name = _("filling in many reports")

    def ready(self) -> None:
        # Connects the receivers.
        from filling import receivers  # noqa: F401
