from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReportingConfig(AppConfig):
    name = "reporting"
    verbose_name = _("reports")

    def ready(self) -> None:
        # They receive what is announced.
        from reporting import checksums, reminders, removed  # noqa: F401
