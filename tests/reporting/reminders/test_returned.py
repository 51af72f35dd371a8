"""Telling at once that a report came back."""

import datetime
from datetime import date

import pytest
from django.db import transaction
from django.utils.timezone import localdate

from letters.models import Letter
from reporting import reminders
from reporting.models import Action, Notice
from reporting.reminders import milestone
from reporting.transitions import move
from tests.factories import (
    actor,
    draft,
)
from tests.reporting.people import person
from tests.reporting.reminders.mail import (
    give_back,
    let_time_pass,
    remind,
    submit,
)

pytestmark = pytest.mark.django_db


def test_who_owes_a_report_is_told_at_once_that_it_came_back(
    task, now, year, mailoutbox
):
    submit(task, year)
    give_back(task, year)
    (mail,) = mailoutbox
    assert mail.to == ["realizator@example.pl"]
    assert mail.subject.startswith(
        "Strategia rozwoju Miasta, 2013: zwrócono sprawozdanie I.1.1, popraw do "
    )
    assert "Zwrócono. Powód: Brakuje kwot." in mail.body
    assert "/panel/miasto/zadania/I.1.1/2013/" in mail.body


def test_after_the_deadline_there_is_time_till_the_campaign_closes(
    task, now, year, mailoutbox
):
    submit(task, year)
    now.due_on = localdate() - datetime.timedelta(1)
    now.closes_on = localdate()
    now.save()
    give_back(task, year)
    assert "popraw do " + in_short(localdate()) in mailoutbox[0].subject


def in_short(day: date) -> str:
    months = (
        "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września "
        "października listopada grudnia"
    )
    return f"{day.day} {months.split()[day.month - 1]}"


def test_a_return_is_told_once(task, now, year, mailoutbox):
    submit(task, year)
    version = give_back(task, year)
    reminders.tell_returned(version=version)
    assert len(mailoutbox) == 1


def test_what_was_submitted_again_meanwhile_is_not_told(task, now, year, mailoutbox):
    submit(task, year)
    version = give_back(task, year)
    mailoutbox.clear()
    Notice.objects.all().delete()
    submit(task, year)
    reminders.tell_returned(version=version)
    assert mailoutbox == []


def test_a_return_that_is_undone_is_not_told(task, now, year, mailoutbox):
    submit(task, year)
    with transaction.atomic():
        give_back(task, year)
        transaction.set_rollback(True)
    assert not Letter.objects.exists()
    assert not Notice.objects.exists()


def test_a_return_that_could_not_be_told_is_told_later(
    task, now, year, settings, dead_server, mailoutbox, caplog
):
    Notice.objects.create(
        user=person("realizator"), campaign=now, occasion=milestone(now, localdate())
    )
    submit(task, year)
    give_back(task, year)
    assert "was not sent" in caplog.text
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    let_time_pass()
    remind()
    (mail,) = (one for one in mailoutbox if one.to == ["realizator@example.pl"])
    assert "Brakuje kwot." in mail.body


def test_a_digest_keeps_the_reason_of_what_was_saved_since(task, now, year, mailoutbox):
    submit(task, year)
    give_back(task, year)
    by = actor(person("realizator"))
    move(task, year, Action.SAVED, by=by, draft=draft(task, done="Poprawione."))
    remind()
    assert "Zwrócono. Powód: Brakuje kwot." in mailoutbox[0].body


def test_of_two_returns_the_last_ones_reason_counts(task, now, year, mailoutbox):
    for reason in ("Brakuje kwot.", "Brakuje dat."):
        submit(task, year)
        give_back(task, year, reason)
    mailoutbox.clear()
    remind()
    assert "Brakuje dat." in mailoutbox[0].body
    assert "Brakuje kwot." not in mailoutbox[0].body
