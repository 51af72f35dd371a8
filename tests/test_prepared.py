"""Prepared questions say what the database says, whatever they are asked of."""

import datetime
from typing import Any

import pytest
from django.db.models import Count, Q
from django.utils.timezone import now

from leszno_strategy.prepared import SIZES, Prepared, PreparedAmong
from tasks.models import Stage, Strategy, Task
from tests.factories import make_programme, make_stage, make_task

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
tasks_with = PreparedAmong(
    lambda those: Task.objects.filter(stages__pk__in=those).order_by("pk").distinct()
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


@pytest.mark.parametrize("beside", [0, 1, 3, SIZES[-1]])
def test_those_that_are_named_are_found_however_many(
    beside: int, count_queries: Any
) -> None:
    """One query, of as many as there are places for or of more; none for nobody."""
    programme = make_programme()
    tasks = [make_task(programme, stages=[{}, {}]) for _number in range(3)]
    first, second, _other = ([one.pk for one in task.stages.all()] for task in tasks)
    nobody = [second[-1] + 1000 + n for n in range(beside)]
    for asked, found in (
        (first[:1], tasks[:1]),
        ([*first, *nobody], tasks[:1]),
        ([*nobody, *second, *first], tasks[:2]),
    ):
        assert count_queries(lambda asked=asked: tasks_with(asked)) == 1
        assert tasks_with(asked) == found
    assert count_queries(lambda: tasks_with([])) == 0
    assert tasks_with([]) == []
