"""What clerks do to a sheet that leaves no doubt: it ends in the right rows."""

import datetime
from pathlib import Path
from typing import Any

import pytest

from exchange.workbook import read
from tests.exchange.workbook.books import read_whole, said
from tests.exchange.workbook.messy import (
    Change,
    all_of,
    append,
    columns_in_order,
    each,
    new_sheet,
    put,
    put_formatted,
    saved,
    with_sheet,
)

NBSP = "\u00a0"


def regroup(sheet: Any) -> None:
    """Merge the codes of the first two stages, as people group rows."""
    sheet["A3"] = None
    sheet.merge_cells("A2:A3")


def two_rows_of_headings(sheet: Any) -> None:
    sheet.insert_rows(1)
    sheet["D1"], sheet["F1"] = 2026, "2027 r."
    sheet.merge_cells("D1:E1")
    sheet["D2"], sheet["E2"], sheet["F2"] = "plan", "wykonanie", "plan"


def hide(sheet: Any) -> None:
    sheet.auto_filter.ref = "A1:F4"
    sheet.auto_filter.add_filter_column(0, ["I.1.1"])
    sheet.row_dimensions[4].hidden = True


# Each of them leaves the very document that the workbook holds unspoilt.
SAME: dict[str, Change] = {
    "numbers as text": each("Etapy", "D", lambda v: str(v).replace(".", ",")),
    "a dot for the comma": put("Etapy", D2="12.5"),
    "no-break spaces": put("Budżet", C2=f"250{NBSP}000"),
    "an amount in words": put("Budżet", C2="250 000,00 zł"),
    "percent as text": put("Etapy", D2="12,5%", F2="20 %"),
    "percent as a format": put_formatted("Etapy", "D2", 0.125, "0.0%"),
    "a dash for nothing": put("Etapy", D3="–", E3="-", F4="—", E4="brak"),
    "spaces around": all_of(
        each("Etapy", "A", lambda v: f" {v}  "),
        each("Zadania", "B", lambda v: f"{v} \n"),
        put("Etapy", D2=" 12,5 "),
    ),
    "empty rows": with_sheet("Zadania", lambda s: s.insert_rows(3, 4)),
    "empty columns": with_sheet("Zadania", lambda s: s.insert_cols(2, 3)),
    "a title above": with_sheet(
        "Zadania", lambda s: (s.insert_rows(1, 3), s.cell(1, 1, "Zadania miasta"))
    ),
    "columns in another order": columns_in_order("Etapy", 5, 2, 0, 4, 3, 1),
    "sheets in another order": lambda b: b.move_sheet("Strategia", 6),
    "sheets in another case": lambda b: setattr(b["Etapy"], "title", "ETAPY "),
    "a sheet by another name": lambda b: setattr(b["Wskaźniki"], "title", "Mierniki"),
    "headings in capitals": put("Zadania", A1="KOD", B1="NAZWA", D1="OPIS:"),
    "headings broken in lines": put("Zadania", C1="Waga w\nprogramie"),
    "other words above": all_of(
        put("Zadania", A1="Nr zadania", B1="Zadanie", C1="waga (%)"),
        put("Etapy", D1="2026 plan", E1="wykonano w 2026 r.", F1="Plan na rok 2027"),
        put("Wskaźniki", A1="Kod", C1="Miernik", D1="j.m."),
    ),
    "two rows of headings": with_sheet("Etapy", two_rows_of_headings),
    "merged codes": with_sheet("Etapy", regroup),
    "a code once for a group": put("Etapy", A3=None),
    "words before codes": all_of(
        each("Cele", "A", lambda v: f"Cel {v}"),
        each("Programy", "A", lambda v: f"Program {v}."),
        each("Etapy", "A", lambda v: f"zadanie nr {v}"),
    ),
    "dots behind codes": all_of(
        each("Cele", "A", lambda v: f"{v}."), each("Zadania", "A", lambda v: f"{v}.")
    ),
    "codes with what they name": each("Etapy", "A", lambda v: f"{v} Tereny i badania"),
    "codes in small letters": each("Etapy", "A", str.lower),
    "codes with spaces and zeros": each(
        "Zadania", "A", lambda v: v.replace(".", ". 0")
    ),
    "Roman numerals of Unicode": put("Cele", A2="\u2160", A3="\u2161"),
    "goals over their programmes": with_sheet(
        "Programy",
        lambda s: (
            s.insert_rows(2),
            s.cell(2, 1, "Cel I"),
            s.insert_rows(5),
            s.cell(5, 1, "Cel II"),
        ),
    ),
    "numbers below a goal": all_of(
        put("Programy", D1="Cel", D2="I", D4="Cel II"),
        put("Programy", A2=1, A3=2, A4=1),
    ),
    "a filter and hidden rows": with_sheet("Etapy", hide),
    "a hidden sheet": lambda b: setattr(b["Etapy"], "sheet_state", "hidden"),
    "a row of sums": append("Etapy", ["Razem", None, None, 112.5, 10, 87.5]),
    "headings once more": append(
        "Zadania", ["Kod", "Nazwa", "Waga w programie", "Opis"]
    ),
    "kinds in short": put("Wskaźniki", B2="kontekstowy", B3="Produktu"),
    "years one by one": put("Strategia", B3="2026, 2027, 2028"),
    "years as a table": put("Strategia", A3="Rok", A4=2026, A5="2027 r.", A6="2028"),
    "a number as a value": put("Wskaźniki", E2=12714, F3=62.86),
    "a remark beside": put("Zadania", H1="Uwagi", H2="do sprawdzenia"),
    "a sheet of notes": new_sheet("Notatki", ["cokolwiek"], [1, 2, 3]),
    "a formula that was worked out": put("Etapy", D2=12.5),
    "a heading without figures": put("Etapy", G1="Plan 2035"),
    "a stage's number as a number": put("Etapy", B2=1, B3=2, B4=1),
}


