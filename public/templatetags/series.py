"""How an indicator's course is drawn in a row and said in words."""

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from indicators.standing import Word
from indicators.trend import Trend
from leszno_strategy.numbers import UNKNOWN, exact, percent
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


# The figures stand beside it as text.
SPARKLINE = (
    '<svg class="sparkline" viewBox="0 0 96 24" aria-hidden="true" focusable="false">'
    '{}{}<circle class="spot" cx="{}" cy="{}" r="2.5" /></svg>'
)
LINE = '<polyline class="course" points="{}" />'
SPOT = '<circle class="spot" cx="{}" cy="{}" r="2" />'


@register.simple_tag
def sparkline(plot: Plot | None) -> SafeString:
    """Draw the small line. Here rather than in a template: lists have hundreds."""
    if plot is None:
        return mark_safe("")
    lines = format_html_join("", LINE, ((line,) for line in plot.lines))
    alone = format_html_join("", SPOT, ((spot.x, spot.y) for spot in plot.alone))
    last = plot.spots[-1]
    return format_html(SPARKLINE, lines, alone, last.x, last.y)


@register.simple_tag
def change(row: IndicatorAsOf) -> SafeString | str:
    """Say how the last known value differs from the number before it."""
    if row.trend:
        return trend_words(row.trend)
    if row.last is None:
        return UNKNOWN
    if row.last.number is None:
        return _("cannot be compared")
    return _("no earlier number")


@register.simple_tag
def aim(row: IndicatorAsOf) -> SafeString | str:
    """Say what it should come to in the end, which is never a value."""
    if row.band:
        return row.indicator.band_said
    target = row.standing.target
    if target is None:
        return UNKNOWN
    number = exact(target.number)
    return format_html('{} <span class="unit">({})</span>', number, target.year)


@register.simple_tag
def stand(row: IndicatorAsOf) -> SafeString:
    """Say how it stands, and what a reader has to know of that."""
    if not row.has_aim:
        return format_html('<span class="unit">{}</span>', _("no target"))
    found = row.standing
    said = [standing_label(found.word)]
    if found.share is not None and not found.is_floor:
        share = _("%(share)s of the way") % {"share": percent(found.share)}
        said.append(format_html('<span class="unit">{}</span>', share))
    if found.is_old and found.current is not None:
        old = _("last value of %(reported)s") % {"reported": found.current.year}
        said.append(format_html('<span class="unit below">{}</span>', old))
    return format_html_join("\n", "{}", ((one,) for one in said))


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
