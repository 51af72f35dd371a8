"""Read the figures of a yearly report back from its files, with other programs."""

import csv
import json
import re
import shutil
import subprocess
from decimal import Decimal
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from docx import Document as WordDocument

from annual_report.document import Part, Task
from leszno_strategy.numbers import percent, points

YEAR = 2013
# Plan, progress, what of it can be compared, and its share of the plan, as written.
Figures = tuple[str, str, str, str]
HEADINGS = [
    f"Plan do końca {YEAR}\u00a0r.",
    f"Postęp do końca {YEAR}\u00a0r.",
    "Postęp do porównania z planem",
    "Wykonanie planu",
]


def figures_of(row: Part | Task) -> Figures:
    figures = row.figures
    return (
        points(figures.planned),
        points(figures.progress),
        points(figures.comparable),
        percent(figures.index),
    )


def in_cells(values: list[Any]) -> Figures:
    """Write what a workbook's cells hold as their number formats would show it."""
    known = [None if v in (None, "") else Decimal(str(v)) for v in values]
    plan, progress, comparable, index = known
    return points(plan), points(progress), points(comparable), percent(index)


def by_code(rows: list[list[Any]]) -> dict[str, Figures]:
    """Return the figures of a sheet by their rows' codes; the strategy has none."""
    rows = iter(rows)  # type: ignore[assignment]
    names = next(row for row in rows if "Kod" in row and "Nazwa" in row)
    code, places = names.index("Kod"), [names.index(name) for name in HEADINGS]
    found = {}
    for row in rows:
        if row[code] is None or not any(row):
            break
        found[row[code] or ""] = in_cells([row[place] for place in places])
    return found


def in_csv(content: bytes) -> dict[str, Figures]:
    text = content.decode("utf-8-sig")
    rows = csv.DictReader(StringIO(text, newline=""), delimiter=";")
    # An indicator has a row behind what it belongs to, with the code of that.
    parts = (row for row in rows if row["Poziom"] != "Wskaźnik")
    return {
        row["Kod"]: in_line([row[heading] for heading in HEADINGS]) for row in parts
    }


def in_line(cells: list[str]) -> Figures:
    plan, progress, comparable, share = (cell or "–" for cell in cells)
    return plan, progress, comparable, share if share == "–" else f"{share}\u00a0%"


def in_json(content: bytes) -> dict[str, Figures]:
    found = json.loads(content)
    names = ("planned", "progress", "comparable", "index")
    return {
        row["code"]: in_cells([row["standing"][name] for name in names])
        for row in (*found["head"]["parts"], *found["tasks"])
    }


def in_word(content: bytes, parts: list[Part], tasks: list[Task]) -> dict[str, Figures]:
    """Read the tables of parts and of tasks; a strategy's code is a dash there."""
    found: dict[str, Figures] = {}
    codes = {*(part.code for part in parts), *(task.code for task in tasks)}
    for table in WordDocument(BytesIO(content)).tables:
        rows = [[cell.text for cell in row.cells] for row in table.rows]
        if "Wykonanie planu" not in rows[0]:
            continue
        last = rows[0].index("Wykonanie planu") + 1
        for row in rows[1:]:
            code = row[0].replace("–", "")
            assert code in codes
            found[code] = tuple(row[last - 4 : last])  # type: ignore[assignment]
    return found


OFFICE = shutil.which("soffice") or ""
needs_office = pytest.mark.skipif(not OFFICE, reason="LibreOffice is not installed")


def converted(path: Path, kind: str, folder: Path) -> Path:
    """Let LibreOffice open the file, work it out, and save it as another kind."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    out = folder / "out"
    subprocess.run(  # noqa: S603  a program of the system, on a file of our own
        [OFFICE, profile, "--headless", "--convert-to", kind, "--outdir", out, path],
        check=True,
        capture_output=True,
        timeout=300,
    )
    return out / f"{path.stem}.{kind.partition(':')[0]}"


def without_results(path: Path, bare: Path) -> None:
    """Keep only the formulas, so that whatever comes out was worked out."""
    with ZipFile(path) as given, ZipFile(bare, "w", ZIP_DEFLATED) as left:
        for name in given.namelist():
            content = given.read(name)
            if name.startswith("xl/worksheets/sheet"):
                content, count = re.subn(rb"</f><v>[^<]*</v>", b"</f>", content)
                assert count > 40 or not name.endswith("sheet1.xml")
            left.writestr(name, content)
