"""When people are reminded."""

import datetime
from datetime import date

import pytest

from reporting.reminders import milestone
from tests.reporting.reminders.mail import remind, told

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("day", "occasion"),
    [
        (date(2014, 1, 1), "opened-2014-01-01-2014-01-31"),
        (date(2014, 1, 16), "opened-2014-01-01-2014-01-31"),
        (date(2014, 1, 17), "due-14-2014-01-31"),
        (date(2014, 1, 23), "due-14-2014-01-31"),
        (date(2014, 1, 24), "due-7-2014-01-31"),
        (date(2014, 1, 29), "due-7-2014-01-31"),
        (date(2014, 1, 30), "due-1-2014-01-31"),
        (date(2014, 1, 31), "due-1-2014-01-31"),
        (date(2014, 2, 1), "overdue-1-2014-01-31"),
        (date(2014, 2, 7), "overdue-1-2014-01-31"),
        (date(2014, 2, 8), "overdue-2-2014-01-31"),
        (date(2014, 3, 31), "overdue-9-2014-01-31"),
    ],
)
def test_the_most_urgent_occasion_that_has_passed(campaign, day, occasion):
    assert milestone(campaign, day) == occasion


@pytest.mark.parametrize(
    ("day", "subject"),
    [
        (date(2013, 12, 31), None),
        (date(2014, 1, 1), "1 sprawozdanie do 31 stycznia"),
        (date(2014, 1, 17), "1 sprawozdanie do 31 stycznia"),
        (date(2014, 1, 24), "1 sprawozdanie do 31 stycznia"),
        (date(2014, 1, 30), "1 sprawozdanie do 31 stycznia"),
        (date(2014, 2, 1), "1 sprawozdanie po terminie"),
        (date(2014, 3, 31), "1 sprawozdanie po terminie"),
        (date(2014, 4, 1), None),
    ],
)
def test_people_are_told_within_the_campaigns_window(
    campaign, mailoutbox, day, subject
):
    remind(day)
    assert told(mailoutbox) == ([("realizator", subject)] if subject else [])


@pytest.mark.parametrize(
    ("days", "sent"),
    [
        # Every day from the opening to the second week after the deadline.
        ([date(2014, 1, 1) + datetime.timedelta(n) for n in range(40)], 6),
        # The fourteenth day was missed: it comes the next day, and not again.
        ([date(2014, 1, 1), date(2014, 1, 18), date(2014, 1, 19)], 2),
        # After a long pause only the most urgent counts.
        ([date(2014, 1, 1), date(2014, 1, 30), date(2014, 1, 31)], 2),
        ([date(2014, 2, 20)], 1),
        ([date(2014, 1, 17), date(2014, 1, 17)], 1),
        ([date(2014, 1, 2), date(2014, 1, 16)], 1),
    ],
)
def test_each_occasion_is_told_once_whatever_days_were_missed(
    campaign, mailoutbox, days, sent
):
    for day in days:
        remind(day)
    assert len(mailoutbox) == sent


def test_a_deadline_that_is_put_off_is_told_anew(campaign, mailoutbox):
    remind(date(2014, 1, 24))
    campaign.due_on = date(2014, 2, 7)
    campaign.save()
    remind(date(2014, 1, 25))
    assert [subject for _name, subject in told(mailoutbox)] == [
        "1 sprawozdanie do 31 stycznia",
        "1 sprawozdanie do 7 lutego",
    ]


@pytest.mark.parametrize(
    ("day", "due"), [("opens_on", "31 stycznia"), ("due_on", "7 lutego")]
)
def test_a_campaign_that_is_put_off_long_before_its_end_is_told_anew(
    campaign, mailoutbox, day, due
):
    remind(date(2014, 1, 2))
    setattr(campaign, day, getattr(campaign, day) + datetime.timedelta(days=7))
    campaign.save()
    remind(date(2014, 1, 8))
    remind(date(2014, 1, 9))
    assert [subject for _name, subject in told(mailoutbox)] == [
        "1 sprawozdanie do 31 stycznia",
        f"1 sprawozdanie do {due}",
    ]


def test_a_campaign_that_was_closed_reminds_nobody(campaign, mailoutbox):
    campaign.is_closed = True
    campaign.save()
    remind(date(2014, 1, 24))
    assert mailoutbox == []


def test_without_a_date_it_is_today(now, mailoutbox):
    remind()
    assert told(mailoutbox)[0][0] == "realizator"
