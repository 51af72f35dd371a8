"""A shorter way for the texts and small numbers that templates write.

A page writes a thousand values, nearly all of them texts. Django asks of each whether
it is a time, a number or lazy, and for every number which language is spoken. Texts and
small numbers are known at a glance; all else goes Django's own way. What is written
stays the same to the letter.
"""

import re
from collections.abc import Callable
from typing import Any

from django.template import base
from django.template.context import Context
from django.templatetags import i18n
from django.utils.safestring import SafeString

# Whole numbers below are written alike in every language: no thousands to part.
SMALL = 1000

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
    if kind is int and -SMALL < value < SMALL:
        return str(value)
    return written_by_django(value, context)


def shorten() -> None:
    """Let the tags that write a value go the shorter way."""
    for room in (base, i18n):
        room.render_value_in_context = written  # type: ignore[attr-defined]
