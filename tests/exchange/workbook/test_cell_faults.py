"""What clerks do to a sheet that leaves a doubt: it ends in a named cell."""

import datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from exchange.workbook import CellFault, mark, read
from exchange.workbook.marking import COLOUR
from exchange.workbook.reading import ReadWorkbook
from leszno_strategy.palette import office_colour
from tests.exchange.workbook.messy import (
    Change,
    all_of,
    append,
    new_sheet,
    put,
    saved,
    with_sheet,
)

# The cell that is named, what stands there, and a part of what should.
FAULTS: dict[str, tuple[Change, str, str, str, str]] = {
    "a number with two commas": (
        *(put("Etapy", D2="1,,5"), "Etapy", "D2"),
        *("1,,5", "liczba, na przykład 1,5"),
    ),
    "too many decimals": (put("Etapy", F2="12.714"), "Etapy", "F2", "12.714", "2"),
    "a text for a number": (
        put("Etapy", D2="ok. 12"),
        "Etapy",
        "D2",
        "ok. 12",
        "liczba",
    ),
    "below zero": (put("Etapy", D2=-5), "Etapy", "D2", "-5", "mniejsza od zera"),
    "a number made a day": (
        *(put("Etapy", D2=datetime.date(2026, 5, 12)), "Etapy", "D2"),
        *("2026-05-12", "Excel zrobił z niej datę"),
    ),
    "true for a number": (put("Etapy", D2=True), "Etapy", "D2", "TRUE", "liczba"),
    "an error of Excel": (put("Etapy", D2="#N/A"), "Etapy", "D2", "#N/A", "błąd"),
    "a formula without result": (
        *(put("Etapy", D2="=SUM(F2:F3)"), "Etapy", "D2"),
        *("=SUM(F2:F3)", "formuła nie ma wyniku"),
    ),
    "a code that is not there": (
        *(put("Etapy", A2="I.1.7"), "Etapy", "A2"),
        *("I.1.7", "kod, który jest w tym pliku"),
    ),
    "a code with a slip": (
        put("Etapy", A2="l.1.1"),
        "Etapy",
        "A2",
        "l.1.1",
        "może chodzi o „I.1.1”",
    ),
    "no code at the top": (put("Etapy", A2=None), "Etapy", "A2", "", "kod"),
    "a goal that is not there": (
        *(put("Programy", A4="IV.1"), "Programy", "A4"),
        *("IV.1", "„IV” w nim nie ma"),
    ),
    "a programme that is not there": (
        *(put("Zadania", A2="I.9.1"), "Zadania", "A2"),
        *("I.9.1", "„I.9” w nim nie ma"),
    ),
    "a code twice": (
        *(put("Zadania", A3="I.1.1"), "Zadania", "A3"),
        *("I.1.1", "ten ma już wiersz 2"),
    ),
    "1.10 that became 1.1": (
        all_of(
            put("Cele", A2=1),
            put("Programy", A2=1.1, A3=1.1),
            put("Zadania", A2="1.1.1", A3="1.1.2"),
            put("Etapy", A2="1.1.1", A3="1.1.1"),
            put("Wskaźniki", A2="1", A3="1.1.1"),
            put("Budżet", A2="1.1.1"),
        ),
        *("Programy", "A3", "1,1", "może chodzi o „1.10”"),
    ),
    "a goal with a sign": (put("Cele", A2="I/1"), "Cele", "A2", "I/1", "numer celu"),
    "goals that cannot be told apart": (
        *(append("Cele", ["I.1", "Inny"]), "Cele", ""),
        *("", "I.1"),
    ),
    "a place without a colon": (
        *(put("Zadania", E1="Miejsca", E2="Rynek 51,84; 16,57"), "Zadania", "E2"),
        *("Rynek 51,84; 16,57", "na przykład „Rynek: 51,8402; 16,5749”"),
    ),
    "a place abroad": (
        *(put("Zadania", E1="Miejsca", E2="A: 51,8; 16,5\nB: 52,5; 13,4"), "Zadania"),
        *("E2", "A: 51,8; 16,5", "na przykład „Rynek: 51,8402"),
    ),
    "no name": (put("Zadania", B2=None), "Zadania", "B2", "", "tekst"),
    "no name of the strategy": (
        put("Strategia", B1=None),
        "Strategia",
        "B1",
        "",
        "tekst",
    ),
    "a name too long": (put("Zadania", B2="x" * 501), "Zadania", "B2", "xxx", "500"),
    "a mark that cannot be kept": (
        *(put("Zadania", D2="a\x85b"), "Zadania", "D2"),
        *("a", "znak"),
    ),
    "a kind with a slip": (
        *(put("Wskaźniki", B3="wskażnik produkt"), "Wskaźniki", "B3"),
        *("wskażnik produkt", "może chodzi o „wskaźnik produktu”"),
    ),
    "no kind": (put("Wskaźniki", B3=None), "Wskaźniki", "B3", "", "do wyboru"),
    "an indicator twice": (
        *(
            append("Wskaźniki", ["I.1.1", "produktu", "Tereny", "ha"]),
            "Wskaźniki",
            "C4",
        ),
        *("", "Wskaźniki!C3"),
    ),
    "a year outside the strategy": (
        *(put("Etapy", G1="Plan 2035", G2=5), "Etapy", "G1"),
        *("Plan 2035", "2026–2028"),
    ),
    "a year that is none": (
        put("Strategia", B3="wkrótce"),
        "Strategia",
        "B3",
        "wkrótce",
        "lata",
    ),
    "figures of nobody knows what": (
        *(put("Etapy", G1="2028", G2=5), "Etapy", "G1"),
        *("2028", "plan czy wykonanie"),
    ),
    "a heading with a slip": (
        *(put("Zadania", C1="Waga w progrmie"), "Zadania", "C1"),
        *("Waga w progrmie", "może chodzi o „Waga w programie”"),
    ),
    "a heading twice": (
        *(put("Etapy", G1="Plan 2027", G2=5), "Etapy", "G1"),
        *("Plan 2027", "F1 to ta sama kolumna"),
    ),
    "another word above what has its own": (
        with_sheet(
            "Zadania",
            lambda s: (s.insert_cols(1), s.cell(1, 1, "Działanie"), s.cell(2, 1, "x")),
        ),
        *("Zadania", "A1", "Działanie", "C1 to ta sama kolumna"),
    ),
    "a column that lacks": (
        *(with_sheet("Zadania", lambda s: s.delete_cols(2)), "Zadania", "1:1"),
        *("", "kolumna „Nazwa”"),
    ),
    "no headings": (
        with_sheet("Etapy", lambda s: s.delete_rows(1)),
        "Etapy",
        "",
        "",
        "nagłówków",
    ),
    "no sheet of the strategy": (
        *(lambda b: b.remove(b["Strategia"]), "Strategia", ""),
        *("", "arkusz „Strategia”"),
    ),
    "a sheet twice": (
        *(new_sheet("Etapy.", ["Zadanie", "Nazwa"]), "Etapy.", ""),
        *("", "zawiera to samo"),
    ),
    "a name with a slip": (
        all_of(
            new_sheet("Jednostki", ["Jednostka"], ["Komenda Miejska Policji"]),
            put("Zadania", E1="Realizator", E2="Komenda Policji Miejskiej"),
        ),
        *("Zadania", "E2", "Komenda Policji Miejskiej"),
        "może chodzi o „Komenda Miejska Policji”",
    ),
    "a name that nobody listed": (
        all_of(
            new_sheet("Jednostki", ["Jednostka"], ["Komenda Miejska Policji"]),
            put("Zadania", E1="Realizator", E2="Zoo"),
        ),
        *("Zadania", "E2", "Zoo", "dopisz ją tam"),
    ),
    "a day that is none": (
        *(put("Etapy", G1="Koniec", G2="31.02.2026"), "Etapy", "G2"),
        *("31.02.2026", "data, na przykład"),
    ),
    "an end before the beginning": (
        put("Etapy", G1="Początek", H1="Koniec", G2="1.5.2026", H2="2026-04-01"),
        *("Etapy", "H2", "2026-04-01", "kończy się"),
    ),
    "neither yes nor no": (
        *(put("Zadania", E1="Znamy etapy", E3="chyba"), "Zadania", "E3"),
        *("chyba", "„tak” albo „nie”"),
    ),
    "no although there are": (
        *(put("Zadania", E1="Znamy etapy", E2="nie"), "Zadania", "E2"),
        *("nie", "są takie wiersze"),
    ),
    "an identity twice": (
        *(put("Zadania", E1="Znak w plikach", E2="bcdf", E3="bcdf"), "Zadania", "E3"),
        *("bcdf", "ten ma już wiersz 2"),
    ),
    "a total beside stages": (
        *(put("Zadania", E1="Postęp łączny 2026", E2=50), "Zadania", "E2"),
        *("", "etap"),
    ),
    "a day for a label": (
        *(put("Etapy", B2=datetime.date(2026, 1, 1)), "Etapy", "B2"),
        *("2026-01-01", "Excel zrobił z niego datę"),
    ),
}


