"""How an indicator's course is drawn in a row and said in words."""

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from indicators.models import Kind
from indicators.standing import Word
from indicators.trend import Trend
from leszno_strategy.numbers import UNKNOWN, exact, percent
from leszno_strategy.template_filters import as_written
from public import course_words
from public.indicator_values import IndicatorAsOf
from public.series import Plot
from public.standing_words import sentences
from public.templatetags.figures import as_reported

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


@register.simple_tag
def course_label(row: IndicatorAsOf) -> SafeString:
    """Say where it goes and where it was to go, with the sign of how it stands."""
    tone, sign = LOOKS[course_words.word_of(row)]
    return format_html(
        '<strong class="course-{}"><span aria-hidden="true">{}</span> {}</strong>',
        tone,
        sign,
        course_words.course(row),
    )


@register.simple_tag
def base_and_target(row: IndicatorAsOf) -> str:
    return course_words.base_and_target(row)


@register.filter
def standing_sentences(row: IndicatorAsOf) -> list[str]:
    return sentences(row)


@register.simple_tag
def belongs(row: IndicatorAsOf, year_query: str) -> SafeString | str:
    """Lead to what it belongs to, by its code."""
    item = row.indicator
    if item.of_strategy_id:
        return _("Strategy")
    parent = item.parent
    return format_html(
        '<a href="{}{}">{}<span class="visually-hidden"> {}</span></a>',
        parent.get_absolute_url(),
        year_query,
        parent.code,
        as_written(parent.title),
    )


@register.simple_tag
def named(row: IndicatorAsOf, year_query: str) -> SafeString:
    """Lead to its page; say its unit, its kind and what it belongs to."""
    item = row.indicator
    unit = format_html(UNIT, as_written(item.unit)) if item.unit else ""
    # As `get_kind_display` does, which puts all kinds in order each time.
    kind = str(Kind(item.kind).label)
    if not item.of_strategy_id:
        kind = format_html("{} · {}", kind, as_written(_begun(item.parent.title)))
    return format_html(
        '<a href="{}{}">{}</a> {} <span class="unit below">{}</span>',
        item.get_absolute_url(),
        year_query,
        as_written(item.name),
        unit,
        kind,
    )


def _begun(title: str) -> str:
    """Return two words of it, as `truncatewords` does in more steps."""
    words = title.split(maxsplit=2)
    return " ".join(words[:2]) + (" …" if len(words) > 2 else "")


@register.simple_tag
def last_value(row: IndicatorAsOf) -> SafeString | str:
    """Write what was reported last, and of which year it is."""
    if row.last is None:
        return as_written(as_reported(None))
    value, year = as_written(as_reported(row.last)), row.last.year
    return format_html("{} {}", value, format_html(UNIT, year))


UNIT = '<span class="unit">({})</span>'
# The figures stand beside it as text.
SPARKLINE = (
    '<svg class="sparkline" viewBox="0 0 96 24" aria-hidden="true" focusable="false">'
    '{}{}<circle class="spot" cx="{}" cy="{}" r="2.5" /></svg>'
)
LINE = '<polyline class="course" points="{}" />'
SPOT = '<circle class="spot" cx="{}" cy="{}" r="2" />'

DOT = (
    '<svg class="sparkline" viewBox="0 0 96 24" aria-hidden="true" focusable="false">'
    '<circle class="spot" cx="92" cy="12" r="2.5" /></svg>'
)


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
def headline_line(row: IndicatorAsOf) -> SafeString:
    """Draw the line of a headline indicator; one known number is a dot, no trend."""
    if row.sparkline is None and row.numbers:
        return mark_safe(DOT)  # noqa: S308  a constant
    return sparkline(row.sparkline)


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
    return format_html("{} {}", number, format_html(UNIT, target.year))


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
