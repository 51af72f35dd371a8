from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig


class ProjectConfig(AppConfig):
    """The project's own commands and checks."""

    name = "leszno_strategy"

    def ready(self) -> None:
        from leszno_strategy import checks  # noqa: F401  registers the checks


class ProjectAdminConfig(AdminConfig):
    """The admin with our own rule of who may enter."""

    default_site = "organisation.admin_site.StructureAdminSite"
