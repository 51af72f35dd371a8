"""Addresses for who looks after the site, the same in every language."""

from django.urls import path

from operations.security_txt import security_txt

urlpatterns = [
    path(".well-known/security.txt", security_txt, name="security_txt"),
]
