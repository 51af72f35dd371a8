"""Targets, breaks, reporters and money by year: compared, taken, kept, taken away."""

import copy
import json
import re
from typing import Any

import pytest

from exchange.applying import apply
from exchange.comparison import Kind
from exchange.differences import compare, resolve
from exchange.format import Refused
from indicators.models import Indicator, IndicatorBreak, IndicatorTarget, Measure
from organisation.models import Post, Unit
from tasks.models import FundingYear, Strategy
from tests.exchange.contents import everything, exported, known, read, tasks_of
from tests.exchange.documents import Json

pytestmark = pytest.mark.usefixtures("english")
MEASURE = {
    "uid": "i1",
    "kind": "output",
    "name": "Wskaźnik",
    "direction": "more",
    "baseline": "5",
    "baseline_year": 2005,
    "targets": {"2010": "6", "2030": "9"},
    "breaks": {"2008": "Inny spis"},
    "values": {"2009": "5"},
}
SOURCE = {
    "uid": "b1",
    "source": "Budżet",
    "funds": "",
    "amount": None,
    "years": {
        "2009": {"planned": "10", "executed": "7"},
        "2010": {"planned": "5", "executed": None},
    },
}


def content(**parts: Any) -> Json:
    """Return a strategy with one indicator and one source; `parts` change them."""
    found = known()
    task = tasks_of(found)[0]
    task["indicators"] = [copy.deepcopy(MEASURE) | parts.get("indicator", {})]
    task["budget"] = [copy.deepcopy(SOURCE) | parts.get("source", {})]
    found["strategy"]["indicators"] = parts.get("own", [])
    return found


def told(
    wanted: Json, base: Json | None = None, *, current: Json | None = None, **how: Any
) -> list[tuple[Kind, str, str, str]]:
    how = {"takes_carried_out": True} | how
    comparison = compare(
        read(current or content()), read(wanted), read(base) if base else None, **how
    )
    return [(d.kind, d.what, d.before, d.after) for d in comparison.differences]


def test_a_target_and_a_break_that_change_are_told() -> None:
    wanted = content(
        indicator={
            "targets": {"2030": "10.5", "2025": "7"},
            "breaks": {"2008": "Inny spis", "2021": "GUS"},
            "baseline_year": 2006,
            "is_headline": True,
        }
    )
    assert set(told(wanted)) == {
        (Kind.CHANGED, "year of the baseline", "2005", "2006"),
        (Kind.CHANGED, "headline indicator", "nothing", "yes"),
        (Kind.CHANGED, "targets by year, 2030", "9", "10.5"),
        (Kind.CHANGED, "targets by year, 2025", "nothing", "7"),
        (Kind.CHANGED, "breaks in a series, 2021", "nothing", "GUS"),
    }


def test_a_file_without_these_parts_changes_nothing() -> None:
    silent = known()
    tasks_of(silent)[0]["indicators"] = [
        {"uid": "i1", "kind": "output", "name": "Wskaźnik"}
    ]
    tasks_of(silent)[0]["budget"] = [{"uid": "b1", "source": "Budżet"}]
    own = [{"uid": "o1", "kind": "context", "name": "Ludność"}]
    assert told(silent, current=content(own=own)) == []


def test_the_breaks_of_a_file_are_all_there_are_and_targets_are_not() -> None:
    wanted = content(indicator={"targets": {}, "breaks": {}})
    assert told(wanted) == [
        (Kind.CHANGED, "breaks in a series, 2008", "Inny spis", "nothing")
    ]
    # One that came in here since the file was made stays.
    assert told(wanted, base=content(indicator={"breaks": {}})) == []
    gone = content(indicator={"targets": {"2010": None}})
    assert told(gone) == [(Kind.CHANGED, "targets by year, 2010", "6", "nothing")]


@pytest.mark.parametrize(
    ("base", "current", "wanted", "kind"),
    [
        ("6", "6", "7", Kind.CHANGED),
        ("6", "7", "6", None),
        ("6", "7", "8", Kind.CLASH),
        (None, "6", "7", Kind.CLASH),
    ],
)
def test_a_target_three_ways(
    base: str | None, current: str, wanted: str, kind: Kind | None
) -> None:
    def with_target(text: str | None) -> Json:
        targets = {"2030": text} if text else {}
        return content(indicator={"targets": targets})

    found = told(with_target(wanted), with_target(base), current=with_target(current))
    assert [one[0] for one in found] == ([kind] if kind else [])


def test_a_base_from_before_these_parts_is_no_clash() -> None:
    base = known()
    tasks_of(base)[0]["indicators"] = [
        {"uid": "i1", "kind": "output", "name": "Wskaźnik"}
    ]
    tasks_of(base)[0]["budget"] = [{"uid": "b1", "source": "Budżet"}]
    wanted = content(indicator={"is_headline": True, "baseline": "6"})
    current = content(indicator={"is_headline": False})
    found = told(wanted, base, current=current)
    assert {(one[0], one[1]) for one in found} == {
        (Kind.CHANGED, "headline indicator"),
        (Kind.CHANGED, "baseline"),
    }


