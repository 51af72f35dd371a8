"""Deeds that matter ask once more who sits there."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast

from allauth.account.adapter import get_adapter
from allauth.account.decorators import reauthentication_required
from allauth.core.exceptions import ReauthenticationRequired
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest

View = TypeVar("View", bound=Callable[..., Any])
# Says whether somebody must be asked: allauth's own rule, of a view that does nothing.
_ask = reauthentication_required(lambda request: None)


def confirmed(view: View) -> View:
    """Ask for the password or a factor, unless that was given a short while ago.

    What was sent is done once it is given; pages are read without. See
    `REAUTHENTICATE_MINUTES`.
    """
    return cast(View, reauthentication_required(view, allow_get=True))


def asks_before_passwords(view: View) -> View:
    """Ask before a form with a password is shown, and keep none while asking."""

    @wraps(view)
    def asking(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        try:
            _ask(request)
        except ReauthenticationRequired:
            methods = get_adapter().get_reauthentication_methods(request.user)
            return redirect_to_login(request.get_full_path(), methods[0]["url"])
        return view(request, *args, **kwargs)

    return cast(View, asking)
