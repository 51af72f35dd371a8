"""Who is told of changes by e-mail: asked for, confirmed, told, ended.

An address is kept only as long as somebody wants letters: it is written when it is
asked for, removed after two days if its person did not confirm, and at once when the
person ends it. Links in letters are signed, and nothing of them is stored.
"""

import datetime
from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.core import signing
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from letters.posting import post
from public.changes import Publication, in_short, keys_within, published
from public.followed import Followed
from public.models import Follower
from tasks.models import Strategy

# So long an address waits for its person to confirm.
UNCONFIRMED = datetime.timedelta(days=settings.UNCONFIRMED_KEPT_DAYS)
# What was approved so recently may have a neighbour that is still being saved.
SETTLED = datetime.timedelta(minutes=5)
# A letter names so many changes; the page has all.
MOST = 30
_confirming = signing.TimestampSigner(salt="follower.confirm", sep=".")
_ending = signing.Signer(salt="follower.end", sep=".")


@transaction.atomic
def ask(*, email: str, followed: Followed, language: str) -> None:
    """Keep the address and write to it; what the letter says, only its person learns.

    Whoever follows already is told so, with the way to end it. Both cost the database
    the same, or the time would tell who follows.
    """
    asked: dict[str, Any] = {
        "email": email.lower(),
        "strategy": followed.strategy,
        "goal": followed.goal,
        "unit": followed.unit,
    }
    new = Follower(**asked, language=language)
    Follower.objects.bulk_create([new], ignore_conflicts=True)
    row = Follower.objects.get(**asked)
    _write(row, "known" if row.confirmed_at else "confirm", subject_of_asking(row), {})


def subject_of_asking(row: Follower) -> str:
    with translation.override(row.language):
        if row.confirmed_at:
            return _("You already follow the strategy")
        return _("Confirm that you want to follow the strategy")


def waiting(token: str) -> Follower | None:
    """Return whose address the link is to confirm; None if it is none, or too old."""
    try:
        key = _confirming.unsign(token, max_age=UNCONFIRMED)
    except signing.BadSignature:
        return None
    return _row(key)


def following(token: str) -> Follower | None:
    """Return whose letters the link ends; None if it is none, or they have ended."""
    try:
        key = _ending.unsign(token)
    except signing.BadSignature:
        return None
    return _row(key)


def _row(key: str) -> Follower | None:
    rows = Follower.objects.select_related("strategy", "goal", "unit")
    return rows.filter(pk=int(key)).first()


def confirm(row: Follower) -> None:
    """Tell from now on; what was published before is on the page."""
    if row.confirmed_at is not None:
        return
    newest = _keys(row.followed).first()
    row.confirmed_at, row.told_to = timezone.now(), newest or 0
    row.save(update_fields=["confirmed_at", "told_to"])


def forget_unconfirmed(moment: datetime.datetime) -> int:
    """Remove the addresses that nobody confirmed in time; return how many."""
    old = Follower.objects.filter(confirmed_at=None, asked_at__lt=moment - UNCONFIRMED)
    count, _by_model = old.delete()
    return count


def tell(moment: datetime.datetime, *, once_a_day: bool) -> int:
    """Write to all who have not heard of something new; return how many letters."""
    rows = Follower.objects.exclude(confirmed_at=None).filter(
        strategy__in=Strategy.objects.public()
    )
    if once_a_day:
        day = timezone.localtime(moment).replace(hour=0, minute=0, second=0)
        rows = rows.exclude(told_at__gte=day)
    return sum(_tell_of(*part, moment) for part in by_followed(rows))


def by_followed(
    rows: QuerySet[Follower],
) -> Iterator[tuple[Followed, list[Follower]]]:
    """Part them by what they follow: what is new is read once for all of these."""
    ordered = rows.select_related("strategy", "goal__strategy", "unit")
    parts: dict[tuple[int, int | None, int | None], list[Follower]] = {}
    for row in ordered.order_by("pk"):
        parts.setdefault((row.strategy_id, row.goal_id, row.unit_id), []).append(row)
    for those in parts.values():
        yield those[0].followed, those


def _tell_of(
    followed: Followed, rows: list[Follower], moment: datetime.datetime
) -> int:
    since = min(row.told_to for row in rows)
    settled = _keys(followed).filter(pk__gt=since, at__lt=moment - SETTLED)
    # The letter is short, so more than it shows is never read.
    keys = list(settled[: MOST + 1])
    news = in_short(published(keys))
    told = 0
    for row in rows:
        if own := [one for one in news if one.pk > row.told_to]:
            _tell_one(row, own, moment)
            told += 1
    return told


@transaction.atomic
def _tell_one(
    row: Follower, news: list[Publication], moment: datetime.datetime
) -> None:
    with translation.override(row.language):
        n = len(news)
        subject = ngettext(
            "%(city)s: %(n)s change in the strategy",
            "%(city)s: %(n)s changes in the strategy",
            n,
        ) % {"city": row.strategy.city, "n": n}
    said = {"news": news[:MOST], "has_more": n > MOST}
    row.told_to, row.told_at = news[0].pk, moment
    row.save(update_fields=["told_to", "told_at"])
    _write(row, "changes", subject, said)


def _keys(followed: Followed) -> QuerySet[Any]:
    return keys_within(followed.strategy, goal=followed.goal, unit=followed.unit)


def _write(row: Follower, kind: str, subject: str, said: dict[str, object]) -> None:
    """Post a letter in the reader's language, with the way to end it."""
    with translation.override(row.language):
        end = _address("follow_end", _ending.sign(str(row.pk)))
        context = {
            "row": row,
            "followed": row.followed,
            "days": UNCONFIRMED.days,
            "confirm": _address("follow_confirm", _confirming.sign(str(row.pk))),
            "end": end,
            "site_url": settings.SITE_URL,
            **said,
        }
        text = render_to_string(f"public/mail/{kind}.txt", context)
    post(EmailMessage(subject, text, to=[row.email]), unsubscribe=end)


def _address(name: str, token: str) -> str:
    return settings.SITE_URL + reverse(f"public:{name}", args=[token])
