"""Errors go to an address of the city's own (SENTRY_DSN), without what is personal."""

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ImproperlyConfigured

from leszno_strategy.version import version
from operations.logs import account_of, answered, masked, request_id

if TYPE_CHECKING:
    from sentry_sdk.types import Event, Hint

# What is kept of a request: how it was sent, and where to.
KEPT = ("method", "url")


def start(address: str) -> None:
    try:
        import sentry_sdk
    except ImportError as error:
        raise ImproperlyConfigured(
            "SENTRY_DSN needs sentry-sdk, which is in requirements-servers.txt."
        ) from error
    sentry_sdk.init(
        dsn=address,
        release=version(),
        before_send=scrub,
        # Bodies, cookies, addresses of computers, and what variables held: nothing.
        send_default_pii=False,
        include_local_variables=False,
        max_request_body_size="never",
        max_breadcrumbs=0,
        traces_sample_rate=0,
    )


def scrub(event: "Event", hint: "Hint") -> "Event":
    """Leave of an error what says where it lies, and of its person the number."""
    said: dict[str, Any] = event  # type: ignore[assignment]
    asked = said.get("request", {})
    said["request"] = {name: asked[name] for name in KEPT if name in asked}
    if "url" in said["request"]:
        said["request"]["url"] = masked(said["request"]["url"])
    account = account_of(answered.get())
    said["user"] = {} if account is None else {"id": account}
    said.pop("breadcrumbs", None)
    said.pop("extra", None)
    said.setdefault("tags", {})["request_id"] = request_id.get()
    for one in said.get("exception", {}).get("values", ()):
        one["value"] = masked(one.get("value") or "")
    entry = said.get("logentry", {})
    # What was filled in is in none of them but the whole.
    entry.pop("params", None)
    for name in ("message", "formatted"):
        if name in entry:
            entry[name] = masked(entry[name])
    return event
