"""What publishing a strategy shows to all, counted before it is done."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from indicators.models import Indicator
from reporting.models import Campaign, Report
from tasks import unusual
from tasks.models import Executor, Strategy
from tasks.outline import Branch, strategy_branch
from tasks.progress import whole_plan
from tasks.subjects import column_of
from tasks.unusual import Oddity


@dataclass(frozen=True)
class Outlook:
    """What is there to be shown, and what about it is odd or empty."""

    goals: int
    programmes: int
    tasks: int
    with_plan: int
    with_figures: int
    indicators: int
    with_values: int
    # Sentences, each about what readers would wonder at.
    odd: list[str]
    # Of a trial that becomes a real campaign.
    campaigns: int
    reports: int


def outlook(strategy: Strategy) -> Outlook:
    """Count it: a fixed number of queries, however large the strategy."""
    tree = strategy_branch(strategy)
    goals = [one for one in tree.children if isinstance(one, Branch)]
    measured = Indicator.objects.of(strategy).order_by()
    return Outlook(
        goals=len(goals),
        programmes=sum(len(goal.children) for goal in goals),
        tasks=len(tree.tasks),
        with_plan=sum(bool(whole_plan(node.figures)) for node in tree.tasks),
        with_figures=sum(node.figures.is_reported for node in tree.tasks),
        indicators=measured.count(),
        with_values=measured.filter(values__isnull=False).distinct().count(),
        odd=[*_odd_weights(strategy, tree, goals), *_odd_tasks(strategy, tree)],
        campaigns=Campaign.objects.filter(year__strategy=strategy).count(),
        reports=Report.objects.filter(
            year__strategy=strategy, published__isnull=False
        ).count(),
    )


def _odd_weights(
    strategy: Strategy, tree: Branch, goals: list[Branch]
) -> Iterator[str]:
    wholes = [part for goal in goals for part in (goal, *goal.children)]
    branches = [part for part in wholes if isinstance(part, Branch)]
    off = sum(bool(unusual.weights(branch.lasting_weights)) for branch in branches)
    if off:
        said = ngettext(
            "Weights of the parts of %(n)s goal or programme do not add up to 100.",
            "Weights of the parts of %(n)s goals or programmes do not add up to 100.",
            off,
        )
        yield said % {"n": off}
    measured = _with_own_indicators(strategy)
    empty = sum(
        not one.children and (column_of(one.item), one.item.pk) not in measured
        for one in [tree, *branches]
    )
    if empty:
        said = ngettext(
            "%(n)s goal or programme has nothing in it.",
            "%(n)s goals or programmes have nothing in them.",
            empty,
        )
        yield said % {"n": empty}


def _with_own_indicators(strategy: Strategy) -> set[tuple[str, int]]:
    """Name what has indicators of its own above the tasks, by its kind and id."""
    own = Indicator.objects.of(strategy).filter(task=None).order_by()
    columns = ("of_strategy", "goal", "programme")
    return {
        (column, pk)
        for row in own.values_list(*columns)
        for column, pk in zip(columns, row, strict=True)
        if pk is not None
    }


def _odd_tasks(strategy: Strategy, tree: Branch) -> Iterator[str]:
    executors = Executor.objects.filter(task__programme__goal__strategy=strategy)
    answered = set(executors.order_by().values_list("task", flat=True))
    found: Counter[Oddity] = Counter()
    for node in tree.tasks:
        if node.item.withdrawn_from:
            continue
        is_nobodys = node.item.executors_known and node.item.pk not in answered
        found.update(unusual.oddities(node.figures, is_nobodys=is_nobodys))
    for oddity, words in in_words().items():
        if n := found[oddity]:
            yield words % {"n": n, "total": len(tree.tasks)}


def in_words() -> dict[Oddity, str]:
    return {
        Oddity.NO_STAGES: _("Without stages: %(n)s of %(total)s tasks."),
        Oddity.NO_PLAN: _("With an empty plan: %(n)s of %(total)s tasks."),
        Oddity.PLAN: _("With a plan that is not 100: %(n)s of %(total)s tasks."),
        Oddity.NOBODY: _("Nobody carries out: %(n)s of %(total)s tasks."),
    }
