from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AnnualReportConfig(AppConfig):
    name = "annual_report"
    verbose_name = _("yearly report")

    def ready(self) -> None:
        # Connects the receivers.
        from annual_report import receivers  # noqa: F401
