"""A strategy is brought to what a document says: only what differs, all or nothing."""

import json
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.conf import settings

from exchange import applying
from exchange.applying import Outdated, apply
from exchange.format import Refused, read_file
from exchange.writing import document_of, json_of
from indicators.models import AbsentKind, IndicatorValue
from organisation.models import Post, Unit, UnitAlias, User
from tasks.models import (
    Executor,
    Location,
    Stage,
    StageYear,
    Strategy,
    StrategyState,
    Task,
)
from tests.exchange.contents import (
    PROGRAMME,
    TASK,
    everything,
    exported,
    putting,
    read,
    stored_with,
)
from tests.exchange.documents import (
    cell,
    document,
    put,
    rows_of_all_models,
    stage,
    task,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]
LESZNO = settings.BASE_DIR / "fixtures" / "leszno-2009-2013.json"


def history_rows() -> dict[str, int]:
    counts = rows_of_all_models()
    return {name: count for name, count in counts.items() if "istorical" in name}


def test_a_new_strategy_comes_in_in_preparation(office: User) -> None:
    strategy = apply(None, read(everything()), by=office, reason="Pierwszy arkusz")

    assert strategy.state == StrategyState.PREPARATION
    assert Task.objects.get(number=1).recipients == "Uczniowie"
    assert IndicatorValue.objects.get(year=2005).number == Decimal("8.6")
    entry = Task.history.filter(number=1).get()
    assert (entry.history_user, entry.history_change_reason) == (
        office,
        "Pierwszy arkusz",
    )


def test_each_part_that_a_file_can_say_goes_out_again(strategy: Strategy) -> None:
    written = json.loads(exported(strategy))

    def said(given: Any, came: Any) -> None:
        if isinstance(given, dict):
            for name, value in given.items():
                if value is not None or name in came:
                    said(value, came[name])
        elif isinstance(given, list):
            assert len(given) == len(came)
            for one, other in zip(given, came, strict=True):
                said(
                    one,
                    other["text"]
                    if isinstance(other, dict) and isinstance(one, str)
                    else other,
                )
        else:
            assert given == came

    said(everything(), written)


def test_it_goes_out_and_in_and_out_byte_by_byte(strategy: Strategy) -> None:
    first = exported(strategy)
    Strategy.objects.all().delete()

    again = apply(None, read(json.loads(first)), by=None, reason="test")

    assert exported(again) == first


@pytest.mark.parametrize("source", [LESZNO, "everything"])
def test_applied_over_itself_it_writes_nothing(source: Any) -> None:
    document = read_file(source) if source == LESZNO else read(everything())
    strategy = apply(None, document, by=None, reason="test")
    before = history_rows()

    apply(strategy, document_of(strategy), by=None, reason="again")
    apply(strategy, document, by=None, reason="again")

    assert history_rows() == before


def test_only_rows_that_differ_are_written(strategy: Strategy, office: User) -> None:
    before = history_rows()
    apply(
        strategy,
        stored_with(
            strategy,
            putting(f"{TASK}.title", "Inaczej"),
            putting(f"{TASK}.stages[0].years.2009.planned", "41"),
        ),
        by=office,
        reason="Poprawka",
    )

    after = history_rows()
    assert {
        name: after[name] - before[name] for name in after if after[name] - before[name]
    } == {
        "tasks.HistoricalTask": 1,
        "tasks.HistoricalStageYear": 1,
    }
    figures = StageYear.objects.get(stage__title="Projekt", year__year=2009)
    assert (figures.planned, figures.actual) == (41, Decimal("30.25"))
    entry = StageYear.history.latest()
    assert (entry.history_user, entry.history_change_reason) == (office, "Poprawka")


def test_what_is_unsaid_stays(strategy: Strategy) -> None:
    before = exported(strategy)
    minimal = read(
        {
            "format": "strategy/2",
            "strategy": {"title": "Strategia"},
            "goals": [
                {
                    "number": "I",
                    "title": "Cel",
                    "programmes": [
                        {
                            "number": 1,
                            "title": "Program",
                            "tasks": [
                                {"number": 1, "title": "Zadanie 1"},
                                {"number": 2, "title": "Zadanie 2"},
                            ],
                        }
                    ],
                },
                {"number": "II", "title": "Drugi"},
            ],
        }
    )

    apply(strategy, minimal, by=None, reason="test")

    assert exported(strategy) == before


def test_of_a_task_that_comes_in_what_is_unsaid_is_not_known() -> None:
    content = {
        "format": "strategy/2",
        "strategy": {"title": "Strategia"},
        "goals": [
            {
                "number": "I",
                "title": "Cel",
                "programmes": [
                    {
                        "number": 1,
                        "title": "Program",
                        "tasks": [{"number": 1, "title": "Zadanie"}],
                    }
                ],
            }
        ],
    }

    apply(None, read(content), by=None, reason="test")

    task = Task.objects.get()
    assert not any((task.stages_known, task.partners_known, task.budget_known))
    assert (task.planned_total_cost, task.weight) == (None, None)
    assert Strategy.objects.get().slug == "strategia"


def test_a_list_that_was_not_known_replaces_what_nobody_saw(strategy: Strategy) -> None:
    Task.objects.filter(number=1).update(stages_known=False)

    apply(
        strategy,
        stored_with(strategy, putting(f"{TASK}.stages", [stage("Jeden")])),
        by=None,
        reason="test",
    )

    assert list(Stage.objects.values_list("title", "position")) == [("Jeden", 1)]


