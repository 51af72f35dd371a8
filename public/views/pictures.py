"""Pictures of goals: under the digest of what they show, for caches to keep."""

import logging

from django.contrib.auth.decorators import login_not_required
from django.http import FileResponse, Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from public.strategies import strategy_for
from tasks.models import Picture

logger = logging.getLogger(__name__)
A_YEAR = 31_536_000


@login_not_required
@require_safe
def picture(
    request: HttpRequest, strategy: str, digest: str, width: int
) -> FileResponse:
    """Send one of the sizes to whoever may see the strategy."""
    found = strategy_for(request, strategy)
    row = get_object_or_404(Picture.objects.of(found), digest=digest)
    sizes = {row.small_width: row.small, row.width: row.large}
    if width not in sizes:
        raise Http404("no such size")
    try:
        file = sizes[width].open("rb")
    except FileNotFoundError as error:
        logger.error("The file of picture %s is missing", row.pk)
        raise Http404 from error
    response = FileResponse(file, content_type="image/webp")
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["Cache-Control"] = (
        f"public, max-age={A_YEAR}, immutable" if found.is_public else "private"
    )
    return response
