"""SQLite takes the index that leaves least, as it was told how much each leaves."""

import pytest
from django.db import connection

from leszno_strategy import making_anew
from tasks.models import StrategyYear, Task
from tasks.outline_rows import cells_of
from tests.factories import make_tree

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(
        connection.vendor != "sqlite", reason="SQLite's words of a plan"
    ),
]


def plan_of_few_tasks() -> str:
    tasks = [*Task.objects.values_list("pk", flat=True)[:5]]
    rows = cells_of(task__in=tasks).filter(year=StrategyYear.objects.first())
    return rows.explain()


def test_figures_of_few_tasks_are_found_by_these_and_not_by_the_year():
    make_tree(tasks=50)
    making_anew.make_every()
    plan = plan_of_few_tasks()
    assert "tasks_stage USING" in plan
    assert "(task_id=?)" in plan
    assert "(year_id=?)" not in plan
