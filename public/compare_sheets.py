"""Two years against each other as sheets: the figures of the page."""

from collections.abc import Callable, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from leszno_strategy.numbers import Exact, as_decimal, computed
from public.compared_years import End, TaskPair, Tasks, WholePair
from spreadsheets.sheets import Column, Sheet, Value, percent, points
from tasks.two_years import Move

MOVES = {
    Move.SLIPPED: gettext_lazy("lacks more"),
    Move.SAME: gettext_lazy("no change"),
    Move.CAUGHT_UP: gettext_lazy("lacks less"),
    Move.FINISHED: gettext_lazy("completed"),
    Move.UNKNOWN: gettext_lazy("cannot be told"),
}


def task_sheet(tasks: Tasks) -> Sheet[TaskPair]:
    columns: list[Column[TaskPair]] = [
        Column(_("Code"), 9, lambda pair: pair.node.item.code),
        Column(_("Task"), 60, lambda pair: pair.node.item.title),
        Column(_missing(tasks.since), 11, lambda pair: computed(pair.was), points),
        Column(_missing(tasks.year), 11, lambda pair: computed(pair.now), points),
        Column(_("Change"), 11, lambda pair: computed(pair.change), points),
        Column(_status(tasks.since), 18, lambda pair: pair.statuses[0].label),
        Column(_status(tasks.year), 18, lambda pair: pair.statuses[1].label),
        Column(_("What became of it"), 18, lambda pair: str(MOVES[pair.move])),
    ]
    said = {"since": tasks.since, "year": tasks.year}
    title = _("Tasks %(since)s and %(year)s") % said
    return Sheet(title, columns, tasks.pairs, frozen_columns=2)


def whole_sheet(wholes: Sequence[WholePair], tasks: Tasks) -> Sheet[WholePair]:
    columns: list[Column[WholePair]] = [
        Column(_("Part"), 60, lambda whole: whole.name or _("Whole strategy")),
        *_both(_("Carried out in %(year)s"), tasks, lambda end: end.done_in),
        *_both(_("Plan for %(year)s"), tasks, lambda end: end.planned_in),
        *_both(_("Missing at the end of %(year)s"), tasks, lambda end: end.lack),
        Column(_share(tasks.since), 11, lambda whole: _as_share(whole.before), percent),
        Column(_share(tasks.year), 11, lambda whole: _as_share(whole.after), percent),
    ]
    said = {"since": tasks.since, "year": tasks.year}
    title = _("Parts %(since)s and %(year)s") % said
    return Sheet(title, columns, wholes, frozen_columns=1)


def _both(
    heading: str, tasks: Tasks, figure: Callable[[End], Exact | None]
) -> list[Column[WholePair]]:
    return [
        Column(
            heading % {"year": tasks.since},
            11,
            lambda whole: computed(figure(whole.before)),
            points,
        ),
        Column(
            heading % {"year": tasks.year},
            11,
            lambda whole: computed(figure(whole.after)),
            points,
        ),
    ]


def _missing(year: int) -> str:
    return _("Missing at the end of %(year)s") % {"year": year}


def _status(year: int) -> str:
    return _("Status at the end of %(year)s") % {"year": year}


def _share(year: int) -> str:
    return _("Share of the plan to the end of %(year)s") % {"year": year}


def _as_share(end: End) -> Value:
    return None if end.share is None else as_decimal(end.share)
