"""What follows from sums that did not change is worked out once a process."""

import pytest

from tasks.kept_sums import make_due, strategy_summed
from tasks.models import StageYear, Strategy
from tasks.outline import strategy_branch
from tests.factories import make_tree


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
