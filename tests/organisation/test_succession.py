"""Handing over the posts of a person who leaves: days, rights, refusals."""

import datetime
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from organisation.models import Appointment, OfficeRole, User
from organisation.roles import held_posts
from organisation.succession import close_account, hand_over
from tests.factories import make_office_user, make_post, make_user

pytestmark = pytest.mark.django_db
TODAY = datetime.date(2013, 6, 10)
ONE_DAY = datetime.timedelta(days=1)
FRIDAY = TODAY + 4 * ONE_DAY


def leave(leaver: User, successor: User, **changes: Any) -> list[Appointment]:
    asked: dict[str, Any] = {
        "appointments": list(Appointment.objects.filter(user=leaver)),
        "last_day": FRIDAY,
        "on": TODAY,
    }
    by = changes.pop("by", None) or make_office_user()
    return hand_over(leaver=leaver, successor=successor, by=by, **(asked | changes))


def refusal(*args: Any, **changes: Any) -> set[str]:
    before = Appointment.objects.count()
    by = changes.pop("by", None) or make_office_user()
    with pytest.raises(ValidationError) as caught:
        leave(*args, by=by, **changes)
    assert Appointment.objects.filter(ends_on=FRIDAY).count() == 0
    assert Appointment.objects.count() - before <= 1  # the office's own
    return set(caught.value.message_dict)


@pytest.mark.parametrize(
    ("day", "holder"),
    [
        (TODAY, "leaver"),
        (FRIDAY, "leaver"),
        (FRIDAY + ONE_DAY, "successor"),
        (FRIDAY + 1000 * ONE_DAY, "successor"),
    ],
)
def test_the_successor_has_the_posts_from_the_day_after_the_last(
    day: datetime.date, holder: str
) -> None:
    posts = [make_post(), make_post()]
    people = {"leaver": make_user(*posts), "successor": make_user()}
    leave(people["leaver"], people["successor"])
    for name, person in people.items():
        held = {post.pk for post in posts} if name == holder else set()
        assert held_posts(person, on=day).posts == held


def test_a_day_that_is_past_gives_the_successor_the_post_at_once() -> None:
    leaver, successor = make_user(make_post()), make_user()
    leave(leaver, successor, last_day=TODAY - ONE_DAY)
    assert not held_posts(leaver, on=TODAY).posts
    assert held_posts(successor, on=TODAY).posts


def test_only_the_chosen_posts_pass_and_history_says_who_did_it() -> None:
    chosen, kept, office = make_post("A"), make_post("B"), make_office_user()
    leaver, successor = make_user(chosen, kept), make_user()
    leave(
        leaver,
        successor,
        appointments=list(Appointment.objects.filter(post=chosen)),
        by=office,
    )
    after = FRIDAY + ONE_DAY
    assert held_posts(leaver, on=after).posts == {kept.pk}
    assert held_posts(successor, on=after).posts == {chosen.pk}
    records = Appointment.history.filter(post=chosen)  # type: ignore[attr-defined]
    signed = records.filter(history_user=office, history_change_reason__gt="")
    assert {record.history_type for record in signed} == {"~", "+"}


def test_a_long_name_fits_into_the_reason() -> None:
    leaver = make_user(make_post(), first_name="Ż" * 150, last_name="Ż" * 150)
    successor = make_user(first_name="Ź" * 150, last_name="Ź" * 150)
    assert leave(leaver, successor)


def test_a_deputyship_passes_on_with_its_own_last_day() -> None:
    post, leaver, successor = make_post(), make_user(), make_user()
    end = FRIDAY + 3 * ONE_DAY
    Appointment.objects.create(
        user=leaver, post=post, starts_on=TODAY, ends_on=end, is_deputy=True
    )
    leave(leaver, successor)
    passed = Appointment.objects.get(user=successor)
    assert (passed.is_deputy, passed.ends_on) == (True, end)


def test_who_has_the_post_for_good_already_gets_no_second_appointment() -> None:
    post = make_post()
    leaver, successor = make_user(post), make_user(post)
    leave(leaver, successor)
    assert Appointment.objects.filter(user=successor).count() == 1


