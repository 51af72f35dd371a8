"""What search engines are told: which pages there are, and which to leave alone."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.contrib.sitemaps import views
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from public.kept_pages import kept
from public.sitemaps import SECTIONS, addresses_of_files

# What was found for a query is no page of its own; that people can search is one.
CLOSED = ("/admin/", "/konto/", "/panel/", "/*/szukaj/?")
# Who types in a search engine where to sign in finds it; it is no secret, since each
# page leads there. Nothing else below /konto/ is found, nor that page on its way back.
OPEN = ("account_login",)


@kept
@login_not_required
@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    lines = [
        "User-agent: *",
        *(f"Allow: {reverse(name)}$" for name in OPEN),
        *(f"Disallow: {path}" for path in CLOSED),
        f"Sitemap: {settings.SITE_URL}{reverse('sitemap')}",
    ]
    return HttpResponse("\n".join([*lines, ""]), content_type="text/plain")


@kept
@login_not_required
@require_safe
@views.x_robots_tag
def sitemap(request: HttpRequest) -> HttpResponse:
    """Name the files that name the pages."""
    files = [views.SitemapIndexItem(address) for address in addresses_of_files()]
    return TemplateResponse(
        request,
        "sitemap_index.xml",
        {"sitemaps": files},
        content_type="application/xml",
    )


@kept
@login_not_required
@require_safe
def sitemap_part(request: HttpRequest, section: str) -> HttpResponse:
    template = "public/sitemap.xml"
    return views.sitemap(request, {**SECTIONS}, section, template_name=template)