def assert_whole_or_nothing(found: ReadWorkbook) -> None:
    assert (found.document is None) == bool(found.faults)


@pytest.mark.parametrize(
    ("change", "sheet", "cell", "there", "expected"), FAULTS.values(), ids=FAULTS
)
def test_what_is_in_doubt_is_named_by_its_cell(
    change: Change, sheet: str, cell: str, there: str, expected: str, tmp_path: Path
) -> None:
    found = read(saved(tmp_path, change))
    assert_whole_or_nothing(found)
    fault = found.faults[0]
    assert fault.sheet == sheet
    assert fault.cell.startswith(cell) if cell else fault.cell == ""
    assert fault.found.startswith(there)
    assert expected in fault.expected
    # What names the row by its former code is named, too.
    alone = fault.where.startswith("kod") or len(found.faults) == 1
    assert alone, found.faults


def test_a_fault_says_of_what_it_is(tmp_path: Path) -> None:
    found = read(saved(tmp_path, put("Etapy", D2="1,,5")))
    assert [fault.where for fault in found.faults] == ["plan 2026, I.1.1, etap 1"]


def test_all_faults_are_named_at_once(tmp_path: Path) -> None:
    changes = [
        put("Etapy", D2="x", D4="y"),
        put("Zadania", C2="z"),
        put("Cele", A3="?"),
    ]
    found = read(saved(tmp_path, *changes))
    # What lies below the goal that nobody can read is not named once more.
    assert [(fault.sheet, fault.cell) for fault in found.faults] == [
        *(("Cele", "A3"), ("Programy", "A4")),
        *(("Zadania", "C2"), ("Etapy", "D2")),
    ]


