"""Who gets into the admin, and accounts, posts and units in it."""

import datetime

import pytest
from allauth.account.models import EmailAddress
from django.apps import apps
from django.contrib import admin
from django.test import Client
from django.urls import reverse

from organisation.models import Appointment, OfficeRole, Post, Unit, User
from organisation.rights import RIGHTS, ByRole
from organisation.roles import held_posts
from tests.factories import (
    make_office_user,
    make_post,
    make_programme,
    make_task,
    make_unit,
    make_user,
)

pytestmark = pytest.mark.django_db
ADMIN = reverse("admin:index")
PASSWORD = "kot-w-Lesznie-2013"


def person(role: str) -> User:
    """Make an account with the role, in a city with one task of each."""
    post = make_post()
    if role == "superuser":
        return make_user(is_superuser=True)
    if role in OfficeRole.values:
        return make_user(make_post(office_role=role))
    programme = make_programme(coordinator=post if role == "coordinator" else None)
    make_task(programme, executor=post if role == "executor" else None)
    if role == "goal head":
        programme.goal.head = post
        programme.goal.save()
    return make_user(post)


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def inline_rows(prefix: str, *rows: dict[str, str]) -> dict[str, str]:
    """Return what a form sends for new inline rows."""
    sent = {f"{prefix}-TOTAL_FORMS": str(len(rows)), f"{prefix}-INITIAL_FORMS": "0"}
    for number, row in enumerate(rows):
        sent |= {f"{prefix}-{number}-{name}": value for name, value in row.items()}
    return sent


def test_the_table_of_rights_names_models_and_roles_that_exist() -> None:
    known = {model._meta.label_lower for model in apps.get_models()}
    assert set(RIGHTS) <= known
    assert set(ByRole._fields) == {*OfficeRole.values, "coordinator"}


def test_every_page_of_the_admin_has_a_row_in_the_table_of_rights() -> None:
    pages = {model._meta.label_lower for model in admin.site._registry}
    assert pages == set(RIGHTS) - {"organisation.appointment", "audit.entry"}


def test_an_anonymous_person_is_sent_to_the_sites_own_sign_in(client: Client) -> None:
    page = reverse("admin:organisation_post_changelist")
    response = client.get(page, follow=True)
    last, _status = response.redirect_chain[-1]
    assert last == f"{reverse('account_login')}?next={page}"


def test_the_admin_has_no_sign_in_form_of_its_own(client: Client) -> None:
    response = client.post(reverse("admin:login"), {"username": "a", "password": "b"})
    assert response.status_code == 302
    assert response["Location"].startswith(reverse("account_login"))


@pytest.mark.parametrize(
    ("role", "status"),
    [
        ("superuser", 200),
        ("office", 200),
        ("administrator", 200),
        ("auditor", 200),
        ("coordinator", 200),
        ("executor", 403),
        ("goal head", 403),
    ],
)
def test_only_those_with_rights_get_in(role: str, status: int) -> None:
    client = signed_in(person(role))
    assert client.get(ADMIN).status_code == status
    assert client.get(reverse("admin:jsi18n")).status_code == status


def test_signing_in_again_is_not_asked_of_those_without_rights() -> None:
    response = signed_in(person("executor")).get(reverse("admin:login"), follow=True)
    assert response.status_code == 403
    assert len(response.redirect_chain) == 1


def test_is_staff_gives_nothing() -> None:
    assert signed_in(make_user(is_staff=True)).get(ADMIN).status_code == 403


def test_a_superuser_who_is_not_active_gets_nothing() -> None:
    user = make_user(is_superuser=True)
    client = signed_in(user)
    User.objects.filter(pk=user.pk).update(is_active=False)
    assert client.get(ADMIN).status_code == 302


def test_an_appointment_that_ended_gives_nothing() -> None:
    user = make_office_user()
    Appointment.objects.update(ends_on="2013-12-31")
    assert signed_in(user).get(ADMIN).status_code == 403


@pytest.mark.parametrize(
    ("first", "last", "holds"),
    [
        (None, None, True),
        ("2013-01-01", "2013-12-31", True),
        ("2013-12-31", None, True),
        (None, "2013-12-31", True),
        ("2014-01-01", None, False),
        (None, "2013-12-30", False),
    ],
)
def test_a_post_is_held_from_its_first_day_to_its_last(
    first: str | None, last: str | None, *, holds: bool
) -> None:
    user = make_office_user()
    Appointment.objects.update(starts_on=first, ends_on=last)
    assert held_posts(user, on=datetime.date(2013, 12, 31)).is_office == holds


# The pages of a model: list, add form, form of one thing, form of deleting it.
PAGES = ("changelist", "add", "change", "delete")


