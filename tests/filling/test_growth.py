"""Two hundred reports in a workbook take as many queries as a few."""

import pytest

from tasks.models import Task
from tests.factories import (
    make_campaign,
    make_indicator,
    make_post,
    make_programme,
    make_task,
    make_user,
    year_of,
)
from tests.filling.books import brought, columns, sheet, taken
from tests.filling.conftest import CELLS


def department(client, many: int) -> list[Task]:
    programme, post = make_programme(coordinator=make_post()), make_post()
    tasks = [make_task(programme, stages=CELLS, executor=post) for _n in range(many)]
    for task in tasks:
        make_indicator(task, {2009: "3"}, name="Liczba firm")
        task.funding.create(source="Budżet miasta")
    make_campaign(year_of(tasks[0], 2010))
    client.force_login(make_user(post))
    return tasks


@pytest.fixture
def queries_of_a_department(db, client, count_queries):
    def measured(many: int) -> tuple[int, int]:
        tasks = department(client, many)
        book = taken(client)
        done, page = columns(book)["done"], sheet(book)
        for row in range(5, page.max_row + 1):
            if not page.cell(row, done).protection.locked:
                page.cell(row, done).value = 1
        address = brought(client, book).request["PATH_INFO"]
        taking = count_queries(lambda: taken(client))
        looking = count_queries(lambda: client.get(address))
        first = tasks[0].strategy
        first.slug = f"dawna-{many}"
        first.save()
        return taking, looking

    return measured


def test_as_many_queries_for_forty_reports_as_for_two(queries_of_a_department):
    assert queries_of_a_department(2) == queries_of_a_department(40)
