"""The yearly report as a PDF that screen readers can read (PDF/UA-1)."""

from collections.abc import Callable, Iterator
from typing import IO, Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import get_language

from annual_report.report import YearlyReport
from annual_report.text.blocks import Block
from annual_report.text.chapters import chapters
from annual_report.text.wording import draft_mark, edition_line, footer_line
from leszno_strategy.palette import as_properties
from spreadsheets.sheets import clean

STYLE = settings.BASE_DIR / "templates" / "annual_report" / "pdf.css"


class NoPango(Exception):
    """The system's libraries that set text are missing."""


def load() -> Any:
    """Return the library. Raises NoPango where the server lacks what sets text."""
    try:
        # Only here: without its libraries all but PDF works.
        import weasyprint
    except OSError as error:
        raise NoPango(
            "PDF needs Pango: install libpango-1.0-0, libpangoft2-1.0-0 and "
            "libharfbuzz-subset0."
        ) from error
    return weasyprint


def write_pdf(
    report: YearlyReport,
    file: IO[bytes],
    *,
    on_task: Callable[[], None] = lambda: None,
) -> None:
    """Write the report. Raises NoPango where the server lacks what sets text."""
    weasyprint = load()
    page = clean(render_to_string("annual_report/pdf.html", _context(report, on_task)))
    # A report is made of nothing but itself: its drawings are in the page.
    fetcher = weasyprint.urls.URLFetcher(
        allowed_protocols={"data"}, fail_on_errors=True
    )
    weasyprint.HTML(string=page, url_fetcher=fetcher).write_pdf(
        file,
        stylesheets=[weasyprint.CSS(string=as_properties() + STYLE.read_text())],
        pdf_variant="pdf/ua-1",
        presentational_hints=True,  # the widths of columns
        # The same edition is the same file.
        pdf_identifier=report.edition.sha256.encode() or None,
    )


def _context(report: YearlyReport, on_task: Callable[[], None]) -> dict[str, Any]:
    edition = report.edition
    return {
        "report": report,
        "language": get_language(),
        "edition": edition_line(edition),
        "draft": draft_mark(edition),
        "footer": footer_line(edition),
        "made_at": edition.at.isoformat(),
        "blocks": _named(chapters(report, on_task=on_task)),
    }


def _named(blocks: Iterator[Block]) -> Iterator[tuple[str, Block]]:
    """Put the name of its kind beside each block, for the template."""
    for block in blocks:
        yield type(block).__name__.lower(), block
