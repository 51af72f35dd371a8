"""Making an account whose person sets the password: by an invitation."""

from functools import partial
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from letters.sending import reaches_people
from organisation.confirming import confirmed
from organisation.forms import PlainForm
from organisation.models import User
from organisation.rights import Permission, person_of, require
from people.inviting import invite_once_more, make_invited, may_invite
from people.sections import sections_of


class InviteForm(PlainForm):
    """Who is invited; the name of the account is made of the address."""

    first_name = forms.CharField(label=gettext_lazy("First name"), max_length=150)
    last_name = forms.CharField(label=gettext_lazy("Last name"), max_length=150)
    email = forms.EmailField(
        label=gettext_lazy("E-mail address"),
        help_text=gettext_lazy(
            "One that nobody else reads: whoever opens the e-mail gets in."
        ),
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        for field in self.fields.values():
            field.widget.attrs["autocomplete"] = "off"


@confirmed
@require_http_methods(["GET", "HEAD", "POST"])
def invite_person(request: HttpRequest) -> HttpResponse:
    """Make an account and write to its person."""
    require(request, Permission.ADD, User)
    form = InviteForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.carry_out(partial(make_invited, by=person_of(request))):
        _say_sent(request, form.outcome)
        return redirect("people:person", form.outcome.pk)
    context = {
        "form": form,
        "days": settings.INVITATION_DAYS,
        "has_passwords": settings.LOCAL_SIGN_IN,
        "is_filed": not reaches_people(),
        "sections": sections_of(request),
    }
    status = 422 if form.errors else 200
    return render(request, "people/invite.html", context, status=status)


@require_POST
@confirmed
def invite_again(request: HttpRequest, pk: int) -> HttpResponse:
    """Write once more to a person who has not come yet."""
    require(request, Permission.ADD, User)
    account = get_object_or_404(User, pk=pk)
    if not may_invite(person_of(request), account):
        raise PermissionDenied
    try:
        invite_once_more(account, by=person_of(request))
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        _say_sent(request, account)
    return redirect("people:person", pk)


def _say_sent(request: HttpRequest, account: User) -> None:
    said = _("An invitation goes to %(email)s.") % {"email": account.email}
    messages.success(request, said)
