from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig


class ProjectConfig(AppConfig):
    """The project's own commands."""

    name = "leszno_strategy"


class ProjectAdminConfig(AdminConfig):
    """The admin with our own rule of who may enter."""

    default_site = "organisation.admin_site.StructureAdminSite"
