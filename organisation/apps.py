from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OrganisationConfig(AppConfig):
    name = "organisation"
    verbose_name = _("people and units")

    def ready(self) -> None:
        from organisation import (  # noqa: F401  registers and connects them
            checks,
            noted,
        )
