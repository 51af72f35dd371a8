"""The paragraphs and tables of the Word report, as the XML of which its body consists.

python-docx makes what stands around them: styles, the foot of each page, pictures. To
build it each cell as well would take ten times as long, and memory for the whole.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from docx.shared import Emu

from annual_report.text.blocks import HeatGrid, Table
from annual_report.text.printed import printed
from leszno_strategy.palette import office_colour
from tasks.heat import Warmth

# Of a paragraph that stays on the page of the next, or does not.
KEPT, NOT_KEPT = "<w:keepNext/>", '<w:keepNext w:val="0"/>'
RIGHT = '<w:jc w:val="right"/>'
HEADING_FILL, STRONG_FILL = "accent-deep", "accent-soft"
# Half points; small, so that long words of headings stay whole in other fonts, too.
SIZE_OF_HEADINGS = 14
# What has no tint of its own says so in its cell.
TINTED = {Warmth.ON_TRACK, Warmth.DELAYED, Warmth.AT_RISK, Warmth.FAR_BEHIND}
PATCH = "\u00a0" * 4
SHADE = re.compile("<w:shd [^>]*/>")
# Word keeps these apart from the text around them.
APART = re.compile(r"([\t\n\r])")
MARKS = {"\t": "<w:tab/>", "\n": "<w:br/>", "\r": "<w:br/>"}


@dataclass(frozen=True)
class Listed:
    """A heading of which the list of contents tells."""

    level: int
    text: str
    anchor: str
    page: int


@dataclass(frozen=True)
class Words:
    """Writes paragraphs; `styles` are the marks of styles by their names."""

    styles: Mapping[str, str]

    def paragraph(self, text: str, style: str = "", *, more: str = "") -> str:
        return self.of_runs(run(text) if text else "", style, more=more)

    def of_runs(self, runs: str, style: str = "", *, more: str = "") -> str:
        named = f'<w:pStyle w:val="{self.styles[style]}"/>' if style else ""
        look = f"<w:pPr>{named}{more}</w:pPr>" if named or more else ""
        return f"<w:p>{look}{runs}</w:p>"

    def heading(
        self,
        text: str,
        level: int,
        *,
        anchor: str = "",
        number: int = 0,
        more: str = "",
    ) -> str:
        """Write a heading; to one with an anchor the list of contents leads."""
        written = run(text)
        if anchor:
            written = (
                f'<w:bookmarkStart w:id="{number}" w:name="{anchor}"/>'
                f'{written}<w:bookmarkEnd w:id="{number}"/>'
            )
        return self.of_runs(written, f"Heading {level}", more=more)

    def caption(self, label: str, number: int, text: str, *, more: str = "") -> str:
        """Write a caption with its number as a field, so that Word can list them."""
        counted = _field(f"SEQ {label} \\* ARABIC", str(number))
        runs = f"{run(f'{label} ')}{counted}{run(f'. {text}')}"
        return self.of_runs(runs, "Caption", more=more)

    def legend(self, block: HeatGrid) -> str:
        """Write what the tints of a grid say, each behind a patch of its colour."""
        runs = "".join(
            f"{_patch(tint)}{run(f' {printed(words)}     ')}"
            for tint, words in block.key
        )
        return self.of_runs(runs)

    def contents(self, headings: Sequence[Listed]) -> Iterator[str]:
        """Write the list of contents with the pages that were reckoned.

        Word finds out its own when it brings the list up to date.
        """
        begin = (
            '<w:r><w:fldChar w:fldCharType="begin" w:dirty="true"/></w:r>'
            '<w:r><w:instrText xml:space="preserve"> TOC \\o "1-2" \\h \\z \\u '
            '</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        )
        end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        if not headings:
            yield self.of_runs(begin + end, "toc 1")
        for number, one in enumerate(headings, start=1):
            first = begin if number == 1 else ""
            link = (
                f'<w:hyperlink w:anchor="{one.anchor}" w:history="1">{run(one.text)}'
                f"<w:r><w:tab/></w:r>{_page_of(one)}"
            )
            last = end if number == len(headings) else ""
            yield self.of_runs(f"{first}{link}</w:hyperlink>{last}", f"toc {one.level}")

    def table(
        self,
        block: Table,
        rows: Iterable[Sequence[str]],
        width: int,
        *,
        is_kept: bool,
    ) -> Iterator[str]:
        """Write a table row by row, in the order of the block's own; width is in EMU.

        Pages split no row; headings stand on each page anew, and the rows of a table
        that is kept on one.
        """
        widths = [Emu(one).twips for one in block.widths(width)]
        columns = "".join(f'<w:gridCol w:w="{one}"/>' for one in widths)
        yield f"<w:tbl>{_about(block.caption)}<w:tblGrid>{columns}</w:tblGrid>"
        cells = Cells(block, widths, self.styles["Cell"])
        headings = [printed(column.heading) for column in block.columns]
        yield cells.row(headings, is_heading=True, is_kept=True)
        last = len(block.rows) - 1
        tints = block.tints if isinstance(block, HeatGrid) else ()
        for number, row in enumerate(rows):
            yield cells.row(
                row,
                is_strong=number in block.strong,
                is_kept=number < last and (is_kept or block.holds_next(number)),
                tints=tints[number] if tints else (),
            )
        yield "</w:tbl>"


class Cells:
    """Writes the cells of a table; what stands before their texts is made once."""

    def __init__(self, block: Table, widths: Sequence[int], style: str) -> None:
        self._columns = list(zip(block.columns, widths, strict=True))
        self._style = style
        self._starts: dict[tuple[bool, bool, bool], list[str]] = {}

    def row(
        self,
        texts: Iterable[str],
        *,
        is_heading: bool = False,
        is_strong: bool = False,
        is_kept: bool = False,
        tints: Sequence[Warmth | None] = (),
    ) -> str:
        """Write a row; a tint says itself in words, so that it needs no colour."""
        name = (is_heading, is_strong, is_kept)
        if name not in self._starts:
            self._starts[name] = list(self._begun(*name))
        starts = self._starts[name]
        if tints:
            starts = list(map(_tinted, starts, tints))
        cells = "".join(
            f"{start}{_texts(text)}</w:r></w:p></w:tc>"
            for start, text in zip(starts, texts, strict=True)
        )
        headed = "<w:tblHeader/>" if is_heading else ""
        return f"<w:tr><w:trPr><w:cantSplit/>{headed}</w:trPr>{cells}</w:tr>"

    def _begun(self, is_heading: bool, is_strong: bool, is_kept: bool) -> Iterator[str]:
        name = HEADING_FILL if is_heading else STRONG_FILL if is_strong else ""
        fill = f'<w:shd w:val="clear" w:fill="{office_colour(name)}"/>' if name else ""
        kept = KEPT if is_kept else ""
        look = "<w:b/>" if is_heading or is_strong else '<w:b w:val="0"/>'
        if is_heading:
            look += f'<w:color w:val="{office_colour("on-accent")}"/>'
            look += f'<w:sz w:val="{SIZE_OF_HEADINGS}"/>'
        for column, width in self._columns:
            side = RIGHT if column.is_number else ""
            yield (
                f'<w:tc><w:tcPr><w:tcW w:type="dxa" w:w="{width}"/>{fill}</w:tcPr>'
                f'<w:p><w:pPr><w:pStyle w:val="{self._style}"/>{kept}{side}</w:pPr>'
                f"<w:r><w:rPr>{look}</w:rPr>"
            )


def _page_of(heading: Listed) -> str:
    """Write the number of its page as a field, with a result for who asks none."""
    return _field(f"PAGEREF {heading.anchor} \\h", str(heading.page))


def _field(asked: str, result: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {asked} '
        '</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'{run(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def run(text: str) -> str:
    return f"<w:r>{_texts(text)}</w:r>"


def _tinted(start: str, tint: Warmth | None) -> str:
    """Return the beginning of a cell with the tint's colours instead of its own."""
    if tint not in TINTED:
        return start
    name = f"heat-{tint}".replace("_", "-")
    fill = f'<w:shd w:val="clear" w:fill="{office_colour(name)}"/>'
    start = SHADE.sub("", start).replace("</w:tcPr>", f"{fill}</w:tcPr>", 1)
    if tint != Warmth.FAR_BEHIND:
        return start
    ink = f'<w:color w:val="{office_colour(f"{name}-ink")}"/>'
    return start.replace("</w:rPr>", f"{ink}</w:rPr>", 1)


