"""Open data: the page that tells of them, and their files."""

from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponseBase, StreamingHttpResponse
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language
from django.views.decorators.http import condition, require_safe

from annual_report.models import Snapshot
from open_data.files import FILES, FORMATS, etag
from open_data.licences import licence
from open_data.releases import (
    Release,
    newest_release,
    page_path,
    release_of_version,
    release_of_year,
)
from open_data.tables import TABLES
from public.closed_years import closed_years
from public.views.base import PublicPage

YEAR, HOUR = 365 * 24 * 3600, 3600
DESCRIPTIONS = [name for name, file in FILES.items() if not file.is_frozen]


class OpenDataPage(PublicPage):
    template_name = "public/open_data.html"
    names_year = False

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        closed, terms = list(closed_years(self.strategy)), licence()
        newest = next((one for one in closed if one.is_closed), None)
        return super().get_context_data(
            closed_years=closed,
            newest=newest,
            tables=TABLES,
            formats=FORMATS,
            descriptions=DESCRIPTIONS,
            licence=terms,
            deed=terms.address(get_language() or settings.LANGUAGE_CODE),
            files=page_path(self.strategy.slug),
            example=newest.year if newest else self.years.chosen,
            **kwargs,
        )


@login_not_required
@require_safe
def newest_file(request: HttpRequest, strategy: str, name: str) -> HttpResponseBase:
    return answer(request, newest_release(strategy), name)


@login_not_required
@require_safe
def file_of_year(
    request: HttpRequest, strategy: str, year: int, name: str
) -> HttpResponseBase:
    return answer(request, release_of_year(strategy, year), name)


@login_not_required
@require_safe
def file_of_version(
    request: HttpRequest, strategy: str, year: int, number: int, name: str
) -> HttpResponseBase:
    release = release_of_version(strategy, year, number)
    return answer(request, release, name, is_for_ever=True)


def answer(
    request: HttpRequest,
    release: Release | None,
    name: str,
    *,
    is_for_ever: bool = False,
) -> HttpResponseBase:
    """Hand the file out, or say that the reader's copy is still right."""
    if release is None or name not in FILES:
        raise Http404("There is no such file")
    response = unless_known(request, release, name)
    # What depends on the settings may change with them, whichever its address.
    keep(response, is_for_ever=is_for_ever and FILES[name].is_frozen)
    response["Access-Control-Allow-Origin"] = "*"
    return response


@condition(
    etag_func=lambda _request, release, name: etag(release, name),
    last_modified_func=lambda _request, release, _name: release.changed_at,
)
def unless_known(request: HttpRequest, release: Release, name: str) -> HttpResponseBase:
    file = FILES[name]
    pieces = () if request.method == "HEAD" else file.pieces(release)
    response = StreamingHttpResponse(pieces, content_type=file.kind)
    response["Content-Disposition"] = disposition(release.snapshot, name)
    response["Content-Language"] = "pl"
    if name == "raport.json":
        response["Content-Length"] = str(release.snapshot.size)
    return response


def disposition(snapshot: Snapshot, name: str) -> str:
    """Let browsers show what they can, and save the rest under a telling name."""
    of = snapshot.year
    how = "attachment" if name.endswith(".csv") else "inline"
    called = f"{of.strategy.slug}-{of.year}-v{snapshot.number}-{name}"
    return f'{how}; filename="{called}"'


def keep(response: HttpResponseBase, *, is_for_ever: bool) -> None:
    if is_for_ever:
        patch_cache_control(response, public=True, max_age=YEAR, immutable=True)
    else:
        patch_cache_control(response, public=True, max_age=HOUR)
