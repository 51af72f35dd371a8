"""The chapter of one page: the year itself and the whole time side by side."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from annual_report.document import Part
from annual_report.measure_columns import MeasureOf
from annual_report.measure_words import Found, aim_of, found, lacks
from annual_report.money import Ledger
from annual_report.text import budget, covering, late, measure_blocks
from annual_report.text.blocks import Block, Column, Paragraph, Table
from annual_report.text.changes import moves
from annual_report.text.wording import counts
from annual_report.year_told import MOST, Span, TaskTold, YearTold, in_year, to_date
from leszno_strategy.numbers import UNKNOWN, exact, out_of, percent, points
from tasks.outline import months_behind
from tasks.progress import Status

# Of indicators that reached their target, or move away from it.
MOST_NAMED = 4


def of_part(part: Part, told: YearTold, first: int) -> Iterator[Block]:
    """Say how far the part came in the year and since the first one."""
    alone, whole = in_year(part.curve, told.year), to_date(part.curve, told.year)
    if whole.ahead is None:
        yield from map(Paragraph, covering.sentences(part, told.year))
        return
    yield Paragraph(" ".join(sentences(alone, whole, told.year)) + _earlier(part))
    yield spans(alone, whole, first, told.year)
    yield Paragraph(" ".join(covering.counted(part)))


def of_tasks(told: YearTold, first: int) -> Iterator[Block]:
    """The same of tasks that make up no whole: their points, without any weight."""
    alone, whole = told.added
    if whole.ahead is None:
        yield Paragraph(_("Of no task is any progress known."))
        return
    yield Paragraph(" ".join(sentences(alone, whole, told.year)))
    yield spans(alone, whole, first, told.year)
    if len(told.tasks) > 1:
        yield Paragraph(
            _(
                "These are sums of the tasks' points, without weights, over the tasks "
                "whose stages are known."
            )
        )


def sentences(alone: Span, whole: Span, year: int) -> Iterator[str]:
    """Say in two sentences what was done in the year, and from the start to its end."""
    if alone.planned:
        yield _(
            "In %(year)s, %(done)s %(of_planned)s points that were planned for the "
            "year were carried out."
        ) % {
            "year": year,
            "done": points(alone.done),
            "of_planned": out_of(points(alone.planned)),
        }
    else:
        yield _(
            "Nothing was planned for %(year)s; %(done)s points were carried out."
        ) % {"year": year, "done": points(alone.done)}
    said = {
        "done": points(whole.done),
        "of_planned": out_of(points(whole.planned)),
        "share": percent(whole.share),
        "missing": points(whole.shortfall),
    }
    if whole.shortfall:
        yield (
            _(
                "Since the start %(done)s %(of_planned)s were carried out (%(share)s): "
                "%(missing)s are missing."
            )
            % said
        )
    else:
        yield (
            _(
                "Since the start %(done)s %(of_planned)s were carried out: nothing is "
                "missing."
            )
            % said
        )


def _earlier(part: Part) -> str:
    months = months_behind(part.curve)
    if not months:
        return ""
    said = ngettext(
        "By the plan, the work should have come this far about %(n)s month earlier.",
        "By the plan, the work should have come this far about %(n)s months earlier.",
        months,
    )
    return " " + said % {"n": months}


def spans(alone: Span, whole: Span, first: int, year: int) -> Table:
    """Two rows: the year, and the whole time."""
    rows = [(_("In %(year)s") % {"year": year}, alone)]
    rows.append((_("From %(first)s on") % {"first": first}, whole))
    return Table(
        _("In the year and since the start, in points"),
        [
            Column(_("When"), 30),
            *(
                Column(heading, 20, is_number=True)
                for heading in (
                    _("Plan"),
                    _("Carried out"),
                    _("Missing"),
                    _("Share of plan"),
                )
            ),
        ],
        [
            [
                label,
                points(span.planned),
                points(span.done),
                points(span.shortfall),
                percent(span.share),
            ]
            for label, span in rows
        ],
    )


def of_the_year(told: YearTold) -> Iterator[Block]:
    """What became of the tasks, the largest delays and the largest steps."""
    yield from map(Paragraph, [statuses(told.statuses), *moves(told)])
    yield from late.largest(told)
    yield from _steps(told)


def of_the_rest(
    told: YearTold, measured: Sequence[MeasureOf], ledger: Ledger
) -> Iterator[Block]:
    """Indicators and money."""
    yield from map(Paragraph, of_indicators(measured, told.year))
    yield Paragraph(" ".join(budget.of_year(ledger)))


def of_a_task(one: TaskTold, told: YearTold) -> Iterator[Block]:
    """How a task stands, and how it stood the year before; its card has the rest."""
    said = [
        _("At the end of %(year)s it is: %(status)s.")
        % {"year": told.year, "status": one.task.status.label}
    ]
    if one.before is not None:
        missing = {"year": told.since, "missing": points(one.before)}
        said.append(_("At the end of %(year)s it lacked %(missing)s points.") % missing)
    yield Paragraph(" ".join(said))


def statuses(counted: dict[Status, int]) -> str:
    there = [(one.label, counted[one]) for one in Status if counted.get(one)]
    total = sum(counted.values())
    return ngettext(
        "%(n)s task by status: %(counts)s.", "%(n)s tasks by status: %(counts)s.", total
    ) % {"n": total, "counts": counts(there)}


def _steps(told: YearTold) -> Iterator[Block]:
    """Where most was carried out in the year; as many as are as large are counted."""
    if not (steps := told.steps):
        yield Paragraph(
            _("In %(year)s nothing was carried out in any task whose stages are known.")
            % {"year": told.year}
        )
        return
    rows, columns = (
        [_step(one) for one in steps[:MOST]],
        [
            Column(_("Code"), 12),
            Column(_("Task"), 70),
            Column(_("Plan of the year"), 16, is_number=True),
            Column(_("Done in the year"), 18, is_number=True),
            Column(_("What was done"), 58),
        ],
    )
    if all(row[-1] == UNKNOWN for row in rows):
        # Of no step it was reported: a column of dashes tells nothing.
        rows, columns = [row[:-1] for row in rows], columns[:-1]
    yield Table(
        _("The largest steps in %(year)s, in points of the task") % {"year": told.year},
        columns,
        rows,
    )
    if more := told.as_large:
        yield Paragraph(
            ngettext(
                "As many points as in the last of these were done in %(n)s task more.",
                "As many points as in the last of these were done in %(n)s tasks more.",
                more,
            )
            % {"n": more}
        )


def _step(one: TaskTold) -> list[str]:
    task = one.task
    return [
        task.code,
        task.title,
        exact(task.year.planned),
        exact(task.year.actual),
        late.shortened(task.done) or UNKNOWN,
    ]


def of_indicators(rows: Sequence[MeasureOf], year: int) -> Iterator[str]:
    """Count the indicators, and name those that reached their target or move away."""
    if not rows:
        return
    if any(aim_of(one.measure) for one in rows):
        yield measure_blocks.counted(rows, year)
    else:
        yield _without_aims(rows, year)
    for kind, words in (
        (Found.REACHED, _("Target reached or within the band: %(names)s.")),
        (Found.MOVING_AWAY, _("Moving away: %(names)s.")),
    ):
        names = [one.measure.name for one in rows if found(one.measure) == kind]
        if names:
            more = len(names) - MOST_NAMED
            said = "; ".join(_("“%(name)s”") % {"name": n} for n in names[:MOST_NAMED])
            yield words % {"names": said + (_and_more(more) if more > 0 else "")}


def _without_aims(rows: Sequence[MeasureOf], year: int) -> str:
    said = ngettext(
        "%(n)s indicator; it has no target, so nobody can tell how far it is.",
        "%(n)s indicators; none has a target, so nobody can tell how far they are.",
        len(rows),
    ) % {"n": len(rows)}
    lacking = sum(lacks(one.measure, year) for one in rows)
    return f"{said} {measure_blocks.without_value(lacking, year)}"


def _and_more(n: int) -> str:
    return " " + ngettext("and %(n)s more", "and %(n)s more", n) % {"n": n}
