"""A person's own account: posts, deputies, reminders, password."""

from functools import partial

from django.contrib import messages
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from organisation.confirming import confirmed
from organisation.deputies import (
    deputyships_of,
    end_deputyship,
    name_deputy,
    posts_to_lend,
)
from organisation.forms import DeputyForm, DigestForm
from organisation.models import Appointment, User
from organisation.rights import accounts_to_appoint, person_of
from people.sections import sections_of


@require_safe
def account(request: HttpRequest) -> HttpResponse:
    return _page(request, _form(person_of(request)))


@require_POST
def digest(request: HttpRequest) -> HttpResponse:
    """Switch the reminders on or off."""
    form = DigestForm(request.POST, instance=person_of(request))
    if form.is_valid() and form.save().wants_digest:
        messages.success(request, _("You get reminders by e-mail."))
    else:
        messages.success(request, _("You get no reminders by e-mail."))
    return redirect("people:account")


@require_POST
@confirmed
def add_deputy(request: HttpRequest) -> HttpResponse:
    user, today = person_of(request), localdate()
    form = _form(user, request.POST)
    if not form.carry_out(partial(name_deputy, by=user, on=today)):
        return _page(request, form)
    said = _("%(person)s is your deputy from %(first)s to %(last)s: %(post)s.")
    messages.success(
        request,
        said
        % {
            "person": form.outcome.user,
            "post": form.outcome.post.title,
            "first": date_format(form.outcome.starts_on),
            "last": date_format(form.outcome.ends_on),
        },
    )
    return redirect("people:account")


@require_POST
def end_deputy(request: HttpRequest, pk: int) -> HttpResponse:
    """End a deputyship early: one's own, or one that one has given."""
    user, today = person_of(request), localdate()
    deputyship = get_object_or_404(deputyships_of(user, on=today), pk=pk)
    if end_deputyship(deputyship, by=user, on=today):
        said = _("Today is the last day on which %(person)s stands in: %(post)s.")
    else:
        said = _("%(person)s will not stand in: %(post)s.")
    words = {"person": deputyship.user, "post": deputyship.post.title}
    messages.success(request, said % words)
    return redirect("people:account")


def _form(user: User, data: object = None) -> DeputyForm:
    today = localdate()
    return DeputyForm(
        data,
        posts=posts_to_lend(user, on=today),
        colleagues=accounts_to_appoint(user).exclude(pk=user.pk),
        today=today,
    )


def _page(request: HttpRequest, form: DeputyForm) -> HttpResponse:
    user, today = person_of(request), localdate()
    held = Appointment.objects.not_over(today).filter(user=user)
    holders = Appointment.objects.own().current(today).select_related("user")
    deputyships = deputyships_of(user, on=today).prefetch_related(
        Prefetch("post__appointments", holders, to_attr="holders")
    )
    context = {
        "person": user,
        "held": held.own().select_related("post__unit"),
        "count": held.own().current(today).count(),
        "lent": deputyships.exclude(user=user),
        "borrowed": deputyships.filter(user=user),
        "may_lend": posts_to_lend(user, on=today).exists(),
        "digest_form": DigestForm(instance=user),
        "form": form,
        "sections": sections_of(request),
    }
    status = 422 if form.errors else 200
    return render(request, "people/account.html", context, status=status)
