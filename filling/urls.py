"""Addresses of filling in many reports at once, under /panel/."""

from django.urls import URLPattern, URLResolver, include, path

app_name = "filling"
of_year: list[URLPattern | URLResolver] = []
urlpatterns = [path("<slug:strategy>/<int:year>/wszystkie/", include(of_year))]
