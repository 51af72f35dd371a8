"""The pages of one's account, of people, posts and units: who may, what they show."""

import datetime
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate

from organisation.forms import DigestForm
from organisation.models import Appointment, OfficeRole, Post, Unit, User
from organisation.roles import standing
from tasks.models import Programme
from tests.factories import (
    make_goal,
    make_office_user,
    make_post,
    make_programme,
    make_task,
    make_unit,
    make_user,
)
from tests.pages import rows_of, text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]
ONE_DAY = datetime.timedelta(days=1)


def person(role: str) -> User:
    """Make an account with the role; all but the last have a task, a programme…"""
    post = make_post()
    if role == "superuser":
        return make_user(is_superuser=True)
    if role in OfficeRole.values:
        return make_user(make_post(office_role=role))
    programme = make_programme(coordinator=post if role == "coordinator" else None)
    make_task(programme, executor=post if role == "executor" else None)
    return make_user(post)


def signed_in(user: User) -> Any:
    client = Client()
    client.force_login(user)
    return client


def url(name: str, *args: Any) -> str:
    return reverse(f"people:{name}", args=args)


def days(first: int, last: int) -> dict[str, str]:
    """Return what a form sends for days counted from today."""
    return {
        "starts_on": (localdate() + first * ONE_DAY).isoformat(),
        "ends_on": (localdate() + last * ONE_DAY).isoformat(),
    }


# Who may what --------------------------------------------------------------

ROLES = ("anonymous", "executor", "coordinator", "auditor", "office", "administrator")
OPEN = (302, 200, 200, 200, 200, 200)
BOTH = (302, 403, 403, 403, 200, 200)
OFFICE = (302, 403, 403, 403, 200, 403)
# A deed whose form is sent empty is refused with its mistakes, by those who may.
BOTH_MAY = (302, 403, 403, 403, 422, 422)
OFFICE_MAY = (302, 403, 403, 403, 422, 403)


PAGES = [
    ("account", None, "get", OPEN),
    ("digest", None, "post", (302,) * 6),
    ("add_deputy", None, "post", (302, 422, 422, 422, 422, 422)),
    ("end_deputy", "appointment", "post", (302, 404, 404, 404, 404, 404)),
    ("people", None, "get", BOTH),
    ("person", "user", "get", BOTH),
    ("leave", "user", "post", BOTH_MAY),
    ("close_account", "user", "post", (302, 403, 403, 403, 403, 302)),
    ("posts", None, "get", OFFICE),
    ("post", "post", "get", OFFICE),
    ("hand_over_post", "post", "post", OFFICE_MAY),
    ("units", None, "get", BOTH),
    ("unit", "unit", "get", BOTH),
    ("rename_unit", "unit", "post", BOTH_MAY),
    ("merge_units", "unit", "post", OFFICE_MAY),
]


@pytest.mark.parametrize(("name", "thing", "method", "statuses"), PAGES)
@pytest.mark.parametrize("number", range(len(ROLES)))
def test_each_page_and_deed_is_open_to_its_roles(
    name: str, thing: str | None, method: str, statuses: tuple[int, ...], number: int
) -> None:
    post, user = make_post(), make_user()
    appointment = Appointment.objects.create(
        user=user,
        post=post,
        starts_on=localdate(),
        ends_on=localdate(),
        is_deputy=True,
    )
    things: dict[str | None, Any] = {
        "user": user,
        "post": post,
        "unit": make_unit(),
        "appointment": appointment,
        None: None,
    }
    args = [things[thing].pk] if things[thing] else []
    role = ROLES[number]
    client = Client() if role == "anonymous" else signed_in(person(role))
    response = getattr(client, method)(url(name, *args))
    assert response.status_code == statuses[number]
    if role == "anonymous":
        assert response["Location"].startswith(reverse("account_login"))


@pytest.mark.parametrize("name", ["person", "post", "unit"])
def test_what_is_not_there_is_not_found(name: str) -> None:
    client = signed_in(make_office_user())
    for pk in (999_999, 10**25):
        assert client.get(url(name, pk)).status_code == 404


@pytest.mark.parametrize(
    "name", ["leave", "close_account", "hand_over_post", "rename_unit", "merge_units"]
)
def test_a_deed_is_not_done_by_following_a_link(name: str) -> None:
    assert signed_in(make_office_user()).get(url(name, 1)).status_code == 405


# One's own account -----------------------------------------------------------


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
    assert "Not saved: 1 field needs mending" in text_of(response)
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


# People ------------------------------------------------------------------------


def test_the_list_names_people_with_posts_and_last_sign_in() -> None:
    make_user(make_post("Naczelnik"), username="e.lis", last_name="Lis")
    page = signed_in(make_office_user()).get(url("people"))
    row = next(row for row in rows_of(page) if "Lis" in row[0])
    assert row[1:] == ["e.lis", "Naczelnik", "never signed in"]


@pytest.mark.parametrize(
    ("sought", "found"),
    [
        ("łucja", True),
        ("ŻAK", True),
        ("Łucja żak", True),
        ("l.zak", True),
        ("naczelnik", True),
        ("Łucja Nowak", False),
        ("%", False),
    ],
)
def test_people_are_found_by_name_user_name_or_post(
    sought: str, *, found: bool
) -> None:
    post = make_post("Naczelnik")
    make_user(post, username="l.zak", first_name="Łucja", last_name="Żak")
    page = signed_in(make_office_user()).get(url("people"), {"q": sought})
    assert ("Łucja Żak" in text_of(page)) is found


def test_a_page_of_the_list_has_100_people() -> None:
    for _number in range(100):
        make_user()
    client = signed_in(make_office_user())
    rows = [len(rows_of(client.get(url("people"), {"page": n}))) - 1 for n in (1, 2)]
    assert rows == [100, 1]


