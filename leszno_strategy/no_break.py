"""No line of a page ends in a word of one letter, nor between a figure and its noun.

Polish typography wants it, and no text is written with such spaces by hand: it would
need them in thousands of messages and in all that a city types. So pages get them as
they go out, reports on paper and letters as they are written. What people edit (text
areas) and what is code stays as it is; so do fields and attributes, which are no text
of the page.
"""

import re

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language

from leszno_strategy.middleware import Respond

NO_BREAK = "\N{NO-BREAK SPACE}"
LANGUAGE = f'<html lang="{settings.LANGUAGE_CODE}"'
# What is no text to be read, whole, or a tag alone.
NO_TEXT = re.compile(
    r"(<(script|style|textarea|pre|code|title|option)\b.*?</\2>|<[^>]*>)", re.DOTALL
)
# The space after a word of one letter, however it is written, before another word or a
# tag; and that between a figure and what is counted by it. It begins with what is rare.
TO_MEND = re.compile(
    r" (?:(?=\S|$)(?<=[aiouwzAIOUWZ] )(?<![^\W_]. )(?<![%&;.]. )"
    r"|(?<=\d )(?=[a-ząćęłńóśźż%]))"
)


def held_together(text: str) -> str:
    """Return the text with no-break spaces where Polish wants them."""
    return TO_MEND.sub(NO_BREAK, text)


def in_print(text: str) -> str:
    """Do so in a text of a file or letter, if it is in Polish."""
    is_polish = get_language() == settings.LANGUAGE_CODE
    return held_together(text) if is_polish and settings.NO_BREAK_SPACES else text


def page_held_together(page: str) -> str:
    """Do so in the texts of a page of HTML."""
    # Text, then what is none, then the name of its element, and again.
    parts = NO_TEXT.split(page)
    parts[::3] = [
        text if text.isspace() else held_together(text) for text in parts[::3]
    ]
    del parts[2::3]
    return "".join(parts)


def hold_together(respond: Respond) -> Respond:
    """Middleware: mend whole pages in Polish, before they are compressed and kept."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = respond(request)
        is_page = response.get("Content-Type", "").startswith("text/html")
        if is_page and not response.streaming and settings.NO_BREAK_SPACES:
            page = response.content.decode(response.charset)
            if LANGUAGE in page[:200]:
                response.content = page_held_together(page).encode(response.charset)
                if response.has_header("Content-Length"):
                    response["Content-Length"] = str(len(response.content))
        return response

    return middleware
