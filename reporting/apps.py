from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReportingConfig(AppConfig):
    name = "reporting"
    verbose_name = _("reports")

    def ready(self) -> None:
        from reporting import reminders  # noqa: F401  receives what is announced
