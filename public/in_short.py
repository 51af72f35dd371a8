"""What a strategy is, in a sentence: how much it sets out to do, in which years."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from public.asof import BranchAsOf
from public.measured import InShort
from tasks.models import Strategy
from tasks.outline import Branch
from tasks.years import YearChoice


def shape(
    strategy: Strategy, figures: BranchAsOf, told: InShort | None, years: YearChoice
) -> str:
    """Return what follows its title; `told` are its indicators if it has no tasks."""
    first, last = years.all[0], years.all[-1]
    span = (
        _("the year %(year)s") % {"year": first}
        if first == last
        else _("the years %(first)s–%(last)s") % {"first": first, "last": last}
    )
    said = _parts(figures, told)
    if not said:
        return _("is a strategy for %(span)s, without goals yet.") % {"span": span}
    whole = said[-1]
    if said[:-1]:
        whole = _("%(others)s and %(last)s") % {
            "others": ", ".join(said[:-1]),
            "last": said[-1],
        }
    return _("is %(parts)s for %(span)s.") % {"parts": whole, "span": span}


def _parts(figures: BranchAsOf, told: InShort | None) -> list[str]:
    """Name each level with its number, leaving out those of which there is none."""
    goals = [part for part in figures.parts if isinstance(part, Branch)]
    programmes = sum(len(goal.parts_in(figures.year)) for goal in goals)
    counted = [
        (len(goals), ngettext("%(n)s goal", "%(n)s goals", len(goals))),
        (programmes, ngettext("%(n)s programme", "%(n)s programmes", programmes)),
        (figures.tasks, ngettext("%(n)s task", "%(n)s tasks", figures.tasks)),
    ]
    if told:
        words = ngettext("%(n)s indicator", "%(n)s indicators", told.total)
        counted.append((told.total, words))
    return [words % {"n": n} for n, words in counted if n]
