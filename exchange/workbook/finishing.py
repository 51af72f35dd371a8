"""What stands around the rows of a sheet, and the file itself: the same each time."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from shutil import copyfileobj
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from openpyxl.cell.text import Text
from openpyxl.comments.comment_sheet import CommentRecord
from openpyxl.packaging.custom import StringProperty
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation

from exchange.workbook.columns import Column, Kind
from exchange.workbook.items import yes_or_no
from exchange.workbook.schema import TASKS, UNITS_TITLE
from spreadsheets.book import Page

# Lists to choose from reach down to here; people add rows below those written.
LAST_ROW = 10_000
# The columns of the sheet of names.
LISTED_IN = {Kind.UNIT: "A", Kind.POST: "B", Kind.MEASURE: "C"}
# Nothing of the moment is in the file; a zip knows no year before this.
ALWAYS = datetime(1980, 1, 1)  # noqa: DTZ001  a file has no time zone
MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")
CORE = "docProps/core.xml"
# Codes are texts on purpose: no green corner in each of them.
IGNORED = (
    b'<ignoredErrors><ignoredError sqref="A1:XFD1048576" numberStoredAsText="1"/>'
    b"</ignoredErrors>"
)
BEHIND_IGNORED = re.compile(rb"<(?:drawing|legacyDrawing|tableParts)\b")
TAIL = 8192


class Dressing:
    """Comments, lists to choose from, filters and what is hidden, of one sheet."""

    def __init__(
        self,
        page: Page[Any],
        width: int,
        pairs: Sequence[tuple[Column, int | None]] = (),
        *,
        is_filtered: bool = False,
    ) -> None:
        self.page, self.width, self.pairs = page, width, pairs
        self.is_filtered = is_filtered
        self._comments: list[tuple[str, Column]] = []

    def comment(self, ref: str, column: Column) -> None:
        self._comments.append((ref, column))

    def put_on(self) -> None:
        worksheet, last = self.page.worksheet, max(self.page.last_row, 2)
        for number, (column, _year) in enumerate(self.pairs, start=1):
            letter = get_column_letter(number)
            self.comment(f"{letter}1", column)
            if column.is_hidden:
                worksheet.column_dimensions[letter].hidden = True
            if formula := _choices(column):
                worksheet.data_validations.append(_validation(formula, letter, column))
        if self.is_filtered:
            worksheet.auto_filter.ref = f"A1:{get_column_letter(self.width)}{last}"
        self.page.comments.extend(self._records())

    def _records(self) -> Iterator[CommentRecord]:
        for ref, column in self._comments:
            if text := said_of(column):
                yield CommentRecord(
                    ref=ref, text=Text(t=text), author="", height=110, width=320
                )


def said_of(column: Column) -> str:
    """Return what there is to know of the column, in a few short sentences."""
    parts = [str(column.help)] if column.help else []
    if column.choices:
        names = "; ".join(str(label) for _value, label in column.choices)
        parts.append(_("One of: %(names)s.") % {"names": names})
    if column.example:
        parts.append(_("For example: %(example)s") % {"example": column.example})
    if column.is_required:
        parts.append(_("Must be filled in."))
    return "\n".join(parts)


def _choices(column: Column) -> str:
    """Return what Excel offers below the heading; "" for nothing."""
    if column.kind in (Kind.YES_NO, Kind.FLAG):
        return f'"{yes_or_no(True)},{yes_or_no(False)}"'
    if column.kind is Kind.CHOICE:
        labels = [str(label) for _value, label in column.choices]
        # A comma parts what is offered; a label with one is typed, or copied.
        return "" if any("," in label for label in labels) else f'"{",".join(labels)}"'
    if letter := LISTED_IN.get(column.kind):
        return _range(str(UNITS_TITLE), letter)
    if column.kind is Kind.OWNER and column.example == TASKS.columns[1].example:
        return _range(str(TASKS.title), "A")
    return ""


def _range(title: str, letter: str) -> str:
    return f"{quote_sheetname(title)}!${letter}$2:${letter}${LAST_ROW}"


def _validation(formula: str, letter: str, column: Column) -> DataValidation:
    is_closed = column.kind in (Kind.YES_NO, Kind.FLAG, Kind.CHOICE)
    return DataValidation(
        type="list",
        formula1=formula,
        allow_blank=True,
        showErrorMessage=is_closed,
        errorStyle="warning",
        error=str(capfirst(column.title())),
        sqref=f"{letter}2:{letter}{LAST_ROW}",
    )


def properties(workbook: Any, custom: Mapping[str, str]) -> None:
    """Give the document its properties, none of which is of the moment."""
    workbook.properties.created = workbook.properties.modified = ALWAYS
    for name, value in custom.items():
        workbook.custom_doc_props.append(StringProperty(name=name, value=value))


def finish(source: IO[bytes], target: Path | str | IO[bytes]) -> None:
    """Copy a workbook such that the same parts give the same bytes."""
    with ZipFile(source) as parts, ZipFile(target, "w", ZIP_DEFLATED) as file:
        for part in parts.infolist():
            info = ZipInfo(part.filename, ALWAYS.timetuple()[:6])
            info.compress_type, info.external_attr = ZIP_DEFLATED, 0o600 << 16
            info.create_system = 3
            with parts.open(part) as old, file.open(info, "w") as copy:
                if part.filename == CORE:
                    time = f"{ALWAYS:%Y-%m-%dT%H:%M:%SZ}".encode()
                    copy.write(MODIFIED.sub(rb"\g<1>" + time, old.read()))
                elif part.filename.startswith("xl/worksheets/sheet"):
                    _copy_sheet(old, copy, part.file_size)
                else:
                    copyfileobj(old, copy)


def _copy_sheet(old: IO[bytes], copy: IO[bytes], size: int) -> None:
    """Copy a sheet, and say near its end which warnings nobody needs."""
    rest = max(0, size - TAIL)
    while rest:
        piece = old.read(min(rest, 256 * 1024))
        rest -= len(piece)
        copy.write(piece)
    tail = old.read()
    found = BEHIND_IGNORED.search(tail)
    at = found.start() if found else tail.rindex(b"</worksheet>")
    copy.write(tail[:at] + IGNORED + tail[at:])