@pytest.mark.parametrize(
    ("model", "role", "statuses"),
    [
        ("user", "superuser", (200, 200, 200, 200)),
        ("user", "office", (200, 403, 200, 403)),
        ("user", "administrator", (200, 200, 200, 403)),
        ("user", "auditor", (200, 403, 200, 403)),
        ("user", "coordinator", (403, 403, 403, 403)),
        ("unit", "office", (200, 200, 200, 200)),
        ("unit", "administrator", (200, 200, 200, 403)),
        ("unit", "auditor", (200, 403, 200, 403)),
        ("unit", "coordinator", (200, 403, 200, 403)),
        ("post", "office", (200, 200, 200, 200)),
        ("post", "administrator", (200, 200, 200, 403)),
        ("post", "auditor", (200, 403, 200, 403)),
        ("post", "coordinator", (200, 403, 200, 403)),
    ],
)
def test_people_units_and_posts_are_open_by_the_table(
    model: str, role: str, statuses: tuple[int, ...]
) -> None:
    client = signed_in(person(role))
    things = {"user": make_user(), "unit": make_unit(), "post": make_post()}
    for page, status in zip(PAGES, statuses, strict=True):
        args = [things[model].pk] if page in {"change", "delete"} else []
        url = reverse(f"admin:organisation_{model}_{page}", args=args)
        assert client.get(url).status_code == status, page


@pytest.mark.parametrize(
    ("role", "status"),
    [("office", 302), ("administrator", 302), ("auditor", 403), ("coordinator", 403)],
)
def test_a_unit_is_changed_only_by_those_who_may(role: str, status: int) -> None:
    unit = make_unit("Wydział Promocji")
    response = signed_in(person(role)).post(
        reverse("admin:organisation_unit_change", args=[unit.pk]),
        {"name": "Wydział Promocji i Rozwoju"}
        | inline_rows("aliases", {"name": "WPR", "unit": str(unit.pk)}),
    )
    assert response.status_code == status
    unit.refresh_from_db()
    assert unit.name.endswith("Rozwoju") == (status == 302)
    assert unit.aliases.exists() == (status == 302)  # type: ignore[attr-defined]


def test_a_change_is_recorded_with_who_made_it() -> None:
    unit, user = make_unit(), person("office")
    signed_in(user).post(
        reverse("admin:organisation_unit_change", args=[unit.pk]),
        {"name": "MZDiI"} | inline_rows("aliases"),
    )
    record = Unit.history.latest()  # type: ignore[attr-defined]
    assert (record.name, record.history_user) == ("MZDiI", user)
    assert not record.history_change_reason


def test_a_unit_renamed_in_the_admin_keeps_its_former_name_as_a_spelling() -> None:
    unit = make_unit("Zarząd Dróg")
    rows = inline_rows("aliases", {"name": "ZD"}, {"name": "zarząd dróg"})
    signed_in(person("office")).post(
        reverse("admin:organisation_unit_change", args=[unit.pk]),
        {"name": "MZDiI"} | rows,
    )
    names = {alias.name for alias in unit.aliases.all()}  # type: ignore[attr-defined]
    assert names == {"ZD", "zarząd dróg", "MZDiI"}


def test_the_history_of_a_post_says_what_changed_without_a_form_to_revert() -> None:
    post, client = make_post("Naczelnik"), signed_in(person("auditor"))
    post.title = "Naczelnik Wydziału Promocji"
    post.save()
    page = client.get(reverse("admin:organisation_post_history", args=[post.pk]))
    assert "Naczelnik → Naczelnik Wydziału Promocji" in " ".join(
        page.content.decode().split()
    )
    version = Post.history.earliest()  # type: ignore[attr-defined]
    url = reverse("admin:organisation_post_simple_history", args=[post.pk, version.pk])
    assert client.post(url, {"title": "Ktoś inny"}).status_code == 404
    post.refresh_from_db()
    assert post.title == "Naczelnik Wydziału Promocji"


def post_form(title: str, office_role: str = "") -> dict[str, str]:
    return {"title": title, "office_role": office_role} | inline_rows("appointments")


def test_an_administrator_gives_a_post_its_role() -> None:
    post = make_post("Audytor")
    signed_in(person("administrator")).post(
        reverse("admin:organisation_post_change", args=[post.pk]),
        post_form("Audytor", "auditor"),
    )
    post.refresh_from_db()
    assert post.office_role == "auditor"


def test_the_strategy_office_cannot_make_itself_administrator() -> None:
    client, post = signed_in(person("office")), make_post("Naczelnik")
    client.post(
        reverse("admin:organisation_post_change", args=[post.pk]),
        post_form("Naczelnik Wydziału", "administrator"),
    )
    post.refresh_from_db()
    assert (post.title, post.office_role) == ("Naczelnik Wydziału", "")
    administrator = make_post("Informatyk", office_role="administrator")
    url = reverse("admin:organisation_post_change", args=[administrator.pk])
    assert client.post(url, post_form("Informatyk")).status_code == 403
    url = reverse("admin:organisation_post_delete", args=[administrator.pk])
    assert client.post(url, {"post": "yes"}).status_code == 403


