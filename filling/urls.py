"""Addresses of filling in many reports at once, under /panel/."""

from django.urls import URLPattern, URLResolver, include, path

from filling.views import drafts, file, grid

app_name = "filling"
of_year: list[URLPattern | URLResolver] = [
    path("", grid.grid, name="all"),
    path("szkic/", drafts.autosave, name="autosave"),
    path("plik/", file.download, name="download"),
    path("wczytaj/", file.upload, name="upload"),
    path("wczytaj/<int:pk>/", file.filled, name="filled"),
    path("wczytaj/<int:pk>/odrzuc/", file.discard, name="discard"),
]
urlpatterns = [path("<slug:strategy>/<int:year>/wszystkie/", include(of_year))]
