"""Compare a tree's figures in every place that shows them: pages, API, each file.

Its last year is that of `reading_back`, and gets closed.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from io import BytesIO
from pathlib import Path
from typing import Any

from django.test import Client
from django.utils.translation import override
from openpyxl import load_workbook
from pypdf import PdfReader
from python_calamine import CalamineWorkbook

from annual_report.closing.freezing import frozen_document
from annual_report.formats import FORMATS
from annual_report.models import Snapshot
from annual_report.report import frozen
from tasks.models import Goal, Programme, Strategy
from tests import factories
from tests.annual_report import reading_back
from tests.annual_report.reading_back import YEAR
from tests.exactness import Point
from tests.factories import make_goal, make_programme, make_strategy, make_task
from tests.pages import rows_of, text_of
from tests.reckoning import Leaf, Node, Number, Whole, figures, rounded, written

UNKNOWN = "–"
ROMAN = ("I", "II", "III")
# The columns of the list of tasks that are compared, and all of its rows at once.
COLUMNS = "kolumny=weight&kolumny=planned&kolumny=progress&na_strone=200"
SAID_OF_ALL = r"wykona[nł]o ([\d,]+) (?:(?:ze|z) 100 punktów|pkt ze 100)"
SAID_OF_PLAN = r"wykonano ([\d,]+) (?:ze|z) [\d,]+ punkt"
# What the API and open data call the figures, and how many decimals they have there.
API = {
    "planned": ("planned", 1),
    "progress": ("progress", 1),
    "comparable": ("comparable", 1),
    "difference": ("difference", 1),
    "index_percent": ("index", 3),
    "whole_plan": ("whole_plan", 1),
}
OPEN_DATA = {
    "plan": ("planned", 1),
    "wykonanie": ("progress", 1),
    "wykonanie_z_planem": ("comparable", 1),
    "wykonanie_planu": ("index", 3),
    "plan_wszystkich_lat": ("whole_plan", 1),
}


def load(tree: Whole, years: Sequence[int], slug: str) -> Strategy:
    """Put a strategy into the database; goals have no weight."""
    strategy = make_strategy(slug, tuple(years))
    for number, part in zip(ROMAN, tree.parts, strict=False):
        _load_goal(part, make_goal(strategy, number))
    return strategy


def _load_goal(goal: Node, into: Goal) -> None:
    assert isinstance(goal, Whole)
    for part in goal.parts:
        _load_programme(part, make_programme(into, weight=part.weight))


def _load_programme(programme: Node, into: Programme) -> None:
    assert isinstance(programme, Whole)
    for leaf in programme.parts:
        assert isinstance(leaf, Leaf)
        told = list(leaf.totals.items())
        make_task(
            into,
            weight=leaf.weight,
            stages=[*leaf.stages] or None,
            total=told[0] if told else None,
        )


def by_code(tree: Whole) -> dict[str, Node]:
    """Name the parts and tasks as the strategy does; it has no code itself."""
    found: dict[str, Node] = {"": tree}
    for number, goal in zip(ROMAN, tree.parts, strict=False):
        found |= _coded(number, goal)
    return found


def _coded(code: str, node: Node) -> dict[str, Node]:
    found: dict[str, Node] = {code: node}
    for number, part in enumerate(node.parts if isinstance(node, Whole) else (), 1):
        found |= _coded(f"{code}.{number}", part)
    return found


def percent(share: Number) -> str:
    return UNKNOWN if share is None else f"{written(share * 100)}\u00a0%"


def in_a_row(node: Node) -> reading_back.Figures:
    """Return what a file writes of the part at the end of the year."""
    of = figures(node, YEAR)
    return (
        written(of["planned"]),
        written(of["progress"]),
        written(of["comparable"]),
        percent(of["index"]),
    )


class Places:
    """Where a loaded strategy is looked up."""

    def __init__(self, strategy: Strategy, tree: Whole, years: Sequence[int]) -> None:
        self.strategy, self.tree, self.years = strategy, tree, years
        self.client, self.nodes = Client(), by_code(tree)

    def get(self, address: str) -> Any:
        found = self.client.get(address)
        assert found.status_code == 200, address
        return found

    def points(self, folder: Path | None = None) -> Iterator[Point]:
        """Look everywhere; in a folder, LibreOffice works out the workbook, too."""
        yield from self.on_pages()
        yield from self.in_api()
        snapshot = factories.make_closed(self.strategy, YEAR)
        yield from self.in_files(snapshot)
        yield from self.in_open_data()
        if folder:
            yield from self.worked_out(snapshot, folder)

    def compared(
        self, place: str, found: dict[str, Any], expected: dict[str, Any]
    ) -> Iterator[Point]:
        """Compare rows of figures by the codes of the parts."""
        assert found.keys() == expected.keys(), place
        for code, row in expected.items():
            for number, value in enumerate(row):
                what = f"{self.strategy.slug} {place} {code} {number}"
                yield Point(what, joined(found[code][number]), joined(value))

    # Pages

    def on_pages(self) -> Iterator[Point]:
        base = self.strategy.get_absolute_url()
        for code, node in self.nodes.items():
            way = ("cele", "programy", "zadania")[code.count(".")] if code else ""
            yield from self.on_page(base + (f"{way}/{code}/" if code else ""), node)
        tasks = {c: n for c, n in self.nodes.items() if isinstance(n, Leaf)}
        expected = {code: in_a_row(node)[:2] for code, node in tasks.items()}
        listed = rows_of(self.get(f"{base}zadania/?rok={YEAR}&{COLUMNS}"))
        found = {row[0]: (row[3], row[4]) for row in listed if row[0] in tasks}
        yield from self.compared("list", found, expected)
        for kind in ("csv", "xlsx"):
            file = self.get(
                f"{base}zadania/zadania.{kind}?rok={YEAR}&{COLUMNS}"
            ).content
            yield from self.compared(f"list.{kind}", in_list(file, kind), expected)

    def on_page(self, address: str, node: Node) -> Iterator[Point]:
        """Find the progress in the first sentence, and the curve in its table."""
        page = self.get(f"{address}?rok={YEAR}")
        if isinstance(node, Whole):
            # Where all stages are known the front page says it of the plan alone.
            text = text_of(page)
            said = re.search(SAID_OF_ALL, text) or re.search(SAID_OF_PLAN, text)
            progress = written(node.progress(YEAR))
            yield Point(f"{address} progress", said[1] if said else UNKNOWN, progress)
        rows = [
            row
            for row in rows_of(page)
            if len(row) == 3 and row[0] in map(str, self.years)
        ]
        for (year, *found), one in zip(rows, self.years, strict=bool(rows)):
            curve = [written(node.planned(one)), written(node.comparable(one))]
            yield from (Point(f"{address} {year}", *both) for both in zip(found, curve))  # noqa: B905

    # The API

    def in_api(self) -> Iterator[Point]:
        base = f"/api/v1/strategie/{self.strategy.slug}/"
        said = self.json(f"{base}?rok={YEAR}")
        tasks = self.json(f"{base}zadania/?rok={YEAR}&na_strone=200")["results"]
        parts = [one for goal in said["goals"] for one in (goal, *goal["programmes"])]
        found = {one.get("code", ""): one["figures"] for one in (said, *parts, *tasks)}
        yield from self.figures("API", found, API, scale={"index_percent": 100})
        for one in (said, *parts):
            share = self.nodes[one.get("code", "")].coverage(YEAR) or Fraction()
            known = one["tasks"]["weight_known_percent"]
            yield Point(f"API coverage {one['page']}", known, rounded(share * 100))

    def json(self, address: str) -> Any:
        return json.loads(self.get(address).content, parse_float=Decimal)

    def figures(
        self,
        place: str,
        found: dict[str, Any],
        names: dict[str, tuple[str, int]],
        scale: dict[str, int],
    ) -> Iterator[Point]:
        """Compare figures that stand as numbers under names of their own."""
        for code, row in found.items():
            reckoned = figures(self.nodes[code], YEAR)
            for name, (figure, places) in names.items():
                value = reckoned[figure]
                if value is not None:
                    value = rounded(value, places) * scale.get(name, 1)
                what = f"{self.strategy.slug} {place} {code} {name}"
                yield Point(what, row[name], value)

    # Files of the closed year

    def in_files(self, snapshot: Snapshot) -> Iterator[Point]:
        expected = {code: in_a_row(node) for code, node in self.nodes.items()}
        document = frozen_document(snapshot)
        parts, tasks = document.head.parts, list(document.tasks())
        files = {kind: written_as(snapshot, kind) for kind in FORMATS}
        found = {
            "csv": reading_back.in_csv(files["csv"]),
            "json": reading_back.in_json(files["json"]),
            "docx": reading_back.in_word(files["docx"], parts, tasks),
            "xlsx": in_workbook(files["xlsx"]),
        }
        for kind, rows in found.items():
            yield from self.compared(kind, rows, expected)
        yield from self.in_pdf(files["pdf"], list(expected.values()))

    def in_pdf(self, file: bytes, rows: list[reading_back.Figures]) -> Iterator[Point]:
        """Count how often the figures of a row stand one behind the other."""
        pages = PdfReader(BytesIO(file)).pages
        text = joined(" ".join(page.extract_text() for page in pages))
        for row, count in Counter(rows).items():
            found = min(text.count(joined(" ".join(row))), count)
            yield from [Point(f"pdf {row}", found, count)] * len(row)

    def in_open_data(self) -> Iterator[Point]:
        base = f"/{self.strategy.slug}/dane/{YEAR}/v1/"
        for name in ("cele", "programy", "zadania"):
            response = self.get(f"{base}{name}.json")
            rows = json.loads(response.getvalue(), parse_float=Decimal)
            found = {row["kod"]: row for row in rows}
            yield from self.figures(name, found, OPEN_DATA, scale={})

    def worked_out(self, snapshot: Snapshot, folder: Path) -> Iterator[Point]:
        """Compare what the workbook's formulas result in."""
        given, bare = folder / "raport.xlsx", folder / "bare.xlsx"
        given.write_bytes(written_as(snapshot, "xlsx"))
        reading_back.without_results(given, bare)
        kind = "xlsx:Calc MS Excel 2007 XML"
        again = reading_back.converted(bare, kind, folder)
        expected = {code: in_a_row(node) for code, node in self.nodes.items()}
        yield from self.compared("formulas", in_workbook(again.read_bytes()), expected)


