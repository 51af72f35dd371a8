"""Deputies: who names whom, for how long, and what that gives."""

import datetime
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from organisation.deputies import deputyships_of, end_deputyship, name_deputy
from organisation.models import Appointment, OfficeRole, Post, User
from organisation.roles import held_posts
from tests.factories import make_post, make_user

pytestmark = pytest.mark.django_db
TODAY = datetime.date(2013, 6, 10)
ONE_DAY = datetime.timedelta(days=1)
FIRST, LAST = TODAY + ONE_DAY, TODAY + 5 * ONE_DAY


def name(post: Post, deputy: User, by: User, **changes: Any) -> Appointment:
    period = {"starts_on": FIRST, "ends_on": LAST} | changes
    return name_deputy(post=post, deputy=deputy, by=by, on=TODAY, **period)


def refusal(*args: Any, **changes: Any) -> set[str]:
    with pytest.raises(ValidationError) as caught:
        name(*args, **changes)
    assert not Appointment.objects.filter(is_deputy=True).exists()
    return set(caught.value.message_dict)


@pytest.mark.parametrize(
    ("day", "has"),
    [(TODAY, False), (FIRST, True), (LAST, True), (LAST + ONE_DAY, False)],
)
def test_a_deputy_has_the_rights_of_the_post_in_the_period_alone(
    day: datetime.date, *, has: bool
) -> None:
    post = make_post(office_role=OfficeRole.ADMINISTRATOR)
    holder, deputy = make_user(post), make_user()
    name(post, deputy, holder)
    assert held_posts(deputy, on=day).is_administrator is has
    assert (post.pk in held_posts(deputy, on=day).posts) is has
    assert held_posts(holder, on=day).is_administrator


def test_history_says_who_named_the_deputy() -> None:
    post = make_post()
    holder, deputy = make_user(post), make_user()
    appointment = name(post, deputy, holder)
    record = Appointment.history.latest()  # type: ignore[attr-defined]
    assert (record.id, record.history_user) == (appointment.pk, holder)


def test_nobody_names_a_deputy_for_a_post_of_others_or_one_held_no_more() -> None:
    post, left = make_post(), make_post()
    person, colleague = make_user(), make_user()
    make_user(post)
    Appointment.objects.create(user=person, post=left, ends_on=TODAY - ONE_DAY)
    assert refusal(post, colleague, person) == {"post"}
    assert refusal(left, colleague, person) == {"post"}


def test_a_deputy_names_no_deputy() -> None:
    post = make_post()
    holder, deputy, third = make_user(post), make_user(), make_user()
    name(post, deputy, holder, starts_on=TODAY)
    with pytest.raises(ValidationError):
        name(post, third, deputy)


@pytest.mark.parametrize("role", [OfficeRole.OFFICE, OfficeRole.AUDITOR])
def test_a_role_over_the_whole_strategy_is_lent_by_administrators_alone(
    role: OfficeRole,
) -> None:
    post, colleague = make_post(office_role=role), make_user()
    holder = make_user(post)
    assert refusal(post, colleague, holder) == {"post"}
    administrator = make_post(office_role=OfficeRole.ADMINISTRATOR)
    Appointment.objects.create(user=holder, post=administrator)
    assert name(post, colleague, holder).is_deputy


def test_only_another_open_account_can_be_a_deputy() -> None:
    post = make_post()
    holder = make_user(post)
    for person in (holder, make_user(is_active=False), make_user(is_demo=True)):
        assert refusal(post, person, holder) == {"deputy"}


def test_a_demo_person_names_demo_people_only(settings) -> None:
    settings.DEMO = True
    post = make_post()
    holder = make_user(post, is_demo=True)
    assert refusal(post, make_user(), holder) == {"deputy"}
    assert name(post, make_user(is_demo=True), holder).is_deputy


@pytest.mark.parametrize(
    ("first", "last", "fields"),
    [
        (TODAY - ONE_DAY, LAST, {"starts_on"}),
        (LAST, FIRST, {"ends_on"}),
        (FIRST, datetime.date(2014, 1, 1), {"ends_on"}),
    ],
)
def test_a_period_is_refused_that_is_past_reversed_or_longer_than_the_holders(
    first: datetime.date, last: datetime.date, fields: set[str]
) -> None:
    post, holder, colleague = make_post(), make_user(), make_user()
    Appointment.objects.create(
        user=holder, post=post, ends_on=datetime.date(2013, 12, 31)
    )
    assert refusal(post, colleague, holder, starts_on=first, ends_on=last) == fields
    whole = {"starts_on": TODAY, "ends_on": datetime.date(2013, 12, 31)}
    assert name(post, colleague, holder, **whole).is_deputy


def test_whoever_has_the_post_on_one_of_the_days_is_no_deputy_for_it() -> None:
    post = make_post()
    holder, colleague = make_user(post), make_user()
    Appointment.objects.create(user=colleague, post=post, starts_on=LAST)
    assert refusal(post, colleague, holder) == {"deputy"}
    assert name(post, colleague, holder, ends_on=LAST - ONE_DAY).is_deputy


@pytest.mark.parametrize("days", [{}, {"starts_on": FIRST}, {"ends_on": LAST}])
def test_a_deputy_without_both_days_is_refused_with_a_message(
    days: dict[str, datetime.date],
) -> None:
    appointment = Appointment(
        user=make_user(), post=make_post(), is_deputy=True, **days
    )
    with pytest.raises(ValidationError) as caught:
        appointment.full_clean()
    assert len(caught.value.messages) == 1


def test_a_deputyship_ended_early_lasts_to_the_end_of_that_day() -> None:
    post = make_post()
    holder, deputy = make_user(post), make_user()
    appointment = name(post, deputy, holder)
    assert end_deputyship(appointment, by=holder, on=FIRST) == FIRST
    assert held_posts(deputy, on=FIRST).posts
    assert not held_posts(deputy, on=FIRST + ONE_DAY).posts


def test_a_deputyship_that_has_not_begun_is_removed_and_its_history_stays() -> None:
    post = make_post()
    holder, deputy = make_user(post), make_user()
    appointment = name(post, deputy, holder)
    assert end_deputyship(appointment, by=holder, on=TODAY) is None
    assert not Appointment.objects.filter(is_deputy=True).exists()
    record = Appointment.history.latest()  # type: ignore[attr-defined]
    assert (record.history_type, record.history_user) == ("-", holder)


def test_a_person_sees_own_deputies_and_for_whom_the_person_stands_in() -> None:
    post = make_post()
    holder, deputy, stranger = make_user(post), make_user(), make_user()
    appointment = name(post, deputy, holder)
    for person, sees in ((holder, True), (deputy, True), (stranger, False)):
        assert deputyships_of(person, on=TODAY).contains(appointment) is sees
    assert not deputyships_of(holder, on=LAST + ONE_DAY).exists()


def test_demo_people_end_no_deputyship_of_a_real_account() -> None:
    post = make_post()
    demo, holder = make_user(post, is_demo=True), make_user(post)
    real = name(post, make_user(), holder)
    assert deputyships_of(holder, on=TODAY).contains(real)
    assert not deputyships_of(demo, on=TODAY).exists()
    shown = name(post, make_user(is_demo=True), demo)
    assert deputyships_of(demo, on=TODAY).contains(shown)
