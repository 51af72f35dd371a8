"""Forms that take what a browser says of a passkey, whoever sends it.

The library reads it as if a browser had written it: what is no credential at all ends
in errors of JSON, of base64 or of its own parts. Here each is a refusal.
"""

import struct
from typing import Any

from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn import forms as library
from django import forms

# What reading bytes of a stranger may raise; an error of the database is none of these.
UNREADABLE = (
    *(ValueError, TypeError, LookupError, AttributeError),
    *(ArithmeticError, RecursionError, struct.error),
)


class CredentialField(forms.JSONField):
    """JSON of any depth and with numbers of any length."""

    def __init__(self) -> None:
        super().__init__(widget=forms.HiddenInput)

    def to_python(self, value: Any) -> Any:
        try:
            return super().to_python(value)
        except (ValueError, RecursionError) as error:
            raise forms.ValidationError(
                self.error_messages["invalid"], code="invalid"
            ) from error

    def bound_data(self, data: Any, initial: Any) -> None:
        """Show none again: each is good for one try."""

    def prepare_value(self, value: Any) -> str:
        return ""


class AddPasskeyForm(library.AddWebAuthnForm):
    credential = CredentialField()

    def clean(self) -> dict[str, Any]:
        try:
            cleaned: dict[str, Any] = super().clean()
        except UNREADABLE as error:
            raise get_adapter().validation_error("incorrect_code") from error
        return cleaned


class Read:
    """Of the forms for a passkey that is there."""

    def clean_credential(self) -> Authenticator:
        try:
            read: Authenticator = super().clean_credential()  # type: ignore[misc]
        except UNREADABLE as error:
            raise get_adapter().validation_error("incorrect_code") from error
        return read


class SecondFactorForm(Read, library.AuthenticateWebAuthnForm):
    credential = CredentialField()


class SignInForm(Read, library.LoginWebAuthnForm):
    credential = CredentialField()


class ConfirmingForm(Read, library.ReauthenticateWebAuthnForm):
    credential = CredentialField()
