"""The sign-in form in plain words."""

from typing import Any

from allauth.account.forms import LoginForm
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext_lazy as _


class SignInForm(LoginForm):
    """User name or e-mail address, and password; the page itself has the links."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = _("User name or e-mail address")
        self.fields["login"].widget.attrs["autocomplete"] = "username"
        # SQLite cannot look for a text of 50 000 letters.
        self.fields["login"].validators.append(MaxLengthValidator(254))
        for field in self.fields.values():
            field.help_text = ""
            field.widget.attrs.pop("placeholder", None)
