"""Two tasks change numbers while a form is open: what is sent reaches its own task."""

import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from organisation.models import User
from reporting.models import Report, State
from tasks.models import Task
from tasks.moving import renumber
from tests.factories import (
    draft,
    make_campaign,
    make_office_user,
    make_report,
    make_task,
    year_of,
)

pytestmark = pytest.mark.django_db
ADDRESS = "/panel/miasto/zadania/I.1.{}/2010/"


@pytest.fixture
def pair() -> tuple[Task, Task]:
    first = make_task(title="Pierwsze")
    make_campaign(year_of(first, 2010))
    return first, make_task(first.programme, title="Drugie")


@pytest.fixture
def client() -> Client:
    client = Client()
    client.force_login(make_office_user(username="biuro"))
    return client


def swap(first: Task, second: Task) -> None:
    for task, number in ((first, 9), (second, 1), (first, 2)):
        Task.objects.filter(pk=task.pk).update(number=number)


def sent_from(page) -> dict[str, str]:
    """Return what the page's hidden fields say."""
    html = page.content.decode()
    found = re.findall(r'type="hidden"\s+name="(\w+)"\s+value="([^"]*)"', html)
    return {name: unescape(value) for name, value in found}


def test_what_was_typed_is_saved_with_its_own_task(client, pair) -> None:
    first, _second = pair
    sent = sent_from(client.get(ADDRESS.format(1))) | {
        "done": "Posadzono lipy",
        "step": "save",
    }
    swap(*pair)
    answer = client.post(ADDRESS.format(1), sent)
    assert (answer.status_code, answer["Location"]) == (308, ADDRESS.format(2))
    assert client.post(answer["Location"], sent).status_code == 302
    assert Report.objects.get().task == first


def test_what_was_not_read_is_not_approved(client, pair) -> None:
    office = make_office_user(username="inne")
    for task in pair:
        what = draft(task, done="Zrobiono.")
        make_report(task, year_of(task, 2010), State.SUBMITTED, by=office, what=what)
    sent = sent_from(client.get(ADDRESS.format(1)))
    swap(*pair)
    answer = client.post(f"{ADDRESS.format(1)}przyjmij/", sent)
    assert answer["Location"] == f"{ADDRESS.format(2)}przyjmij/"
    assert not Report.objects.filter(state=State.APPROVED).exists()
    client.post(answer["Location"], sent)
    assert Report.objects.get(state=State.APPROVED).task == pair[0]


@pytest.mark.parametrize("is_swap", [True, False])
def test_a_form_that_came_late_is_shown_with_its_own_task(
    client, pair, is_swap
) -> None:
    first, _second = pair
    sent = sent_from(client.get(ADDRESS.format(1))) | {
        "done": "Posadzono lipy",
        "step": "save",
    }
    Session.objects.update(expire_date=timezone.now())
    answer = client.post(ADDRESS.format(1), sent)
    if is_swap:
        swap(*pair)
    else:
        renumber(first, 2_000, by=None)
    client.force_login(make_office_user(username="inne"))
    (address,) = parse_qs(urlsplit(answer["Location"]).query)["next"]
    assert "Posadzono lipy" not in client.get(address, follow=True).content.decode()
    client.force_login(User.objects.get(username="biuro"))
    page = client.get(address, follow=True)
    assert page.context["subject"] == first
    assert page.context["form"]["done"].value() == "Posadzono lipy"


def test_a_task_that_is_not_there_takes_nothing(client, pair) -> None:
    for task in ("0", "x", "999999999999", "\u0663"):
        sent = {"subject": task, "done": "Posadzono lipy"}
        assert client.post(ADDRESS.format(1), sent).status_code == 404
    assert not Report.objects.exists()
