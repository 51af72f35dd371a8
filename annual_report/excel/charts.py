"""The workbook's own charts, drawn by Excel from the figures beside them."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _
from docx.shared import Cm
from openpyxl.chart import BarChart, LineChart, Reference
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, OneCellAnchor
from openpyxl.drawing.text import (
    CharacterProperties,
    Paragraph,
    ParagraphProperties,
)
from openpyxl.drawing.xdr import XDRPositiveSize2D

from leszno_strategy.palette import office_colour
from tasks.progress import Status

# Centimetres: with its figures above it, one fills a printed page.
WIDTH, HEIGHT = 40, 20
# Hundredths of a point; on paper a sheet is about two thirds as large.
LETTERS, TITLE_LETTERS = 1400, 1800
# The data stand behind the columns of levels and codes: words are in the wide one.
COLUMN = 3
# Names of the palette.
PLAN, ACTUAL, GRID, INK = "muted", "accent", "file-grid", "ink"
# On these, figures are white.
DARK = {Status.COMPLETED, Status.ON_TRACK, Status.AT_RISK}


def curve_chart(page: Any, *, first: int, last: int, heading: str) -> LineChart:
    """Plan and progress by year: years, plan and actual from COLUMN on.

    `first` is the row of their headings.
    """
    chart = LineChart()
    _dress(chart, heading, across=_("To the end of the year"), up=_("Points"))
    chart.add_data(
        Reference(
            page, min_col=COLUMN + 1, max_col=COLUMN + 2, min_row=first, max_row=last
        ),
        titles_from_data=True,
    )
    chart.set_categories(
        Reference(page, min_col=COLUMN, min_row=first + 1, max_row=last)
    )
    chart.display_blanks = "span"
    planned, actual = chart.series
    _stroke(planned, PLAN, dash="dash")
    _stroke(actual, ACTUAL)
    actual.marker.symbol = "circle"
    actual.marker.graphicalProperties = GraphicalProperties(
        solidFill=office_colour(ACTUAL)
    )
    actual.dLbls = _labels(ACTUAL)
    actual.dLbls.position = "b"
    return chart


def status_chart(
    page: Any, statuses: Sequence[Status], *, first: int, goals: int, heading: str
) -> BarChart:
    """How many tasks of each goal have which status; one above the other.

    Goals stand beside each other in row `first`, a row of each status below.
    """
    chart = BarChart()
    _dress(chart, heading, across="", up=_("Tasks"))
    chart.type, chart.grouping, chart.overlap = "bar", "stacked", 100
    chart.gapWidth = 60
    # The first goal on top, as in the table, and the counts still at the bottom.
    chart.x_axis.scaling.orientation = "maxMin"
    chart.y_axis.crosses = "max"
    chart.add_data(
        Reference(
            page,
            min_col=COLUMN,
            max_col=COLUMN + goals,
            min_row=first + 1,
            max_row=first + len(statuses),
        ),
        titles_from_data=True,
        from_rows=True,
    )
    chart.set_categories(
        Reference(page, min_col=COLUMN + 1, max_col=COLUMN + goals, min_row=first)
    )
    for series, status in zip(chart.series, statuses, strict=True):
        series.graphicalProperties.solidFill = shade(status)
        series.graphicalProperties.line.solidFill = office_colour("paper")
        series.dLbls = _labels("on-accent" if status in DARK else INK)
        _leave_out_zeros(series.dLbls)
    return chart


def place_of(row: int, text: str) -> Any:
    """The place of a chart, with what the chart shows in words."""
    size = XDRPositiveSize2D(Cm(WIDTH), Cm(HEIGHT))
    anchor: Any = OneCellAnchor(_from=AnchorMarker(row=row - 1), ext=size)
    written = anchor.to_tree

    def to_tree(*args: Any, **kwargs: Any) -> Any:
        # openpyxl makes the frame only when it writes the sheet.
        anchor.graphicFrame.nvGraphicFramePr.cNvPr.descr = text
        return written(*args, **kwargs)

    anchor.to_tree = to_tree
    return anchor


def shade(status: Status) -> str:
    return office_colour(f"status-{status.value.replace('_', '-')}")


def _dress(chart: Any, heading: str, *, across: str, up: str) -> None:
    chart.title, chart.width, chart.height = heading, WIDTH, HEIGHT
    chart.x_axis.title, chart.y_axis.title = across or None, up
    # Newer Excel hides axes that do not say that they are to be seen.
    chart.x_axis.delete = chart.y_axis.delete = False
    chart.legend.position = "b"
    chart.y_axis.number_format = "0"
    chart.y_axis.majorGridlines.spPr = GraphicalProperties(
        ln=LineProperties(solidFill=office_colour(GRID))
    )
    chart.title.overlay = False
    for axis in (chart.x_axis, chart.y_axis):
        axis.txPr = _letters(INK)
        if axis.title:
            _set_letters(axis.title, LETTERS)
    chart.legend.txPr = _letters(INK)
    _set_letters(chart.title, TITLE_LETTERS)


def _set_letters(title: Any, size: int) -> None:
    letters = CharacterProperties(solidFill=office_colour(INK), sz=size, b=True)
    for paragraph in title.tx.rich.paragraphs:
        paragraph.pPr = ParagraphProperties(defRPr=letters)


def _letters(colour: str, *, is_bold: bool = False) -> RichText:
    letters = CharacterProperties(
        solidFill=office_colour(colour), sz=LETTERS, b=is_bold
    )
    paragraph = Paragraph(pPr=ParagraphProperties(defRPr=letters), endParaRPr=letters)
    return RichText(p=[paragraph])


def _stroke(series: Any, colour: str, dash: str | None = None) -> None:
    line = series.graphicalProperties.line
    line.solidFill, line.width, line.dashStyle = office_colour(colour), 28_000, dash
    series.smooth = False


def _leave_out_zeros(labels: Any) -> None:
    """A part that nobody sees has no label either."""
    labels.numFmt = "0;;"
    written = labels.to_tree

    def to_tree(*args: Any, **kwargs: Any) -> Any:
        tree = written(*args, **kwargs)
        # openpyxl leaves this out, and LibreOffice then takes the cells' own format.
        tree.find("numFmt").set("sourceLinked", "0")
        return tree

    labels.to_tree = to_tree


def _labels(colour: str) -> DataLabelList:
    labels = DataLabelList(showVal=True)
    labels.txPr = _letters(colour, is_bold=True)
    for name in ("showSerName", "showCatName", "showLegendKey", "showPercent"):
        setattr(labels, name, False)
    return labels
