"""Codes of a city whose goals have Arabic numbers stay codes in every file."""

import csv
import shutil
import subprocess
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from django.test import Client
from django.utils.translation import override
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from annual_report.formats import FORMATS
from annual_report.models import Snapshot
from annual_report.report import frozen
from tests.factories import (
    make_closed,
    make_goal,
    make_programme,
    make_strategy,
    make_task,
)
from tests.pages import words_of

OFFICE = shutil.which("soffice") or ""
# As a Polish Excel opens a CSV: semicolons, UTF-8, Polish numbers and dates.
POLISH_CSV = "--infilter=CSV:59,34,76,1,,1045,false,true"


@pytest.fixture
def snapshot(db) -> Snapshot:
    """Goals 1 and 10; the first has programmes up to 1.10."""
    strategy = make_strategy()
    goals = [make_goal(strategy, number) for number in ("1", "10")]
    programmes = [make_programme(goals[0]) for _number in range(10)]
    programmes.append(make_programme(goals[1]))
    for number, programme in enumerate(programmes):
        make_task(programme, stages=[{2009: ("100", str(10 * number))}])
    return make_closed(strategy, 2009)


def written(snapshot: Snapshot, kind: str) -> bytes:
    file = BytesIO()
    with override("pl"):
        FORMATS[kind].write(frozen(snapshot), file, on_task=lambda: None)
    return file.getvalue()


def opened(path: Path, kind: str, *how: str) -> CalamineWorkbook:
    """Let LibreOffice open the file and save it as another kind."""
    profile = f"-env:UserInstallation={(path.parent / 'profile').as_uri()}"
    command = [OFFICE, profile, "--headless", *how, "--convert-to", kind]
    subprocess.run(  # noqa: S603  a program of the system, on a file of our own
        [*command, "--outdir", path.parent, path],
        check=True,
        capture_output=True,
        timeout=300,
    )
    return CalamineWorkbook.from_path(path.with_suffix(f".{kind}"))


def test_codes_are_texts_in_the_workbook(snapshot):
    book = load_workbook(BytesIO(written(snapshot, "xlsx")))
    rows = book["Podsumowanie"].iter_rows(min_col=2, max_col=2)
    codes = [cell for (cell,) in rows if cell.value]
    assert {"1", "1.1", "1.10", "10", "10.1"} <= {cell.value for cell in codes}
    assert {cell.data_type for cell in codes} == {"s"}
    tasks = list(book["Zadania"].iter_rows(max_col=4))
    of_tenth = [row for row in tasks if row[0].value == "1.10.1"]
    assert [cell.value for cell in of_tenth[0]] == ["1.10.1", "Zadanie 1", "1", "1.10"]
    assert {cell.data_type for cell in of_tenth[0]} == {"s"}


@pytest.mark.drawn
@pytest.mark.skipif(not OFFICE, reason="LibreOffice is not installed")
def test_they_are_in_an_open_document_whose_means_are_those_of_their_parts(
    snapshot, tmp_path
):
    path = tmp_path / "raport.xlsx"
    path.write_bytes(written(snapshot, "xlsx"))
    book = opened(path, "ods")
    rows = book.get_sheet_by_name("Podsumowanie").to_python()
    [heading] = [row for row in rows if "Kod" in row]
    progress = [*map(words_of, heading)].index("Postęp do końca 2009 r.")
    found = {row[1]: row[progress] for row in rows if row[0] in {"Cel", "Program"}}
    assert found["1"] == 45
    assert (found["1.1"], found["1.10"]) == (0, 90)
    assert (found["10"], found["10.1"]) == (100, 100)


@pytest.mark.drawn
@pytest.mark.skipif(not OFFICE, reason="LibreOffice is not installed")
def test_a_polish_spreadsheet_takes_them_for_texts_in_csv(snapshot, tmp_path):
    path = tmp_path / "raport.csv"
    path.write_bytes(written(snapshot, "csv"))
    [sheet] = opened(path, "xlsx", POLISH_CSV).sheet_names
    rows = CalamineWorkbook.from_path(path.with_suffix(".xlsx"))
    codes = [row[1] for row in rows.get_sheet_by_name(sheet).to_python()]
    assert {"\t1.1", "\t1.10", "\t1.10.1", "\t10.1"} <= set(codes)


@pytest.mark.parametrize(
    ("address", "column"),
    [
        ("/miasto/dane/2009/programy.excel.csv", "Kod"),
        ("/miasto/dane/2009/zadania.excel.csv", "Program"),
        ("/miasto/zadania/zadania.csv?rok=2009", "Kod"),
    ],
)
def test_every_csv_for_a_spreadsheet_keeps_them(
    client: Client, snapshot, address, column
):
    text = client.get(address).getvalue().decode("utf-8-sig")
    rows = list(csv.DictReader(StringIO(text, newline=""), delimiter=";"))
    codes = {row[column] for row in rows}
    assert all(code.startswith("\t") for code in codes)
    assert any(code.strip().startswith("1.10") for code in codes)


def test_the_csv_for_programs_has_them_bare(client, snapshot):
    text = client.get("/miasto/dane/2009/programy.csv").getvalue().decode()
    codes = {row["kod"] for row in csv.DictReader(StringIO(text, newline=""))}
    assert {"1.1", "1.10", "10.1"} <= codes