def _patch(tint: Warmth) -> str:
    """Write a patch of the tint's colour; of one that has none, nothing."""
    if tint not in TINTED:
        return ""
    name = f"heat-{tint}".replace("_", "-")
    shade = f'<w:shd w:val="clear" w:fill="{office_colour(name)}"/>'
    return f"<w:r><w:rPr>{shade}</w:rPr>{_text(PATCH)}</w:r>"


def _texts(text: str) -> str:
    return "".join(
        MARKS.get(piece) or _text(piece) for piece in APART.split(text) if piece
    )


def _text(text: str) -> str:
    kept = "" if text.strip() == text else ' xml:space="preserve"'
    return f"<w:t{kept}>{escape(text)}</w:t>"


def _about(caption: str) -> str:
    """Give a table quiet lines, and what screen readers say of it.

    The order is the schema's: Word mends any other without a word, others refuse it.
    """
    colour = office_colour("line")
    lines = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:color="{colour}"/>'
        for side in ("top", "bottom", "insideH")
    )
    margins = "".join(
        f'<w:{side} w:w="{twentieths}" w:type="dxa"/>'
        for side, twentieths in (
            ("top", 30),
            ("left", 50),
            ("bottom", 30),
            ("right", 50),
        )
    )
    return (
        f'<w:tblPr><w:tblW w:w="0" w:type="auto"/><w:tblBorders>{lines}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{margins}</w:tblCellMar>'
        '<w:tblLook w:val="04A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1" '
        'w:lastColumn="0" w:noHBand="0" w:noVBand="1"/>'
        f"<w:tblCaption w:val={quoteattr(caption)}/></w:tblPr>"
    )