def test_of_a_published_strategy_no_file_says_what_was_spent() -> None:
    years = {
        "2009": {"planned": "11", "executed": "8"},
        "2010": {"planned": "6", "executed": "1"},
    }
    wanted = content(source={"years": years}, indicator={"targets": {"2010": "7"}})
    found = told(wanted, takes_carried_out=False, closed_to=2009)
    kinds = {(one[1], one[0]) for one in found}
    assert kinds == {
        ("planned (PLN), 2009", Kind.NOT_TAKEN),
        ("spent (PLN), 2009", Kind.NOT_TAKEN),
        ("planned (PLN), 2010", Kind.CHANGED),
        ("spent (PLN), 2010", Kind.NOT_TAKEN),
        # A target is no value: it may change.
        ("targets by year, 2010", Kind.CHANGED),
    }
    without = content()
    tasks_of(without)[0]["budget"] = []
    found = told(without, takes_carried_out=False)
    assert [one[0] for one in found] == [Kind.NOT_TAKEN]


def test_an_indicator_of_the_whole_is_called_by_the_strategy() -> None:
    own = [{"uid": "o1", "kind": "context", "name": "Ludność"}]
    comparison = compare(
        read(content(own=own)),
        read(content(own=[own[0] | {"unit": "os."}])),
        takes_carried_out=True,
    )
    (one,) = comparison.differences
    assert one.place == "Strategy, indicator “Ludność”"
    taken = resolve(comparison, {one.key})
    assert [i.unit for i in taken.strategy.indicators or []] == ["os."]


def apply_over(strategy: Strategy, wanted: Json) -> None:
    apply(strategy, read(wanted), by=None, reason="plik")


@pytest.mark.django_db
def test_what_is_written_is_written_with_its_history() -> None:
    own = [
        {
            "uid": "o1",
            "kind": "context",
            "name": "Ludność",
            "unit": "mieszkanie",
            "reporting_unit": "Urząd Stanu Cywilnego",
        }
    ]
    strategy = apply(None, read(content(own=own)), by=None, reason="plik")
    assert strategy.indicators.get().reporting_unit == Unit.objects.get()
    assert Measure.objects.filter(name="mieszkanie").exists()
    wanted = json.loads(exported(strategy))
    task = tasks_of(wanted)[0]
    task["indicators"][0] |= {"targets": {"2030": "10", "2010": None}, "breaks": {}}
    task["indicators"][0]["reporting_post"] = "Sekretarz"
    task["budget"][0]["years"]["2010"] = {"planned": "6", "executed": None}
    apply_over(strategy, wanted)
    measured = Indicator.objects.get(uid="i1")
    assert measured.reporting_post == Post.objects.get()
    assert [(t.year, t.number) for t in measured.targets.all()] == [(2030, 10)]
    assert not measured.breaks.exists()
    amounts = FundingYear.objects.get(year__year=2010)
    assert (amounts.planned, amounts.history.count()) == (6, 2)
    removed = (IndicatorTarget.history, IndicatorBreak.history)
    for history in removed:
        ended = history.filter(history_type="-").get()
        assert ended.history_change_reason == "plik"
    before = exported(strategy)
    assert tasks_of(json.loads(before))[0]["indicators"][0]["targets"] == {"2030": "10"}
    apply_over(strategy, json.loads(before))
    assert exported(strategy) == before
    assert FundingYear.history.count() == 3


@pytest.mark.django_db
def test_everything_comes_in_at_once_and_goes_out_the_same() -> None:
    strategy = apply(None, read(everything()), by=None, reason="")
    once = exported(strategy)
    assert strategy.indicators.get().targets.get().number == 6
    Strategy.objects.all().delete()
    again = apply(None, read(json.loads(once)), by=None, reason="")
    assert exported(again) == once


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("stands", "taken", "said"),
    [
        ({"band_to": "5"}, {"band_from": "10"}, "the band ends below its beginning."),
        (
            {"reporting_unit": "Urząd Stanu Cywilnego"},
            {"reporting_post": "Sekretarz"},
            "name a unit or a post, not both.",
        ),
    ],
)
def test_a_part_that_contradicts_what_stays_is_refused_in_words(
    stands: Json, taken: Json, said: str
) -> None:
    own = {"uid": "o1", "kind": "context", "name": "Ludność"}
    first = content(own=[own | stands])
    strategy = apply(None, read(first), by=None, reason="plik")
    wanted = json.loads(exported(strategy))
    wanted["strategy"]["indicators"] = [own | taken]
    with pytest.raises(Refused, match=re.escape(f"“Ludność”: {said}")):
        apply_over(strategy, wanted)
    assert not Post.objects.filter(title="Sekretarz").exists()
