"""Addresses of a year's report, under /panel/."""

from django.urls import include, path

from annual_report import part_views, views

app_name = "annual_report"
of_year = [
    path("raport/", views.yearly, name="yearly"),
    path("raport/czesc/", part_views.parts, name="parts"),
    path("raport/braki/", views.gaps, name="gaps"),
    path("raport/zamknij/", views.close, name="close_year"),
    path("raport/otworz/", views.reopen, name="reopen_year"),
    path("raport/pliki/", views.ask, name="ask_export"),
    path("raport/pliki/<int:pk>/", views.export, name="export"),
    path("raport/pliki/<int:pk>/pobierz/", views.download, name="download"),
]
urlpatterns = [path("<slug:strategy>/<int:year>/", include(of_year))]
