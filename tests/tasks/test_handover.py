"""Posts and units pass on what they answer for, and history says who did it."""

import datetime
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction

from indicators.models import Indicator
from organisation.models import Post, Unit, UnitAlias, User
from organisation.roles import held_posts
from tasks.handover import Moved, belongings, hand_over_post, merge_units
from tasks.models import Executor, Goal, Programme
from tests.factories import (
    make_goal,
    make_indicator,
    make_post,
    make_programme,
    make_task,
    make_unit,
    make_user,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def user() -> User:
    return make_user()


def signed(model: Any, user: User) -> int:
    return model.history.filter(history_user=user, history_type="~").count()


# Posts ---------------------------------------------------------------------


def test_another_post_answers_for_all_that_one_did(user: User) -> None:
    post, to = make_post("Stary"), make_post("Nowy")
    goal = make_goal()
    goal.head = post
    goal.save()
    programme = make_programme(goal, coordinator=post)
    mine, theirs = make_task(programme, executor=post), make_task(programme)
    Executor.objects.create(task=theirs, text="Policja", post=make_post())
    measured = make_indicator(goal)
    measured.reporting_post = post
    measured.save()

    assert hand_over_post(post=post, to=to, by=user) == Moved(1, 1, 1, indicators=1)

    (old,) = belongings(Post.objects.filter(pk=post.pk))
    (new,) = belongings(Post.objects.filter(pk=to.pk))
    assert not old
    assert (new.goals, new.programmes, new.tasks) == ([goal], [programme], [mine])
    assert new.indicators == [measured]
    assert mine.executors.get().text == "Stary"
    for model in (Goal, Programme, Executor, Indicator):
        assert signed(model, user) == 1


def test_nothing_passes_to_the_same_post_or_to_one_that_is_gone(user: User) -> None:
    post, gone = make_post(), make_post()
    Post.objects.filter(pk=gone.pk).delete()
    for to in (post, gone):
        with pytest.raises(ValidationError):
            hand_over_post(post=post, to=to, by=user)


def test_tasks_through_the_unit_are_told_from_the_posts_own() -> None:
    unit = make_unit()
    post = make_post(unit=unit)
    programme = make_programme()
    own, both = make_task(programme, executor=post), make_task(programme, executor=post)
    Executor.objects.create(task=both, text="Wydział", unit=unit)
    through = make_task(programme, executor=unit)
    (found,) = belongings(Post.objects.filter(pk=post.pk))
    assert (found.tasks, found.through_unit) == ([own, both], [through])


# Units -----------------------------------------------------------------------


def test_a_merged_unit_passes_on_posts_tasks_and_names(user: User) -> None:
    unit, into = make_unit("Stara"), make_unit("Nowa")
    UnitAlias.objects.create(unit=unit, name="St.")
    post = make_post(unit=unit)
    done = make_task(executor=unit)
    measured = make_indicator(done)
    measured.reporting_unit = unit
    measured.save()

    moved = Moved(posts=1, tasks=1, indicators=1)
    assert merge_units(unit=unit, into=into, by=user) == moved

    assert list(Unit.objects.all()) == [into]
    names = UnitAlias.objects.filter(unit=into).values_list("name", flat=True)
    assert set(names) == {"St.", "Stara"}
    post.refresh_from_db()
    measured.refresh_from_db()
    assert post.unit == measured.reporting_unit == into
    executor = done.executors.get()
    assert (executor.unit, executor.text) == (into, "Stara")
    assert (signed(Post, user), signed(Executor, user)) == (1, 1)
    gone = Unit.history.get(history_type="-")  # type: ignore[attr-defined]
    assert (gone.name, gone.history_user) == ("Stara", user)


def test_a_merging_that_was_undone_can_be_done_again(user: User) -> None:
    """As after a deadlock, with the rows that the caller has."""
    unit, into = make_unit("Stara"), make_unit("Nowa")
    make_post(unit=unit)
    with transaction.atomic():
        merge_units(unit=unit, into=into, by=user)
        transaction.set_rollback(True)
    assert merge_units(unit=unit, into=into, by=user) == Moved(posts=1)
    assert list(Unit.objects.all()) == [into]


def test_people_of_a_merged_unit_may_enter_the_other_ones_tasks(user: User) -> None:
    unit, into = make_unit(), make_unit()
    person = make_user(make_post(unit=unit))
    theirs = make_task(executor=into)
    merge_units(unit=unit, into=into, by=user)
    today = held_posts(person, on=datetime.date(2013, 6, 10))
    assert Executor.objects.of(today).get().task == theirs


def test_a_unit_is_not_merged_into_itself_or_into_one_that_is_gone(user: User) -> None:
    unit, gone = make_unit(), make_unit()
    Unit.objects.filter(pk=gone.pk).delete()
    for into in (unit, gone):
        with pytest.raises(ValidationError):
            merge_units(unit=unit, into=into, by=user)
    assert Unit.objects.filter(pk=unit.pk).exists()
