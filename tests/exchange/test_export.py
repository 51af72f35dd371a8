"""Strategies go out by a command and come in again, as JSON and as workbooks."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import CommandError, call_command
from openpyxl import load_workbook

from exchange.files import is_workbook
from exchange.writing import document_of, json_of
from tasks.models import Strategy, StrategyState, Task
from tests.exchange.contents import TASK, everything, exported, putting
from tests.exchange.documents import rows_of_all_models, run_import

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]
LESZNO = settings.BASE_DIR / "fixtures" / "leszno-2009-2013.json"


def export(slug: str, path: Path, kind: str) -> bytes:
    call_command("export_strategy", slug, format=kind, output=path, stdout=StringIO())
    return path.read_bytes()


def empty_the_database() -> None:
    Strategy.objects.all().delete()
    for model in apps.get_models():
        if model.__name__.startswith("Historical"):
            model._default_manager.all().delete()


@pytest.mark.parametrize("kind", ["json", "xlsx"])
@pytest.mark.parametrize("source", ["leszno", "everything"])
def test_a_strategy_goes_out_and_in_and_out_byte_by_byte(
    kind: str, source: str, tmp_path: Path
) -> None:
    run_import(LESZNO if source == "leszno" else everything(), tmp_path)
    slug = Strategy.objects.get().slug
    path = tmp_path / f"strategy.{kind}"
    first = export(slug, path, kind)
    state = exported(Strategy.objects.get())
    if source == "everything":
        told = json.loads(state)["strategy"]["thresholds"]
        assert told == everything()["strategy"]["thresholds"]
    empty_the_database()

    run_import(path, tmp_path)

    assert exported(Strategy.objects.get()) == state
    assert export(slug, tmp_path / "again", kind) == first
    assert Strategy.objects.get().state == StrategyState.PREPARATION


@pytest.mark.parametrize("kind", ["json", "xlsx"])
def test_imported_over_itself_it_changes_nothing(
    kind: str, strategy: Strategy, tmp_path: Path
) -> None:
    path = tmp_path / f"strategy.{kind}"
    export(strategy.slug, path, kind)
    before = rows_of_all_models()

    run_import(path, tmp_path)

    assert rows_of_all_models() == before


def test_a_dry_run_tells_each_difference(strategy: Strategy, tmp_path: Path) -> None:
    content = everything()
    putting(f"{TASK}.stages[0].years.2009.planned", "35")(content)

    printed = run_import(content, tmp_path, dry_run=True)

    assert "I.1.1, stage “Projekt”: planned, 2009: 40 → 35" in printed
    assert Task.objects.get(number=1).stages.first().years.first().planned == 40  # type: ignore[union-attr]


def test_a_fault_of_a_workbook_is_told_by_its_cell(
    strategy: Strategy, tmp_path: Path
) -> None:
    path = tmp_path / "strategy.xlsx"
    export(strategy.slug, path, "xlsx")
    book = load_workbook(path)
    sheet = book["Tasks"] if "Tasks" in book.sheetnames else book["Zadania"]
    for row in sheet.iter_rows():
        for cell in row:
            if cell.value == 62.5:
                cell.value = "dużo"
    book.save(path)

    with pytest.raises(CommandError, match=r"(Tasks|Zadania)!\w+.*dużo"):
        run_import(path, tmp_path)


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("a.json", b"{}", False),
        # What it holds decides, and its name only where that says nothing.
        ("a.json", b"PK\x03\x04rest", True),
        ("a.xlsx", b"{}", True),
        ("a.xls", b"\xd0\xcf\x11\xe0rest", True),
        ("a", b"", False),
    ],
)
def test_which_file_is_a_workbook(
    name: str, content: bytes, expected: bool, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_bytes(content)

    assert is_workbook(path) is expected


def test_the_import_says_how_commands_know_what_came_in(tmp_path: Path) -> None:
    least = {
        "format": "strategy/2",
        "strategy": {"title": "Strategia Miasta"},
        "goals": [{"number": "I", "title": "Cel"}],
    }

    assert "Strategia Miasta: strategia-miasta, " in run_import(least, tmp_path)


def test_a_format_that_there_is_not_is_told_with_those_that_there_are(
    tmp_path: Path,
) -> None:
    with pytest.raises(CommandError, match=r"choose from '?json'?, '?xlsx'?\)"):
        call_command("export_strategy", "miasto", "--format=ods", "--output=x.ods")


def test_an_unknown_strategy_is_told_with_those_that_are_known(
    strategy: Strategy, tmp_path: Path
) -> None:
    with pytest.raises(CommandError, match="There are: miasto"):
        export("inna", tmp_path / "out.json", "json")


def test_a_file_that_cannot_be_written_leaves_what_was_there(
    strategy: Strategy, tmp_path: Path
) -> None:
    with pytest.raises(CommandError, match="cannot be written"):
        export(strategy.slug, tmp_path / "nowhere" / "out.json", "json")

    assert list(tmp_path.iterdir()) == []


def test_the_export_is_the_state(strategy: Strategy, tmp_path: Path) -> None:
    assert export(strategy.slug, tmp_path / "out.json", "json") == json_of(
        document_of(strategy)
    )
