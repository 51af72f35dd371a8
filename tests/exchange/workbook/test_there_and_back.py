"""The real strategy as a workbook, over itself and into an empty installation."""

from pathlib import Path

import pytest
from django.core.management import call_command

from exchange.differences import compare
from exchange.writing import document_of, json_of
from indicators.models import IndicatorValue
from tasks.models import StageYear, Strategy
from tests.exchange.workbook.books import load_leszno, read_whole, save

pytestmark = pytest.mark.slow


def test_over_itself_it_changes_nothing_and_elsewhere_it_is_the_same_file(
    db: None, tmp_path: Path
) -> None:
    one = load_leszno()
    rows = IndicatorValue.objects.count(), StageYear.objects.count()
    first = save(one, tmp_path / "first.xlsx")
    found = compare(one, read_whole(first), takes_carried_out=True)
    assert found.differences == []
    Strategy.objects.all().delete()
    Strategy.history.all().delete()  # as if it had never been here
    call_command("import_strategy", first, verbosity=0)
    two = document_of(Strategy.objects.get())
    assert json_of(two) == json_of(one)
    assert save(two, tmp_path / "second.xlsx").read_bytes() == first.read_bytes()
    # A cell that is empty leaves no row behind.
    assert (IndicatorValue.objects.count(), StageYear.objects.count()) == rows
