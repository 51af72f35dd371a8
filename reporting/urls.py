"""Addresses of the office's pages, under /panel/."""

from django.urls import path

from reporting import views

app_name = "panel"
urlpatterns = [
    path("", views.Home.as_view(), name="home"),
    path(
        "<slug:strategy>/zadania/<str:code>/<int:year>/",
        views.figures,
        name="figures",
    ),
]
