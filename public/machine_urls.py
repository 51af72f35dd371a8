"""Addresses that are the same in every language: programs', robots', the old site's."""

from django.urls import path

from public.views import api, old_site, robots

urlpatterns = [
    *(
        path(view.endpoint.route, view.as_view(), name=view.endpoint.name)
        for view in api.VIEWS
    ),
    path("robots.txt", robots.robots, name="robots"),
    path("sitemap.xml", robots.sitemap, name="sitemap"),
    # The old site's addresses, which people have in their bookmarks and documents.
    path("projectindicators/list/<int:legacy_id>", old_site.old_task),
    path("print/projectindicators/list/<int:legacy_id>", old_site.old_task),
    path("projects/list/<int:legacy_id>", old_site.old_programme),
    path("plans/list/<int:legacy_id>", old_site.old_goal),
]
