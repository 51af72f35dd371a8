"""What maps are drawn of."""

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from public.task_map import SHAPES, Dot
from public.templatetags.figures import LOOKS, PLAIN
from tasks.curves import coordinate
from tasks.progress import Status

register = template.Library()
register.filter("svg", coordinate)


@register.simple_tag
def map_dot(dot: Dot) -> SafeString:
    """Draw a place in the shape and colour of how its task stands."""
    tone = LOOKS.get(dot.place.status, PLAIN)[0]
    return format_html(
        '<path class="dot-{}" d="{}" transform="translate({})"/>',
        tone,
        SHAPES[tone],
        dot.at,
    )


@register.simple_tag
def map_key() -> SafeString:
    """Say which shape stands for which statuses, in the order of lists."""
    words: dict[str, list[str]] = {}
    for status in Status:
        tone = LOOKS.get(status, PLAIN)[0]
        words.setdefault(tone, []).append(str(status.label))
    rows = ((tone, SHAPES[tone], ", ".join(said)) for tone, said in words.items())
    shape = (
        '<li><svg viewBox="-8 -8 16 16" width="16" height="16" aria-hidden="true">'
        '<path class="dot-{}" d="{}"/></svg> {}</li>'
    )
    return format_html('<ul class="map-key">{}</ul>', format_html_join("", shape, rows))
