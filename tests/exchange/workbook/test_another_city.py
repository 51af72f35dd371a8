"""Another city's strategy in the template: its slips are named, then it is taken."""

from pathlib import Path
from typing import Any

from exchange.workbook import read
from tests.exchange.workbook.another_city import SLIPS, TITLE, another_city
from tests.exchange.workbook.books import read_whole


def test_both_slips_are_named_with_what_was_meant(tmp_path: Path) -> None:
    found = read(another_city(tmp_path))
    named = [(fault.sheet, fault.cell, fault.found) for fault in found.faults]
    assert named == [slip[:3] for slip in SLIPS]
    assert found.faults[0].expected == "liczba, na przykład 1,5"
    assert found.faults[0].where == "plan 2021, K.1.1, etap 1"
    assert "może chodzi o „wskaźnik rezultatu”" in found.faults[1].expected
    assert found.document is None


def test_mended_it_is_the_whole_strategy(tmp_path: Path) -> None:
    document: Any = read_whole(another_city(tmp_path, is_mended=True))
    assert document.strategy.title == TITLE
    assert document.strategy.years == list(range(2021, 2031))
    programmes = [one for goal in document.goals for one in goal.programmes]
    tasks = [one for programme in programmes for one in programme.tasks]
    assert (len(document.goals), len(programmes), len(tasks)) == (3, 5, 10)
    for task in tasks:
        cells = [cell for stage in task.stages for cell in stage.years.values() if cell]
        assert sum(cell.planned or 0 for cell in cells) == 100
    unemployed = programmes[0].indicators[1]
    assert unemployed.values[2015] == "10,5"
    assert unemployed.values[2023] == "5,1"
