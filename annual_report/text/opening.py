"""What a report in words opens with, and where the office signs it."""

from collections.abc import Iterator

from django.conf import settings
from django.utils.translation import gettext as _

from annual_report.report import YearlyReport
from annual_report.text.blocks import Cover, Signatures
from annual_report.text.wording import draft_mark, edition_line


def cover(report: YearlyReport, subtitle: str) -> Cover:
    """Say what the report is, of which years, and of when its figures are."""
    return Cover(
        authority=report.head.city,
        title=report.title,
        subtitle=subtitle,
        lines=list(_lines(report)),
        alert=draft_mark(report.edition),
    )


def _lines(report: YearlyReport) -> Iterator[str]:
    head = report.head
    years = head.years or [head.year]
    yield _("Strategy for the years %(first)s–%(last)s") % {
        "first": years[0],
        "last": years[-1],
    }
    if head.adopted_by:
        yield head.adopted_by
    yield _("As at the end of %(year)s. %(edition)s.") % {
        "year": head.year,
        "edition": edition_line(report.edition),
    }


def signatures(report: YearlyReport) -> Iterator[Signatures]:
    """Where the office wants one, a place to sign: a draft is signed by nobody."""
    if settings.REPORT_SIGNED_BY and not report.edition.is_draft:
        place = _("%(city)s, date:") % {"city": report.head.city}
        yield Signatures(place, settings.REPORT_SIGNED_BY)
