"""What settings of signing in cannot mean."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register
from django.core.exceptions import ImproperlyConfigured

from organisation.rights import Role
from signing_in.claims import rules


@register(Tags.security)
def roles_are_known(**kwargs: Any) -> Sequence[CheckMessage]:
    """A role that is misspelt would demand nothing of anybody."""
    unknown = sorted(set(settings.MFA_REQUIRED_ROLES) - set(Role))
    if not unknown:
        return []
    return [
        Error(
            f"MFA_REQUIRED_ROLES: there is no role {', '.join(unknown)}.",
            hint=f"Roles are {', '.join(Role)}.",
            id="signing_in.E001",
        )
    ]


@register(Tags.security)
def somebody_gets_in(**kwargs: Any) -> Sequence[CheckMessage]:
    if settings.LOCAL_SIGN_IN or settings.OIDC_ISSUER:
        return []
    return [
        Error(
            "LOCAL_SIGN_IN=0 without OIDC_ISSUER: nobody could sign in.",
            id="signing_in.E002",
        )
    ]


@register(Tags.security)
def mapping_is_readable(**kwargs: Any) -> Sequence[CheckMessage]:
    try:
        rules()
    except ImproperlyConfigured as error:
        return [Error(str(error), id="signing_in.E003")]
    return []
