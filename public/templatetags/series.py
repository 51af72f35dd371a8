"""How an indicator's course is drawn in a row and said in words."""

from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from indicators.standing import Word
from indicators.trend import Trend
from leszno_strategy.numbers import exact
from public.indicator_values import IndicatorAsOf
from public.series import Plot
from public.standing_words import sentences

register = template.Library()


# The tone is a class of the style sheet, as those of statuses are.
LOOKS = {
    Word.REACHED: ("good", "✓"),
    Word.INSIDE: ("good", "✓"),
    Word.ON_THE_WAY: ("good", "✓"),
    Word.BEHIND: ("warn", "◐"),
    Word.OUTSIDE: ("warn", "◐"),
    Word.MOVING_AWAY: ("bad", "▲"),
    Word.UNKNOWN: ("plain", "–"),
}


@register.simple_tag
def standing_label(word: Word) -> SafeString:
    tone, sign = LOOKS[word]
    return format_html(
        '<span class="status status-{}"><span aria-hidden="true">{}</span> {}</span>',
        tone,
        sign,
        word.label,
    )


@register.filter
def standing_sentences(row: IndicatorAsOf) -> list[str]:
    return sentences(row)


@register.inclusion_tag("public/_sparkline.html")
def sparkline(plot: Plot | None) -> dict[str, Any]:
    return {"plot": plot}


@register.simple_tag
def trend_words(trend: Trend) -> SafeString:
    """Say the change with its sign; better or worse only where that is known."""
    known = {"change": exact(abs(trend.change)), "year": trend.since}
    if trend.change > 0:
        sign, words = "↑", _("up by %(change)s since %(year)s") % known
    elif trend.change < 0:
        sign, words = "↓", _("down by %(change)s since %(year)s") % known
    else:
        sign, words = "→", _("no change since %(year)s") % known
    if trend.is_better is not None:
        words += ", " + (_("for the better") if trend.is_better else _("for the worse"))
    return format_html(
        '<span><span aria-hidden="true">{}</span> {}</span>', sign, words
    )
