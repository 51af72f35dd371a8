"""The pages of one's own account: reminders and deputies."""

import pytest
from django.urls import reverse
from django.utils.timezone import localdate

from organisation.forms import DigestForm
from organisation.models import Appointment, OfficeRole, User
from tests.factories import (
    make_post,
    make_task,
    make_unit,
    make_user,
)
from tests.pages import rows_of, text_of
from tests.people.visitors import ONE_DAY, signed_in, url

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]


def days(first: int, last: int) -> dict[str, str]:
    """Return what a form sends for days counted from today."""
    return {
        "starts_on": (localdate() + first * ONE_DAY).isoformat(),
        "ends_on": (localdate() + last * ONE_DAY).isoformat(),
    }


def test_the_account_shows_posts_deputies_and_for_whom_one_stands_in() -> None:
    unit = make_unit("Wydział Edukacji")
    post, other = make_post("Naczelnik", unit=unit), make_post("Skarbnik")
    me = make_user(post, email="ja@example.org")
    colleague = make_user(other, first_name="Ewa", last_name="Lis")
    period = {"starts_on": localdate(), "ends_on": localdate(), "is_deputy": True}
    Appointment.objects.create(user=colleague, post=post, **period)
    Appointment.objects.create(user=me, post=other, **period)
    page = signed_in(me).get(url("account"))
    held, *deputies = [
        row for row in rows_of(page) if row[0] in {"Naczelnik", "Skarbnik"}
    ]
    assert held[:3] == ["Naczelnik", "Wydział Edukacji", "without end"]
    assert [row[:3] for row in deputies] == [
        ["Naczelnik", "you", "Ewa Lis"],
        ["Skarbnik", "Ewa Lis", "you"],
    ]
    assert "ja@example.org" in text_of(page)
    assert reverse("account_change_password") in page.content.decode()


def test_who_has_no_address_is_told_what_that_means() -> None:
    page = signed_in(make_user()).get(url("account"))
    assert "You have no e-mail address here" in text_of(page)


def test_reminders_are_switched_off_and_on() -> None:
    me = make_user()
    for sent, wants in (({}, False), ({"wants_digest": "on"}, True)):
        signed_in(me).post(url("digest"), sent)
        me.refresh_from_db()
        assert me.wants_digest is wants


def test_switching_reminders_does_not_open_an_account_closed_meanwhile() -> None:
    account = make_user()
    User.objects.filter(pk=account.pk).update(is_active=False, password="changed")
    form = DigestForm({}, instance=account)
    assert form.is_valid()
    form.save()
    account.refresh_from_db()
    assert (account.wants_digest, account.is_active) == (False, False)
    assert account.password == "changed"


def test_a_person_names_a_deputy_who_then_enters_the_posts_figures() -> None:
    post = make_post("Naczelnik")
    task = make_task(stages=[{2009: ("5", None)}], executor=post)
    me, colleague = make_user(post), make_user()
    page = reverse("reporting:report", args=[task.strategy.slug, task.code, 2009])
    assert signed_in(colleague).get(page).status_code == 404
    sent = {"post": post.pk, "deputy": colleague.pk} | days(0, 3)
    response = signed_in(me).post(url("add_deputy"), sent, follow=True)
    assert f"{colleague} is your deputy" in text_of(response)
    assert signed_in(colleague).get(page).status_code == 200


def test_a_refused_deputy_is_told_at_the_field_and_nothing_typed_is_lost() -> None:
    post = make_post("Naczelnik")
    me, colleague = make_user(post), make_user()
    sent = {"post": post.pk, "deputy": colleague.pk} | days(3, 2)
    response = signed_in(me).post(url("add_deputy"), sent)
    assert response.status_code == 422
    assert "Not saved: correct 1 field" in text_of(response)
    body = response.content.decode()
    assert 'href="#id_ends_on"' in body
    assert f'value="{sent["starts_on"]}"' in body
    assert f'value="{colleague.pk}" selected' in body
    assert not Appointment.objects.filter(is_deputy=True).exists()


def test_no_deputy_is_offered_for_a_role_over_the_whole_strategy() -> None:
    post = make_post(office_role=OfficeRole.OFFICE)
    me, colleague = make_user(post), make_user()
    client = signed_in(me)
    assert "only an administrator names deputies" in text_of(client.get(url("account")))
    sent = {"post": post.pk, "deputy": colleague.pk} | days(0, 3)
    assert client.post(url("add_deputy"), sent).status_code == 422


@pytest.mark.parametrize(
    ("who", "status"), [("holder", 302), ("deputy", 302), ("stranger", 404)]
)
def test_a_deputyship_is_ended_by_the_two_whom_it_concerns(
    who: str, status: int
) -> None:
    post = make_post()
    people = {"holder": make_user(post), "deputy": make_user(), "stranger": make_user()}
    appointment = Appointment.objects.create(
        user=people["deputy"],
        post=post,
        starts_on=localdate() - ONE_DAY,
        ends_on=localdate() + ONE_DAY,
        is_deputy=True,
    )
    response = signed_in(people[who]).post(url("end_deputy", appointment.pk))
    assert response.status_code == status
    appointment.refresh_from_db()
    assert (appointment.ends_on == localdate()) is (status == 302)


def test_no_own_appointment_is_ended_as_if_it_were_a_deputyship() -> None:
    me = make_user(make_post())
    appointment = Appointment.objects.get()
    assert signed_in(me).post(url("end_deputy", appointment.pk)).status_code == 404
