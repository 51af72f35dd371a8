"""Addresses of the panel that speak of all rooms at once."""

from django.urls import path

from operations.personal import pages

app_name = "operations"
urlpatterns = [
    path("ludzie/<int:pk>/dane/", pages.person_data, name="person_data"),
    path("ludzie/<int:pk>/dane/plik/", pages.export_person, name="export_person"),
    path(
        "ludzie/<int:pk>/dane/anonimizacja/",
        pages.anonymise_person,
        name="anonymise_person",
    ),
]
