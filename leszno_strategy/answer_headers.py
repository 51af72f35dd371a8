"""Headers of every answer, whoever gives it: a page, a file, the server itself."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from leszno_strategy.middleware import RespondOrStream

# Nothing of what browsers can do beside showing pages is asked of anyone.
UNUSED = (
    "accelerometer",
    "camera",
    "display-capture",
    "geolocation",
    "gyroscope",
    "hid",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "serial",
    "usb",
    "xr-spatial-tracking",
)
PERMISSIONS = "Permissions-Policy"
RESOURCES = "Cross-Origin-Resource-Policy"
HEADERS = {
    PERMISSIONS: ", ".join(f"{one}=()" for one in UNUSED),
    # Pages of other sites must not load ours as pictures, scripts or styles.
    RESOURCES: "same-origin",
}


def head_every_answer(respond: RespondOrStream) -> RespondOrStream:
    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = respond(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        # What any site may read, such as open data, it may show as well.
        if response.has_header("Access-Control-Allow-Origin"):
            response.headers[RESOURCES] = "cross-origin"
        return response

    return middleware


def shown_elsewhere(response: HttpResponseBase) -> None:
    """Let pages of other sites show it: a picture, a chart in a frame."""
    response.headers[RESOURCES] = "cross-origin"
