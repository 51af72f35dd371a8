"""The sheet with which the workbook begins: how to fill it in, in a few steps."""

from typing import Any

from django.utils.translation import gettext as _
from openpyxl.styles import Alignment

from spreadsheets.looks import BODY, LINE_HEIGHT, STRONG, TITLE, lines_of
from tasks.models import StrategyYear

WIDTH = 96
WRAPPED = Alignment(vertical="top", wrap_text=True)


def explain(workbook: Any, title: str, year: StrategyYear) -> None:
    """Write the steps into the workbook's first sheet."""
    sheet: Any = workbook.active
    sheet.title = _("How to fill it in")
    sheet.column_dimensions["A"].width = 4
    sheet.column_dimensions["B"].width = WIDTH
    rows = [("", title), ("", ""), *_steps(year), ("", ""), *_rules()]
    for number, (mark, text) in enumerate(rows, start=1):
        first, second = sheet.cell(number, 1), sheet.cell(number, 2)
        if mark:
            first.value, first.font, first.alignment = mark, STRONG, WRAPPED
        if text:
            second.value, second.data_type = text, "s"
        second.font = TITLE if number == 1 else BODY if mark else STRONG
        second.alignment = WRAPPED
        height = 24 if number == 1 else LINE_HEIGHT * lines_of(text, WIDTH - 4) + 3
        sheet.row_dimensions[number].height = height
    sheet.sheet_view.showGridLines = False
    sheet.protection.sheet = True
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = "9"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0


def _steps(year: StrategyYear) -> list[tuple[str, str]]:
    fill = _(
        "Go to the sheet “%(sheet)s” and type into the white boxes: the figures of "
        "%(year)s and the texts. Grey is only to be read: earlier years, and what you "
        "may not change."
    ) % {"sheet": _("To fill in"), "year": year.year}
    return [
        ("1", fill),
        (
            "2",
            _(
                "Send the file on to colleagues if they know some of it. Each may fill "
                "in a copy of their own: copies are brought one after the other."
            ),
        ),
        (
            "3",
            _(
                "In the panel open “Everything at once” and choose “Bring a file”. You "
                "see what would change and what needs mending. Nothing is saved before "
                "you say so."
            ),
        ),
        (
            "4",
            _(
                "Save everything as drafts, or submit the reports that are "
                "complete. The same file may be uploaded again: it changes "
                "nothing twice."
            ),
        ),
    ]


def _rules() -> list[tuple[str, str]]:
    return [
        ("", _("Good to know")),
        ("•", _("Points are percent of the whole task: 7,5 is seven and a half.")),
        ("•", _("An empty box means “not known”. Zero means that nothing was done.")),
        (
            "•",
            _(
                "A box that you do not touch keeps what the panel has by then, also if "
                "somebody changed it meanwhile. Where both of you changed it, you "
                "choose."
            ),
        ),
        (
            "•",
            _(
                "You may sort, filter and widen columns. Rows that you add are not "
                "read; rows that you delete change nothing."
            ),
        ),
        (
            "•",
            _(
                "Save it as an Excel workbook (.xlsx), in Excel or LibreOffice. The "
                "sheet is locked without a password, to prevent slips only."
            ),
        ),
    ]
