"""Which reports came after the deadline of their campaign, as far as the public knows.

Only approved ones count: whether others came, and when, is not public yet.
"""

import datetime
from typing import Any

from django.db.models import Exists, F, Min, OuterRef, Q, QuerySet
from django.utils.timezone import make_aware

from reporting.models import Action, Campaign, Report
from tasks.models import StrategyYear

# The first time counts: a report that was returned and came again was there.
FIRST = Min("versions__at", filter=Q(versions__action=Action.SUBMITTED))
IS_LATE = Q(came__date__gt=F("year__campaign__due_on"))


def approved_reports() -> QuerySet[Report]:
    """Reports on tasks that a campaign asked for, with the time when they `came`."""
    approved = Report.objects.filter(task__isnull=False, published__isnull=False)
    return approved.filter(year__campaign__isnull=False).annotate(came=FIRST).order_by()


def late_by_task(year: StrategyYear) -> dict[int, bool]:
    """Say of each task with an approved report whether it came late: two queries, the
    second only where there is a campaign."""
    days = Campaign.objects.filter(year=year).values_list("due_on", flat=True)
    if not (due := days.first()):
        return {}
    # The rule of `IS_LATE`, where the day need not be worked out of each time.
    next_day = datetime.datetime.combine(due, datetime.time()) + datetime.timedelta(1)
    found: QuerySet[Any] = approved_reports().filter(year=year)
    late = Q(came__gte=make_aware(next_day))
    return dict(found.annotate(is_late=late).values_list("task", "is_late"))


def came_late() -> Exists:
    """Keep what stands for a task and a year whose report came late."""
    mine = approved_reports().filter(task=OuterRef("task"), year=OuterRef("year"))
    return Exists(mine.filter(IS_LATE))
