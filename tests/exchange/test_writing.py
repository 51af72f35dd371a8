"""A strategy goes out as JSON and comes in again as it was."""

import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from django.conf import settings

from exchange.format import read_file
from exchange.writing import document_of, json_of, plain_figure
from tasks.models import Strategy, Task
from tests.exchange.documents import full_document, run_import
from tests.factories import make_task

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]
LESZNO = settings.BASE_DIR / "fixtures" / "leszno-2009-2013.json"


def exported() -> bytes:
    return json_of(document_of(Strategy.objects.get()))


def test_what_went_out_says_what_came_in(tmp_path: Path) -> None:
    run_import(LESZNO, tmp_path)
    went_in = json.loads(LESZNO.read_bytes())
    came_out = json.loads(exported())

    assert came_out["format"] == "strategy/2"
    task = went_in["goals"][0]["programmes"][2]["tasks"][4]
    again = came_out["goals"][0]["programmes"][2]["tasks"][4]
    assert [stage["title"] for stage in again["stages"]] == [
        stage["title"] for stage in task["stages"]
    ]
    for written, stage in zip(again["stages"], task["stages"], strict=True):
        assert written["years"] == {y: c for y, c in stage["years"].items() if c}


def test_the_same_state_gives_the_same_bytes(tmp_path: Path) -> None:
    run_import(full_document(), tmp_path)

    assert exported() == exported()


def test_it_is_read_as_it_was_written(tmp_path: Path) -> None:
    run_import(full_document(), tmp_path)
    path = tmp_path / "out.json"
    path.write_bytes(exported())

    assert json_of(read_file(path)) == exported()


def test_writing_takes_as_many_queries_for_many_rows(
    count_queries: Callable[[Callable[[], object]], int],
) -> None:
    make_task(stages=[{2010: ("50", "40")}])
    few = count_queries(exported)
    programme = Task.objects.get().programme
    for _number in range(10):
        make_task(programme, stages=[{2010: ("50", "40")}])

    assert count_queries(exported) == few


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("7.50", "7.5"),
        ("100.00", "100"),
        ("0.00", "0"),
        ("100", "100"),
        ("-1.5", "-1.5"),
    ],
)
def test_a_figure_has_no_zeros_that_say_nothing(value: str, written: str) -> None:
    assert plain_figure(Decimal(value)) == written
