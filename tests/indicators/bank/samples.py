"""Tables of the statistical office's local data bank, as bdl.stat.gov.pl gives them.

A person chooses subgroup, characteristics, years and territories there, and exports.
Files are called GROUP_SUBGROUP_SHAPE_MOMENT, such as LUDN_2137_CREL_20240419101530.csv.

CREL, the relational CSV. UTF-8 with its mark, lines end as on Windows, semicolons, one
more at each line's end:

    Kod;Nazwa;Wiek;Płeć;Rok;Wartosc;Jednostka miary;Atrybut;
    3063000;Powiat m. Leszno;ogółem;ogółem;2010;64722;osoba;;

Kod is the territory's code of seven digits (0000000 is POLSKA, 3063000 the city as a
district), which may begin with zeros. Between Nazwa and Rok stands a column for each
characteristic, called as the bank calls it. Figures have a comma and no spaces. Atrybut
is a mark beside the figure: n (not there yet), x and X (secret, impossible, of no use)
and - (not kept) say that there is none, whatever stands for Wartosc: nothing, 0, - or a
dot. The others (a A z Z k K M p s v) say something of a figure that is one; with a it
is 0, since it is less than what is written.

CTAB, the wide CSV. A row a territory; a heading says the characteristics, the year and
the unit, parted by semicolons within quotes. No marks:

    Kod;Nazwa;"ogółem;ogółem;2010;[osoba]";"ogółem;ogółem;2011;[osoba]";
    3063000;Powiat m. Leszno;64722;64559;

XTAB, the workbook. Sheet OPIS describes the subgroup; TABLICA has the wide shape, its
heading in rows one under another (characteristics, of which equal ones beside each
other are merged; years; units in brackets), with Kod and Nazwa merged over all of them;
DANE has the relational shape, whose column of figures is called Wartość. Codes are
texts.

People open such a CSV in Excel and save it again: then it is in windows-1250.
"""

from io import BytesIO
from pathlib import Path

from openpyxl import Workbook

CREL = "LUDN_2137_CREL_20240419101530.csv"
CTAB = "LUDN_2137_CTAB_20240419101530.csv"
XTAB = "LUDN_2137_XTAB_20240419101530.xlsx"

HEADING = ["Kod", "Nazwa", "Wiek", "Płeć", "Rok", "Wartosc", "Jednostka miary",
           "Atrybut"]  # fmt: skip
CITY, COUNTRY = ("3063000", "Powiat m. Leszno"), ("0000000", "POLSKA")
ALL, WOMEN = ("ogółem", "ogółem"), ("70 i więcej", "kobiety")
# Territory, characteristics, year, figure, mark.
FIGURES = [
    (CITY, ALL, 2005, "63988", ""),
    (CITY, ALL, 2009, "64 192", "M"),
    (CITY, ALL, 2010, "64722", ""),
    (CITY, ALL, 2011, "0", "n"),
    (CITY, WOMEN, 2009, "3981,5", ""),
    (CITY, WOMEN, 2010, "0", "a"),
    (CITY, WOMEN, 2011, "-", "-"),
    (CITY, WOMEN, 2012, ".", "x"),
    (COUNTRY, ALL, 2009, "38167329", ""),
    (COUNTRY, ALL, 2010, "38529866", ""),
]
Figure = tuple[tuple[str, str], tuple[str, str], int, str, str]


def lines(figures: list[Figure] = FIGURES, unit: str = "osoba") -> list[list[str]]:
    """Return the rows of the relational shape."""
    rows = [
        [*territory, *parts, str(year), value, unit, mark]
        for territory, parts, year, value, mark in figures
    ]
    return [HEADING, *rows]


def crel(figures: list[Figure] = FIGURES, encoding: str = "utf-8-sig") -> bytes:
    text = "".join(";".join([*line, ""]) + "\r\n" for line in lines(figures))
    return text.encode(encoding)


def ctab(encoding: str = "utf-8-sig") -> bytes:
    columns = [(ALL, 2009), (ALL, 2010), (WOMEN, 2009), (WOMEN, 2012)]
    heads = [f'"{";".join(parts)};{year};[osoba]"' for parts, year in columns]
    rows = [["Kod", "Nazwa", *heads, ""]]
    for territory in (COUNTRY, CITY):
        known = {
            (parts, year): value
            for where, parts, year, value, _mark in FIGURES
            if where == territory
        }
        cells = [known.get(column, "-") for column in columns]
        rows.append([*territory, *cells, ""])
    return "".join(";".join(row) + "\r\n" for row in rows).encode(encoding)


def xtab(*, with_data: bool = True) -> bytes:
    book = Workbook()
    about = book.active
    assert about is not None
    about.title = "OPIS"
    about.append(["Kategoria", "LUDNOŚĆ"])
    about.append(["Podgrupa", "Ludność wg grup wieku i płci"])
    _wide(book)
    if with_data:
        data = book.create_sheet("DANE")
        data.append(["Wartość" if cell == "Wartosc" else cell for cell in HEADING])
        for line in lines()[1:]:
            data.append([*line[:4], int(line[4]), _number(line[5]), *line[6:]])
    saved = BytesIO()
    book.save(saved)
    return saved.getvalue()


def _wide(book: Workbook) -> None:
    sheet = book.create_sheet("TABLICA")
    sheet.append(["Kod", "Nazwa", "ogółem", None, "70 i więcej", None])
    sheet.append([None, None, "ogółem", None, "kobiety", None])
    sheet.append([None, None, 2009, 2010, 2009, 2012])
    sheet.append([None, None, *["[osoba]"] * 4])
    sheet.append([*COUNTRY, 38167329, 38529866, None, None])
    sheet.append([*CITY, 64192, 64722, 3981.5, "-"])
    for area in ("A1:A4", "B1:B4", "C1:D1", "E1:F1", "C2:D2", "E2:F2"):
        sheet.merge_cells(area)


def _number(text: str) -> float | str:
    try:
        return float(text.replace(",", ".").replace(" ", ""))
    except ValueError:
        return text


def put(folder: Path, content: bytes, name: str = CREL) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path
