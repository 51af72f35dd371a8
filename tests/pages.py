"""Read a page as a person does: its text without mark-up or needless space."""

import html
import re

from django.http import HttpResponse

HIDDEN = re.compile(r"<(script|style|svg)\b.*?</\1>", re.DOTALL)
TAG = re.compile(r"<[^>]+>")


def text_of(response: HttpResponse) -> str:
    """Return the words of the page in order; no-break spaces become plain."""
    body = response.content.decode()
    body = body[body.find("<main") :]
    words = html.unescape(TAG.sub(" ", HIDDEN.sub(" ", body)))
    return re.sub(r"\s+([:.,])", r"\1", re.sub(r"\s+", " ", words))
