"""Write the workbook that a department fills in."""

from collections.abc import Iterable, Sequence
from copy import copy
from typing import IO, Any

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.comments import Comment
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties

from filling.workbook.columns import (
    CODE,
    EARLIER,
    WAS,
    WHAT,
    columns_of,
    stamp,
)
from filling.workbook.expecting import Expected, comment_of, expected_of
from filling.workbook.explaining import explain
from filling.workbook.layout import Line, Look, Part
from filling.workbook.looks import Looks
from leszno_strategy.numbers import read
from spreadsheets.cells import LIKE_A_CODE, LONGEST_TEXT
from spreadsheets.looks import LINE_HEIGHT, TALLEST_ROW, lines_of
from spreadsheets.printing import A4, LONGEST_FOOTER_TITLE
from spreadsheets.sheets import clean
from tasks.models import StrategyYear

# Above the rows: the title, how to go on, names that nobody sees, headings.
TITLE, TIP, NAMES, HEADINGS = 1, 2, 3, 4
FIGURES = {Look.STAGE, Look.TOTAL, Look.MONEY}
LEAST_LINES_OF_TEXT = 3


def write(
    lines: Iterable[Line],
    year: StrategyYear,
    earlier: Sequence[int],
    target: IO[bytes],
    *,
    title: str,
) -> None:
    """Write the rows as a workbook, of which only the fields are open."""
    _Workbook(year, earlier, title).write(lines, target)


