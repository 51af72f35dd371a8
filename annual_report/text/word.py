"""The yearly report as a Word document that people can go on editing."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from io import BytesIO
from itertools import count
from shutil import copyfileobj
from tempfile import TemporaryFile
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZipFile

import resvg_py
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from docx import Document
from docx.shared import Cm

from annual_report.report import YearlyReport
from annual_report.text import word_look as look
from annual_report.text.blocks import (
    Block,
    Cover,
    Facts,
    Heading,
    HeatGrid,
    Paragraph,
    Picture,
    Quote,
    Signatures,
    Table,
)
from annual_report.text.chapters import chapters
from annual_report.text.leading import with_leads
from annual_report.text.printed import printed
from annual_report.text.typeface import FILES, in_typeface
from annual_report.text.word_pages import Mark, Pages, kept_together
from annual_report.text.word_xml import KEPT, NOT_KEPT, Listed, Words
from annual_report.text.wording import draft_mark, edition_line, footer_line
from spreadsheets.sheets import clean

# Screens show 96 dots to an inch; paper wants about three times as many.
ZOOM = 3
PICTURE_WIDTH = Cm(13)
# Headings that the list of contents leaves out begin here.
NOT_LISTED = 3
# Of the texts that describe the file; the whole title stands on the first page.
LONGEST_PROPERTY = 255
# Word's own marks of headings begin so.
ANCHOR = "_Toc{}"
BODY, END_OF_BODY = "word/document.xml", b"<w:sectPr"
NEW_PAGE = "<w:pageBreakBefore/>"
SIGNED_ON = "…" * 20
BELOW_PICTURE = f'{NOT_KEPT}<w:spacing w:after="200"/>'


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
    """The document while it is written; the list of contents is filled at its end.

    Its body goes to the disk at once.
    """

    def __init__(self, report: YearlyReport) -> None:
        self.report = report
        self.document: Any = Document()
        self.headings: list[tuple[int, str, str, Mark]] = []
        self.numbers, self.pictures, self.tables = count(1), count(1), count(1)
        look.dress(self.document, language=language())
        look.on_every_page(
            self.document, draft_mark(report.edition), footer_line(report.edition)
        )
        self.words = Words(look.styles_of(self.document))
        self.measures = look.measures_of(self.document)
        self.front, self.pages = Pages(), Pages()
        self.body = TemporaryFile()  # noqa: SIM115  it is closed when it is saved
        self.contents_at = 0
        self._describe()

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

    def write(self, blocks: Iterable[Block]) -> None:
        for block, leads in with_leads(blocks):
            if isinstance(block, Paragraph):
                self._paragraph(block.text, is_kept=leads)
            else:
                self._block(block)

    def save(self, file: IO[bytes]) -> None:
        """Put the body into the document that python-docx writes without any."""
        frame = BytesIO()
        self.document.save(frame)
        with ZipFile(frame) as made, ZipFile(file, "w", ZIP_DEFLATED) as whole:
            for part in made.infolist():
                if part.filename != BODY:
                    whole.writestr(part, made.read(part))
                    continue
                before, end, after = made.read(part).partition(END_OF_BODY)
                with whole.open(part, "w") as written:
                    written.write(before)
                    self._copy_body(written)
                    written.write(end + after)
        self.body.close()

    def _copy_body(self, file: IO[bytes]) -> None:
        self.body.seek(0)
        file.write(self.body.read(self.contents_at))
        for entry in self.words.contents(self._listed()):
            file.write(entry.encode())
        copyfileobj(self.body, file)

    def _listed(self) -> list[Listed]:
        """Return the headings with their pages, counted from the cover on."""
        self.pages.new_page()
        for level, text, _anchor, _mark in self.headings:
            self.front.paragraph(f"{text} ……… 000", self.measures[f"toc {level}"])
        before = self.front.page
        return [
            Listed(level, text, anchor, before + mark.page)
            for level, text, anchor, mark in self.headings
        ]

    # Blocks

    def _block(self, block: Block) -> None:
        match block:
            case Cover():
                self._cover(block)
            case Heading():
                self._heading(block)
            case Quote():
                self._paragraph(block.label, style="Label")
                for line in filter(str.strip, block.text.splitlines()):
                    self._paragraph(line, style="Quote")
            case Facts():
                self._facts(block)
            case Table():
                self._table(block)
                if isinstance(block, HeatGrid):
                    self._legend(block)
            case Picture():
                self._picture(block)
            case Signatures():
                self._signatures(block)

    def _put(self, written: str) -> None:
        self.body.write(written.encode())

    def _paragraph(self, text: str, *, style: str = "", is_kept: bool = False) -> None:
        """Write one; the next stays with what is kept."""
        text, measure = printed(text), self.measures[style or "Normal"]
        more = KEPT if is_kept else ""
        self._put(self.words.paragraph(text, style, more=more))
        pages = self.pages if self.contents_at else self.front
        pages.paragraph(text, replace(measure, keeps_next=True) if is_kept else measure)

    def _cover(self, block: Cover) -> None:
        """Write the opening; the list of contents comes behind it when it is known."""
        self._paragraph(block.authority, style="City")
        self._paragraph(block.title, style="Title")
        if block.subtitle:
            self._paragraph(block.subtitle, style="Subtitle")
        for line in block.lines:
            self._paragraph(line)
        if block.alert:
            self._paragraph(block.alert, style="Alert")
        self._paragraph(_("Contents"), style="TOC Heading")
        self.contents_at = self.body.tell()

    def _signatures(self, block: Signatures) -> None:
        self._paragraph(f"{block.place} {SIGNED_ON}")
        for post in block.posts:
            self._paragraph(f"{SIGNED_ON}\n{post}", is_kept=True)

    def _heading(self, block: Heading) -> None:
        text, mark = printed(block.text), Mark()
        # However long the list of contents is, what follows it begins a page.
        breaks = block.begins_page or not self.pages.is_begun
        more = NEW_PAGE if breaks else ""
        look_of = self.measures[f"Heading {block.level}"]
        self.pages.paragraph(text, look_of, mark=mark, breaks=breaks)
        if block.level >= NOT_LISTED:
            self._put(self.words.heading(text, block.level, more=more))
            return
        anchor, number = ANCHOR.format(next(self.numbers)), len(self.headings)
        self._put(
            self.words.heading(
                text, block.level, anchor=anchor, number=number, more=more
            )
        )
        self.headings.append((block.level, text, anchor, mark))

    def _facts(self, block: Facts) -> None:
        for label, text in block.rows:
            self._paragraph(label, style="Label")
            self._paragraph(text, style="Fact")

    def _table(self, block: Table) -> None:
        self._caption(_("Table"), next(self.tables), block.caption)
        rows = (list(map(printed, row)) for row in block.rows)
        is_kept = kept_together(block)
        for piece in self.words.table(block, rows, look.ACROSS, is_kept=is_kept):
            self._put(piece)
        self.pages.whole_table(block, is_kept=is_kept)
        self._paragraph("", style="After table")

    def _legend(self, block: HeatGrid) -> None:
        self._put(self.words.legend(block))
        self.pages.paragraph(block.legend, self.measures["Normal"])

    def _picture(self, block: Picture) -> None:
        drawn = resvg_py.svg_to_bytes(
            svg_string=in_typeface(block.svg),
            zoom=ZOOM,
            skip_system_fonts=True,
            font_files=[str(path) for path in FILES],
        )
        inline = self.document.part.new_pic_inline(
            BytesIO(bytes(drawn)), width=PICTURE_WIDTH
        )
        # The document that numbers them holds none.
        number = next(self.pictures)
        inline.docPr.id, inline.docPr.name = number, f"Picture {number}"
        inline.docPr.set("descr", block.text)
        drawing = f"<w:r><w:drawing>{inline.xml}</w:drawing></w:r>"
        self._put(self.words.of_runs(drawing, "Picture"))
        self.pages.picture(inline.extent.cy.pt, self.measures["Picture"])
        # Other captions stand above what they belong to.
        self._caption(_("Figure"), number, block.caption, more=BELOW_PICTURE)

    def _caption(self, label: str, number: int, text: str, *, more: str = "") -> None:
        text = printed(text)
        self._put(self.words.caption(label, number, text, more=more))
        self.pages.paragraph(f"{label} {number}. {text}", self.measures["Caption"])
