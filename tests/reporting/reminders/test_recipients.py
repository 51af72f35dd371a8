"""Whom reminders reach: reviewers, and those who stand in for people."""

import datetime
from datetime import date

import pytest
from django.utils.timezone import localdate

from organisation.models import User
from reporting import reminders
from reporting.subjects import subjects_of
from tests.factories import (
    make_user,
)
from tests.reporting.people import person
from tests.reporting.reminders.mail import another, give_back, remind, submit, told

pytestmark = pytest.mark.django_db


def without_address(*names: str) -> None:
    User.objects.filter(username__in=names).update(email="")


def test_a_reviewer_is_told_when_something_was_submitted_and_not_again(
    task, now, year, mailoutbox
):
    more = another(task)
    submit(task, year)
    remind()
    assert dict(told(mailoutbox))["koordynator"] == "1 sprawozdanie do sprawdzenia"
    mailoutbox.clear()
    tomorrow = localdate() + datetime.timedelta(1)
    remind(tomorrow)
    assert "koordynator" not in dict(told(mailoutbox))
    # What waits already is listed with what is new.
    submit(more, year)
    remind(tomorrow)
    assert dict(told(mailoutbox))["koordynator"] == "2 sprawozdania do sprawdzenia"


def test_a_reviewer_is_told_once_a_day_at_most(task, now, year, mailoutbox):
    more = another(task)
    submit(task, year)
    remind()
    submit(more, year)
    mailoutbox.clear()
    remind()
    assert mailoutbox == []
    assert "Do wysłania: 0 wiadomości." in remind(dry_run=True)


def test_what_was_submitted_anew_is_told_anew(task, now, year, mailoutbox):
    submit(task, year)
    remind()
    give_back(task, year)
    submit(task, year)
    mailoutbox.clear()
    remind(localdate() + datetime.timedelta(1))
    assert told(mailoutbox) == [("koordynator", "1 sprawozdanie do sprawdzenia")]


def test_where_goal_heads_approve_they_are_told(task, now, year, mailoutbox):
    now.coordinators_approve = False
    now.save()
    submit(task, year)
    remind()
    assert told(mailoutbox) == [("szef", "1 sprawozdanie do sprawdzenia")]


# Whom: executor, coordinator, office


@pytest.mark.parametrize(
    ("missing", "name"),
    [
        ([], "realizator"),
        (["realizator"], "koordynator"),
        (["realizator", "koordynator"], "biuro"),
        (["realizator", "koordynator", "biuro"], None),
    ],
)
def test_who_has_no_address_is_stood_in_for(task, campaign, mailoutbox, missing, name):
    without_address(*missing)
    printed = remind(date(2014, 1, 24))
    assert [who for who, _subject in told(mailoutbox)] == ([name] if name else [])
    assert ("Nie ma kogo powiadomić o zadaniach: I.1.1." in printed) == (name is None)


def test_one_executor_with_an_address_is_enough(task, campaign, mailoutbox):
    make_user(task.executors.get().post, username="bez_adresu")
    remind(date(2014, 1, 24))
    assert [who for who, _subject in told(mailoutbox)] == ["realizator"]


@pytest.mark.parametrize(
    ("missing", "name"),
    [
        ([], "koordynator"),
        (["koordynator"], "szef"),
        (["koordynator", "szef"], "biuro"),
    ],
)
def test_a_reviewer_without_an_address_is_stood_in_for(
    task, now, year, mailoutbox, missing, name
):
    submit(task, year)
    without_address(*missing)
    remind()
    assert told(mailoutbox) == [(name, "1 sprawozdanie do sprawdzenia")]


def test_nobody_stands_in_for_a_person_who_wants_no_digest(
    campaign, mailoutbox, switched_off
):
    remind(date(2014, 1, 24))
    assert mailoutbox == []


def test_somebody_stands_in_where_a_report_is_returned_or_another_person_reminds(
    task, now, year, mailoutbox, switched_off
):
    reminders.remind_now(subjects_of(now.year), now, by=person("biuro"), on=localdate())
    submit(task, year)
    give_back(task, year)
    assert [who for who, _subject in told(mailoutbox)] == ["koordynator"] * 2


@pytest.fixture
def switched_off(task) -> None:
    """The executor switched messages off."""
    User.objects.filter(username="realizator").update(wants_digest=False)


def test_demo_accounts_get_mail_only_in_a_demonstration(
    task, campaign, mailoutbox, settings
):
    User.objects.update(is_demo=True)
    remind(date(2014, 1, 24))
    assert mailoutbox == []
    settings.DEMO = True
    remind(date(2014, 1, 24))
    assert len(mailoutbox) == 1