def test_a_coordinator_does_not_see_who_holds_a_post() -> None:
    post = make_post()
    make_user(post, username="pani.kowalska")
    url = reverse("admin:organisation_post_change", args=[post.pk])
    assert "pani.kowalska" in signed_in(person("auditor")).get(url).content.decode()
    page = signed_in(person("coordinator")).get(url)
    assert "pani.kowalska" not in page.content.decode()


def test_an_administrator_makes_an_account_with_a_post() -> None:
    post = make_post()
    response = signed_in(person("administrator")).post(
        reverse("admin:organisation_user_add"),
        {
            "username": "j.nowak",
            "email": "j.nowak@example.org",
            "password1": PASSWORD,
            "password2": PASSWORD,
        }
        | inline_rows("appointments", {"post": str(post.pk)}),
    )
    assert response.status_code == 302
    user = User.objects.get(username="j.nowak")
    assert user.check_password(PASSWORD)
    assert user.appointments.get().post == post  # type: ignore[attr-defined]


def test_an_account_has_no_field_for_groups_permissions_or_staff() -> None:
    user, client = make_user(), signed_in(person("superuser"))
    url = reverse("admin:organisation_user_change", args=[user.pk])
    form = client.get(url).context["adminform"].form
    assert not {"is_staff", "is_superuser", "groups", "user_permissions"} & set(
        form.fields
    )


def test_an_administrator_sets_a_password_but_not_a_superusers() -> None:
    client = signed_in(person("administrator"))
    for user, status in ((make_user(), 302), (person("superuser"), 403)):
        url = reverse("admin:auth_user_password_change", args=[user.pk])
        sent = {"password1": PASSWORD, "password2": PASSWORD, "usable_password": "true"}
        assert client.post(url, sent).status_code == status
        user.refresh_from_db()
        assert user.check_password(PASSWORD) == (status == 302)


def test_whoever_only_looks_at_an_account_sees_no_password() -> None:
    url = reverse("admin:organisation_user_change", args=[make_user().pk])
    for role, shown in (("administrator", True), ("auditor", False)):
        page = signed_in(person(role)).get(url).content.decode()
        assert ("field-password" in page) == shown


def test_changing_an_address_ends_signing_in_with_the_former_one() -> None:
    user = make_user(email="dawny@example.org")
    EmailAddress.objects.create(user=user, email="dawny@example.org", primary=True)
    signed_in(person("administrator")).post(
        reverse("admin:organisation_user_change", args=[user.pk]),
        {"username": user.username, "email": "nowy@example.org", "is_active": "on"}
        | inline_rows("appointments"),
    )
    user.refresh_from_db()
    assert user.email == "nowy@example.org"
    assert not EmailAddress.objects.filter(user=user).exists()


def test_an_address_that_another_account_has_is_refused_with_a_message() -> None:
    make_user(email="biuro@example.org")
    user = make_user()
    response = signed_in(person("administrator")).post(
        reverse("admin:organisation_user_change", args=[user.pk]),
        {"username": user.username, "email": "Biuro@example.org"}
        | inline_rows("appointments"),
    )
    assert response.status_code == 200
    assert len(response.context["errors"]) == 1


def test_an_appointment_that_ends_before_it_starts_is_refused_with_a_message() -> None:
    post, user = make_post("Naczelnik"), make_user()
    row = {"user": str(user.pk), "starts_on": "2013-02-01", "ends_on": "2013-01-01"}
    response = signed_in(person("office")).post(
        reverse("admin:organisation_post_change", args=[post.pk]),
        {"title": "Naczelnik"} | inline_rows("appointments", row),
    )
    assert response.status_code == 200
    assert not post.appointments.exists()  # type: ignore[attr-defined]
    assert len(response.context["errors"]) == 1


def test_a_deputy_without_a_last_day_is_refused_with_a_message() -> None:
    post, user = make_post("Naczelnik"), make_user()
    row = {"user": str(user.pk), "starts_on": "2013-02-01", "is_deputy": "on"}
    response = signed_in(person("office")).post(
        reverse("admin:organisation_post_change", args=[post.pk]),
        {"title": "Naczelnik"} | inline_rows("appointments", row),
    )
    assert response.status_code == 200
    assert not post.appointments.exists()  # type: ignore[attr-defined]
    assert len(response.context["errors"]) == 1


@pytest.mark.parametrize("demo", [True, False])
def test_the_demonstration_is_marked_in_the_admin_too(settings, demo: bool) -> None:
    settings.DEMO = demo
    page = signed_in(person("superuser")).get(ADMIN).content.decode()
    assert ("Wersja pokazowa" in page) is demo
