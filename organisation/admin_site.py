"""The admin: who may enter it, and what it is called."""

from django.contrib.admin import AdminSite
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _


class StructureAdminSite(AdminSite):
    site_header = site_title = _("Strategy monitor: structure")
    index_title = _("Structure, people and accounts")
    site_url = "/panel/"

    def has_permission(self, request: HttpRequest) -> bool:
        return request.user.is_active and request.user.is_superuser