def test_the_file_comes_back_with_its_faults_marked(tmp_path: Path) -> None:
    path = saved(tmp_path, put("Etapy", D2="1,,5"), put("Zadania", B2=None))
    out = tmp_path / "marked.xlsx"
    mark(path, read(path).faults, out)
    before, after = load_workbook(path), load_workbook(out)
    cell: Any = after["Etapy"]["D2"]
    assert cell.value == "1,,5"
    assert cell.fill.fgColor.rgb.endswith(office_colour(COLOUR))
    assert "Powinno być: liczba, na przykład 1,5." in cell.comment.text
    assert "plan 2026, I.1.1, etap 1" in cell.comment.text
    assert after["Zadania"]["B2"].comment is not None
    for sheet in before.worksheets:
        assert [*sheet.values] == [*after[sheet.title].values]
    marked = [c for row in after["Etapy"].rows for c in row if c.comment]
    assert len(marked) == 1


def test_faults_of_rows_sheets_and_merged_cells_are_marked_where_they_begin(
    tmp_path: Path,
) -> None:
    path = saved(tmp_path, with_sheet("Etapy", lambda s: s.merge_cells("A2:A3")))
    faults = [
        CellFault("Etapy", "A3", "", "kod"),
        CellFault("Zadania", "1:1", "", "kolumna"),
        CellFault("Cele", "", "", "nagłówki"),
        CellFault("Nie ma", "A1", "", "arkusz"),
    ]
    out = tmp_path / "marked.xlsx"
    mark(path, faults, out)
    workbook: Any = load_workbook(out)
    assert "kod" in workbook["Etapy"]["A2"].comment.text
    assert "kolumna" in workbook["Zadania"]["A1"].comment.text
    assert "nagłówki" in workbook["Cele"]["A1"].comment.text


def test_what_is_mended_in_the_marked_file_is_taken(tmp_path: Path) -> None:
    path = saved(tmp_path, put("Etapy", D2="1,,5"))
    out = tmp_path / "marked.xlsx"
    mark(path, read(path).faults, out)
    workbook: Any = load_workbook(out)
    workbook["Etapy"]["D2"] = "1,5"
    workbook.save(out)
    assert read(out).faults == []
