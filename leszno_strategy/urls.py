"""Where each room of the house answers."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("admin/", admin.site.urls),
    path("konto/", include("allauth.account.urls")),
    path("panel/", include("reporting.urls")),
    path("", include("public.urls")),
]
