"""A chart that other sites show in a frame: only those that the office names."""

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse

from leszno_strategy.answer_headers import shown_elsewhere
from tasks.models import Goal, Programme, Strategy, Task
from tasks.years import PARAMETER


def framed(response: HttpResponse) -> HttpResponse:
    """Let the sites of EMBED_ORIGINS frame the answer; without any, nobody may."""
    if settings.EMBED_ORIGINS:
        response._csp_replace = {  # type: ignore[attr-defined]
            "frame-ancestors": list(settings.EMBED_ORIGINS)
        }
        # It knows no list of sites, and old browsers would refuse all.
        response.xframe_options_exempt = True
        shown_elsewhere(response)
    return response


def embedded_at(item: Strategy | Goal | Programme | Task, year: int) -> str:
    """Return where its chart is without a page around it; "" if nobody may frame it."""
    if not settings.EMBED_ORIGINS:
        return ""
    name = f"public:{item._meta.model_name}-embed"
    args = (
        [item.slug] if isinstance(item, Strategy) else [item.strategy.slug, item.code]
    )
    return f"{settings.SITE_URL}{reverse(name, args=args)}?{PARAMETER}={year}"
