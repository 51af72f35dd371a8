"""Handing over what a person answers for, and closing the account."""

from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.utils.timezone import localdate

from organisation.models import Appointment, OfficeRole, User
from organisation.roles import held_posts
from tests.factories import (
    make_office_user,
    make_post,
    make_user,
)
from tests.pages import text_of
from tests.people.visitors import ONE_DAY, person, signed_in, url

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]


def leaving(leaver: User, successor: User, **changes: Any) -> dict[str, Any]:
    """Return what the form of handing over sends."""
    held = Appointment.objects.filter(user=leaver)
    return {
        "appointments": [one.pk for one in held],
        "successor": successor.pk,
        "last_day": localdate().isoformat(),
    } | changes


def test_handing_over_says_what_moved_and_when() -> None:
    leaver, successor = make_user(make_post("Sekretarz")), make_user()
    client = signed_in(make_office_user())
    form = client.get(url("person", leaver.pk)).context["form"]
    assert [one.post.title for one in form["appointments"].initial] == ["Sekretarz"]
    sent = leaving(leaver, successor)
    page = client.post(url("leave", leaver.pk), sent, follow=True)
    assert f"{successor} has this post from" in text_of(page)
    assert "Sekretarz" in text_of(page)
    assert not held_posts(successor, on=localdate()).posts
    assert held_posts(successor, on=localdate() + ONE_DAY).posts


def test_what_was_chosen_stays_where_the_form_is_refused() -> None:
    leaver, successor = make_user(make_post("Sekretarz")), make_user()
    sent = leaving(leaver, successor, last_day="2013-31-12")
    page = signed_in(make_office_user()).post(url("leave", leaver.pk), sent)
    body = page.content.decode()
    assert page.status_code == 422
    assert 'href="#id_last_day"' in body
    assert 'value="2013-31-12"' in body
    assert f'value="{successor.pk}" selected' in body
    assert 'checked="checked"' in body or "checked" in body


@pytest.mark.parametrize("odd", ["9999-12-31", "0001-01-01", "99999-01-01", "x", ""])
def test_an_odd_day_is_a_mistake_in_the_form(odd: str) -> None:
    leaver, successor = make_user(make_post()), make_user()
    sent = leaving(leaver, successor, last_day=odd)
    page = signed_in(make_office_user()).post(url("leave", leaver.pk), sent)
    assert page.status_code == 422


@pytest.mark.parametrize("odd", ["10000000000000000000000000", "x", "-1", "\0"])
def test_an_odd_choice_is_a_mistake_in_the_form(odd: str) -> None:
    leaver, successor = make_user(make_post()), make_user()
    client = signed_in(make_office_user())
    for name in ("appointments", "successor"):
        sent = leaving(leaver, successor) | {name: [odd]}
        assert client.post(url("leave", leaver.pk), sent).status_code == 422


def test_posts_with_an_office_role_are_handed_over_by_administrators_alone() -> None:
    leaver, successor = (
        make_user(make_post(office_role=OfficeRole.AUDITOR)),
        make_user(),
    )
    sent = leaving(leaver, successor)
    address = url("leave", leaver.pk)
    page = signed_in(make_office_user()).post(address, sent)
    assert page.status_code == 422
    assert "handed over by an administrator" in text_of(page)
    assert not held_posts(successor, on=localdate() + ONE_DAY).posts
    assert signed_in(person("administrator")).post(address, sent).status_code == 302
    assert held_posts(successor, on=localdate() + ONE_DAY).is_auditor


def test_demo_people_touch_demo_accounts_only(settings) -> None:
    settings.DEMO = True
    office = make_office_user(is_demo=True)
    real, demo, successor = make_user(make_post()), make_user(make_post()), make_user()
    User.objects.filter(pk__in=[demo.pk, successor.pk]).update(is_demo=True)
    client = signed_in(office)
    assert "Hand over" not in text_of(client.get(url("person", real.pk)))
    sent = leaving(real, successor)
    assert client.post(url("leave", real.pk), sent).status_code == 403
    sent = leaving(demo, make_user())
    assert client.post(url("leave", demo.pk), sent).status_code == 422
    sent = leaving(demo, successor)
    assert client.post(url("leave", demo.pk), sent).status_code == 302


@pytest.mark.parametrize(
    ("role", "status"), [("administrator", 403), ("superuser", 302)]
)
def test_a_superusers_posts_are_handed_over_by_superusers_alone(
    role: str, status: int
) -> None:
    leaver, successor = make_user(make_post(), is_superuser=True), make_user()
    client = signed_in(person(role))
    response = client.post(url("leave", leaver.pk), leaving(leaver, successor))
    assert response.status_code == status


def test_an_administrator_closes_the_account_on_the_last_day() -> None:
    leaver, successor = make_user(make_post()), make_user()
    administrator = person("administrator")
    sent = leaving(leaver, successor, close="on")
    signed_in(administrator).post(url("leave", leaver.pk), sent)
    leaver.refresh_from_db()
    assert not leaver.is_active
    entry = LogEntry.objects.get()
    assert (entry.user, entry.object_id) == (administrator, str(leaver.pk))


def test_the_account_is_not_closed_before_the_last_day_and_nothing_else_is_done() -> (
    None
):
    leaver, successor = make_user(make_post()), make_user()
    tomorrow = (localdate() + ONE_DAY).isoformat()
    sent = leaving(leaver, successor, close="on", last_day=tomorrow)
    page = signed_in(person("administrator")).post(url("leave", leaver.pk), sent)
    assert page.status_code == 422
    assert "close it on the last day or later" in text_of(page)
    leaver.refresh_from_db()
    assert leaver.is_active
    assert not Appointment.objects.filter(user=successor).exists()


def test_the_strategy_office_closes_no_account() -> None:
    leaver, successor = make_user(make_post()), make_user()
    client = signed_in(make_office_user())
    assert "Close the account" not in text_of(client.get(url("person", leaver.pk)))
    client.post(url("leave", leaver.pk), leaving(leaver, successor, close="on"))
    leaver.refresh_from_db()
    assert leaver.is_active
