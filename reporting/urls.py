"""Addresses of the office's pages, under /panel/."""

from django.urls import path

from reporting import downloads, views

app_name = "panel"
urlpatterns = [
    path("", views.Home.as_view(), name="home"),
    path(
        "<slug:strategy>/zadania/<str:code>/<int:year>/",
        views.figures,
        name="figures",
    ),
    path(
        "<slug:strategy>/<int:year>/raport.xlsx",
        downloads.workbook,
        name="workbook",
    ),
]
