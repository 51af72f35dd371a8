"""Nothing of signing in is changed by hand: each has a page or a setting of its own."""

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount, SocialApp, SocialToken
from allauth.usersessions.models import UserSession
from django.contrib import admin

admin.site.unregister(
    [Authenticator, SocialAccount, SocialApp, SocialToken, UserSession]
)
