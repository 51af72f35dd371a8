"""A department of thirty tasks filled in with one file."""

from typing import Any

import pytest
from openpyxl import Workbook

from reporting.models import Report, State
from tests.factories import (
    Cells,
    make_campaign,
    make_post,
    make_programme,
    make_task,
    make_user,
    year_of,
)
from tests.filling.books import brought, cell, columns, confirmed, put, sheet, taken

TASKS, STAGES = 30, 5


@pytest.fixture
def department(db, client):
    programme, post = make_programme(coordinator=make_post()), make_post()
    cells: list[Cells] = [{2009: ("4", "3"), 2010: ("4", None)}] * STAGES
    tasks = [make_task(programme, stages=cells, executor=post) for _n in range(TASKS)]
    make_campaign(year_of(tasks[0], 2010), plans_may_change=True)
    client.force_login(make_user(post))
    return tasks


def fill_in(book: Workbook) -> int:
    """Type into each stage and text; return into how many cells."""
    page, at, count = sheet(book), columns(book), 0
    for row in range(5, page.max_row + 1):
        key = str(page.cell(row, at["key"]).value)
        typed: dict[str, Any] = {}
        if " stage-" in key:
            typed = {"plan": 5, "done": row % 5 + 0.25, "text": f"Uwaga {row}"}
        elif key.endswith((" done", " plan_reason")):
            typed = {"text": f"Tekst {row}"}
        for part, value in typed.items():
            page.cell(row, at[part]).value = value
            count += 1
    return count


def test_thirty_tasks_are_filled_in_by_one_file(client, department):
    book = taken(client)
    typed = fill_in(book)
    assert typed == TASKS * (STAGES * 3 + 2)
    slips = [
        f"task-{task.pk} stage-{task.stages.all()[2].pk}" for task in department[4:6]
    ]
    for slip in slips:
        put(book, slip, "done", "7,,5")
    page = brought(client, book)
    run = page.context["run"]
    assert [one.cell for one in run.all_faults] == [
        cell(book, slip, "done").coordinate for slip in slips
    ]
    assert len(run.changed) == TASKS - 2
    assert not Report.objects.exists()

    for slip in slips:
        put(book, slip, "done", "7,5")
    page = brought(client, book)
    assert page.context["run"].changes == typed
    result = confirmed(client, page, step="submit")
    assert "30 sprawozdań przesłanych" in result.text
    states = Report.objects.values_list("state", flat=True)
    assert list(states) == [State.SUBMITTED] * TASKS
    again = brought(client, book).context["run"]
    assert (again.changes, again.closed, len(again.same)) == (0, [], TASKS)
