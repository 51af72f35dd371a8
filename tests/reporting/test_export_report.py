from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils.translation import override
from openpyxl import load_workbook

from tasks.models import Strategy
from tests.factories import make_indicator, make_strategy, make_task

pytestmark = pytest.mark.django_db


def export(slug: str, year: int, output: Path) -> None:
    with override("en"):
        call_command("export_report", slug, str(year), output=output)


@pytest.fixture
def strategy() -> Strategy:
    task = make_task(stages=[{2009: ("10", "8")}, {}])
    make_indicator(task, {2009: "1"})
    return task.strategy


def test_it_writes_the_workbook_and_says_how_many_rows(
    strategy: Strategy, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "raport.xlsx"
    export("miasto", 2013, output)
    assert load_workbook(output).sheetnames == [
        *("Summary", "Tasks", "Stages", "Indicators")
    ]
    assert capsys.readouterr().out.splitlines() == [
        f"Wrote {output}.",
        "Summary: 3 rows",
        "Tasks: 1 row",
        "Stages: 2 rows",
        "Indicators: 1 row",
    ]


def test_it_runs_twice_and_leaves_one_file(strategy: Strategy, tmp_path: Path) -> None:
    output = tmp_path / "raport.xlsx"
    export("miasto", 2012, output)
    export("miasto", 2013, output)
    assert list(tmp_path.iterdir()) == [output]
    assert "2013" in str(load_workbook(output)["Summary"]["A1"].value)


def test_the_day_of_the_report_can_be_given(strategy: Strategy, tmp_path: Path) -> None:
    output = tmp_path / "raport.xlsx"
    with override("en"):
        call_command(
            "export_report", "miasto", "2013", "--date=2014-03-31", output=output
        )
    assert "March 31, 2014" in str(load_workbook(output)["Summary"]["A2"].value)


def test_an_unknown_strategy_is_refused_with_those_there_are(tmp_path: Path) -> None:
    make_strategy("jest")
    with pytest.raises(CommandError, match=r"no strategy “brak”\. There are: jest\."):
        export("brak", 2013, tmp_path / "raport.xlsx")


def test_without_any_strategy_it_says_that_there_is_none(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"There are: none\."):
        export("brak", 2013, tmp_path / "raport.xlsx")


def test_a_year_outside_the_strategy_is_refused_with_its_years(tmp_path: Path) -> None:
    make_strategy("miasto", years=(2009, 2010))
    with pytest.raises(CommandError, match=r"no year 2011\. It has: 2009, 2010\."):
        export("miasto", 2011, tmp_path / "raport.xlsx")


@pytest.mark.parametrize("name", ["raport.csv", "raport", "raport.xls"])
def test_another_kind_of_file_is_refused(
    strategy: Strategy, tmp_path: Path, name: str
) -> None:
    with pytest.raises(CommandError, match=r"must end in \.xlsx"):
        export("miasto", 2013, tmp_path / name)
    assert not list(tmp_path.iterdir())


def test_a_missing_folder_is_an_error_in_words(
    strategy: Strategy, tmp_path: Path
) -> None:
    with pytest.raises(CommandError, match=r"There is no folder .*missing"):
        export("miasto", 2013, tmp_path / "missing" / "raport.xlsx")


def test_a_folder_that_is_a_file_is_an_error_in_words(
    strategy: Strategy, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(CommandError, match=r"There is no folder .*file"):
        export("miasto", 2013, tmp_path / "file" / "raport.xlsx")


def test_a_failure_leaves_nothing_half_written(
    strategy: Strategy, tmp_path: Path
) -> None:
    # A folder of that name lets everything be written but the last step be taken.
    in_the_way = tmp_path / "raport.xlsx"
    in_the_way.mkdir()
    with pytest.raises(CommandError, match="Cannot write"):
        export("miasto", 2013, in_the_way)
    assert list(tmp_path.rglob("*")) == [in_the_way]


def test_the_output_must_be_named() -> None:
    with pytest.raises(CommandError, match="--output"):
        call_command("export_report", "miasto", "2013")
