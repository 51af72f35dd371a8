"""What settings of signing in cannot mean."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register

from organisation.rights import Role


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
