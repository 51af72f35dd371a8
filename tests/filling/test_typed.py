"""All that people type where a number is expected, typed into the workbook."""

import pytest

from reporting.form_fields import PointsField
from tests.factories import (
    Cells,
    make_campaign,
    make_post,
    make_programme,
    make_task,
    make_user,
    year_of,
)
from tests.filling.books import brought, columns, row_of, sheet, taken
from tests.reporting.test_typed import TYPED

# A cell of a workbook ends lines in one way, and holds no mark of a file's beginning.
CASES = TYPED["figures"]


@pytest.fixture
def task(db, client):
    post = make_post()
    cells: list[Cells] = [{2010: ("1", "3")}] * len(CASES)
    task = make_task(make_programme(), stages=cells, executor=post)
    make_campaign(year_of(task, 2010))
    client.force_login(make_user(post))
    return task


def test_each_is_the_number_that_the_form_takes_or_a_mistake_at_its_cell(client, task):
    book = taken(client)
    at, rows = columns(book)["done"], {}
    for stage, case in zip(task.stages.all(), CASES, strict=True):
        row = row_of(book, f"task-{task.pk} stage-{stage.pk}")
        one = sheet(book).cell(row, at)
        one.value, one.data_type = case["typed"], "s"
        rows[one.coordinate] = (f"stage-{stage.pk}-actual", case)
    [report] = brought(client, book).context["run"].reports
    wrong = {fault.cell for fault in report.faults}
    assert wrong == {ref for ref, (_name, case) in rows.items() if "fault" in case}
    after = {one.name: one.after for one in report.differences}
    field = PointsField()
    for ref, (name, case) in rows.items():
        if ref not in wrong and name in after:
            assert field.clean(after[name]) == field.clean(case["typed"])
    untouched = {name for _ref, (name, case) in rows.items() if name not in after}
    assert len(untouched) == len(wrong) + sum(
        case.get("points") in ("3", "3.0") for case in CASES
    )
