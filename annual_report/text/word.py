"""The yearly report as a Word document that people can go on editing."""

from collections.abc import Callable, Iterable
from io import BytesIO
from itertools import count
from typing import IO, Any

import resvg_py
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from docx import Document
from docx.shared import Cm, Mm, Pt

from annual_report.report import YearlyReport
from annual_report.text import word_look as look
from annual_report.text.blocks import (
    Block,
    Facts,
    Heading,
    Paragraph,
    Picture,
    Quote,
    Table,
)
from annual_report.text.chapters import chapters
from annual_report.text.wording import draft_mark, edition_line, footer_line
from spreadsheets.sheets import clean

# Screens show 96 dots to an inch; paper wants about three times as many.
ZOOM = 3
PICTURE_WIDTH = Cm(13)
# Comes with fontconfig, which Pango needs: every server that makes PDF has it.
LETTERS = "DejaVu Sans"
PAGE_WIDTH = Mm(174)
# Headings that the list of contents leaves out begin here.
NOT_LISTED = 3
# Of the texts that describe the file; the whole title stands on the first page.
LONGEST_PROPERTY = 255
# Word's own marks of headings begin so.
ANCHOR = "_Toc{}"


def write_word(
    report: YearlyReport,
    file: IO[bytes],
    *,
    on_task: Callable[[], None] = lambda: None,
) -> None:
    """Write the report with real headings, a list of contents and captions."""
    document = WordReport(report)
    document.write(chapters(report, on_task=on_task))
    document.save(file)


def language() -> str:
    """Return the language of the words as Word names it, with a country."""
    return "pl-PL" if get_language() == "pl" else "en-GB"


class WordReport:
    """The document while it is written; the list of contents is filled at its end."""

    def __init__(self, report: YearlyReport) -> None:
        self.report = report
        self.document: Any = Document()
        self.headings: list[tuple[int, str, str]] = []
        self.numbers = count(1)
        look.dress(self.document, language=language())
        look.on_every_page(
            self.document, draft_mark(report.edition), footer_line(report.edition)
        )
        self._describe()
        self._open()

    def _describe(self) -> None:
        """Say whose it is; its times are the edition's, so that it is always alike."""
        properties, edition = self.document.core_properties, self.report.edition
        properties.title = clean(self.report.full_title)[:LONGEST_PROPERTY]
        properties.author = clean(self.report.head.city)
        properties.subject = edition_line(edition)
        properties.language = language()
        properties.comments = edition.sha256
        properties.created = properties.modified = edition.at.replace(tzinfo=None)
        properties.last_modified_by = properties.author

    def _open(self) -> None:
        head, edition = self.report.head, self.report.edition
        self._paragraph(head.city, style="City")
        self._paragraph(self.report.title, style="Title")
        if self.report.subtitle:
            self._paragraph(self.report.subtitle, style="Subtitle")
        for line in filter(None, [head.adopted_by, edition_line(edition)]):
            self._paragraph(line)
        if mark := draft_mark(edition):
            self._paragraph(mark, style="Alert")
        self._paragraph(_("Contents"), style="TOC Heading")
        self.contents = self.document.add_paragraph()

    def write(self, blocks: Iterable[Block]) -> None:
        for block in blocks:
            self._block(block)
        look.fill_contents(self.document, self.contents, self.headings)

    def save(self, file: IO[bytes]) -> None:
        self.document.save(file)

    # Blocks

    def _block(self, block: Block) -> None:
        match block:
            case Heading():
                self._heading(block)
            case Paragraph():
                self._paragraph(block.text)
            case Quote():
                self._paragraph(block.label, style="Label")
                for line in filter(str.strip, block.text.splitlines()):
                    self._paragraph(line, style="Quote")
            case Facts():
                self._facts(block)
            case Table():
                self._table(block)
            case Picture():
                self._picture(block)

    def _paragraph(self, text: str, *, style: str = "") -> Any:
        return self.document.add_paragraph(clean(text), style or None)

    def _heading(self, block: Heading) -> None:
        written = self.document.add_heading(clean(block.text), block.level)
        if block.level < NOT_LISTED:
            anchor = ANCHOR.format(next(self.numbers))
            look.mark(written, anchor, len(self.headings))
            self.headings.append((block.level, clean(block.text), anchor))

    def _facts(self, block: Facts) -> None:
        for label, text in block.rows:
            self._paragraph(label, style="Label")
            self._paragraph(text, style="Fact")

    def _table(self, block: Table) -> None:
        self._paragraph(block.caption, style="Caption")
        table = self.document.add_table(0, len(block.columns), style="Normal Table")
        table.autofit = False
        look.describe(table, block.caption)
        widths = block.widths(PAGE_WIDTH)
        for column, width in zip(table.columns, widths, strict=True):
            column.width = width
        headings = [column.heading for column in block.columns]
        look.add_row(table, headings, block, widths, is_heading=True, is_kept=True)
        for number, row in enumerate(block.rows):
            cells = [clean(text) for text in row]
            look.add_row(
                table,
                cells,
                block,
                widths,
                is_strong=number in block.strong,
                is_kept=block.is_short and number < len(block.rows) - 1,
            )
        self._paragraph("", style="After table")

    def _picture(self, block: Picture) -> None:
        drawn = resvg_py.svg_to_bytes(
            svg_string=block.svg, zoom=ZOOM, sans_serif_family=LETTERS
        )
        run = self.document.add_paragraph(style="Picture").add_run()
        shape = run.add_picture(BytesIO(bytes(drawn)), width=PICTURE_WIDTH)
        shape._inline.docPr.set("descr", block.text)
        below = self._paragraph(block.caption, style="Caption").paragraph_format
        # Other captions stand above what they belong to.
        below.keep_with_next, below.space_after = False, Pt(10)
