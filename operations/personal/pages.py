"""The page on which an administrator hands out what is kept on a person, or ends it."""

import re
from io import TextIOWrapper
from tempfile import TemporaryFile

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from operations.personal.anonymising import anonymise, is_anonymous, name_of, why_not
from operations.personal.gathering import Person, write_export
from organisation.confirming import confirmed
from organisation.models import User
from organisation.rights import (
    Permission,
    may_touch,
    person_of,
    require,
)


@require_safe
def person_data(request: HttpRequest, pk: int) -> HttpResponse:
    """Say what is kept, and offer both deeds."""
    account = _account(request, pk)
    context = {
        "person": account,
        "why_not": why_not(account, by=person_of(request)),
        "is_anonymous": is_anonymous(account),
        "name": name_of(account),
    }
    return render(request, "operations/person_data.html", context)


@require_POST
@confirmed
def export_person(request: HttpRequest, pk: int) -> FileResponse:
    """Hand out all that is kept, as JSON."""
    account = _account(request, pk)
    file = TemporaryFile()  # noqa: SIM115  the response closes it
    text = TextIOWrapper(file, encoding="utf-8", write_through=True)
    write_export(Person(account, account.email), text)
    text.detach()
    file.seek(0)
    name = re.sub(r"[^a-z0-9.-]+", "-", account.username.lower())
    return FileResponse(file, as_attachment=True, filename=f"osoba-{name}.json")


@require_POST
@confirmed
def anonymise_person(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the name away for good, if it was typed to say that this is meant."""
    account = _account(request, pk)
    if request.POST.get("typed", "").strip() != account.username:
        said = _("Type the user name of the account to say that you mean it.")
        messages.error(request, said)
        return redirect("operations:person_data", pk)
    try:
        anonymise(Person(account, account.email), by=person_of(request))
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        said = _("The person is now called %(name)s.") % {"name": name_of(account)}
        messages.success(request, said)
    return redirect("operations:person_data", pk)


def _account(request: HttpRequest, pk: int) -> User:
    require(request, Permission.CHANGE, User)
    account = get_object_or_404(User, pk=pk)
    if not may_touch(person_of(request), account):
        raise PermissionDenied
    return account
