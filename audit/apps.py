from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AuditConfig(AppConfig):
    name = "audit"
    verbose_name = _("audit log")

    def ready(self) -> None:
        # Connects the receivers.
        from audit import guarding, pruning, receivers  # noqa: F401
        from leszno_strategy.triggers import register

        register("audit", guarding.triggers)