def joined(text: str) -> str:
    """Leave out what parts thousands, which some places do and others do not."""
    return "".join(text.split())


def in_list(file: bytes, kind: str) -> dict[str, tuple[str, str]]:
    """Read plan and progress from the list of tasks."""
    if kind == "csv":
        lines = file.decode("utf-8-sig").split("\r\n")[1:-1]
        rows = [line.split(";") for line in lines]
        return {row[0]: (row[3] or UNKNOWN, row[4] or UNKNOWN) for row in rows}
    sheet = load_workbook(BytesIO(file)).worksheets[0]
    return {
        str(row[0]): reading_back.in_cells([row[3], row[4], None, None])[:2]
        for row in sheet.iter_rows(values_only=True, min_row=2)
    }


def in_workbook(file: bytes) -> dict[str, reading_back.Figures]:
    book = CalamineWorkbook.from_filelike(BytesIO(file))
    sheets = [book.get_sheet_by_name(one) for one in ("Podsumowanie", "Zadania")]
    found: dict[str, reading_back.Figures] = {}
    for sheet in sheets:
        found |= reading_back.by_code(sheet.to_python())
    return found


def written_as(snapshot: Snapshot, kind: str) -> bytes:
    file = BytesIO()
    with override("pl"):
        FORMATS[kind].write(frozen(snapshot), file, on_task=lambda: None)
    return file.getvalue()
