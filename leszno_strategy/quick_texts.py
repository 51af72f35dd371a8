"""A shorter way for the texts and whole numbers that templates write.

A page writes a thousand values, nearly all of them texts. Django asks of each whether
it is a time, a number or lazy, and for every number which language is spoken. Texts and
whole numbers are known at a glance; all else goes Django's own way. What is written
stays the same to the letter.
"""

import re
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.template import base
from django.template.context import Context
from django.templatetags import i18n
from django.utils.safestring import SafeString

has_special = re.compile("[&<>\"']").search
written_by_django: Callable[[Any, Context], str] = base.render_value_in_context


def written(value: Any, context: Context) -> str:
    """Write a value as Django's `render_value_in_context` does."""
    kind = type(value)
    if kind is SafeString or (
        kind is str and not (context.autoescape and has_special(value))
    ):
        text: str = value
        return text
    # Written alike in every language, unless thousands are parted.
    if kind is int and not settings.USE_THOUSAND_SEPARATOR:
        return str(value)
    return written_by_django(value, context)


def shorten() -> None:
    """Let the tags that write a value go the shorter way."""
    for room in (base, i18n):
        room.render_value_in_context = written  # type: ignore[attr-defined]
