"""Addresses of the office's pages, under /panel/."""

from django.urls import path

from reporting.views import downloads, figures, home

app_name = "panel"
urlpatterns = [
    path("", home.Home.as_view(), name="home"),
    path(
        "<slug:strategy>/zadania/<str:code>/<int:year>/",
        figures.figures,
        name="figures",
    ),
    path(
        "<slug:strategy>/<int:year>/raport.xlsx",
        downloads.workbook,
        name="workbook",
    ),
]
