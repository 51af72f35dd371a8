"""Which addresses of the panel are noted when somebody asks them for something.

What people do with accounts, posts and appointments is noted by `organisation`, as
rows change, wherever they are changed.
"""

import logging
from collections.abc import Mapping

from allauth.core.exceptions import ReauthenticationRequired
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.urls import resolve

from audit.models import Deed, Result
from audit.noting import note, note_no_entry
from leszno_strategy.middleware import Respond

logger = logging.getLogger(__name__)

# By the name of the address. What is sent by POST is a deed; what only reads is noted
# where a file comes of it.
DEEDS: Mapping[str, Deed] = {
    "annual_report:close_year": Deed.CLOSING,
    "annual_report:reopen_year": Deed.CLOSING,
    "reporting:close_campaign": Deed.CLOSING,
    "reporting:reopen_campaign": Deed.CLOSING,
    "structure:publish": Deed.PUBLISHING,
    "structure:take_back": Deed.PUBLISHING,
    "structure:archive": Deed.PUBLISHING,
    "structure:reopen": Deed.PUBLISHING,
    "structure:put_on_front": Deed.PUBLISHING,
    "structure:show_to": Deed.PUBLISHING,
    "structure:hide_from": Deed.PUBLISHING,
    "structure:delete": Deed.DELETING,
    "structure:confirm_upload": Deed.IMPORT,
    "structure:undo_upload": Deed.IMPORT,
    "structure:bank_file": Deed.IMPORT,
    "filling:filled": Deed.IMPORT,
}
FILES = frozenset(
    {
        "annual_report:ask_export",
        "annual_report:download",
        "annual_report:parts",
        "reporting:attachment",
        "reporting:reports_file",
        "structure:download",
        "structure:marked",
        "filling:download",
        "operations:export_person",
    }
)
# Ways in, and to a new password, that have limits of their own.
ENTRANCES = frozenset({"mfa_login_webauthn", "account_reset_password"})
REFUSED = {401, 403, 404, 429}


def note_deeds(respond: Respond) -> Respond:
    """Note what was asked of the watched addresses, and what became of it.

    A file leaves only if that is noted: where nothing can be written, the page about
    faults is answered. What is done stays done.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        asked = request.path
        response = respond(request)
        if getattr(request, "_waits_for_its_person", False):
            return response
        # What waited until its person confirmed who they are is done in this request,
        # under its own address.
        is_resumed = request.path != asked
        match = resolve(request.path) if is_resumed else request.resolver_match
        name = match.view_name if match else ""
        if name in FILES and (request.method == "POST" or _is_file(response)):
            note(
                Deed.FILE,
                _file_name(response) or request.path,
                result=_result(response),
                request=request,
                path=request.path,
            )
        elif name in DEEDS and request.method == "POST":
            _note_done(DEEDS[name], request, response, match.url_name if match else "")
        elif name in ENTRANCES and response.status_code == 429:
            note_no_entry(request, "limit")
        return response

    middleware.process_exception = _note_waiting  # type: ignore[attr-defined]
    return middleware


def _note_waiting(request: HttpRequest, exception: Exception) -> None:
    """Remember that nothing was done: the person is asked first who sits there."""
    if isinstance(exception, ReauthenticationRequired):
        request._waits_for_its_person = True  # type: ignore[attr-defined]


def _note_done(
    deed: Deed, request: HttpRequest, response: HttpResponse, page: str | None
) -> None:
    try:
        note(deed, request.path, result=_result(response), request=request, page=page)
    except DatabaseError:
        logger.exception("%s was not noted: %s", deed, request.path)


def _is_file(response: HttpResponse) -> bool:
    return response.status_code in REFUSED or "Content-Disposition" in response


def _file_name(response: HttpResponse) -> str:
    said = response.get("Content-Disposition", "")
    _kind, _sign, name = said.partition("filename")
    return name.lstrip("*=").removeprefix("utf-8''").strip('"')


def _result(response: HttpResponse) -> Result:
    if response.status_code in REFUSED:
        return Result.REFUSED
    return Result.FAILED if response.status_code >= 400 else Result.DONE
