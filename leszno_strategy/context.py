"""What every page knows."""

from typing import Any

from django.conf import settings
from django.contrib import admin
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from leszno_strategy.version import version


def site(request: HttpRequest) -> dict[str, Any]:
    return {
        "is_demo": settings.DEMO,
        "site_url": settings.SITE_URL,
        "office": settings.OFFICE,
        "version": version(),
        # Pages of a strategy and a year say which; the frame asks on every page.
        "strategy": None,
        "year": None,
        "year_query": "",
        # Asked only for people who are signed in: it costs a query.
        "may_edit_structure": SimpleLazyObject(
            lambda: admin.site.has_permission(request)
        ),
    }
