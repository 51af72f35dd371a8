"""What publishing a strategy shows to all, counted before it is done."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet, Value
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from indicators.models import Indicator, IndicatorValue
from leszno_strategy.grouping import grouped
from reporting.models import Campaign, Report
from structure.checks import Checked, checked, in_all, last_year
from tasks import unusual
from tasks.models import Goal, Programme, Strategy, Task, TaskYear
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
    """Count it in the database: a fixed number of queries, however many tasks."""
    goals = list(strategy.goals.order_by())
    programmes = list(Programme.objects.filter(goal__in=goals).order_by())
    tasks = Task.objects.of(strategy)
    found = checked(tasks, strategy)
    kept = TaskYear.objects.filter(year=last_year(strategy), task__in=tasks.order_by())
    measured = Indicator.objects.of(strategy).order_by()
    values = IndicatorValue.objects.order_by()
    campaigns = Campaign.objects.filter(year__strategy=strategy)
    reports = Report.objects.filter(
        year__strategy=strategy, published__isnull=False
    ).order_by()
    return Outlook(
        goals=len(goals),
        programmes=len(programmes),
        tasks=sum(one.count for one in found.values()),
        **_counts(
            with_plan=kept.filter(whole__gt=0),
            with_figures=kept.filter(is_reported=True),
            indicators=measured,
            with_values=measured.filter(pk__in=values.values("indicator")),
            campaigns=campaigns.order_by(),
            reports=reports,
        ),
        odd=[*_odd_weights(strategy, goals, programmes, found), *_odd_tasks(found)],
    )


def _counts(**rows: "QuerySet[Any]") -> dict[str, int]:
    """Count several kinds of rows with one query."""
    first, *rest = (
        # All of a kind are one group.
        one.annotate(of=Value(name)).values("of").annotate(n=Count("pk"))
        for name, one in rows.items()
    )
    counted = first.values_list("of", "n").union(
        *(one.values_list("of", "n") for one in rest), all=True
    )
    return dict.fromkeys(rows, 0) | dict(counted)


def _odd_weights(
    strategy: Strategy,
    goals: Sequence[Goal],
    programmes: Sequence[Programme],
    found: Mapping[int, Checked],
) -> Iterator[str]:
    below = grouped(programmes, lambda one: one.goal_id)
    weights = [one.weights for one in found.values()]
    weights += [unusual.weights([one.weight for one in its]) for its in below.values()]
    if off := sum(said is not None for said in weights):
        said = ngettext(
            "Weights of the parts of %(n)s goal or programme do not add up to 100.",
            "Weights of the parts of %(n)s goals or programmes do not add up to 100.",
            off,
        )
        yield said % {"n": off}
    measured = _with_own_indicators(strategy)
    hollow = [
        *([] if goals else [("of_strategy", strategy.pk)]),
        *(("goal", goal.pk) for goal in goals if goal.pk not in below),
        *(("programme", one.pk) for one in programmes if one.pk not in found),
    ]
    if empty := sum(one not in measured for one in hollow):
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


def _odd_tasks(found: Mapping[int, Checked]) -> Iterator[str]:
    odd, total = in_all(found.values()), sum(one.count for one in found.values())
    for oddity, words in in_words().items():
        if n := odd[oddity]:
            yield words % {"n": n, "total": total}


def in_words() -> dict[Oddity, str]:
    return {
        Oddity.NO_STAGES: _("Without stages: %(n)s of %(total)s tasks."),
        Oddity.NO_PLAN: _("With an empty plan: %(n)s of %(total)s tasks."),
        Oddity.PLAN: _("With a plan that is not 100: %(n)s of %(total)s tasks."),
        Oddity.NOBODY: _("Nobody carries out: %(n)s of %(total)s tasks."),
    }
