"""Addresses that are the same in every language: the old site's, and robots'."""

from django.urls import path

from public.views import old_site, robots

urlpatterns = [
    path("robots.txt", robots.robots, name="robots"),
    path("sitemap.xml", robots.sitemap, name="sitemap"),
    # The old site's addresses, which people have in their bookmarks and documents.
    path("projectindicators/list/<int:legacy_id>", old_site.old_task),
    path("print/projectindicators/list/<int:legacy_id>", old_site.old_task),
    path("projects/list/<int:legacy_id>", old_site.old_programme),
    path("plans/list/<int:legacy_id>", old_site.old_goal),
]
