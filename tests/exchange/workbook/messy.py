"""A small workbook as a clerk writes it, to be spoilt in one way each."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from openpyxl import Workbook

Rows = list[list[Any]]
Change = Callable[[Workbook], None]

SHEETS: dict[str, Rows] = {
    "Strategia": [
        ["Nazwa", "Strategia rozwoju"],
        ["Miasto", "Miasto"],
        ["Lata", "2026–2028"],
    ],
    "Cele": [["Kod", "Nazwa"], ["I", "Gospodarka"], ["II", "Ludzie"]],
    "Programy": [
        ["Kod", "Nazwa", "Waga w celu"],
        ["I.1", "Inwestycje", 60],
        ["I.2", "Praca", 40],
        ["II.1", "Zdrowie", 100],
    ],
    "Zadania": [
        ["Kod", "Nazwa", "Waga w programie", "Opis"],
        ["I.1.1", "Tereny", 50, "Opis zadania"],
        ["I.1.2", "Zachęty", 50, None],
        ["II.1.1", "Badania", 100, None],
    ],
    "Etapy": [
        ["Zadanie", "Oznaczenie", "Nazwa", "Plan 2026", "Wykonanie 2026", "Plan 2027"],
        ["I.1.1", "1", "Projekt", 12.5, 10, 20],
        ["I.1.1", "2", "Budowa", None, None, 67.5],
        ["II.1.1", "1", "Badania", 100, None, None],
    ],
    "Wskaźniki": [
        ["Czego dotyczy", "Rodzaj", "Nazwa", "Jednostka miary", "2025", "2026"],
        ["I", "wskaźnik kontekstowy", "Liczba firm", "szt.", "12714", "12800"],
        ["I.1.1", "wskaźnik produktu", "Tereny", "ha", "bd", "62,86"],
    ],
    "Budżet": [
        ["Zadanie", "Źródło finansowania", "Kwota (zł)"],
        ["I.1.1", "Miasto", 250000],
    ],
}


def workbook(*changes: Change) -> Workbook:
    book = Workbook()
    del book["Sheet"]
    for title, rows in SHEETS.items():
        sheet: Any = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
        for cells in sheet.iter_rows():
            for cell in cells:
                if isinstance(cell.value, str):
                    cell.number_format = "@"
    for change in changes:
        change(book)
    return book


def saved(folder: Path, *changes: Change) -> Path:
    path = folder / "book.xlsx"
    workbook(*changes).save(path)
    return path


# Changes, by what a clerk does


def put(sheet: str, **cells: Any) -> Change:
    """Write into cells, such as put("Etapy", D2="12,5")."""

    def change(book: Workbook) -> None:
        for ref, value in cells.items():
            book[sheet][ref] = value

    return change


def put_formatted(sheet: str, ref: str, value: Any, number_format: str) -> Change:
    def change(book: Workbook) -> None:
        book[sheet][ref] = value
        book[sheet][ref].number_format = number_format

    return change


def with_sheet(sheet: str, act: Callable[[Any], object]) -> Change:
    def change(book: Workbook) -> None:
        act(book[sheet])

    return change


def each(sheet: str, column: str, act: Callable[[Any], Any]) -> Change:
    """Write every cell of a column below its heading in another way."""

    def change(book: Workbook) -> None:
        for (cell,) in book[sheet][f"{column}2:{column}{book[sheet].max_row}"]:
            if cell.value is not None:
                cell.value = act(cell.value)

    return change


def append(sheet: str, *rows: Iterable[Any]) -> Change:
    def change(book: Workbook) -> None:
        for row in rows:
            book[sheet].append(list(row))

    return change


def new_sheet(title: str, *rows: Iterable[Any]) -> Change:
    def change(book: Workbook) -> None:
        sheet: Any = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))

    return change


def all_of(*changes: Change) -> Change:
    def change(book: Workbook) -> None:
        for one in changes:
            one(book)

    return change


def columns_in_order(sheet: str, *order: int) -> Change:
    def change(book: Workbook) -> None:
        rows = [[cell.value for cell in row] for row in book[sheet].iter_rows()]
        book[sheet].delete_rows(1, len(rows))
        for row in rows:
            book[sheet].append([row[n] for n in order])

    return change
