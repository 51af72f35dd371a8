"""How the sheets of a workbook are printed: A4, headings and numbers on every page."""

from typing import Any

from django.utils.translation import gettext as _
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties

from spreadsheets.paper import Layout
from spreadsheets.sheets import Sheet

A4 = "9"  # the number that the file format gives to the paper
# So that the page's number beside it has room, on paper that stands upright, too.
LONGEST_FOOTER_TITLE = 90
FOOTER_LETTERS = 8


def set_print(
    page: Any, sheet: Sheet[Any], layout: Layout, title: str, alert: str
) -> None:
    """Set up a worksheet; what is too wide goes on, with its first columns, beside."""
    across = layout.pages_across
    page.page_setup.orientation = layout.orientation
    page.page_setup.paperSize = A4
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = across, 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    page.page_margins = PageMargins(
        left=0.4, right=0.4, top=0.6, bottom=0.7, header=0.3, footer=0.3
    )
    if sheet.repeats_headings:
        page.print_title_rows = f"{sheet.heading_row}:{sheet.heading_row}"
    if across > 1 and sheet.frozen_columns:
        page.print_title_cols = f"A:{get_column_letter(sheet.frozen_columns)}"
        page.page_setup.pageOrder = "overThenDown"
    _set_margins(page, title, alert)


def _set_margins(page: Any, title: str, alert: str) -> None:
    # "&" gives orders in a footer; doubled, it is itself.
    if alert:
        page.oddHeader.center.text = alert.replace("&", "&&")
    if len(title) > LONGEST_FOOTER_TITLE:
        title = f"{title[:LONGEST_FOOTER_TITLE]}…"
    page.oddFooter.left.text = f"{title.replace('&', '&&')} · &A"
    page.oddFooter.right.text = _("Page %(page)s of %(pages)s") % {
        "page": "&P",
        "pages": "&N",
    }
    # Legible on a page that is printed smaller, too.
    page.HeaderFooter.scaleWithDoc = False
    page.oddFooter.left.size = page.oddFooter.right.size = FOOTER_LETTERS