class _Workbook:
    def __init__(self, year: StrategyYear, earlier: Sequence[int], title: str) -> None:
        self.year, self.title = year, clean(title)
        self.columns = columns_of(year, earlier)
        self.at = {column.name: n for n, column in enumerate(self.columns, start=1)}
        self.workbook = Workbook()
        self.workbook.properties.title = self.title
        self.workbook.properties.creator = clean(year.strategy.city)
        explain(self.workbook, self.title, year)
        self.sheet: Any = self.workbook.create_sheet(_("To fill in"))
        self.looks = Looks(self.sheet)
        self.last = HEADINGS
        # Where which fields stand, so that Excel expects a number there.
        self.expected: dict[Expected, list[tuple[int, int]]] = {}
        self.first_stage = 0

    def write(self, lines: Iterable[Line], target: IO[bytes]) -> None:
        self._head()
        for line in lines:
            self.last += 1
            self._line(line)
        self._expect()
        self._set_view()
        self._protect()
        self._set_print()
        self.workbook.active = 1
        self.workbook.save(target)

    def _head(self) -> None:
        self._put(TITLE, 1, self.title, self.looks.title)
        tip = _(
            "Type into the white boxes only. Leave empty what you do not know; 0 means "
            "that nothing was done."
        )
        self._put(TIP, 1, tip, self.looks.tip)
        for at, column in enumerate(self.columns, start=1):
            self._put(NAMES, at, column.name, self.looks.hidden)
            cell = self._put(HEADINGS, at, column.heading, self.looks.heading)
            if said := comment_of(column.name):
                cell.comment = Comment(said, "", width=320, height=130)

    def _line(self, line: Line) -> None:
        row, looks = self.last, self.looks
        is_heading = line.look is Look.HEADING
        of_line = looks.of_heading if is_heading else looks.read_only
        of_code = looks.of_heading if is_heading else looks.code
        self._put(row, self.at[CODE], line.code, of_code)
        self._put(row, self.at[WHAT], line.what, of_line)
        self._earlier(row, line)
        for part in Part:
            self._part(row, part, line)
        self._put(row, self.at[stamp(self.year)], line.key, looks.hidden)
        for part, said in line.says.items():
            if not is_heading:
                self._put(row, self.at[WAS[part]], said, looks.hidden)
        self._sum(row, line)
        self.sheet.row_dimensions[row].height = self._height(line)

    def _earlier(self, row: int, line: Line) -> None:
        is_heading = line.look is Look.HEADING
        look = self.looks.of_heading if is_heading else self.looks.past
        names = [name for name in self.at if name.startswith(EARLIER)]
        said = [*line.earlier, *[""] * (len(names) - len(line.earlier))]
        for name, text in zip(names, said, strict=True):
            self._put(row, self.at[name], text, look)

    def _part(self, row: int, part: Part, line: Line) -> None:
        at, said = self.at[part], line.says.get(part, "")
        if line.look is Look.HEADING:
            is_long = part is Part.TEXT
            looks = self.looks
            look = looks.beside_heading if is_long else looks.of_heading
            self._put(row, at, said, look)
            return
        if part not in line.is_open:
            self._figure(row, at, said, self.looks.past)
            return
        expected = expected_of(line, part)
        self.expected.setdefault(expected, []).append((row, at))
        if expected.is_figure:
            self._figure(row, at, said, self.looks.figure)
        else:
            is_long = part is Part.TEXT
            look = self.looks.text if is_long else self.looks.value
            self._put(row, at, said, look)

    def _sum(self, row: int, line: Line) -> None:
        """Add up the stages above, so that one sees it while typing."""
        if line.look is Look.STAGE:
            self.first_stage = self.first_stage or row
            return
        if line.look is Look.SUM:
            for part in (Part.PLAN, Part.DONE):
                letter = get_column_letter(self.at[part])
                cell = self.sheet[f"{letter}{row}"]
                cell._style = copy(self.looks.sum)
                cell.value = f"=SUM({letter}{self.first_stage}:{letter}{row - 1})"
        self.first_stage = 0

    def _figure(self, row: int, at: int, said: str, look: Any) -> None:
        number = read(said)
        if number is None:
            self._put(row, at, said, look)
        else:
            cell = self.sheet.cell(row, at, number)
            cell._style = copy(look)

    def _put(self, row: int, at: int, text: str, look: Any) -> Cell:
        """Write a text that stays one, whatever it begins with."""
        cell: Any = self.sheet.cell(row, at)
        if text:
            kept = LIKE_A_CODE.sub("_x005F_", clean(text))[:LONGEST_TEXT]
            cell.value = kept
            cell.data_type = "s"
        cell._style = copy(look)
        found: Cell = cell
        return found

    def _height(self, line: Line) -> int:
        # Letters to a digit's width, as rows of our other workbooks are reckoned.
        room = {one.name: int(one.width * 1.1) - 2 for one in self.columns}
        # The title of a heading goes on over the cells beside it.
        is_heading = line.look is Look.HEADING
        most = 1 if is_heading else lines_of(line.what, room[WHAT])
        if said := line.says.get(Part.TEXT, ""):
            most = max(most, lines_of(said, room[Part.TEXT]))
        if line.look is Look.TEXT:
            most = max(most, LEAST_LINES_OF_TEXT)
        return int(min(LINE_HEIGHT * most + 3, TALLEST_ROW))

    def _expect(self) -> None:
        for expected, places in self.expected.items():
            validation = DataValidation(**expected.validation())
            for area in _areas(places):
                validation.add(area)
            self.sheet.add_data_validation(validation)

    def _set_view(self) -> None:
        sheet = self.sheet
        for at, column in enumerate(self.columns, start=1):
            dimension = sheet.column_dimensions[get_column_letter(at)]
            dimension.width, dimension.hidden = column.width, column.is_hidden
        sheet.row_dimensions[NAMES].hidden = True
        sheet.row_dimensions[HEADINGS].height = 2 * LINE_HEIGHT
        sheet.row_dimensions[TITLE].height = 24
        sheet.freeze_panes = f"{get_column_letter(self.at[WHAT] + 1)}{HEADINGS + 1}"
        sheet.sheet_view.showGridLines = False
        sheet.sheet_view.zoomScale = 90
        last = get_column_letter(self.at[Part.TEXT])
        sheet.auto_filter.ref = f"A{HEADINGS}:{last}{max(self.last, HEADINGS + 1)}"

    def _protect(self) -> None:
        """Lock all but the fields, without a password: against slips, not people."""
        protection = self.sheet.protection
        protection.sheet = True
        # False is what is allowed.
        protection.autoFilter = protection.formatColumns = False
        protection.formatRows = False

    def _set_print(self) -> None:
        sheet = self.sheet
        sheet.page_setup.orientation = "landscape"
        sheet.page_setup.paperSize = A4
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        sheet.page_margins = PageMargins(
            left=0.4, right=0.4, top=0.5, bottom=0.7, header=0.3, footer=0.3
        )
        sheet.print_title_rows = f"{HEADINGS}:{HEADINGS}"
        last = get_column_letter(self.at[Part.TEXT])
        sheet.print_area = f"A1:{last}{self.last}"
        title = self.title[:LONGEST_FOOTER_TITLE].replace("&", "&&")
        sheet.oddFooter.left.text = title
        sheet.oddFooter.right.text = _("Page %(page)s of %(pages)s") % {
            "page": "&P",
            "pages": "&N",
        }


def _areas(places: Sequence[tuple[int, int]]) -> list[str]:
    """Put cells below each other together: "F5:F9"."""
    columns: dict[int, list[int]] = {}
    for row, at in places:
        columns.setdefault(at, []).append(row)
    return [area for at, rows in columns.items() for area in _runs(at, rows)]


def _runs(at: int, rows: Sequence[int]) -> list[str]:
    letter, runs = get_column_letter(at), list[list[int]]()
    for row in sorted(rows):
        if runs and row == runs[-1][1] + 1:
            runs[-1][1] = row
        else:
            runs.append([row, row])
    return [f"{letter}{first}:{letter}{last}" for first, last in runs]
