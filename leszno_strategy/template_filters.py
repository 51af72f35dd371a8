"""The project's own template filters and tags, at hand in every template."""

import html
from typing import Any

from django import template
from django.conf import settings
from django.template.defaulttags import CsrfTokenNode
from django.utils.html import conditional_escape, format_html, strip_tags
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from leszno_strategy import kept_forms, numbers, palette

register = template.Library()
register.filter("points", numbers.points)
register.filter("exact", numbers.exact)
register.filter("percent", numbers.percent)
register.filter("whole_percent", numbers.whole_percent)
register.filter("out_of", numbers.out_of)
register.filter("amount", numbers.amount)
register.filter("pln", numbers.pln)
register.simple_tag(palette.colour)
register.simple_tag(palette.font)


@register.simple_tag(name="csrf_token", takes_context=True)
def form_token(context: template.RequestContext) -> SafeString:
    """Django's own, and whose form it is: told of every form in this one place."""
    token = mark_safe(CsrfTokenNode().render(context))  # noqa: S308  Django's own
    user = getattr(context.get("request"), "user", None)
    if not token or user is None or not user.is_authenticated:
        return token
    whose = '<input type="hidden" name="{}" value="{}">'
    return token + format_html(whose, kept_forms.WHOSE, kept_forms.sign(user))


def _is_foreign() -> bool:
    """Whether the page speaks another language than the city wrote in."""
    return get_language() != settings.LANGUAGE_CODE


@register.filter
def as_written(text: Any) -> str:
    """Mark the city's own words as Polish where the page is not; "" for None."""
    if text is None or text == "":
        return ""
    if not _is_foreign():
        return conditional_escape(text)
    return format_html('<span lang="{}">{}</span>', settings.LANGUAGE_CODE, text)


@register.simple_tag
def written_lang() -> SafeString:
    """Give an element whose whole content is the city's own words its language."""
    if not _is_foreign():
        return mark_safe("")
    return format_html('lang="{}"', settings.LANGUAGE_CODE)


@register.simple_block_tag
def plain(content: str) -> str:
    """Render what is inside as one line of plain text, to be used more than once."""
    return " ".join(html.unescape(strip_tags(content)).split())
