"""The form with which readers write to the office, and how forms keep machines out.

They work without a cookie and without JavaScript: a signed mark says when the page was
made, and a field that nobody sees is left empty by people only.
"""

import re
from datetime import timedelta
from typing import Any

from django import forms
from django.conf import settings
from django.core import signing
from django.core.exceptions import ValidationError
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _

from feedback.models import TEXT_LETTERS, Feedback, Kind
from organisation.forms import PlainForm

# As long as people may take to write.
MARK_LASTS = timedelta(days=1)
_signer = signing.TimestampSigner(salt="feedback")


def path_of(address: str) -> str | None:
    """Return the path that the address has on this site; None if it leads elsewhere."""
    path = address.strip().removeprefix(settings.SITE_URL)
    if not path.startswith("/") or re.search(r"\s", path):
        return None
    # Some browsers take "//host" and "/\host" for another site.
    return path if url_has_allowed_host_and_scheme(path, allowed_hosts=None) else None


class PageField(forms.CharField):
    """A page of this site, typed as its path or as its whole address."""

    def clean(self, value: Any) -> str:
        address: str = super().clean(value)
        if not address:
            return ""
        path = path_of(address)
        if path is None:
            raise ValidationError(
                _("Enter an address on this site, such as %(example)s."),
                params={"example": f"{settings.SITE_URL}/"},
            )
        return path


class UnguardedForm(PlainForm):
    """A form that anyone sends without a cookie: it keeps machines out by itself."""

    @property
    def mark(self) -> str:
        """A new mark each time the form is shown: a corrected one is not late."""
        return _signer.sign("")

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        # Read past the fields, so that neither comes back as it was sent: the person
        # whose browser filled the empty one in succeeds at the second try.
        if self.data.get("website"):
            raise ValidationError(
                _("This looks as if a machine sent it. If you wrote it, send again.")
            )
        try:
            _signer.unsign(self.data.get("mark", ""), max_age=MARK_LASTS)
        except signing.BadSignature:
            raise ValidationError(
                _("This page was open for a long time. Nothing is lost: send it again.")
            ) from None
        return given


class FeedbackForm(UnguardedForm):
    """What a reader has to say, about which page, and where the answer goes."""

    kind = forms.ChoiceField(
        label=_("What is it about?"),
        choices=Kind,
        initial=Kind.GENERAL,
        widget=forms.RadioSelect({"class": "form-check-input"}),
    )
    text = forms.CharField(
        label=_("Your message"),
        max_length=TEXT_LETTERS,
        widget=forms.Textarea({"rows": 8}),
    )
    page = PageField(
        label=_("Address of the page (not required)"),
        max_length=Feedback._meta.get_field("page").max_length,
        required=False,
        help_text=_("The page of this site that you are writing about."),
        widget=forms.TextInput({"autocomplete": "off", "spellcheck": "false"}),
    )
    email = forms.EmailField(
        label=_("Your e-mail address (not required)"),
        max_length=254,
        required=False,
        help_text=_("Only if you want an answer."),
        widget=forms.EmailInput({"autocomplete": "email"}),
    )
