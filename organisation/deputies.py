"""Deputies: a person lends the rights of an own post for some days, or ends that."""

import datetime

from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from leszno_strategy.transactions import deed, locked
from organisation.history import sign
from organisation.models import Appointment, Post, User
from organisation.rights import accounts_to_appoint, gives_office_roles
from organisation.roles import held_posts


def posts_to_lend(user: User, *, on: datetime.date) -> QuerySet[Post]:
    """Return the posts for which the person may name a deputy: their own of the day.

    A deputy names none. For a role over the whole strategy only an administrator does.
    """
    own = Appointment.objects.own().current(on).filter(user=user)
    posts = Post.objects.filter(appointments__in=own).distinct()
    if gives_office_roles(held_posts(user, on=on)):
        return posts
    return posts.filter(office_role="")


def deputyships_of(user: User, *, on: datetime.date) -> QuerySet[Appointment]:
    """Return those of the person and those of the person's own posts, not yet over."""
    own = Appointment.objects.own().current(on).filter(user=user)
    found = Appointment.objects.not_over(on).filter(
        Q(user=user) | Q(post__in=own.values("post")), is_deputy=True
    )
    if user.is_demo:
        # Whoever knows the demo's password must not end what a real account holds.
        found = found.filter(user__is_demo=True)
    return found.select_related("user", "post")


@deed
def name_deputy(
    *,
    post: Post,
    deputy: User,
    starts_on: datetime.date,
    ends_on: datetime.date,
    by: User,
    on: datetime.date,
) -> Appointment:
    """Appoint a deputy for an own post; `ValidationError` says why not."""
    # Locked first: neither the holder nor a second deputy may slip in meanwhile.
    held = locked(Appointment.objects.filter(post=post))
    check_persons(post, deputy, by=by, on=on)
    check_period(starts_on, ends_on, on=on)
    check_holder([one for one in held if one.user_id == by.pk], ends_on, on=on)
    check_free([one for one in held if one.user_id == deputy.pk], starts_on, ends_on)
    appointment = Appointment(
        user=deputy, post=post, starts_on=starts_on, ends_on=ends_on, is_deputy=True
    )
    sign(appointment, by=by)
    appointment.save()
    return appointment


def check_persons(post: Post, deputy: User, *, by: User, on: datetime.date) -> None:
    if not posts_to_lend(by, on=on).filter(pk=post.pk).exists():
        raise ValidationError({"post": _("You cannot name a deputy for this post.")})
    if not accounts_to_appoint(by).filter(pk=deputy.pk).exists():
        raise ValidationError({"deputy": _("This person cannot be your deputy.")})


def check_period(
    starts_on: datetime.date, ends_on: datetime.date, *, on: datetime.date
) -> None:
    if starts_on < on:
        raise ValidationError({"starts_on": _("This day is past.")})
    if ends_on < starts_on:
        raise ValidationError({"ends_on": _("The last day is before the first.")})


def check_holder(
    own: list[Appointment], ends_on: datetime.date, *, on: datetime.date
) -> None:
    """Let no deputy outlast the one for whom the deputy stands in."""
    ends = [one.ends_on for one in own if not one.is_deputy and one.is_in_force(on)]
    latest = max((end for end in ends if end), default=None)
    if None not in ends and latest is not None and ends_on > latest:
        text = _("You hold the post yourself until %(day)s only.")
        raise ValidationError({"ends_on": text % {"day": date_format(latest)}})


def check_free(
    held: list[Appointment], starts_on: datetime.date, ends_on: datetime.date
) -> None:
    """Refuse where the person already has the post on some of the days."""
    if any(one.overlaps(starts_on, ends_on) for one in held):
        text = _("This person already has this post then.")
        raise ValidationError({"deputy": text})


@deed
def end_deputyship(
    appointment: Appointment, *, by: User, on: datetime.date
) -> datetime.date | None:
    """End it on the day, and return the day; None if it never began.

    One that was to begin later is removed; its history stays.
    """
    (found,) = locked(Appointment.objects.filter(pk=appointment.pk))
    sign(found, by=by)
    if found.starts_on is not None and found.starts_on > on:
        found.delete()
        return None
    found.ends_on = on
    found.save(update_fields=["ends_on"])
    return on
