"""`manage.py export_report`: the yearly report as a file on the server."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from openpyxl import load_workbook

from annual_report.closing.freezing import close_year
from annual_report.formats import FORMATS
from organisation.models import User
from tasks.models import Strategy, StrategyYear
from tests.factories import (
    actor,
    make_goal,
    make_indicator,
    make_office_user,
    make_programme,
    make_strategy,
    make_task,
)

pytestmark = pytest.mark.django_db


def export(*args: str, **options: Any) -> None:
    call_command("export_report", *args, **options)


def draft(output: Path, year: str = "2013") -> None:
    export("miasto", year, "--draft", output=output)


@pytest.fixture
def strategy() -> Strategy:
    task = make_task(stages=[{2009: ("10", "8")}, {}])
    make_indicator(task, {2009: "1"})
    return task.strategy


def closed(by: User) -> None:
    period = StrategyYear.objects.select_related("strategy").get(year=2009)
    close_year(period, by=by, held_posts=actor(by).held_posts, reason="Powód.")


def test_it_writes_the_newest_version_of_a_closed_year(
    strategy: Strategy, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    office = make_office_user()
    closed(office)
    output = tmp_path / "raport.json"
    export("miasto", "2009", output=output)
    first = output.read_bytes()
    Strategy.objects.update(title="Nowa nazwa")
    closed(office)
    export("miasto", "2009", output=output)
    assert "Nowa nazwa" in output.read_text()
    assert "Wersja 2 zamkniętego roku" in capsys.readouterr().out
    export("miasto", "2009", "--edition=1", output=output)
    assert output.read_bytes() == first


@pytest.mark.parametrize("kind", list(FORMATS))
def test_it_writes_every_format(strategy: Strategy, tmp_path: Path, kind: str) -> None:
    output = tmp_path / f"raport.{kind}"
    draft(output)
    assert output.stat().st_size > 500


def test_without_a_name_the_file_is_named_after_what_it_is(
    strategy: Strategy, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    export("miasto", "2013", "--draft", "--goal=I")
    export("miasto", "2013", "--draft", "--format=csv")
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "miasto-raport-2013-I-wersja-robocza.xlsx",
        "miasto-raport-2013-wersja-robocza.csv",
    ]


def test_a_part_of_the_strategy_can_be_had(tmp_path: Path) -> None:
    strategy = make_strategy()
    for number in ("I", "II"):
        make_task(make_programme(make_goal(strategy, number)))
    output = tmp_path / "raport.json"
    export("miasto", "2013", "--draft", "--goal=II", output=output)
    written = json.loads(output.read_text())
    assert [task["code"] for task in written["tasks"]] == ["II.1.1"]
    assert [part["code"] for part in written["head"]["parts"]] == ["II", "II.1"]
    with pytest.raises(CommandError, match=r"nie ma: task=X\.1\.1"):
        export("miasto", "2013", "--draft", "--task=X.1.1", output=output)


def test_a_year_that_was_never_closed_asks_for_a_draft(
    strategy: Strategy, tmp_path: Path
) -> None:
    with pytest.raises(CommandError, match="--draft"):
        export("miasto", "2013", output=tmp_path / "raport.xlsx")


def test_a_version_that_is_not_there_is_refused_with_those_there_are(
    strategy: Strategy, tmp_path: Path
) -> None:
    closed(make_office_user())
    with pytest.raises(CommandError, match=r"nie ma wersji 7\. Są wersje: 1"):
        export("miasto", "2009", "--edition=7", output=tmp_path / "raport.xlsx")


def test_it_runs_twice_and_leaves_one_file(strategy: Strategy, tmp_path: Path) -> None:
    output = tmp_path / "raport.xlsx"
    draft(output, "2012")
    draft(output, "2013")
    assert list(tmp_path.iterdir()) == [output]
    assert "2013" in str(load_workbook(output)["Podsumowanie"]["A1"].value)


def test_an_unknown_strategy_is_refused_with_those_there_are(tmp_path: Path) -> None:
    make_strategy("jest")
    with pytest.raises(CommandError, match=r"„brak”.* jest\."):
        export("brak", "2013", output=tmp_path / "raport.xlsx")


def test_a_year_outside_the_strategy_is_refused_with_its_years(tmp_path: Path) -> None:
    make_strategy("miasto", years=(2009, 2010))
    with pytest.raises(CommandError, match=r"2011.*2009, 2010\."):
        export("miasto", "2011", output=tmp_path / "raport.xlsx")


@pytest.mark.parametrize("name", ["raport", "raport.xls"])
def test_another_kind_of_file_is_refused(
    strategy: Strategy, tmp_path: Path, name: str
) -> None:
    with pytest.raises(CommandError, match="musi się kończyć na: xlsx"):
        export("miasto", "2013", "--draft", "--format=xlsx", output=tmp_path / name)
    assert not list(tmp_path.iterdir())


def test_a_missing_folder_is_an_error_in_words(
    strategy: Strategy, tmp_path: Path
) -> None:
    with pytest.raises(CommandError, match="missing"):
        draft(tmp_path / "missing" / "raport.xlsx")


def test_a_failure_leaves_nothing_half_written(
    strategy: Strategy, tmp_path: Path
) -> None:
    # A folder of that name lets everything be written but the last step be taken.
    in_the_way = tmp_path / "raport.xlsx"
    in_the_way.mkdir()
    with pytest.raises(CommandError, match=r"raport\.xlsx"):
        draft(in_the_way)
    assert list(tmp_path.rglob("*")) == [in_the_way]
