"""The yearly reports of closed years, for anyone to take away."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import FileResponse, Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from annual_report.formats import FORMATS
from annual_report.models import Export, ExportState
from annual_report.views import sent
from public.closed_years import ClosedYear, closed_years
from public.views.base import PublicPage
from tasks.models import Strategy

READY = {"scope": "", "state": ExportState.DONE}


class ReportsPage(PublicPage):
    """Every version of every year that was ever closed, the newest years first."""

    template_name = "public/reports.html"
    names_year = False

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(reports=self.reports(), **kwargs)

    def reports(self) -> list[ClosedYear]:
        """Return the years whose versions have the files that are ready: three queries.

        The files of a version stand in the formats' order.
        """
        years = list(closed_years(self.strategy))
        files = Export.objects.filter(**READY, snapshot__year__strategy=self.strategy)
        ready = {(one.snapshot_id, one.kind): one for one in files if one.is_there}
        for snapshot in (one for year in years for one in year.versions):
            snapshot.files = [  # type: ignore[attr-defined]
                (FORMATS[kind], ready[snapshot.pk, kind])
                for kind in FORMATS
                if (snapshot.pk, kind) in ready
            ]
        return years


@login_not_required
@require_safe
def report_file(
    request: HttpRequest, strategy: str, year: int, number: int, kind: str
) -> FileResponse:
    """Send a file of a frozen version. It never changes, so that caches may keep it."""
    export = get_object_or_404(
        Export.objects.select_related("snapshot", "year__strategy"),
        **READY,
        kind=kind,
        snapshot__number=number,
        snapshot__year__year=year,
        snapshot__year__strategy__slug=strategy,
        snapshot__year__strategy__in=Strategy.objects.public(),
    )
    if not export.is_there:
        raise Http404("the file is gone, and not made anew yet")
    response = sent(export)
    response["Cache-Control"] = "public, max-age=86400"
    return response
