"""Names of accounts that nobody has yet."""

from collections.abc import Callable

from organisation.models import User


def _is_taken(name: str) -> bool:
    return User.objects.filter(username__iexact=name).exists()


def free_username(wanted: str, is_taken: Callable[[str], bool] = _is_taken) -> str:
    """Return the name, with a number if it is taken."""
    name, number = wanted[:140], 1
    while is_taken(name):
        number += 1
        name = f"{wanted[:140]}{number}"
    return name
