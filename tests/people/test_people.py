"""The pages of people, posts and units: who may, what they show."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate

from organisation.models import Appointment, Post, Unit, User
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
from tests.people.visitors import person, signed_in, url

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]
ROLES = ("anonymous", "executor", "coordinator", "auditor", "office", "administrator")
OPEN = (302, 200, 200, 200, 200, 200)
BOTH = (302, 403, 403, 403, 200, 200)
OFFICE = (302, 403, 403, 403, 200, 403)
# An action whose form is sent empty is refused with its mistakes, by those who may.
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
    ("invite", None, "get", (302, 403, 403, 403, 403, 200)),
    ("invite", None, "post", (302, 403, 403, 403, 403, 422)),
    ("invite_again", "user", "post", (302, 403, 403, 403, 403, 302)),
    ("reset_factor", "user", "post", (302, 403, 403, 403, 403, 302)),
    ("appoint", None, "get", BOTH),
    ("appoint", None, "post", BOTH_MAY),
    ("letters", None, "get", BOTH),
    ("log", None, "get", (302, 403, 403, 200, 403, 200)),
    ("send_again", None, "post", (302, 403, 403, 403, 302, 302)),
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


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("administrator", {"/change/": True, "/password/": True}),
        ("office", {"/change/": True, "/password/": False}),
    ],
)
def test_a_persons_page_leads_to_what_the_visitor_may_change(
    role: str, expected: dict[str, bool]
) -> None:
    account, client = make_user(), signed_in(person(role))
    page = client.get(url("person", account.pk)).content.decode()
    place = f"/admin/organisation/user/{account.pk}"
    assert {end: f"{place}{end}" in page for end in expected} == expected
    for end, is_offered in expected.items():
        # Who they are is asked again first, of those who may.
        status = client.get(f"{place}{end}").status_code
        assert (status != 403) == is_offered


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


@pytest.mark.slow
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
