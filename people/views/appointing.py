"""Appointing people to many posts on one page: checked first, then all or nothing."""

import datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods

from organisation.confirming import confirmed
from organisation.forms import DayField
from organisation.models import Appointment, Post, User
from organisation.rights import (
    Permission,
    accounts_to_appoint,
    may_everywhere,
    person_of,
    require,
)
from people import appointing
from people.appointing import MOST_ROWS, Line, Plan, Refused
from people.sections import sections_of


class SheetForm(forms.Form):
    """From which day, and a list that was pasted."""

    starts_on = DayField(
        label=gettext_lazy("From"),
        required=False,
        help_text=gettext_lazy("Empty: at once, without a first day."),
    )
    pasted = forms.CharField(
        label=gettext_lazy("Or paste a list: post, name, e-mail address"),
        required=False,
        max_length=100_000,
        widget=forms.Textarea(
            attrs={"rows": 5, "autocomplete": "off", "spellcheck": "false"}
        ),
        help_text=gettext_lazy(
            "Copied from Excel: a row a post, three columns. The address is only "
            "needed where there is no account, or two people have one name."
        ),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@confirmed
def appoint(request: HttpRequest) -> HttpResponse:
    """Show posts without holders; check what was typed, and do it once it was shown."""
    require(request, Permission.CHANGE, Appointment)
    on = localdate()
    vacant = appointing.vacant_by_duties(on)
    if request.method != "POST":
        form = SheetForm(initial={"starts_on": on}, label_suffix="")
        return _page(request, vacant, form)
    form = SheetForm(request.POST, label_suffix="")
    typed = {one.pk: request.POST.get(f"person-{one.pk}", "").strip() for one in vacant}
    if not form.is_valid():
        return _page(request, vacant, form, typed, status=422)
    starts_on = form.cleaned_data["starts_on"]
    lines = _lines(vacant, typed, form.cleaned_data["pasted"])
    if not 0 < len(lines) <= MOST_ROWS:
        said = _("Name at least one person and at most %(n)s.") % {"n": MOST_ROWS}
        form.add_error(None, said)
        return _page(request, vacant, form, typed, status=422)
    checked = appointing.fingerprint(lines, starts_on)
    if request.POST.get("checked") == checked and "save" in request.POST:
        return _appoint(request, vacant, form, typed, lines, on)
    found = appointing.plan(lines, by=person_of(request), on=on, makes=_makes(request))
    if found.faults:
        return _page(request, vacant, form, typed, found, status=422)
    return _page(request, vacant, form, typed, found, checked)


def _makes(request: HttpRequest) -> bool:
    return may_everywhere(request, Permission.ADD, User)


def _lines(vacant: list[Post], typed: dict[int, str], pasted: str) -> list[Line]:
    """Put the rows of the table before those of the list."""
    table = [
        Line(number, post.title, typed[post.pk], post=post.pk)
        for number, post in enumerate(vacant, 1)
        if typed[post.pk]
    ]
    return [*table, *appointing.read_list(pasted)]


def _appoint(
    request: HttpRequest,
    vacant: list[Post],
    form: SheetForm,
    typed: dict[int, str],
    lines: list[Line],
    on: datetime.date,
) -> HttpResponse:
    try:
        done = appointing.appoint(
            lines,
            starts_on=form.cleaned_data["starts_on"],
            by=person_of(request),
            on=on,
            makes=_makes(request),
        )
    except Refused as refused:
        return _page(request, vacant, form, typed, refused.plan, status=409)
    n = len(done.rows)
    said = ngettext("Appointed to %(n)s post.", "Appointed to %(n)s posts.", n)
    messages.success(request, said % {"n": n})
    if n := done.accounts:
        said = ngettext(
            "%(n)s account was made. Its person gets an e-mail that says how to "
            "sign in.",
            "%(n)s accounts were made. Their people get an e-mail that says how "
            "to sign in.",
            n,
        )
        messages.info(request, said % {"n": n})
    return redirect("people:appoint")


def _page(
    request: HttpRequest,
    vacant: list[Post],
    form: SheetForm,
    typed: dict[int, str] | None = None,
    found: Plan | None = None,
    checked: str = "",
    status: int = 200,
) -> HttpResponse:
    context: dict[str, Any] = {
        "posts": [(one, (typed or {}).get(one.pk, "")) for one in vacant],
        "people": map(appointing.labelled, accounts_to_appoint(person_of(request))),
        "form": form,
        "plan": found,
        "checked": checked,
        "makes": _makes(request),
        "sections": sections_of(request),
    }
    return render(request, "people/appoint.html", context, status=status)
