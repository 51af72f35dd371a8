"""Addresses below /konto/ that allauth does not have, or not in this way."""

from allauth.socialaccount.views import login_cancelled
from django.urls import include, path

from signing_in.invitation_page import invitation
from signing_in.links import sign_in_link
from signing_in.office_confirming import office_confirm
from signing_in.views import office_callback, office_login, sign_out_everywhere

urlpatterns = [
    path("sessions/everywhere/", sign_out_everywhere, name="sign_out_everywhere"),
    path("sessions/", include("allauth.usersessions.urls")),
    path("link/<str:token>/", sign_in_link, name="sign_in_link"),
    path("zaproszenie/<str:token>/", invitation, name="account_invitation"),
    path("office/cancelled/", login_cancelled, name="socialaccount_login_cancelled"),
    path("office/confirm/", office_confirm, name="office_confirm"),
    path("office/<str:provider_id>/", office_login, name="office_login"),
    path("office/<str:provider_id>/back/", office_callback, name="office_callback"),
]