def test_a_figure_that_is_gone_is_nothing(strategy: Strategy) -> None:
    """What stood before comes back whole: also that there was no figure."""
    before = document_of(strategy)
    apply(
        strategy,
        stored_with(
            strategy,
            putting(f"{TASK}.stages[2].years", {"2009": cell("7", "7")}),
            putting(f"{TASK}.indicators[0].values", {"2009": "9"}),
        ),
        by=None,
        reason="test",
    )
    assert exported(strategy) != json_of(before)

    apply(strategy, before, by=None, reason="back")

    assert exported(strategy) == json_of(before)


def test_percentages_are_read_anew_for_another_unit(strategy: Strategy) -> None:
    apply(
        strategy,
        stored_with(strategy, putting(f"{TASK}.indicators[0].unit", "osoby")),
        by=None,
        reason="test",
    )

    assert IndicatorValue.objects.get(year=2005).number is None


def test_units_are_found_by_each_spelling(strategy: Strategy) -> None:
    unit = Unit.objects.get(name="Wydział Edukacji")
    UnitAlias.objects.create(unit=unit, name="WE")

    apply(
        strategy,
        stored_with(
            strategy,
            putting(
                f"{TASK}.executors",
                [{"text": "WE", "unit": "we", "post": "Nowy Naczelnik"}],
            ),
        ),
        by=None,
        reason="test",
    )

    executor = Executor.objects.get()
    assert (executor.unit, executor.post) == (
        unit,
        Post.objects.get(title="Nowy Naczelnik"),
    )


def test_statements_that_there_are_no_indicators_come_and_go(
    strategy: Strategy,
) -> None:
    apply(
        strategy,
        stored_with(
            strategy, putting(f"{TASK}.no_indicators_of_kind", ["context", "impact"])
        ),
        by=None,
        reason="test",
    )

    kinds = AbsentKind.objects.values_list("kind", flat=True)
    assert sorted(kinds) == ["context", "impact"]


def test_places_come_change_and_go(strategy: Strategy) -> None:
    def placed(*places: str) -> list[str]:
        wanted = stored_with(strategy, putting(f"{TASK}.places", [*places]))
        apply(strategy, wanted, by=None, reason="test")
        return [str(place) for place in Location.objects.order_by("position")]

    assert placed("Rynek: 51.8402, 16.5749", "Park: 52.0, 17.0") == ["Rynek", "Park"]
    assert Location.objects.get(name="Rynek").latitude == Decimal("51.8402")
    kept = Location.objects.get(name="Rynek").pk
    assert placed("Rynek: 51.8402, 16.5749", "Park: 52.0, 17.0") == ["Rynek", "Park"]
    assert Location.objects.get(name="Rynek").pk == kept
    assert placed("Park: 52.5, 17.0") == ["Park"]
    assert placed() == []
    assert Location.history.filter(name="Park", history_type="-").count() == 2


def test_what_was_saved_since_it_was_compared_is_not_overwritten(
    strategy: Strategy,
) -> None:
    compared = document_of(strategy)
    wanted = stored_with(strategy, putting(f"{TASK}.title", "Z arkusza"))
    task = Task.objects.get(number=1)
    task.description = "Tymczasem"
    task.save()

    with pytest.raises(Outdated):
        apply(strategy, wanted, by=None, reason="test", compared=compared)

    task.refresh_from_db()
    assert (task.title, task.description) == ("Zadanie 1", "Tymczasem")


def test_a_fault_leaves_nothing_behind(strategy: Strategy) -> None:
    apply(
        None,
        read(document(task(1, legacy_id=77), slug="inna")),
        by=None,
        reason="test",
    )
    before, counts = exported(strategy), rows_of_all_models()

    with pytest.raises(Refused, match="has this old address"):
        apply(
            strategy,
            stored_with(
                strategy,
                putting(f"{TASK}.legacy_id", 77),
                putting("goals[0].head", "Nowy Sekretarz"),
            ),
            by=None,
            reason="test",
        )

    assert exported(strategy) == before
    assert rows_of_all_models() == counts


def test_an_address_that_is_taken_is_refused(strategy: Strategy) -> None:
    with pytest.raises(Refused, match="another strategy has this address"):
        apply(None, read(everything()), by=None, reason="test")


def test_an_address_is_made_of_title_and_years(strategy: Strategy) -> None:
    content = everything()
    del content["strategy"]["slug"]
    for place in ("goals[0].legacy_id", f"{PROGRAMME}.legacy_id", f"{TASK}.legacy_id"):
        put(content, place, None)

    slugs = [
        apply(None, read(content), by=None, reason="test").slug for _time in range(2)
    ]

    assert slugs == ["strategia-2009-2010", "strategia-2009-2010-2"]


def test_writing_takes_as_many_queries_for_many_rows(
    count_queries: Callable[[Callable[[], object]], int],
) -> None:
    def bring_in(slug: str, many: int) -> Callable[[], object]:
        tasks = [
            task(number, stages=[stage("Etap", y2009=cell("5", "4"))])
            for number in range(1, many + 1)
        ]
        content = read(document(*tasks, slug=slug))
        return lambda: apply(None, content, by=None, reason="test")

    assert count_queries(bring_in("malo", 1)) == count_queries(bring_in("duzo", 20))


def test_what_others_save_elsewhere_does_not_stop_it(
    strategy: Strategy, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody saves a row of another kind each time before the transaction begins."""
    marks = iter(range(100))
    monkeypatch.setattr(applying, "_mark", lambda: (next(marks),))

    apply(
        strategy,
        stored_with(strategy, putting(f"{TASK}.title", "Inaczej")),
        by=None,
        reason="test",
    )

    assert Task.objects.get(number=1).title == "Inaczej"
