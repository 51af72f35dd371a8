"""Deeds that matter ask once more who sits there."""

from collections.abc import Callable
from typing import Any, TypeVar, cast

from allauth.account.decorators import reauthentication_required

View = TypeVar("View", bound=Callable[..., Any])


def confirmed(view: View) -> View:
    """Ask for the password or a factor, unless that was given a short while ago.

    What was sent is done once it is given. See `REAUTHENTICATE_MINUTES`.
    """
    return cast(View, reauthentication_required(view))