@pytest.mark.parametrize("begins", [TODAY, FRIDAY + ONE_DAY])
def test_deputies_do_not_outlast_the_one_who_leaves(begins: datetime.date) -> None:
    post, deputy = make_post(), make_user()
    leaver, successor = make_user(post), make_user()
    days = {"starts_on": begins, "ends_on": FRIDAY + 1000 * ONE_DAY}
    Appointment.objects.create(user=deputy, post=post, is_deputy=True, **days)
    leave(leaver, successor)
    assert not held_posts(deputy, on=FRIDAY + ONE_DAY).posts
    assert bool(held_posts(deputy, on=FRIDAY).posts) is (begins == TODAY)


def test_deputies_stay_where_another_holds_the_post_too() -> None:
    post, deputy = make_post(), make_user()
    leaver, _colleague = make_user(post), make_user(post)
    days = {"starts_on": TODAY, "ends_on": FRIDAY + 9 * ONE_DAY}
    Appointment.objects.create(user=deputy, post=post, is_deputy=True, **days)
    leave(leaver, make_user())
    assert held_posts(deputy, on=FRIDAY + ONE_DAY).posts


def test_a_deputy_becomes_the_holder() -> None:
    post, successor = make_post(), make_user()
    leaver = make_user(post)
    Appointment.objects.create(
        user=successor,
        post=post,
        starts_on=TODAY,
        ends_on=FRIDAY + 9 * ONE_DAY,
        is_deputy=True,
    )
    leave(leaver, successor, appointments=list(leaver.appointments.all()))  # type: ignore[attr-defined]
    assert (
        Appointment.objects.own().filter(post=post, ends_on=None).get().user
        == successor
    )


@pytest.mark.parametrize(
    ("first", "last", "last_day"),
    [
        (TODAY, None, TODAY - ONE_DAY),
        (None, FRIDAY - ONE_DAY, FRIDAY),
    ],
)
def test_a_last_day_outside_the_appointment_is_refused(
    first: datetime.date | None, last: datetime.date | None, last_day: datetime.date
) -> None:
    leaver = make_user(make_post())
    Appointment.objects.update(starts_on=first, ends_on=last)
    assert refusal(leaver, make_user(), last_day=last_day) == {"last_day"}


def test_an_appointment_of_somebody_else_or_over_by_now_is_refused() -> None:
    leaver, other = make_user(make_post()), make_user(make_post())
    theirs = list(Appointment.objects.filter(user=other))
    assert refusal(leaver, make_user(), appointments=theirs) == {"appointments"}
    Appointment.objects.filter(user=leaver).update(ends_on=TODAY - ONE_DAY)
    assert refusal(leaver, make_user()) == {"appointments"}


@pytest.mark.parametrize("role", list(OfficeRole))
def test_a_role_over_the_whole_strategy_is_handed_over_by_administrators(
    role: OfficeRole,
) -> None:
    leaver, successor = make_user(make_post(office_role=role)), make_user()
    assert refusal(leaver, successor) == {"appointments"}
    administrator = make_user(make_post(office_role=OfficeRole.ADMINISTRATOR))
    assert leave(leaver, successor, by=administrator)


def test_only_another_open_account_succeeds() -> None:
    leaver = make_user(make_post())
    for person in (leaver, make_user(is_active=False), make_user(is_demo=True)):
        assert refusal(leaver, person) == {"successor"}


def test_a_superusers_posts_are_handed_over_by_superusers() -> None:
    leaver, successor = make_user(make_post(), is_superuser=True), make_user()
    administrator = make_user(make_post(office_role=OfficeRole.ADMINISTRATOR))
    assert refusal(leaver, successor, by=administrator) == {"successor"}
    assert leave(leaver, successor, by=make_user(is_superuser=True))


def test_closing_waits_for_the_last_day() -> None:
    administrator = make_user(make_post(office_role=OfficeRole.ADMINISTRATOR))
    leaver, successor = make_user(make_post()), make_user()
    assert refusal(leaver, successor, by=administrator, close=True) == {"close"}
    leave(leaver, successor, by=administrator)
    with pytest.raises(ValidationError):
        close_account(leaver, by=administrator, on=FRIDAY - ONE_DAY)
    close_account(leaver, by=administrator, on=FRIDAY)
    leaver.refresh_from_db()
    assert not leaver.is_active


def test_only_administrators_close_accounts_and_never_their_own() -> None:
    superuser, leaver = make_user(is_superuser=True), make_user()
    for account, by in ((leaver, make_office_user()), (superuser, superuser)):
        with pytest.raises(ValidationError):
            close_account(account, by=by, on=TODAY)
    assert not User.objects.filter(is_active=False).exists()