@pytest.fixture(scope="module")
def wanted(tmp_path_factory: pytest.TempPathFactory) -> Any:
    return said(read_whole(saved(tmp_path_factory.mktemp("plain"))))


@pytest.mark.parametrize("change", SAME.values(), ids=SAME)
def test_what_is_beyond_doubt_is_taken(
    change: Change, wanted: Any, tmp_path: Path
) -> None:
    assert said(read_whole(saved(tmp_path, change))) == wanted


CODES_OF_NUMBERS = all_of(
    put("Cele", A2=1, A3=2),
    put("Programy", A2=1.1, A3=1.2, A4=datetime.date(2026, 1, 2)),
    put(
        "Zadania",
        A2=datetime.date(2001, 1, 1),
        A3=datetime.date(2002, 1, 1),
        A4="2,1,1",
    ),
    put("Etapy", A2=datetime.date(2001, 1, 1), A3="1.1.1", A4="2.1.1."),
    put("Wskaźniki", A2=1, A3="1.1.1"),
    put("Budżet", A2="1.1.1"),
)


def test_codes_that_excel_took_for_numbers_and_days_are_read_back(
    tmp_path: Path,
) -> None:
    found: Any = read_whole(saved(tmp_path, CODES_OF_NUMBERS))
    codes = [
        f"{goal.number}.{programme.number}.{task.number}"
        for goal in found.goals
        for programme in goal.programmes
        for task in programme.tasks
    ]
    # The second day of January 2026 is 2.1; 1 January 2001 is 1.1.1.
    assert codes == ["1.1.1", "1.1.2", "2.1.1"]
    assert len(found.goals[0].programmes[0].tasks[0].stages) == 2


NOTES: dict[str, tuple[Change, str]] = {
    "hidden rows": (with_sheet("Etapy", hide), "wczytano też 1 ukryty wiersz"),
    "units in several spellings": (
        append(
            "Wskaźniki",
            ["I.1.1", "produktu", "A", "szt"],
            ["I.1.1", "produktu", "B", "sztuki"],
        ),
        "„szt.”, „szt”, „sztuki”",
    ),
    "codes from above": (put("Etapy", A3=None), "1 wiersz bez kodu"),
    "a column that is not read": (
        put("Zadania", H1="Uwagi", H2="x"),
        "kolumny „Uwagi” nie wczytano",
    ),
    "a sheet that is not read": (new_sheet("Notatki", ["x"]), "Arkusz „Notatki”"),
    "sums": (append("Etapy", ["Razem", None, None, 1]), "wiersz 5 to suma"),
}


@pytest.mark.parametrize(("change", "note"), NOTES.values(), ids=NOTES)
def test_what_was_taken_or_left_is_said(
    change: Change, note: str, tmp_path: Path
) -> None:
    found = read(saved(tmp_path, change))
    assert found.faults == []
    assert [one for one in found.notes if note in one]


def test_a_kind_that_there_is_none_of_may_be_written_as_an_indicator(
    tmp_path: Path,
) -> None:
    change = append("Wskaźniki", ["I.1.1", "oddziaływania", "Brak"])
    found: Any = read_whole(saved(tmp_path, change))
    task = found.goals[0].programmes[0].tasks[0]
    assert task.no_indicators_of_kind == ["impact"]
    assert [one.name for one in task.indicators] == ["Tereny"]


def test_executors_in_the_row_of_a_task_are_tied_to_what_is_listed(
    tmp_path: Path,
) -> None:
    found: Any = read_whole(
        saved(
            tmp_path,
            new_sheet(
                "Jednostki", ["Jednostka", "Stanowisko"], ["Wydział A", "Burmistrz"]
            ),
            put("Zadania", E1="Realizatorzy", E2="wydział  a\nBurmistrz"),
        )
    )
    executors = found.goals[0].programmes[0].tasks[0].executors
    assert [(e.text, e.unit, e.post) for e in executors] == [
        ("Wydział A", "Wydział A", None),
        ("Burmistrz", None, "Burmistrz"),
    ]


def test_what_merged_cells_say_holds_for_each_of_their_rows(tmp_path: Path) -> None:
    change = with_sheet(
        "Wskaźniki",
        lambda s: (s.cell(3, 2).__setattr__("value", None), s.merge_cells("B2:B3")),
    )
    found: Any = read_whole(saved(tmp_path, change))
    assert found.goals[0].programmes[0].tasks[0].indicators[0].kind == "context"
