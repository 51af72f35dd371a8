"""Six indicators of a real strategy, as a clerk types them into the template.

From the public pages of the strategy Białystok 2030: goals without a programme or a
task, values from before its years, a target for 2030, and a series that breaks.
"""

from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from exchange.workbook import template

YEARS = list(range(2021, 2031))
MEASURED = list(range(2015, 2024))
BREAK = "2021: inne źródło danych, wcześniejszych lat nie da się porównać"
# Code, name, unit, direction, values of 2015–2023, target for 2030, break.
ROWS: list[tuple[str, str, str, str, list[str], str, str]] = [
    (
        *("K1", "podmioty w REGON na 10 tys. w wieku produkcyjnym", "", "więcej"),
        [
            "1 825",
            "1 865",
            "1 920",
            "1 976",
            "2 011",
            "2 101",
            "2 211",
            "2 333",
            "2 456",
        ],
        *("2 600", ""),
    ),
    (
        *("K1", "stopa bezrobocia", "%", "mniej"),
        ["10,5", "8,9", "7,0", "6,2", "5,4", "6,9", "6,1", "5,2", "5,1"],
        *("5,1", ""),
    ),
    (
        *("K1", "saldo migracji wewn. na 1000 ludności BOF", "", "więcej"),
        ["1,69", "2,22", "2,33", "2,20", "2,16", "1,85", "2,35", "2,17", "2,07"],
        *("1,70", ""),
    ),
    (
        *("K2", "mieszkańcy domów pomocy społecznej", "Os", "mniej"),
        ["814", "753", "677", "760", "760", "718", "765", "784", "768"],
        *("716", ""),
    ),
    (
        *("K2", "pielęgniarki i położne na 10 tys.", "", "więcej"),
        ["105,0", "105,8", "103,3", "100,0", "102,2", "103,9", "117,3", "123,5", ""],
        *("101,0", BREAK),
    ),
    (
        *("S2", "udział zieleni w powierzchni miasta", "%", "więcej"),
        ["4,8", "4,9", "5,0", "4,8", "4,8", "4,8", "4,8", "4,9", ""],
        *("4,8", ""),
    ),
]
WAYS = {"więcej": "im więcej, tym lepiej", "mniej": "im mniej, tym lepiej"}


def filled(path: Path, **changes: Any) -> Path:
    """Fill the template in; `changes` are cells by heading, such as row_3={…}."""
    template(path, YEARS, ["%", "os.", "szt."])
    book = load_workbook(path)
    book["Strategia"]["B2"] = "Białystok 2030"
    for code, title in (("K1", "Gospodarka"), ("K2", "Ludzie"), ("S2", "Środowisko")):
        book["Cele"].append([code, title])
    sheet = book["Wskaźniki"]
    places = {str(cell.value): at for at, cell in enumerate(sheet[1], 1)}
    # The series begin before the strategy: the clerk adds columns for these years.
    for year in (year for year in MEASURED if year not in YEARS):
        places[str(year)] = sheet.max_column + 1
        sheet.cell(1, places[str(year)], str(year))
    for row, (code, name, unit, way, values, target, broken) in enumerate(ROWS, 2):
        said = {
            "Czego dotyczy": code,
            "Rodzaj": "wskaźnik kontekstowy",
            "Nazwa": name,
            "Jednostka miary": unit,
            "Kierunek": WAYS[way],
            "Wartość bazowa": values[0],
            "Rok wartości bazowej": 2015,
            "Wartość docelowa 2030": target,
            "Przerwy w porównywalności": broken,
            "Źródło": "GUS",
            **dict(zip(map(str, MEASURED), values, strict=True)),
            **changes.get(f"row_{row}", {}),
        }
        for heading, value in said.items():
            sheet.cell(row, places[heading], value or None)
    book.save(path)
    return path
