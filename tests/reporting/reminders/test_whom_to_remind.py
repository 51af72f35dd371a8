"""The page that names who gets a reminder, before anything is sent."""

import pytest
from django.db.models import Max

from organisation.models import User
from reporting.models import Notice
from tests.factories import due_in, make_post, make_task, make_user
from tests.pages import text_of
from tests.reporting.people import person
from tests.reporting.reminders.mail import another, ask

pytestmark = pytest.mark.django_db
ADDRESS = "/panel/miasto/2013/sprawozdania/przypomnij/"


@pytest.fixture
def page(client, task, now):
    """Ask the page as the office."""
    client.force_login(person("biuro"))
    return lambda **asked: client.get(ADDRESS, asked)


def told(page) -> dict[str, int]:
    found = page.context["found"].told
    return {one.user.username: one.n for one in found}


def test_choosing_reports_names_people_and_sends_nothing(
    client, task, now, mailoutbox
) -> None:
    client.force_login(person("biuro"))
    asked = ask(client, task, another(task))
    assert told(asked) == {"realizator": 2}
    assert "Jeszcze nic nie wysłano." in text_of(asked)
    assert mailoutbox == []


def test_the_page_says_exactly_who_gets_a_letter(page, client, task, mailoutbox):
    """Whatever each person has: an address, letters switched off, no account."""
    for fields in ({"email": ""}, {"email": "x@example.pl", "wants_digest": False}):
        alone = make_post()
        make_user(alone, **fields)
        make_task(task.programme, executor=alone)
    both = another(task, "Dwoje")
    both.executors.create(text="x", post=alone)
    make_task(task.programme, executor=make_post())
    found = page().context["found"]
    assert told(page()) == {"koordynator": 3, "realizator": 2}
    assert {one.why for one in found.untold} == {
        "brak adresu e-mail",
        "nie chce wiadomości",
    }
    assert found.unclaimed == 1
    (stood_in,) = [one for one in found.told if one.user == person("koordynator")]
    assert len(stood_in.instead_of) == 2
    people = [one.user.pk for one in found.told]
    client.post(ADDRESS, {"send": "1", "person": people})
    assert {mail.to[0] for mail in mailoutbox} == {
        "koordynator@example.pl",
        "realizator@example.pl",
    }


def test_only_the_chosen_people_get_a_letter_and_only_once(
    page, client, task, mailoutbox
):
    other = make_post()
    make_user(other, username="inny", email="inny@example.pl")
    make_task(task.programme, executor=other)
    chosen = {"send": "1", "person": [person("inny").pk]}
    client.post(ADDRESS, chosen)
    client.post(ADDRESS, chosen)
    assert [mail.to for mail in mailoutbox] == [["inny@example.pl"]]
    assert Notice.objects.aggregate(last=Max("user"))["last"] == person("inny").pk
    again = page()
    assert "dzisiaj, więc nie drugi raz" in text_of(again)
    assert again.context["chosen"] == {person("realizator").pk}


def test_nobody_chosen_sends_nothing_and_keeps_the_reports(client, task, now):
    client.force_login(person("biuro"))
    asked = ask(client, task, send="1")
    assert asked.status_code == 422
    assert asked.context["reports"] == [f"task-{task.pk}"]
    assert not Notice.objects.exists()


def test_the_address_may_name_whose_box_is_checked(page, task):
    other = make_post()
    make_user(other, username="inny", email="inny@example.pl")
    make_task(task.programme, executor=other)
    inny = person("inny").pk
    assert page(osoba=inny).context["chosen"] == {inny}
    assert len(page(osoba="9" * 40).context["chosen"]) == 2


def test_what_is_late_is_counted(page, task):
    due_in(-3)
    (one,) = page().context["found"].told
    assert (one.n, one.late) == (1, 1)


def test_where_nobody_can_be_told_the_page_says_of_how_many(page, task):
    User.objects.update(email="")
    asked = page()
    assert "O 1 sprawozdaniu nie ma kogo powiadomić e-mailem." in text_of(asked)
    assert told(asked) == {}


def test_it_asks_as_much_for_many_tasks_as_for_few(page, task, count_queries):
    page()
    few = count_queries(page)
    for _n in range(10):
        another(task)
    assert count_queries(page) == few
    assert few <= 15


@pytest.mark.parametrize("said", ["9" * 5000, "x", "-1"])
def test_who_is_nobody_gets_nothing(page, client, task, mailoutbox, said):
    assert page(osoba=said).status_code == 200
    answer = client.post(ADDRESS, {"send": "1", "person": said})
    assert answer.status_code < 500
    assert mailoutbox == []
