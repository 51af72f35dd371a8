"""From preparation to the archive: who may follow whom, and what is on the front."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.utils.timezone import localdate

from tasks import life
from tasks.models import Strategy, StrategyState
from tests.factories import (
    make_campaign,
    make_closed,
    make_office_user,
    make_strategy,
    make_task,
)

PREPARATION, PUBLISHED, ARCHIVED = StrategyState

pytestmark = pytest.mark.django_db


def in_preparation(slug: str = "miasto") -> Strategy:
    return make_strategy(slug, state=PREPARATION)


def states(strategy: Strategy) -> list[str]:
    """Read what the history says, from the beginning."""
    return list(strategy.history.order_by("history_id").values_list("state", flat=True))


def test_a_strategy_goes_there_and_back_and_its_history_says_who_did_it():
    by, strategy = make_office_user(), in_preparation()
    on = localdate()
    assert life.publish(strategy, by)
    assert strategy.state == PUBLISHED
    assert strategy.published_at
    assert life.archive(strategy, by, on=on)
    assert life.reopen(strategy, by)
    assert life.take_back(strategy, by)
    assert states(strategy) == [
        PREPARATION,
        PUBLISHED,
        ARCHIVED,
        PUBLISHED,
        PREPARATION,
    ]
    assert strategy.history.first().history_user == by
    stored = Strategy.objects.get()
    assert stored.state == PREPARATION
    assert stored.published_at, "readers have seen it"


def test_what_is_done_twice_is_done_once():
    strategy = in_preparation()
    assert life.publish(strategy)
    at = strategy.published_at
    assert not life.publish(strategy)
    assert Strategy.objects.get().published_at == at
    assert strategy.history.count() == 2


@pytest.mark.parametrize(
    ("state", "step"),
    [
        (ARCHIVED, life.publish),
        (ARCHIVED, life.take_back),
        (PREPARATION, life.reopen),
    ],
)
def test_no_step_is_taken_from_elsewhere(state, step):
    strategy = make_strategy(state=state)
    with pytest.raises(ValidationError, match="Ta strategia jest"):
        step(strategy)
    assert Strategy.objects.get().state == state


def test_nothing_in_preparation_is_archived():
    with pytest.raises(ValidationError):
        life.archive(in_preparation(), on=localdate())


def test_a_strategy_without_years_is_not_published():
    strategy = make_strategy(years=(), state=PREPARATION)
    with pytest.raises(ValidationError, match="nie ma jeszcze lat"):
        life.publish(strategy)


def test_the_first_published_is_on_the_front_and_later_ones_do_not_replace_it():
    first, second = in_preparation("pierwsza"), in_preparation("druga")
    life.publish(first)
    life.publish(second)
    assert first.is_front
    assert [one.slug for one in Strategy.objects.filter(is_front=True)] == ["pierwsza"]
    assert life.put_on_front(second)
    assert not life.put_on_front(second)
    assert [one.slug for one in Strategy.objects.filter(is_front=True)] == ["druga"]
    assert second.is_front


def test_only_what_is_public_is_on_the_front():
    with pytest.raises(ValidationError):
        life.put_on_front(in_preparation())


def test_the_front_one_is_hidden_only_when_another_is_there_or_none():
    first, second = in_preparation("pierwsza"), in_preparation("druga")
    life.publish(first)
    life.publish(second)
    with pytest.raises(ValidationError, match="na stronie głównej"):
        life.take_back(first)
    life.put_on_front(second)
    assert life.take_back(first)
    assert life.take_back(second)
    assert not Strategy.objects.filter(is_front=True).exists()
    life.publish(first)
    assert first.is_front


def test_who_was_asked_for_figures_does_not_see_the_strategy_vanish():
    strategy = make_strategy()
    make_campaign(strategy.years.get(year=2010), is_closed=True)
    with pytest.raises(ValidationError, match="przenieść strategię do archiwum"):
        life.take_back(strategy)


def test_what_was_frozen_does_not_vanish():
    task = make_task(stages=[{2009: ("10", "8")}])
    make_closed(task.strategy, 2009)
    with pytest.raises(ValidationError, match="przenieść strategię do archiwum"):
        life.take_back(task.strategy)


@pytest.mark.parametrize(
    ("closes_in", "is_closed", "is_refused"),
    [(0, False, True), (-1, False, False), (30, True, False), (40, False, True)],
)
def test_no_strategy_is_archived_under_a_campaign(closes_in, is_closed, is_refused):
    today, day = localdate(), datetime.timedelta(days=1)
    strategy = make_strategy()
    make_campaign(
        strategy.years.get(year=2010),
        opens_on=today - 60 * day,
        due_on=today - 50 * day,
        closes_on=today + closes_in * day,
        is_closed=is_closed,
    )
    if is_refused:
        with pytest.raises(ValidationError, match="2010"):
            life.archive(strategy, on=today)
    else:
        assert life.archive(strategy, on=today)


def test_the_command_publishes_and_says_what_there_is_instead(capsys):
    in_preparation()
    with pytest.raises(CommandError, match="miasto"):
        call_command("publish_strategy", "inna")
    call_command("publish_strategy", "miasto")
    assert Strategy.objects.get().is_front
    call_command("publish_strategy", "miasto")
    assert "Już" in capsys.readouterr().out
    life.archive(Strategy.objects.get(), on=localdate())
    with pytest.raises(CommandError, match="archiwalna"):
        call_command("publish_strategy", "miasto")
