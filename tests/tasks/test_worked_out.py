"""What follows from sums that did not change is worked out once a process."""

import pytest

from tasks.kept_sums import make_due, strategy_summed
from tasks.models import Programme, StageYear, Strategy
from tasks.outline import strategy_branch
from tests.factories import make_programme, make_tree


@pytest.mark.django_db
def test_what_follows_from_equal_sums_is_worked_out_once(monkeypatch):
    strategy = make_tree(tasks=4)
    years = [one.year for one in strategy.years.all()]
    make_due()
    told = [strategy_summed(strategy).progress(year) for year in years]
    with monkeypatch.context() as patched:
        patched.delattr("tasks.progress.weighted_mean")
        again = strategy_summed(Strategy.objects.get(pk=strategy.pk))
        assert [again.progress(year) for year in years] == told
    StageYear.objects.filter(stage__task__number=1).update(actual="1")
    make_due()
    by_tasks = strategy_branch(strategy)
    anew = [strategy_summed(strategy).progress(year) for year in years]
    assert anew == [by_tasks.progress(year) for year in years] != told


@pytest.mark.django_db
def test_the_weight_of_a_programme_without_tasks_counts_before_its_sums_are_kept():
    strategy = make_tree(tasks=4)
    make_due()
    goal = Programme.objects.earliest("pk").goal
    year = strategy.years.earliest("year").year
    told = []
    empty = make_programme(goal, weight="1")
    for weight in (1, 7):
        Programme.objects.filter(pk=empty.pk).update(weight=weight)
        found = strategy_summed(Strategy.objects.get(pk=strategy.pk)).coverage(year)
        assert found == strategy_branch(strategy).coverage(year)
        told.append(found)
    assert told[0] != told[1]
