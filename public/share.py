"""The picture that social networks and messengers show of a page: its own figure."""

import logging
from base64 import b64encode
from dataclasses import dataclass
from textwrap import shorten, wrap
from typing import Any

from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from leszno_strategy.answer_headers import shown_elsewhere
from leszno_strategy.numbers import out_of, points
from public.asof import BranchAsOf, TaskAsOf
from public.charts import Bar, bar
from public.indicator_values import IndicatorAsOf
from public.templatetags.figures import as_reported
from spreadsheets.sheets import clean
from tasks.models import Goal, Strategy
from tasks.progress import WHOLE, Status

logger = logging.getLogger(__name__)
WIDTH, HEIGHT = 1200, 630
# Where the title begins, and how high a line of it is.
FIRST_LINE, LINE = 236, 56
# A line of the title holds so many letters, and a title so many lines.
LETTERS, LINES = 40, 3
# Beside a picture.
FEWER_LETTERS, MORE_LINES = 29, 4
# Letters of a figure that is written large, and of any.
LARGE, LONGEST = 9, 44
FONT = "DejaVu Sans"


@dataclass(frozen=True)
class Card:
    """`above` says what the title is of; `figure` is large, `beside` says of what."""

    site: str
    above: str
    title: str
    figure: str
    beside: str
    bar: Bar | None = None
    # The office's, as an address that holds all of it; "" for none.
    picture: str = ""

    @property
    def is_short(self) -> bool:
        """Whether the figure is a number; cities report sentences, too."""
        return len(self.figure) <= LARGE

    @property
    def said(self) -> str:
        return shorten(self.figure, width=LONGEST, placeholder=" …")

    @property
    def lines(self) -> list[tuple[int, str]]:
        """The title in lines, each with its height."""
        letters, lines = LETTERS, LINES
        if self.picture:
            letters, lines = FEWER_LETTERS, MORE_LINES
        found = wrap(self.title, letters, max_lines=lines, placeholder=" …")
        return [(FIRST_LINE + LINE * n, text) for n, text in enumerate(found)]


def card_of(figures: BranchAsOf | TaskAsOf, strategy: Strategy) -> Card:
    """Say of a part of the tree what the first sentence of its page says."""
    done, year = figures.progress, figures.year
    if isinstance(figures, TaskAsOf):
        planned = None if figures.has_empty_plan else figures.planned
        is_known = figures.status != Status.NO_DATA
    else:
        planned, is_known = WHOLE, figures.is_reported and done is not None
    if not is_known:
        beside = _("no progress is known yet")
    elif planned is None:
        beside = _("points carried out by the end of %(year)s") % {"year": year}
    elif isinstance(figures, TaskAsOf):
        beside = _("%(of_planned)s points planned by the end of %(year)s") % {
            "of_planned": out_of(points(planned)),
            "year": year,
        }
    else:
        beside = _("out of 100 points by the end of %(year)s") % {"year": year}
    return Card(
        site=f"{strategy.city} · {_('Strategy monitor')}",
        above=_above(figures),
        title=figures.item.title,
        figure=points(done) if is_known else "–",
        beside=beside,
        bar=bar(done, planned) if is_known else None,
        picture=_picture(figures.item),
    )


def card_of_indicator(measured: IndicatorAsOf, strategy: Strategy) -> Card:
    last = measured.last
    unit = measured.indicator.unit
    said = (
        _("in %(year)s") % {"year": last.year} if last else _("no value is known yet")
    )
    return Card(
        site=f"{strategy.city} · {_('Strategy monitor')}",
        above=_("Indicator"),
        title=measured.indicator.name,
        figure=as_reported(last) if last else "–",
        beside=f"{unit} {said}".strip() if last else said,
    )


def _picture(item: object) -> str:
    """Return what the office shows of a goal; without its file, nothing."""
    if not isinstance(item, Goal) or item.picture is None:
        return ""
    try:
        with item.picture.small.open("rb") as file:
            content = b64encode(file.read()).decode()
    except FileNotFoundError:
        logger.error("The file of picture %s is missing", item.picture.pk)
        return ""
    return f"data:image/webp;base64,{content}"


def _above(figures: BranchAsOf | TaskAsOf) -> str:
    item = figures.item
    if isinstance(item, Strategy):
        return _("As at the end of %(year)s") % {"year": figures.year}
    if isinstance(figures, TaskAsOf):
        return f"{_('Task')} {item.code} · {figures.status.label}"
    level = _("Goal") if isinstance(item, Goal) else _("Programme")
    return f"{level} {item.code}"


def png_response(card: Card) -> HttpResponse:
    """Draw it; kept by the address, the data and the day like any page."""
    # Only here: few ask for a picture, and its library takes long to load.
    import resvg_py

    context: dict[str, Any] = {"card": card, "width": WIDTH, "height": HEIGHT}
    svg = clean(render_to_string("public/_share_svg.html", context)).strip()
    drawn = resvg_py.svg_to_bytes(svg_string=svg, sans_serif_family=FONT)
    response = HttpResponse(bytes(drawn), content_type="image/png")
    response["X-Content-Type-Options"] = "nosniff"
    shown_elsewhere(response)
    return response
