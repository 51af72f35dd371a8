from django.contrib.admin.apps import AdminConfig


class ProjectAdminConfig(AdminConfig):
    """The admin with our own rule of who may enter."""

    default_site = "organisation.admin_site.StructureAdminSite"
