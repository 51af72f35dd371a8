"""People: who holds what, and handing it over when somebody leaves."""

from functools import partial
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe
from django.views.generic import ListView
from django_tables2 import SingleTableMixin

from organisation.confirming import confirmed
from organisation.forms import HandOverForm
from organisation.models import Appointment, Post, User
from organisation.rights import (
    Permission,
    accounts_to_appoint,
    gives_office_roles,
    held_posts_of,
    may_everywhere,
    may_touch,
    person_of,
    require,
)
from organisation.search import find_people
from organisation.succession import ONE_DAY, close_account, hand_over
from people.inviting import may_invite
from people.sections import sections_of
from people.tables import PeopleTable
from signing_in.invitations import AWAITED, holds_until, is_over
from signing_in.second_factor import has_factor, reset_factors
from tasks.handover import belongings


class People(SingleTableMixin, ListView[User]):
    """All accounts, or those that have the words sought."""

    template_name = "people/people.html"
    table_class = PeopleTable

    def get_queryset(self) -> QuerySet[User]:
        require(self.request, Permission.CHANGE, Appointment)
        found = find_people(self.request.GET.get("q", ""), on=localdate())
        return found.filter(AWAITED) if self._asks_unanswered else found

    @property
    def _asks_unanswered(self) -> bool:
        return "bez-odpowiedzi" in self.request.GET

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            sought=self.request.GET.get("q", ""),
            unanswered=User.objects.filter(AWAITED).count(),
            asks_unanswered=self._asks_unanswered,
            may_invite=may_everywhere(self.request, Permission.ADD, User),
            sections=sections_of(self.request),
            **kwargs,
        )


@require_safe
def person(request: HttpRequest, pk: int) -> HttpResponse:
    """Show all that one person answers for."""
    who = _asked_for(request, pk)
    return _page(request, who, _form(request, who))


@require_POST
@confirmed
def leave(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand over what a person who leaves holds."""
    leaver = _asked_for(request, pk)
    if not may_touch(person_of(request), leaver):
        raise PermissionDenied
    form = _form(request, leaver, request.POST)
    action = partial(hand_over, leaver=leaver, by=person_of(request), on=localdate())
    if not form.carry_out(action):
        return _page(request, leaver, form)
    messages.success(request, _moved(form.outcome, form.cleaned_data))
    if form.cleaned_data.get("close"):
        messages.success(request, _("The account is closed."))
    return redirect("people:person", pk)


def _moved(ended: list[Appointment], given: dict[str, Any]) -> str:
    said = ngettext(
        "%(successor)s has this post from %(day)s: %(posts)s.",
        "%(successor)s has these posts from %(day)s: %(posts)s.",
        len(ended),
    )
    return said % {
        "posts": "; ".join(dict.fromkeys(one.post.title for one in ended)),
        "successor": given["successor"],
        "day": date_format(given["last_day"] + ONE_DAY),
    }


@require_POST
@confirmed
def close(request: HttpRequest, pk: int) -> HttpResponse:
    """Close the account of a person who holds nothing any more."""
    account = _asked_for(request, pk)
    if not _may_close(request, account):
        raise PermissionDenied
    try:
        close_account(account, by=person_of(request), on=localdate())
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        messages.success(request, _("The account is closed."))
    return redirect("people:person", pk)


@require_POST
@confirmed
def reset_factor(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the second factor from a person who lost it."""
    account = _asked_for(request, pk)
    if not _may_reset(request, account):
        raise PermissionDenied
    reset_factors(account, by=person_of(request))
    said = _("The second factor is reset: %(person)s signs in with the password alone.")
    messages.success(request, said % {"person": account})
    return redirect("people:person", pk)


def _may_reset(request: HttpRequest, account: User) -> bool:
    """Say whether the person may; nobody gets rid of their own demand in this way."""
    return _may_edit(request, account) and person_of(request) != account


def _asked_for(request: HttpRequest, pk: int) -> User:
    require(request, Permission.CHANGE, Appointment)
    return get_object_or_404(User, pk=pk)


def _may_close(request: HttpRequest, account: User) -> bool:
    """Say whether the person may close the account, once nothing is held by it."""
    return (
        account.is_active
        and _may_edit(request, account)
        and person_of(request) != account
    )


def _may_edit(request: HttpRequest, account: User) -> bool:
    """Say whether the person may change the account itself, not only its posts."""
    return may_everywhere(request, Permission.CHANGE, User) and may_touch(
        person_of(request), account
    )


def _form(request: HttpRequest, leaver: User, data: object = None) -> HandOverForm:
    user = person_of(request)
    held = Appointment.objects.current(localdate()).filter(user=leaver)
    if not gives_office_roles(held_posts_of(request)):
        held = held.filter(post__office_role="")
    return HandOverForm(
        data,
        appointments=held.select_related("post"),
        successors=accounts_to_appoint(user).exclude(pk=leaver.pk),
        may_close=_may_close(request, leaver),
    )


def _page(request: HttpRequest, who: User, form: HandOverForm) -> HttpResponse:
    today = localdate()
    appointments = Appointment.objects.not_over(today).filter(user=who)
    held = list(appointments.current(today).select_related("post"))
    posts = Post.objects.filter(pk__in=[one.post_id for one in held])
    owned = {one.post.pk: one for one in belongings(posts)}
    context = {
        "person": who,
        "held": [(one, owned[one.post_id]) for one in held],
        "coming": appointments.filter(starts_on__gt=today).select_related("post"),
        "may_change": may_touch(person_of(request), who),
        "may_edit": _may_edit(request, who),
        "may_close": _may_close(request, who),
        "may_reset": _may_reset(request, who) and has_factor(who),
        **_invitation(request, who),
        "has_passwords": settings.LOCAL_SIGN_IN,
        "form": form,
        "sections": sections_of(request),
    }
    status = 422 if form.errors else 200
    return render(request, "people/person.html", context, status=status)


def _invitation(request: HttpRequest, who: User) -> dict[str, Any]:
    """Say how it stands with a person who has never signed in."""
    return {
        "may_invite": may_everywhere(request, Permission.ADD, User)
        and who.last_login is None
        and may_invite(person_of(request), who),
        "invited_until": holds_until(who),
        "is_invitation_over": is_over(who),
    }
