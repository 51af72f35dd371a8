"""The strategy of another city, typed into the template as its clerk would.

Goals K and S, their programmes and the figures of their indicators are Białystok's, as
published; what is called "tylko budowa" is made up to fill the sheets.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from exchange.workbook import template

Row = Mapping[str, Any]
TITLE = "Strategia rozwoju Miasta Białegostoku do 2030 roku"
CITY = "Białystok"
YEARS = range(2021, 2031)
# What the clerk mistyped: the cell, what stands there, what was meant.
SLIPS = (
    ("Etapy", "F2", "2O", 20),
    ("Wskaźniki", "B4", "wskaźnik rezultat", "wskaźnik rezultatu"),
)

GOALS: Sequence[Row] = [
    {"Kod": "K", "Nazwa": "Kapitał ludzki i społeczny"},
    {"Kod": "G", "Nazwa": "Gospodarka (tylko budowa)"},
    {"Kod": "S", "Nazwa": "Środowisko"},
]
PROGRAMMES: Sequence[Row] = [
    {"Kod": "K.1", "Nazwa": "Kompetentni mieszkańcy", "Waga w celu": 60},
    {"Kod": "K.2", "Nazwa": "Zdrowi mieszkańcy", "Waga w celu": 40},
    {"Kod": "G.1", "Nazwa": "Nowe firmy (tylko budowa)", "Waga w celu": 100},
    {"Kod": "S.1", "Nazwa": "Czyste powietrze (tylko budowa)", "Waga w celu": 50},
    {
        "Kod": "S.2",
        "Nazwa": "Miasto zielone, odporne, o dobrej jakości środowiska",
        "Waga w celu": "50%",
    },
]
TASKS: Sequence[Row] = [
    {
        "Kod": f"{programme['Kod']}.{number}",
        "Nazwa": f"Zadanie {programme['Kod']}.{number} (tylko budowa)",
        "Waga w programie": 50,
        "Realizatorzy": "Wydział Edukacji" if number == 1 else None,
        "Planowany całkowity koszt": "186,4 mln zł" if number == 1 else None,
    }
    for programme in PROGRAMMES
    for number in (1, 2)
]
STAGES: Sequence[Row] = [
    {
        "Zadanie": task["Kod"],
        "Oznaczenie": number,
        "Nazwa": name,
        f"Plan {first}": 20,
        f"Plan {first + 1}": points,
    }
    for task in TASKS
    for number, name, first, points in (
        (1, "Przygotowanie", 2021, 20),
        (2, "Budowa", 2023, "40"),
    )
]
REGISTERED = ["1 825", "1 865", "1 920", "1 976", "2 011", "2 101", "2 211", "2 333"]
UNEMPLOYED = ["10,5", "8,9", "7,0", "6,2", "5,4", "6,9", "6,1", "5,2", "5,1"]
HOMES = [814, 753, 677, 760, 760, 718, 765, 784, 768]
GREEN = ["4,8", "4,9", "5,0", "4,8", "4,8", "4,8", "4,8", "4,9", None]


def _measure(code: str, name: str, unit: str, values: Sequence[Any]) -> dict[str, Any]:
    by_year = {str(year): value for year, value in enumerate(values, start=2015)}
    facts = {"Czego dotyczy": code, "Rodzaj": "wskaźnik rezultatu", "Nazwa": name}
    return facts | {"Jednostka miary": unit, "Źródło": "GUS"} | by_year


INDICATORS = [
    _measure(
        *("K.1", "Podmioty w rejestrze REGON na 10 tys. ludności w wieku produkcyjnym"),
        *("", REGISTERED),
    ),
    _measure("K.1", "Stopa bezrobocia rejestrowanego", "%", UNEMPLOYED),
    _measure("K.2", "Mieszkańcy domów pomocy społecznej", "os.", HOMES),
    _measure("S.2", "Udział zieleni w powierzchni miasta", "%", GREEN),
]
ROWS: Mapping[str, Sequence[Row]] = {
    "Cele": GOALS,
    "Programy": PROGRAMMES,
    "Zadania": TASKS,
    "Etapy": STAGES,
    "Wskaźniki": INDICATORS,
}


def another_city(folder: Path, *, is_mended: bool = False) -> Path:
    """Fill in the template in the folder, with two slips unless they are mended."""
    path = folder / "bialystok.xlsx"
    template(path, YEARS)
    workbook = load_workbook(path)
    strategy: Any = workbook["Strategia"]
    labels = {strategy.cell(row, 1).value: row for row in range(1, 8)}
    strategy.cell(labels["Nazwa"], 2, TITLE)
    strategy.cell(labels["Nazwa samorządu"], 2, CITY)
    for title, rows in ROWS.items():
        _fill_in(workbook[title], rows)
    for title, cell, typed, meant in SLIPS:
        workbook[title][cell] = meant if is_mended else typed
    workbook.save(path)
    return path


def _fill_in(sheet: Any, rows: Sequence[Mapping[str, Any]]) -> None:
    """Write the rows below their headings; a year that lacks gets a column."""
    columns = {cell.value: cell.column for cell in sheet[1]}
    for number, row in enumerate(rows, start=2):
        for name, value in row.items():
            if name not in columns:
                assert name.isdigit(), name
                columns[name] = sheet.max_column + 1
                sheet.cell(1, columns[name], name)
            sheet.cell(number, columns[name], value)
