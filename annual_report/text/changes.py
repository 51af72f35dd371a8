"""What changed since the end of the year before, like for like."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from annual_report.document import Level, Part
from annual_report.text.blocks import Block, Column, Facts, Heading, Paragraph, Table
from annual_report.text.heat_grid import short_title
from annual_report.text.wording import counts
from annual_report.year_told import TaskTold, YearTold, to_date
from leszno_strategy.numbers import UNKNOWN, points, rounded
from tasks.two_years import Move

MOVES = {
    Move.FINISHED: gettext_lazy("finished"),
    Move.CAUGHT_UP: gettext_lazy("shortfall has shrunk"),
    Move.SLIPPED: gettext_lazy("shortfall has grown"),
    Move.SAME: gettext_lazy("shortfall unchanged"),
}
# Of more tasks the codes alone are listed.
MOST_TITLES = 40


def moves(told: YearTold) -> Iterator[str]:
    """Say how many tasks finished, caught up and slipped since the year before."""
    if told.since is None or not told.compared:
        return
    counted = [(words, len(told.moved(how))) for how, words in MOVES.items()]
    yield ngettext(
        "Compared with the end of %(since)s, in %(n)s task of which both years are "
        "known: %(counts)s.",
        "Compared with the end of %(since)s, in %(n)s tasks of which both years are "
        "known: %(counts)s.",
        told.compared,
    ) % {"since": told.since, "n": told.compared, "counts": counts(counted)}


def chapter(told: YearTold, parts: Sequence[Part]) -> Iterator[Block]:
    """Shortfalls at the end of both years, over the same tasks."""
    if told.since is None or not told.tasks:
        return
    yield Heading(1, _("What changed since the end of %(year)s") % {"year": told.since})
    if not told.compared:
        yield Paragraph(_("No task is known in both years."))
        return
    yield Paragraph(" ".join([*moves(told), *_not_compared(told)]))
    lacking = [one for one in parts if _lacked(one, told.since, told.year)]
    if lacking:
        yield _part_table(lacking, told, told.since)
        if len(lacking) < len(parts):
            yield Paragraph(_("Parts that lacked nothing in either year are left out."))
    moved = [one for how in (Move.SLIPPED, Move.CAUGHT_UP) for one in told.moved(how)]
    if moved:
        yield _task_table(moved, told, told.since)
    yield from _named(told)


def _named(told: YearTold) -> Iterator[Facts]:
    """Name what finished and what is as late as it was; of the rest the codes do."""
    same = told.moved(Move.SAME)
    still_late = [one for one in same if one.shortfall]
    on_time = [one for one in same if not one.shortfall]
    finished, unchanged = (MOVES[how] for how in (Move.FINISHED, Move.SAME))
    rows = [
        (finished, told.moved(Move.FINISHED), MOST_TITLES),
        (unchanged, still_late, MOST_TITLES),
        (_("nothing is missing, as before"), on_time, 0),
    ]
    if any(found for _words, found, _most in rows):
        yield Facts(
            [
                (f"{_capital(words)} ({len(found)})", _listed(found, most))
                for words, found, most in rows
                if found
            ]
        )


def _not_compared(told: YearTold) -> Iterator[str]:
    if left := len(told.moved(Move.UNKNOWN)):
        yield ngettext(
            "%(n)s task cannot be compared: its stages are not known, or nothing was "
            "reported of it.",
            "%(n)s tasks cannot be compared: their stages are not known, or nothing "
            "was reported of them.",
            left,
        ) % {"n": left}


def _shortfall(part: Part, year: int) -> Fraction | None:
    return to_date(part.curve, year).shortfall


def _lacked(part: Part, since: int, year: int) -> bool:
    """Whether both years are known, and anything was missing in one of them."""
    both = [_shortfall(part, one) for one in (since, year)]
    return None not in both and any(both)


def _part_table(parts: Sequence[Part], told: YearTold, since: int) -> Table:
    return Table(
        _("Points missing from the plan, over the same tasks"),
        [Column(_("Code"), 14), Column(_("Title"), 88), *_years(told, since)],
        [
            [
                part.code or UNKNOWN,
                short_title(part),
                *_cells(_shortfall(part, since), _shortfall(part, told.year)),
            ]
            for part in parts
        ],
        frozenset(n for n, one in enumerate(parts) if one.level != Level.PROGRAMME),
    )


def _task_table(moved: Sequence[TaskTold], told: YearTold, since: int) -> Table:
    return Table(
        _("Tasks whose shortfall has changed, in points of the task"),
        [Column(_("Code"), 14), Column(_("Task"), 88), *_years(told, since)],
        [
            [one.task.code, one.task.title, *_cells(one.before, one.shortfall)]
            for one in sorted(moved, key=_by_change)
        ],
    )


def _by_change(one: TaskTold) -> Fraction:
    """What slipped most comes first, what caught up most last."""
    return (one.before or Fraction(0)) - one.shortfall


def _years(told: YearTold, since: int) -> list[Column]:
    headings = [
        *(
            _("Missing at the end of %(year)s") % {"year": y}
            for y in (since, told.year)
        ),
        _("Change"),
    ]
    return [Column(heading, 24, is_number=True) for heading in headings]


def _cells(before: Fraction | None, after: Fraction | None) -> list[str]:
    if before is None or after is None:
        return [points(before), points(after), UNKNOWN]
    grown = rounded(after - before)
    sign = "+" if grown > 0 else ""
    return [points(before), points(after), sign + points(after - before)]


def _capital(words: object) -> str:
    text = str(words)
    return text[:1].upper() + text[1:]


def _listed(found: Sequence[TaskTold], most_titles: int) -> str:
    if len(found) > most_titles:
        return ", ".join(one.task.code for one in found)
    return "; ".join(f"{one.task.code} {one.task.title}" for one in found)
