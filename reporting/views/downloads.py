"""Files that the office takes away: built at once, sent as a download."""

from tempfile import SpooledTemporaryFile

from django.core.exceptions import PermissionDenied
from django.http import FileResponse, HttpRequest
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from organisation.rights import Act, may_for_all, standing_of
from reporting.views.periods import period_of
from reporting.workbook import file_name, write_workbook

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# Bytes kept in memory; a larger file goes to the disk.
IN_MEMORY = 5_000_000


@require_safe
def workbook(request: HttpRequest, strategy: str, year: int) -> FileResponse:
    """Send the yearly workbook to the strategy office and to auditors."""
    if not may_for_all(standing_of(request), Act.EXPORT):
        raise PermissionDenied
    period = period_of(strategy, year)
    file = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115  the response closes it
    write_workbook(period, file, on=localdate())
    file.seek(0)
    return FileResponse(
        file, as_attachment=True, filename=file_name(period), content_type=XLSX
    )
