"""What is unusual in the structure yet never refused: people are told, once here.

The city's own strategy has plans of 91 and weights of 105. Each function returns a
sentence for whoever edits, or None where there is nothing to say.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from enum import StrEnum

from django.utils.translation import gettext as _

from leszno_strategy.numbers import exact, out_of
from tasks import progress
from tasks.progress import Cell, TaskFigures


def plan(figures: TaskFigures) -> str | None:
    """Say that a task's plan of all years is not 100, or that there is none."""
    return plan_of(progress.whole_plan(figures), is_off=progress.is_plan_off(figures))


def plan_of(whole: Decimal | None, *, is_off: bool) -> str | None:
    """Say it of a plan whose sum is known already."""
    if whole == 0:
        return _("Nothing is planned in any stage.")
    if not is_off:
        return None
    return _("The plan of all stages adds up to %(sum)s instead of 100.") % {
        "sum": exact(whole)
    }


def done(done: Decimal | None) -> str | None:
    """Say that more was carried out of a task than it has points."""
    if done is None or done <= progress.WHOLE:
        return None
    return _("Carried out in all: %(sum)s of 100 points.") % {"sum": exact(done)}


def work(stage: Cell) -> str | None:
    """Say that work was done on a stage that has no plan; the cell is of all years."""
    if stage.planned or not stage.actual:
        return None
    return _("Something was carried out, but nothing is planned in any year.")


def total(now: Decimal | None, before: Decimal | None, year: int) -> str | None:
    """Say that less is carried out to date than was by the end of an earlier year."""
    if now is None or before is None or now >= before:
        return None
    said = {"now": exact(now), "before": exact(before), "year": year}
    return (
        _("Carried out to date: %(now)s, yet by the end of %(year)s it was %(before)s.")
        % said
    )


# From how many times more or less on a figure is unlikely beside the one before. Of the
# city's own values one in sixty is, among them two that were swapped.
JUMP = 10


def is_jump(now: Decimal | None, before: Decimal | None, times: int = JUMP) -> bool:
    """Say whether one is that many times the other; nothing is many times zero."""
    if not now or not before:
        return False
    low, high = sorted((abs(now), abs(before)))
    return high >= times * low


def behind(done: Decimal, planned: Decimal, delayed_from: Decimal) -> str | None:
    """Say that so little is carried out to date that somebody should say why."""
    if done >= delayed_from * planned:
        return None
    return _(
        "Carried out to date: %(done)s %(of_planned)s points planned, and nothing is "
        "written about obstacles."
    ) % {"done": exact(done), "of_planned": out_of(exact(planned))}


def weights(weights: Sequence[Decimal | None]) -> str | None:
    """Say that the weights of one whole's parts are incomplete or are not 100.

    No weight at all is usual: the parts then count alike.
    """
    given = [weight for weight in weights if weight is not None]
    return weights_of(
        given=len(given), parts=len(weights), total=progress.add_known(given)
    )


def weights_of(*, given: int, parts: int, total: Decimal) -> str | None:
    """Say it of weights that are counted and added up already."""
    if not given:
        return None
    said = []
    if given < parts:
        said.append(
            _("Weights are given for %(given)d of %(total)d; the others count as 0.")
            % {"given": given, "total": parts}
        )
    if total != progress.WHOLE:
        said.append(
            _("Weights add up to %(sum)s instead of 100.") % {"sum": exact(total)}
        )
    return " ".join(said) or None


class Oddity(StrEnum):
    """What is worth a look in the tree of a strategy; the values stand in addresses."""

    WEIGHTS = "wagi"
    PLAN = "plan"
    NO_PLAN = "pusty-plan"
    NOBODY = "nikt"
    NO_STAGES = "bez-etapow"


def oddities(figures: TaskFigures, *, is_nobodys: bool) -> Iterator[Oddity]:
    """Yield what is unusual in a task; `is_nobodys` where it is known to have none."""
    whole = progress.whole_plan(figures)
    if not figures.stages_known:
        yield Oddity.NO_STAGES
    elif whole == 0:
        yield Oddity.NO_PLAN
    elif progress.is_plan_off(figures):
        yield Oddity.PLAN
    if is_nobodys:
        yield Oddity.NOBODY
