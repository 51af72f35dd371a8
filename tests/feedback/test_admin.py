"""Readers' messages in the office: who sees them, and who marks them as handled."""

import datetime

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate, make_aware

from feedback.models import Feedback, Kind
from organisation.models import User
from tests.factories import make_office_user
from tests.organisation.test_admin import person, signed_in
from tests.pages import words_of

pytestmark = pytest.mark.django_db
LIST = reverse("admin:feedback_feedback_changelist")


def make_feedback(
    kind: Kind = Kind.GENERAL, *, text: str = "Uwaga", day: str = ""
) -> Feedback:
    feedback = Feedback.objects.create(
        kind=kind, text=text, page="/miasto/", email="anna@example.org"
    )
    if day:
        feedback.created_at = make_aware(datetime.datetime.fromisoformat(day))
        feedback.save()
    return feedback


def page_of(feedback: Feedback, page: str = "change") -> str:
    return reverse(f"admin:feedback_feedback_{page}", args=[feedback.pk])


def choose(client: Client, permission: str, *chosen: Feedback):
    keys = [str(one.pk) for one in chosen]
    return client.post(LIST, {"action": permission, "_selected_action": keys})


@pytest.mark.parametrize(
    ("role", "reads", "marks"),
    [
        ("superuser", 200, True),
        ("office", 200, True),
        ("administrator", 200, False),
        ("auditor", 200, False),
        ("coordinator", 403, False),
        ("executor", 403, False),
        ("goal head", 403, False),
    ],
)
def test_messages_are_open_by_the_table_and_nobody_adds_or_deletes_one(
    role: str, reads: int, *, marks: bool
) -> None:
    feedback, client = make_feedback(), signed_in(person(role))
    assert client.get(LIST).status_code == reads
    assert client.get(page_of(feedback)).status_code == reads
    client.post(page_of(feedback), {"is_handled": "on"})
    feedback.refresh_from_db()
    assert feedback.is_handled == marks
    other = make_feedback()
    choose(client, "mark_handled", other)
    other.refresh_from_db()
    assert other.is_handled == marks
    assert client.get(reverse("admin:feedback_feedback_add")).status_code == 403
    assert client.post(page_of(other, "delete"), {"post": "yes"}).status_code == 403
    choose(client, "delete_selected", other)
    assert Feedback.objects.count() == 2


def test_a_stranger_is_sent_to_sign_in(client: Client) -> None:
    assert client.get(page_of(make_feedback())).status_code == 302


def test_marking_records_who_and_when_and_can_be_undone() -> None:
    feedback, office = make_feedback(), person("office")
    client = signed_in(office)
    choose(client, "mark_handled", feedback)
    feedback.refresh_from_db()
    assert feedback.handled_by == office
    assert feedback.handled_at is not None
    assert localdate(feedback.handled_at) == localdate()
    choose(client, "mark_waiting", feedback)
    feedback.refresh_from_db()
    assert (feedback.is_handled, feedback.handled_at, feedback.handled_by) == (
        False,
        None,
        None,
    )


def test_who_handled_it_first_stays() -> None:
    feedback, first = make_feedback(), person("office")
    choose(signed_in(first), "mark_handled", feedback)
    choose(signed_in(make_office_user()), "mark_handled", feedback)
    feedback.refresh_from_db()
    assert feedback.handled_by == first


def test_the_form_of_a_message_changes_nothing_else() -> None:
    feedback = make_feedback()
    sent = {"text": "Inna", "page": "/x/", "email": "", "is_handled": "on"}
    signed_in(person("office")).post(page_of(feedback), sent)
    feedback.refresh_from_db()
    assert feedback.is_handled
    assert (feedback.text, feedback.page) == ("Uwaga", "/miasto/")


def test_the_list_filters_what_waits_and_problems_with_accessibility() -> None:
    handled, waiting = make_feedback(text="Pierwsza"), make_feedback(text="Druga")
    handled.mark_handled(by=person("office"))
    barrier = make_feedback(Kind.ACCESSIBILITY, text="Trzecia")
    client = signed_in(person("office"))

    def shown(query: str) -> set[Feedback]:
        return set(client.get(LIST + query).context["cl"].queryset)

    assert shown("") == {handled, waiting, barrier}
    assert shown("?is_handled__exact=0") == {waiting, barrier}
    assert shown("?kind__exact=accessibility") == {barrier}
    assert shown("?q=Druga") == {waiting}


def test_a_problem_with_accessibility_shows_its_day(client: Client) -> None:
    barrier = make_feedback(Kind.ACCESSIBILITY, day="2026-02-26T23:30")
    make_feedback(day="2026-02-20T12:00")
    assert barrier.answer_by == datetime.date(2026, 3, 5)
    rows = signed_in(person("office")).get(LIST).content.decode()
    assert "5 marca 2026, po terminie" in rows
    assert "27 lutego 2026" not in rows


@pytest.mark.parametrize(
    ("kind", "today", "overdue"),
    [
        (Kind.ACCESSIBILITY, "2026-03-05", False),
        (Kind.ACCESSIBILITY, "2026-03-06", True),
        (Kind.GENERAL, "2026-12-31", False),
    ],
)
def test_it_is_overdue_from_the_eighth_day_on(
    kind: Kind, today: str, *, overdue: bool
) -> None:
    feedback = make_feedback(kind, day="2026-02-26T12:00")
    day = datetime.date.fromisoformat(today)
    assert feedback.is_overdue(day) == overdue
    feedback.mark_handled(by=person("office"))
    assert not feedback.is_overdue(day)


def test_what_a_reader_wrote_is_escaped_in_the_office() -> None:
    bad = "<script>alert(1)</script>"
    feedback = make_feedback(text=bad)
    Feedback.objects.update(page="/" + bad)
    client = signed_in(person("office"))
    for address in (LIST, page_of(feedback)):
        assert bad not in client.get(address).content.decode()


def test_handled_without_a_time_cannot_be() -> None:
    feedback = make_feedback()
    with pytest.raises(IntegrityError), transaction.atomic():
        Feedback.objects.filter(pk=feedback.pk).update(is_handled=True)


# The first page of the panel


def home_of(user: User) -> str:
    return words_of(signed_in(user).get("/panel/").content.decode())


def test_the_office_is_told_how_many_wait() -> None:
    office = make_office_user()
    assert "na biuro strategii" not in home_of(office)
    for _n in range(2):
        make_feedback()
    make_feedback().mark_handled(by=office)
    assert "2 uwagi czekają na biuro strategii" in home_of(office)
    assert f'href="{LIST}?is_handled__exact=0"' in (
        signed_in(office).get("/panel/").content.decode()
    )


@pytest.mark.parametrize("role", ["auditor", "administrator", "coordinator"])
def test_others_are_not_told(role: str) -> None:
    make_feedback()
    assert "na biuro strategii" not in home_of(person(role))


@pytest.mark.parametrize("address", [LIST, "/panel/"])
def test_pages_ask_as_much_for_many_messages_as_for_one(
    count_queries, address: str
) -> None:
    client = signed_in(make_office_user())
    make_feedback()
    few = count_queries(lambda: client.get(address))
    for _n in range(20):
        make_feedback(Kind.ACCESSIBILITY)
    assert count_queries(lambda: client.get(address)) == few
