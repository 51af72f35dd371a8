"""Names of accounts that nobody has yet."""

from organisation.models import User


def free_username(wanted: str) -> str:
    """Return the name, with a number if it is taken."""
    name, number = wanted[:140], 1
    while User.objects.filter(username__iexact=name).exists():
        number += 1
        name = f"{wanted[:140]}{number}"
    return name
