"""A person leaves: posts go to a successor, and the account is closed."""

import datetime
from collections.abc import Collection

from django.contrib.admin.models import CHANGE, LogEntry
from django.core.exceptions import ValidationError
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from leszno_strategy import transactions
from organisation.deputies import end_deputyship
from organisation.history import sign
from organisation.models import Appointment, User
from organisation.rights import accounts_to_appoint, may_appoint, may_touch
from organisation.roles import held_posts

ONE_DAY = datetime.timedelta(days=1)


@transactions.deed
def hand_over(
    *,
    leaver: User,
    appointments: Collection[Appointment],
    successor: User,
    last_day: datetime.date,
    by: User,
    on: datetime.date,
    close: bool = False,
) -> list[Appointment]:
    """End the appointments on the last day; the successor has the posts from the next.

    A deputyship passes on with its own last day; `close` closes the leaver's account
    too. `ValidationError` says why not.
    """
    check_successor(leaver, successor, by=by)
    ending = locked(leaver, appointments, by=by, on=on)
    check_last_day(ending, last_day)
    for appointment in ending:
        end_deputies(appointment, last_day, by=by)
        appoint_next(appointment, successor, last_day, by=by)
        appointment.ends_on = last_day
        sign(appointment, by=by, reason=_("handed over to %s") % successor)
        appointment.save(update_fields=["ends_on"])
    if close:
        close_account(leaver, by=by, on=on)
    return ending


def check_successor(leaver: User, successor: User, *, by: User) -> None:
    if successor == leaver or not (
        may_touch(by, leaver) and accounts_to_appoint(by).contains(successor)
    ):
        raise ValidationError({"successor": _("This person cannot be the successor.")})


def locked(
    leaver: User,
    appointments: Collection[Appointment],
    *,
    by: User,
    on: datetime.date,
) -> list[Appointment]:
    """Read the appointments anew and keep others from changing them."""
    current = Appointment.objects.current(on).select_related("post")
    asked = [one.pk for one in appointments]
    found = transactions.locked(current.filter(user=leaver, pk__in=asked))
    who = held_posts(by, on=on)
    if len(found) < len(appointments) or not all(
        may_appoint(who, one.post) for one in found
    ):
        text = _(
            "Posts have changed in the meantime, or you may not hand one "
            "over. Look again."
        )
        raise ValidationError({"appointments": text})
    return found


def check_last_day(ending: list[Appointment], last_day: datetime.date) -> None:
    for one in ending:
        if one.starts_on is not None and last_day < one.starts_on:
            text = _("“%(post)s” is held only from %(day)s.")
            day = one.starts_on
        elif one.ends_on is not None and last_day > one.ends_on:
            text = _("“%(post)s” is held only until %(day)s.")
            day = one.ends_on
        else:
            continue
        words = {"post": one.post.title, "day": date_format(day)}
        raise ValidationError({"last_day": text % words})


def end_deputies(ending: Appointment, last_day: datetime.date, *, by: User) -> None:
    """Let no deputy outlast the only one who held the post."""
    of_post = Appointment.objects.filter(post=ending.post)
    transactions.locked(of_post)
    stays = of_post.own().current(last_day + ONE_DAY).exclude(user=ending.user)
    if ending.is_deputy or stays.exists():
        return
    for deputyship in of_post.not_over(last_day + ONE_DAY).filter(is_deputy=True):
        end_deputyship(deputyship, by=by, on=last_day)


def appoint_next(
    ending: Appointment, successor: User, last_day: datetime.date, *, by: User
) -> None:
    """Give the successor the post from the day after, unless it is theirs already."""
    starts_on, ends_on = last_day + ONE_DAY, None
    if ending.is_deputy:
        ends_on = ending.ends_on
        if ends_on is None or ends_on < starts_on:
            return
    held = Appointment.objects.current(starts_on).filter(
        user=successor, post=ending.post
    )
    if any(one.ends_on is None or one.ends_on == ends_on for one in held):
        return
    appointment = Appointment(
        user=successor,
        post=ending.post,
        starts_on=starts_on,
        ends_on=ends_on,
        is_deputy=ending.is_deputy,
    )
    sign(appointment, by=by, reason=_("taken over from %s") % ending.user)
    appointment.save()


@transactions.deed
def close_account(account: User, *, by: User, on: datetime.date) -> None:
    """Close the account: the person can no longer sign in.

    Not before the last day of all that the person holds.
    """
    may_close = held_posts(by, on=on).is_administrator and may_touch(by, account)
    if account == by or not may_close:
        raise ValidationError({"close": _("You cannot close this account.")})
    if Appointment.objects.not_over(on + ONE_DAY).filter(user=account).exists():
        text = _(
            "The person holds posts after today, and needs the account. Hand over all "
            "of them first, and close it on the last day or later."
        )
        raise ValidationError({"close": text})
    account.is_active = False
    account.save(update_fields=["is_active"])
    # Accounts have no history of their own; the admin's log says who changed them.
    LogEntry.objects.log_actions(
        by.pk, [account], CHANGE, [{"changed": {"fields": ["is_active"]}}]
    )
