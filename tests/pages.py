"""Read a page as a person does: its text without mark-up or needless space."""

import html
import re

from django.http import HttpResponse

HIDDEN = re.compile(r"<(script|style|svg)\b.*?</\1>", re.DOTALL)
ROW = re.compile(r"<tr\b.*?</tr>", re.DOTALL)
CELL = re.compile(r"<t[dh]\b.*?</t[dh]>", re.DOTALL)
TAG = re.compile(r"<[^>]+>")


def text_of(response: HttpResponse) -> str:
    """Return the words of the page in order; no-break spaces become plain."""
    body = response.content.decode()
    return words_of(body[body.find("<main") :])


def rows_of(response: HttpResponse) -> list[list[str]]:
    """Return the words of each cell, row by row, of all tables of the page."""
    return [
        [words_of(cell).strip() for cell in CELL.findall(row)]
        for row in ROW.findall(response.content.decode())
    ]


def words_of(body: str) -> str:
    words = html.unescape(TAG.sub(" ", HIDDEN.sub(" ", body)))
    return re.sub(r"\s+([:.,])", r"\1", re.sub(r"\s+", " ", words))
