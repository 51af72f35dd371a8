"""How the Word report looks, and what python-docx has no words for.

Everything is a style of the document, so that whoever edits it changes all at once.
"""

from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from annual_report.text.word_pages import Measure
from leszno_strategy.palette import office_colour

FONT = "Calibri"
# Of the text, within the margins.
ACROSS = Mm(174)
# Colours are names of the palette.
INK, DARK, GREY = "ink", "accent-deep", "muted"
# The last manner of laying pages out that Word has a number for.
WORD_SINCE_2013 = "15"
# Parts of the template, as the ends of their relations' types.
LEFT_BEHIND = ("/stylesWithEffects", "/thumbnail", "/customXml", "/extended-properties")


def colour(name: str) -> RGBColor:
    return RGBColor.from_string(office_colour(name))


def dress(document: Any, *, language: str) -> None:
    """Set paper, fonts, styles, and the language that spelling is checked in."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(18)
    section.top_margin = section.bottom_margin = Mm(22)
    _leave_behind(document)
    _set_program(document)
    _set_language(document, language)
    _style(document, "Normal", size=10, ink=INK, after=6)
    _style(document, "Title", size=22, ink=INK, bold=True, after=4)
    _style(document, "Subtitle", size=13, ink=INK, after=6)
    for level, size in ((1, 16), (2, 13), (3, 11)):
        _style(document, f"Heading {level}", size=size, ink=DARK, bold=True, before=14)
    _style(document, "Caption", size=9, ink=GREY, bold=True, after=3)
    _style(document, "Quote", size=10, ink=INK, after=4, indent=4)
    document.styles["Quote"].font.italic = False
    there = {style.name for style in document.styles}
    for name, given in OURS.items():
        if name not in there:
            document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        _style(document, name, **given)
    for name in ("Label", "Caption", "Picture"):
        document.styles[name].paragraph_format.keep_with_next = True
    document.styles["Picture"].paragraph_format.line_spacing = 1.0
    for name in ("toc 1", "toc 2"):
        document.styles[name].paragraph_format.tab_stops.add_tab_stop(
            ACROSS, WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS
        )


def measures_of(document: Any) -> dict[str, Measure]:
    """Return by the styles' names how much room their paragraphs take."""
    return {
        style.name: Measure(
            style.font.size.pt,
            is_bold=bool(style.font.bold),
            before=style.paragraph_format.space_before.pt,
            after=style.paragraph_format.space_after.pt,
            indent=style.paragraph_format.left_indent.pt,
            keeps_next=bool(style.paragraph_format.keep_with_next),
            is_single=style.name == "Picture",
        )
        for style in document.styles
        if style.type == WD_STYLE_TYPE.PARAGRAPH
        if style.paragraph_format.left_indent is not None and style.font.size
        if style.paragraph_format.space_before is not None
    }


def styles_of(document: Any) -> dict[str, str]:
    """Return by the styles' names what marks a paragraph as theirs.

    To look one up in the document takes longer than to write the paragraph.
    """
    return {style.name: style.style_id for style in document.styles}


OURS: dict[str, dict[str, Any]] = {
    "City": {"size": 11, "ink": "accent", "bold": True, "after": 0},
    "Alert": {"size": 11, "ink": "file-danger", "bold": True},
    "Label": {"size": 10, "ink": INK, "bold": True, "after": 0},
    "Fact": {"size": 10, "ink": INK, "indent": 4, "after": 4},
    "Picture": {"size": 10, "ink": INK, "after": 2},
    "Cell": {"size": 8, "ink": INK, "after": 0},
    "After table": {"size": 6, "ink": INK, "after": 4},
    "TOC Heading": {"size": 13, "ink": DARK, "bold": True, "before": 12},
    "toc 1": {"size": 10, "ink": INK, "after": 2},
    "toc 2": {"size": 10, "ink": INK, "after": 2, "indent": 6},
}


def _style(
    document: Any,
    name: str,
    *,
    size: float,
    ink: str,
    bold: bool = False,
    before: float = 0,
    after: float = 6,
    indent: float = 0,
) -> None:
    style = document.styles[name]
    font = style.font
    font.name, font.size, font.bold = FONT, Pt(size), bold
    font.color.rgb = colour(ink)
    # Word takes other fonts for letters beyond ASCII unless they are named.
    for kind in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        style.element.rPr.rFonts.attrib.pop(qn(f"w:{kind}"), None)
    for kind in ("hAnsi", "cs"):
        style.element.rPr.rFonts.set(qn(f"w:{kind}"), FONT)
    spacing = style.paragraph_format
    spacing.space_before, spacing.space_after = Pt(before), Pt(after)
    spacing.left_indent = Mm(indent)


def _leave_behind(document: Any) -> None:
    """Take out what the template of python-docx has from Word 2010 and nobody needs.

    Its second table of styles would contradict the first, and its hundred looks of
    tables are most of a small file.
    """
    for holder in (document.part, document.part.package):
        for number, relation in list(holder.rels.items()):
            if relation.reltype.endswith(LEFT_BEHIND):
                del holder.rels[number]
    styles = document.styles
    for style in [one for one in styles if one.type == WD_STYLE_TYPE.TABLE]:
        if style != styles.default(WD_STYLE_TYPE.TABLE):
            style.delete()


def _set_program(document: Any) -> None:
    """Have Word open it as a document of its own day, not in an earlier's manner."""
    compat = document.settings.element.find(qn("w:compat"))
    for old in compat.findall(qn("w:useFELayout")):
        compat.remove(old)
    for setting in compat:
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), WORD_SINCE_2013)


def _set_language(document: Any, language: str) -> None:
    defaults = document.styles.element.find(qn("w:docDefaults"))
    written = defaults.find(".//" + qn("w:lang"))
    for kind in ("val", "eastAsia"):
        written.set(qn(f"w:{kind}"), language)
    settings = document.settings.element
    settings.find(qn("w:themeFontLang")).attrib.clear()
    settings.find(qn("w:themeFontLang")).set(qn("w:val"), language)


def on_every_page(document: Any, mark: str, footer: str) -> None:
    """Put what a draft is above each page, the edition and the number below."""
    section = document.sections[0]
    above = section.header.paragraphs[0]
    above.text, above.style = mark, document.styles["Alert"]
    above.alignment = WD_ALIGN_PARAGRAPH.CENTER
    below = section.footer.paragraphs[0]
    below.add_run(f"{footer} · ")
    for instruction, between in (("PAGE", " / "), ("NUMPAGES", "")):
        _field(below, instruction)
        below.add_run(between)
    for run in below.runs:
        run.font.size, run.font.color.rgb = Pt(7), colour(GREY)


def _field(paragraph: Any, instruction: str) -> None:
    """Add what Word works out itself, with a result for programs that do not."""
    for kind, text in (("begin", ""), ("", instruction), ("separate", ""), ("end", "")):
        run = paragraph.add_run()
        run._r.append(_instruction(text) if text else _mark_of_field(kind))
        if kind == "separate":
            paragraph.add_run("1")


def _mark_of_field(kind: str) -> Any:
    mark_of = OxmlElement("w:fldChar")
    mark_of.set(qn("w:fldCharType"), kind)
    return mark_of


def _instruction(text: str) -> Any:
    instruction = OxmlElement("w:instrText")
    instruction.set(qn("xml:space"), "preserve")
    instruction.text = f" {text} "
    return instruction
