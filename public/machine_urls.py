"""Addresses that are the same in every language: for programs, robots and files."""

from django.urls import path

from public.views import api, old_site, open_data, reports, robots, strategy_file

urlpatterns = [
    *(
        path(view.endpoint.route, view.as_view(), name=view.endpoint.name)
        for view in api.VIEWS
    ),
    path("robots.txt", robots.robots, name="robots"),
    path("sitemap.xml", robots.sitemap, name="sitemap"),
    path("sitemap-<slug:section>.xml", robots.sitemap_part, name="sitemap_part"),
    path(
        "<slug:strategy>/dane/strategia.json",
        strategy_file.strategy_file,
        name="strategy_file",
    ),
    path(
        "<slug:strategy>/dane/strategia.schema.json",
        strategy_file.schema_file,
        name="strategy_schema",
    ),
    # Files of open data. They stay valid for ever.
    path(
        "<slug:strategy>/dane/najnowsze/<str:name>",
        open_data.newest_file,
        name="open_data_newest",
    ),
    path(
        "<slug:strategy>/dane/<int:year>/<str:name>",
        open_data.file_of_year,
        name="open_data_year",
    ),
    path(
        "<slug:strategy>/dane/<int:year>/v<int:number>/<str:name>",
        open_data.file_of_version,
        name="open_data_version",
    ),
    path(
        "<slug:strategy>/raporty/<int:year>/v<int:number>/raport.<str:kind>",
        reports.report_file,
        name="report_file",
    ),
    # The old site's addresses, which people have in their bookmarks and documents.
    path("projectindicators/list/<int:legacy_id>", old_site.old_task),
    path("print/projectindicators/list/<int:legacy_id>", old_site.old_task),
    path("projects/list/<int:legacy_id>", old_site.old_programme),
    path("plans/list/<int:legacy_id>", old_site.old_goal),
]
