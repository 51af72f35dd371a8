"""How the states of reports look."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from reporting.models import State

register = template.Library()

LOOKS = {
    State.APPROVED: ("good", "✓"),
    State.SUBMITTED: ("good", "→"),
    State.DRAFT: ("plain", "…"),
    State.RETURNED: ("warn", "↩"),
}


@register.simple_tag
def state_label(state: str) -> SafeString:
    """Write the state as a word with a sign; the tone is a class of the style sheet."""
    tone, sign = LOOKS.get(State(state), ("plain", "–"))
    return format_html(
        '<span class="status status-{}"><span aria-hidden="true">{}</span> {}</span>',
        tone,
        sign,
        State(state).label,
    )
