"""Prepared questions say what the database says, whatever they are asked of."""

import datetime
from typing import Any

import pytest
from django.db.models import Count, Q
from django.utils.timezone import now

from leszno_strategy.prepared import Prepared
from tasks.models import Stage, Strategy, Task
from tests.factories import make_stage, make_task

pytestmark = [pytest.mark.django_db, pytest.mark.both]

stages_of = Prepared(
    lambda task: (
        Stage.objects.filter(task=task)
        .select_related("task__programme")
        .prefetch_related("years")
        .annotate(known=Count("years", filter=Q(years__planned__isnull=False)))
        .order_by("position")
    )
)
coded = Prepared(
    lambda goal, number: Task.objects.filter(
        programme__goal__number=goal, number=number
    ).values_list("pk", "title")
)
published = Prepared(
    lambda since: Strategy.objects.filter(published_at__gte=since).only("slug")
)


def test_each_asking_has_its_own_answer() -> None:
    first = make_task(stages=[{2009: ("50", None)}, {2009: (None, "5")}])
    other = make_task(programme=first.programme, stages=[{2009: ("20", None)}])
    for task in (first, other, first):
        told: list[Any] = stages_of(task=task.pk)
        assert told == list(task.stages.order_by("position"))
        assert [one.known for one in told] == [1, 0][: len(told)]
        assert {one.task.programme for one in told} == {first.programme}
        assert all(one.years.all() for one in told)
    assert coded(goal="I", number=other.number) == [(other.pk, other.title)]
    assert coded(goal="I' OR 1=1 --", number=other.number) == []
    make_stage(other, {})
    assert len(stages_of(task=other.pk)) == 2


def test_times_are_compared_as_the_database_keeps_them() -> None:
    strategy = make_task().strategy
    Strategy.objects.update(published_at=now())
    assert published(since=now() - datetime.timedelta(days=1)) == [strategy]
    assert published(since=now() + datetime.timedelta(days=1)) == []


def test_it_is_one_query_and_one_for_what_is_fetched_beside(
    count_queries: Any,
) -> None:
    task = make_task(stages=[{2009: ("50", None)}])

    def ask() -> None:
        [stage] = stages_of(task=task.pk)
        assert [row.planned for row in stage.years.all()] == [50]
        assert stage.task.programme.number == 1

    assert count_queries(ask) == 2
