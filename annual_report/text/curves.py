"""The curve of plan and progress as a picture, and the same figures in a table."""

from collections.abc import Iterator, Sequence

from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from annual_report.document import Head, Part, Point, Task
from annual_report.text import covering
from annual_report.text.blocks import Block, Column, Picture, Table
from leszno_strategy.numbers import points
from spreadsheets.sheets import clean
from tasks.labelled_curves import LabelledCurve

# With more years each of them is a row.
MOST_YEARS_ACROSS = 12


def curve_of(row: Part | Task, head: Head) -> Iterator[Block]:
    """Yield the picture and its table; nothing where no figure is known."""
    drawn = LabelledCurve(row.curve)
    if drawn.is_empty:
        return
    heading = _("%(code)s: plan and progress to the end of %(year)s") % {
        "code": row.code or head.city,
        "year": head.year,
    }
    covers = covering.with_stages(row) if isinstance(row, Part) else ""
    context = {
        "curve": drawn,
        "which": "curve",
        "is_file": True,
        "heading": heading,
        "covers": covers,
    }
    last = drawn.last
    said = _(
        "Curve of plan and progress. At the end of %(year)s: plan %(planned)s, "
        "progress %(done)s points."
    ) % {
        "year": last.year,
        "planned": points(last.planned),
        "done": points(last.actual),
    }
    yield Picture(
        svg=clean(render_to_string("tasks/_curve_svg.html", context)).strip(),
        text=f"{said} {drawn.standing}",
        caption=". ".join(filter(None, [_("Plan (dashed) and progress"), covers])),
    )
    yield curve_table(row.curve)


def curve_table(curve: Sequence[Point]) -> Table:
    """Years side by side, which takes least room, or one below the other."""
    caption = _("Plan and progress by year")
    if len(curve) > MOST_YEARS_ACROSS:
        return Table(
            caption,
            [
                Column(_("To the end of"), 5),
                Column(_("Plan"), 5, is_number=True),
                Column(_("Progress"), 5, is_number=True),
            ],
            [[str(p.year), points(p.planned), points(p.actual)] for p in curve],
        )
    return Table(
        caption,
        [
            Column(_("To the end of"), 40),
            *(Column(str(point.year), 12, is_number=True) for point in curve),
        ],
        [
            [_("Plan"), *(points(point.planned) for point in curve)],
            [_("Progress"), *(points(point.actual) for point in curve)],
        ],
    )
