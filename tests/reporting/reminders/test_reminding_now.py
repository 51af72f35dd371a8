"""Reminding people at once, from the page of a year."""

import datetime

import pytest
from django.utils.timezone import localdate

from letters.models import Letter
from organisation.models import OfficeRole, User
from reporting import reminders
from reporting.approving import AT_ONCE
from reporting.models import State
from reporting.subjects import subjects_of
from tests.factories import (
    make_goal,
    make_post,
    make_programme,
    make_report,
    make_strategy,
    make_task,
    make_unit,
    make_user,
)
from tests.pages import text_of
from tests.reporting.people import person
from tests.reporting.reminders.mail import another, post, remind, told

pytestmark = pytest.mark.django_db


def test_people_are_reminded_now_in_one_message(client, task, now, mailoutbox):
    boss = person("biuro")
    boss.first_name, boss.last_name = "Anna", "Nowak"
    boss.save()
    client.force_login(boss)
    page = post(client, task, another(task))
    assert "Przypomniano 1 osobie: realizator." in text_of(page)
    (mail,) = mailoutbox
    assert mail.to == ["realizator@example.pl"]
    assert mail.subject.startswith(
        "Strategia rozwoju Miasta, 2013: przypomnienie, 2 sprawozdania do"
    )
    assert "Anna Nowak prosi o wypełnienie tych sprawozdań." in mail.body


def test_they_are_reminded_once_a_day(client, task, now, mailoutbox):
    client.force_login(person("biuro"))
    post(client, task)
    page = post(client, another(task))
    assert "1 osobie przypomniano już dzisiaj: realizator." in text_of(page)
    assert len(mailoutbox) == 1
    tomorrow = localdate() + datetime.timedelta(1)
    reminders.remind_now(subjects_of(now.year), now, by=person("biuro"), on=tomorrow)
    assert len(mailoutbox) == 2


def test_the_digest_comes_all_the_same(client, task, now, mailoutbox):
    client.force_login(person("biuro"))
    post(client, task)
    remind()
    assert len(mailoutbox) == 2


@pytest.mark.parametrize("state", [State.SUBMITTED, State.APPROVED])
def test_what_is_done_is_not_reminded_of(client, task, now, year, mailoutbox, state):
    make_report(task, year, state, by=person("biuro"))
    client.force_login(person("biuro"))
    assert "Te sprawozdania są już przesłane." in text_of(post(client, task))
    assert mailoutbox == []


def test_the_page_says_for_which_tasks_there_is_nobody(client, task, now):
    User.objects.update(email="")
    client.force_login(person("biuro"))
    page = post(client, task, another(task))
    assert "Nie ma kogo powiadomić e-mailem o zadaniach: I.1.1, I.1.2." in (
        text_of(page)
    )


def test_the_page_says_that_the_mail_server_failed(client, task, now, dead_server):
    client.force_login(person("biuro"))
    page = post(client, task)
    assert "Przypomniano 1 osobie: realizator." in text_of(page)
    assert "1 wiadomość czeka: serwer poczty ją odrzucił albo nie odpowiedział." in (
        text_of(page)
    )


def test_a_closed_year_is_not_reminded_of(client, task, campaign, mailoutbox):
    client.force_login(person("biuro"))
    page = post(client, task)
    assert page.status_code == 200
    assert len(page.context["messages"]) == 1
    assert mailoutbox == []


@pytest.mark.parametrize(
    ("name", "status"),
    [
        (None, 302),
        ("realizator", 403),
        ("audytor", 403),
        ("administrator", 403),
        ("obcy", 404),
        ("koordynator", 200),
        ("szef", 200),
        ("biuro", 200),
    ],
)
def test_who_may_remind(client, task, now, mailoutbox, name, status):
    make_user(make_post(office_role=OfficeRole.AUDITOR), username="audytor")
    make_user(make_post(office_role=OfficeRole.ADMINISTRATOR), username="administrator")
    elsewhere = make_programme(task.programme.goal, coordinator=make_post())
    make_task(elsewhere)
    make_user(elsewhere.coordinator, username="obcy")
    if name:
        client.force_login(person(name))
    page = post(client, task)
    first = page.redirect_chain[0][1] if page.redirect_chain else page.status_code
    assert (page.status_code if name else first) == status
    assert len(mailoutbox) == (status == 200)


def test_others_tasks_and_nonsense_are_left_out(client, task, now, mailoutbox):
    foreign = make_task(make_programme(task.programme.goal), executor=make_unit())
    client.force_login(person("koordynator"))
    post(client, task, foreign, "0", "-1", "abc", "9" * 40, "")
    assert told(mailoutbox)[0][1].startswith("przypomnienie, 1 sprawozdanie do")
    assert post(client, foreign).status_code == 404
    assert post(client, "abc", "9" * 40).status_code == 404


def test_whoever_chose_nothing_or_too_much_is_told_so(client, task, now, mailoutbox):
    client.force_login(person("koordynator"))
    for chosen in ([], [task, *map(str, range(10**6, 10**6 + AT_ONCE))]):
        page = post(client, *chosen, next="/panel/?strategia=miasto")
        assert page.redirect_chain == [("/panel/?strategia=miasto", 302)]
        assert "Zaznacz co najmniej jedno sprawozdanie, a najwyżej" in text_of(page)
    assert not mailoutbox


def test_a_task_of_another_strategy_is_left_out(client, task, now):
    foreign = make_task(make_programme(make_goal(make_strategy("inna"))))
    client.force_login(person("biuro"))
    assert post(client, foreign).status_code == 404


@pytest.mark.parametrize("other", [2012, 1999])
def test_a_year_without_a_campaign_is_not_there(client, task, now, other):
    client.force_login(person("biuro"))
    assert post(client, task, year=other).status_code == 404


def test_reading_the_address_reminds_nobody(client, task, now):
    client.force_login(person("biuro"))
    page = client.get("/panel/miasto/2013/sprawozdania/przypomnij/")
    assert [one.user.username for one in page.context["found"].told] == ["realizator"]
    assert not Letter.objects.exists()


@pytest.mark.parametrize(
    ("asked", "is_taken"),
    [
        ("/panel/?strategia=miasto", True),
        ("https://zly.example.com/", False),
        ("//zly.example.com/", False),
        ("javascript:alert(1)", False),
        ("", False),
    ],
)
def test_one_comes_back_to_the_page_one_came_from(client, task, now, asked, is_taken):
    client.force_login(person("biuro"))
    page = post(client, task, next=asked)
    address, _status = page.redirect_chain[0]
    assert (address == asked) == is_taken
    assert address.startswith("/panel/")
