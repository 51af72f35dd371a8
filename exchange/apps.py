from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ExchangeConfig(AppConfig):
    name = "exchange"
    verbose_name = _("files of strategies")

    def ready(self) -> None:
        # Connects the receivers.
        from exchange import receivers  # noqa: F401
