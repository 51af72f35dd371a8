"""What else the office and administrators should know in the morning, counted."""

import datetime
from typing import Any

from django.db.models import Count, Exists, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils.timezone import now

from feedback.models import ANSWER_DAYS, Feedback, Kind
from letters.models import Letter
from organisation.models import Appointment, User
from people.appointing import vacant_posts
from reporting.models import Attachment


def office_facts(on: datetime.date) -> dict[str, int]:
    """Count letters, remarks of readers and posts that nobody holds: one query."""
    return _counted(
        stuck=Letter.objects.stuck(),
        given_up=Letter.objects.given_up(now()),
        remarks=Feedback.objects.waiting(),
        remarks_late=overdue(on),
        damaged=Attachment.objects.damaged(),
        vacant=vacant_posts(on),
    )


def account_facts(on: datetime.date) -> dict[str, int]:
    """Count accounts by what they lack, beside letters and posts: one query."""
    active = User.objects.filter(is_active=True)
    held = Appointment.objects.current(on).filter(user=OuterRef("pk")).order_by()
    return _counted(
        stuck=Letter.objects.stuck(),
        given_up=Letter.objects.given_up(now()),
        vacant=vacant_posts(on),
        accounts=active,
        never=active.filter(last_login=None),
        without_address=active.filter(email=""),
        without_post=active.filter(~Exists(held)),
    )


def overdue(on: datetime.date) -> QuerySet[Feedback]:
    """Return those that the law wanted an answer to before the day."""
    return Feedback.objects.waiting().filter(
        kind=Kind.ACCESSIBILITY, created_at__date__lt=on - ANSWER_DAYS
    )


def _counted(**asked: "QuerySet[Any]") -> dict[str, int]:
    """Count all of them in one query."""
    counts = {
        name: Coalesce(
            Subquery(
                rows.order_by()
                .annotate(same=Value(1))
                .values("same")
                .annotate(n=Count("pk"))
                .values("n")
            ),
            Value(0),
        )
        for name, rows in asked.items()
    }
    row = User.objects.order_by().annotate(**counts).values(*counts).first()
    return row or dict.fromkeys(asked, 0)
