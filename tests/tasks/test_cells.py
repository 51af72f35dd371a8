"""The stage table of a card: what is added up, and on which scale it is drawn."""

import pytest

from tasks.cells import StageTable, stage_table
from tasks.models import Stage
from tasks.outline import task_node
from tasks.progress import NOTHING, Cell
from tests.factories import YEARS, Cells, make_task

pytestmark = pytest.mark.django_db


def table_of(*stages: Cells) -> StageTable:
    task = make_task(stages=list(stages))
    return stage_table(task_node(task), Stage.objects.with_figures(), YEARS)


def cell(planned: int | None, actual: int | None) -> Cell:
    return Cell(planned, actual)  # type: ignore[arg-type]


def test_a_dash_is_no_zero_in_any_sum() -> None:
    table = table_of({2009: ("10", "8"), 2010: ("5", None)}, {})
    first, second = table.rows
    assert (first.total, second.total) == (cell(15, 8), NOTHING)
    assert list(table.totals.values()) == [cell(10, 8), cell(5, None), *[NOTHING] * 3]
    assert table.total == cell(15, 8)
    assert [first.to_year(year) for year in (2008, 2009)] == [NOTHING, cell(10, 8)]


def test_columns_share_the_scale_of_the_largest_cell() -> None:
    assert table_of({2009: ("10", "8")}, {2010: ("5", "12")}).largest == 12


def test_a_table_of_dashes_has_a_scale_too() -> None:
    assert table_of({}).largest == 1
