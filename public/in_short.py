"""What a strategy is: how much it sets out to do, in which years, and for what."""

from django.db.models import prefetch_related_objects
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from leszno_strategy.alphabet import Alphabetical
from leszno_strategy.prepared import Prepared
from public.asof import BranchAsOf
from public.measured import InShort
from tasks.models import Goal, Strategy
from tasks.outline import Branch
from tasks.years import YearChoice
from topics.models import Topic


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
        return _("is a strategy for %(span)s that has no goals yet.") % {"span": span}
    whole = said[-1]
    if said[:-1]:
        whole = _("%(others)s and %(last)s") % {
            "others": ", ".join(said[:-1]),
            "last": said[-1],
        }
    return _("has %(parts)s for %(span)s.") % {"parts": whole, "span": span}


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


def pictured_goals(branch: Branch) -> list[Goal]:
    """Return the strategy's goals that have a picture, with it: a query if any has."""
    goals = [part.item for part in branch.children]
    found = [goal for goal in goals if isinstance(goal, Goal) and goal.picture_id]
    prefetch_related_objects(found, "picture")
    return found


# More would be a list to look through, which has its own page.
MOST_TOPICS = 16


_topics_of = Prepared(
    lambda strategy: Topic.objects.filter(strategy=strategy).order_by(
        Alphabetical("title")
    )[:MOST_TOPICS]
)


def front_topics(strategy: Strategy) -> list[Topic]:
    """Return topics to begin with, by their names: one query."""
    topics: list[Topic] = _topics_of(strategy=strategy.pk)
    for topic in topics:
        topic.strategy = strategy
    return topics
