"""What files of open data cost where there is much to tell."""

import pytest

from annual_report.models import SnapshotPart
from open_data.files import FILES
from tasks.models import Task
from tests.factories import make_closed, make_office_user, make_tree
from tests.open_data.downloads import PAGE, body

pytestmark = [pytest.mark.slow, pytest.mark.django_db]


def test_a_large_table_takes_no_more_queries_than_a_small_one(client, count_queries):
    def of_all() -> list[int]:
        return [
            count_queries(lambda name=name: body(client, f"{PAGE}2010/{name}"))
            for name in FILES
        ]

    office = make_office_user()
    strategy = make_tree(tasks=10)
    make_closed(strategy, 2010, by=office)
    few = of_all()
    tasks = Task.objects.of(strategy)
    Task.objects.bulk_create(
        Task(programme=tasks[0].programme, number=n, title="Zadanie", weight=1)
        for n in range(100, 1090)
    )
    make_closed(strategy, 2010, by=office, reason="Więcej zadań.")
    assert SnapshotPart.objects.filter(snapshot__number=2).count() == 10
    assert of_all() == few
    assert max(few) <= 3