def test_a_search_of_many_words_is_no_mistake() -> None:
    client = signed_in(make_office_user())
    assert client.get(url("people"), {"q": "a " * 5000}).status_code == 200


def test_a_persons_page_shows_all_that_the_person_answers_for() -> None:
    unit = make_unit("Wydział Edukacji")
    post = make_post("Naczelnik", unit=unit)
    goal = make_goal()
    goal.head = post
    goal.save()
    programme = make_programme(goal, coordinator=post)
    make_task(programme, title="Własne", executor=post)
    make_task(programme, title="Wydziału", executor=unit)
    make_task(programme, title="Cudze", executor=make_unit())
    page = signed_in(make_office_user()).get(url("person", make_user(post).pk))
    text = text_of(page)
    assert "Heads the goals I. Cel I" in text
    assert "Coordinates the programmes I.1 Program 1" in text
    assert "Carries out the tasks I.1.1 Własne" in text
    assert "through the unit: Wydział Edukacji I.1.2 Wydziału" in text
    assert "Cudze" not in text


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
    assert not standing(successor, on=localdate()).posts
    assert standing(successor, on=localdate() + ONE_DAY).posts


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
    assert not standing(successor, on=localdate() + ONE_DAY).posts
    assert signed_in(person("administrator")).post(address, sent).status_code == 302
    assert standing(successor, on=localdate() + ONE_DAY).is_auditor


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


def test_an_account_that_holds_nothing_is_closed_by_a_button() -> None:
    account, client = make_user(), signed_in(person("administrator"))
    assert "Close the account" in text_of(client.get(url("person", account.pk)))
    page = client.post(url("close_account", account.pk), follow=True)
    assert "The account is closed." in text_of(page)
    account.refresh_from_db()
    assert not account.is_active


def test_an_account_that_holds_posts_is_not_closed_by_a_button() -> None:
    account, client = make_user(make_post()), signed_in(person("administrator"))
    page = client.post(url("close_account", account.pk), follow=True)
    assert "holds posts after today" in text_of(page)
    account.refresh_from_db()
    assert account.is_active


def test_nobody_closes_the_own_account() -> None:
    administrator = person("administrator")
    response = signed_in(administrator).post(url("close_account", administrator.pk))
    assert response.status_code == 403


# Posts and units -----------------------------------------------------------------


def test_all_that_a_post_answers_for_is_moved_and_counted() -> None:
    post, to = make_post("Stary"), make_post("Nowy")
    programme = make_programme(coordinator=post)
    make_task(programme, executor=post)
    make_task(programme, executor=post)
    client = signed_in(make_office_user())
    page = client.post(url("hand_over_post", post.pk), {"to": to.pk}, follow=True)
    assert "Moved to “Nowy”: 1 programme, 2 tasks." in text_of(page)
    assert "answers for no goal" in text_of(page)


def test_a_renamed_unit_shows_its_former_name() -> None:
    unit = make_unit("Wydział Oświaty")
    client = signed_in(make_office_user())
    page = client.post(
        url("rename_unit", unit.pk), {"name": " Wydział  Edukacji "}, follow=True
    )
    assert page.context["unit"].name == "Wydział Edukacji"
    assert [one.name for one in page.context["former"]] == ["Wydział Oświaty"]
    assert f"Wydział Oświaty, until {localdate():%-d}" in text_of(page)


def test_a_name_that_means_another_unit_is_a_mistake_in_the_form() -> None:
    unit, _other = make_unit("Wydział Oświaty"), make_unit("Żłobek")
    client = signed_in(make_office_user())
    page = client.post(url("rename_unit", unit.pk), {"name": "żłobek"})
    assert page.status_code == 422
    assert 'value="żłobek"' in page.content.decode()
    assert "This name means another unit: Żłobek." in text_of(page)


def test_units_are_merged_only_by_who_says_that_they_know() -> None:
    unit, into = make_unit("Stara"), make_unit("Nowa")
    make_post("Naczelnik", unit=unit)
    client = signed_in(make_office_user())
    address = url("merge_units", unit.pk)
    page = client.post(address, {"into": into.pk})
    assert page.status_code == 422
    assert Unit.objects.count() == 2
    sent = {"into": into.pk, "understood": "on"}
    page = client.post(address, sent, follow=True)
    assert "“Stara” is now part of “Nowa”. Moved: 1 post." in text_of(page)
    assert [one.name for one in page.context["former"]] == ["Stara"]


# However many ----------------------------------------------------------------------


def test_the_pages_take_as_many_queries_for_200_people_as_for_10(count_queries) -> None:
    office = make_office_user()
    unit = make_unit()
    post = make_post(unit=unit)
    me = make_user(post)
    programme = make_programme(coordinator=post)
    fill(programme, post, 10)
    few = counts(count_queries, office, me, post, unit)
    fill(programme, post, 190)
    assert counts(count_queries, office, me, post, unit) == few


def fill(programme: Programme, post: Post, people: int) -> None:
    """Let so many people share the post and its unit, with two tasks each."""
    for _number in range(people):
        make_user(make_post(unit=post.unit), post)
        make_task(programme, executor=post)
        make_task(programme, executor=post.unit)


def counts(count_queries, office: User, me: User, post: Post, unit: Unit) -> list[int]:
    client = signed_in(office)
    addresses = [
        url("account"),
        url("people"),
        url("person", me.pk),
        url("posts"),
        url("post", post.pk),
        url("units"),
        url("unit", unit.pk),
    ]
    return [count_queries(lambda a=address: client.get(a)) for address in addresses]
