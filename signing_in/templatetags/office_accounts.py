"""The button that leads to the office's own accounts."""

from typing import Any

from django import template
from django.conf import settings
from django.urls import reverse
from django.utils.http import urlencode

register = template.Library()


@register.simple_tag(takes_context=True)
def office_sign_in(context: template.RequestContext) -> dict[str, Any]:
    """Say where the button leads and what it is called, and whether passwords open."""
    asked = context["request"].GET.get("next", "")
    address = reverse("office_login", args=["office"]) if settings.OIDC_ISSUER else ""
    if address and asked:
        address = f"{address}?{urlencode({'next': asked})}"
    return {
        "address": address,
        "label": settings.OIDC_LABEL,
        "has_passwords": settings.LOCAL_SIGN_IN,
    }
