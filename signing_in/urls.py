"""Addresses of one's sessions, below those of allauth."""

from django.urls import include, path

from signing_in.views import sign_out_everywhere

urlpatterns = [
    path("everywhere/", sign_out_everywhere, name="sign_out_everywhere"),
    path("", include("allauth.usersessions.urls")),
]
