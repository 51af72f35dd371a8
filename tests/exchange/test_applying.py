"""A strategy is brought to what a document says: only what differs, all or nothing."""

import json
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.conf import settings

from exchange.applying import Outdated, apply
from exchange.document import Document
from exchange.format import Refused, read_document, read_file
from exchange.spots import Members
from exchange.writing import document_of, json_of
from indicators.models import AbsentKind, Indicator, IndicatorValue
from organisation.models import Post, Unit, UnitAlias, User
from reporting.models import Report, State
from tasks.models import (
    Executor,
    FormerCode,
    Goal,
    Programme,
    Stage,
    StageYear,
    Strategy,
    StrategyState,
    StrategyYear,
    Task,
)
from tests.exchange.documents import (
    Json,
    cell,
    document,
    put,
    rows_of_all_models,
    stage,
    task,
)
from tests.factories import make_campaign, make_office_user, make_report

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]
PROGRAMME = "goals[0].programmes[0]"
TASK = f"{PROGRAMME}.tasks[0]"
LESZNO = settings.BASE_DIR / "fixtures" / "leszno-2009-2013.json"
Change = Callable[[Json], object]


def read(content: Json) -> Document:
    return read_document(json.loads(json.dumps(content), object_pairs_hook=Members))


def everything() -> Json:
    """Return a strategy in which every part of the format says something."""
    first = task(
        1,
        weight="62.5",
        legacy_id=31,
        recipients="Uczniowie",
        justification="Bo trzeba",
        description="Wiersz\nDrugi",
        withdrawn_from=2010,
        withdrawn_reason="Brak środków",
        stages=[
            stage("Projekt", y2009=cell("40", "30.25"), y2010=cell("1", None))
            | {"label": "I", "starts_on": "2009-03-01", "ends_on": "2009-12-31"},
            stage("Budowa", y2010={"planned": None, "actual": "5"}),
            stage("Odbiór"),
        ],
        executors=[
            "Wydział Edukacji",
            {"text": "Ktoś", "unit": None, "post": "Dyrektor Szkoły"},
        ],
        partners=[{"name": "Szkoły", "scope": "Wszystko"}, {"name": "Rada"}],
        indicators=[
            {
                "kind": "output",
                "name": "Uczniowie",
                "unit": "%",
                "source": "GUS",
                "definition": "Ilu",
                "direction": "less",
                "baseline": "-12.5",
                "values": {"2005": "8,6%", "2010": "ok. 7"},
            }
        ],
        no_indicators_of_kind=["impact", "result"],
        planned_total_cost="250 000 zł",
        planned_total_cost_amount="250001",
        budget=[{"source": "Budżet", "funds": "dużo", "amount": "12.5"}],
    )
    second = task(
        2,
        stages=None,
        reported_progress={"2010": "107.5"},
        executors=None,
        partners=None,
        indicators=None,
        budget=None,
        planned_total_cost=None,
    )
    content = document(
        first,
        second,
        adopted_by="Uchwała",
        source="Strona",
        thresholds={"2010": {"on_track_from": "0.9", "delayed_from": "0.5"}},
    )
    content["format"] = "strategy/2"
    measured = [{"kind": "context", "name": "Ludność", "values": {"2009": "5"}}]
    content["goals"][0] |= {"head": "Sekretarz", "legacy_id": 3, "indicators": measured}
    content["goals"][0]["programmes"][0] |= {
        "coordinator": "Naczelnik Wydziału Edukacji",
        "weight": "100",
        "legacy_id": 4,
        "indicators": measured,
    }
    content["goals"].append({"number": "II", "title": "Drugi"})
    return content


def history_rows() -> dict[str, int]:
    counts = rows_of_all_models()
    return {name: count for name, count in counts.items() if "istorical" in name}


def exported(strategy: Strategy) -> bytes:
    return json_of(document_of(strategy))


def changed(strategy: Strategy, *changes: Change) -> Document:
    content = json.loads(exported(strategy))
    for change in changes:
        change(content)
    return read(content)


def putting(place: str, value: Any) -> Change:
    return lambda content: put(content, place, value)


@pytest.fixture
def office() -> User:
    return make_office_user()


@pytest.fixture
def strategy() -> Strategy:
    return apply(None, read(everything()), by=None, reason="test")


def tasks_of(content: Json, programme: int = 0) -> list[Json]:
    found: list[Json] = content["goals"][0]["programmes"][programme]["tasks"]
    return found


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
        changed(
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


def move_first_task(content: Json) -> None:
    moved = tasks_of(content).pop(0)
    tasks_of(content, 1).append(moved | {"number": 5})


def two_programmes(content: Json) -> None:
    content["goals"][0]["programmes"].append(
        {"number": 2, "title": "Drugi", "tasks": []}
    )


def test_a_task_moves_to_another_programme_and_its_old_code_leads_on(
    strategy: Strategy,
) -> None:
    apply(strategy, changed(strategy, two_programmes), by=None, reason="test")
    task = Task.objects.get(number=1)
    stages = list(task.stages.values_list("pk", flat=True))

    apply(strategy, changed(strategy, move_first_task), by=None, reason="test")

    task.refresh_from_db()
    assert task.code == "I.2.5"
    assert list(task.stages.values_list("pk", flat=True)) == stages
    assert FormerCode.objects.get(code="I.1.1").row == task


def test_a_task_outlives_the_programme_that_it_left(strategy: Strategy) -> None:
    apply(strategy, changed(strategy, two_programmes), by=None, reason="test")
    task = Task.objects.get(number=1)

    def dissolve(content: Json) -> None:
        move_first_task(content)
        content["goals"][0]["programmes"].pop(0)
        content["goals"][0]["programmes"][0]["number"] = 1

    apply(strategy, changed(strategy, dissolve), by=None, reason="test")

    task.refresh_from_db()
    assert task.code == "I.1.5"
    assert Programme.objects.get().title == "Drugi"
    assert task.stages.count() == 3


def test_tasks_swap_numbers_and_stages_places(strategy: Strategy) -> None:
    def swap(content: Json) -> None:
        first, second = tasks_of(content)
        first["number"], second["number"] = 2, 1
        first["stages"].reverse()
        content["goals"].reverse()

    pks = dict(Task.objects.values_list("number", "pk"))

    apply(strategy, changed(strategy, swap), by=None, reason="test")

    assert dict(Task.objects.values_list("number", "pk")) == {1: pks[2], 2: pks[1]}
    assert list(Stage.objects.values_list("title", "position")) == [
        ("Odbiór", 1),
        ("Budowa", 2),
        ("Projekt", 3),
    ]
    assert list(Goal.objects.values_list("number", flat=True)) == ["II", "I"]
    assert FormerCode.objects.count() == 2


def test_goals_swap_numbers(strategy: Strategy) -> None:
    def swap(content: Json) -> None:
        first, second = content["goals"]
        first["number"], second["number"] = "II", "I"
        first["legacy_id"], second["legacy_id"] = None, 3

    apply(strategy, changed(strategy, swap), by=None, reason="test")

    assert list(Goal.objects.values_list("title", "number", "legacy_id")) == [
        ("Cel", "II", None),
        ("Drugi", "I", 3),
    ]


def test_what_the_document_does_not_name_goes_with_a_trace(
    strategy: Strategy, office: User
) -> None:
    apply(
        strategy,
        changed(strategy, lambda c: tasks_of(c).pop(0)),
        by=office,
        reason="Porządki",
    )

    assert Task.objects.get().number == 2
    assert not Stage.objects.exists()
    gone = Task.history.filter(history_type="-").get()
    assert (gone.number, gone.history_user, gone.history_change_reason) == (
        1,
        office,
        "Porządki",
    )
    assert Stage.history.filter(history_type="-").first().history_user == office
    # Its address leads on to what it belonged to.
    assert FormerCode.objects.get(code="I.1.1").programme == Programme.objects.get()


def test_a_row_that_goes_leaves_its_number_and_place_to_others(
    strategy: Strategy,
) -> None:
    def replace(content: Json) -> None:
        old = tasks_of(content)[0]
        tasks_of(content)[0] = {
            "number": 1,
            "title": "Następne",
            "legacy_id": old["legacy_id"],
            "stages": [],
        }
        content["goals"][1] = {"number": "II", "title": "Następny"}

    apply(strategy, changed(strategy, replace), by=None, reason="test")

    assert Task.objects.get(number=1).title == "Następne"
    assert Goal.objects.get(number="II").title == "Następny"


def test_a_task_with_reports_is_not_deleted(strategy: Strategy, office: User) -> None:
    year = make_campaign(StrategyYear.objects.get(year=2010)).year
    make_report(Task.objects.get(number=1), year, State.DRAFT, by=office)
    before = exported(strategy)

    with pytest.raises(Refused, match=r"I\.1\.1 cannot be deleted"):
        apply(
            strategy,
            changed(strategy, lambda c: tasks_of(c).pop(0)),
            by=None,
            reason="test",
        )

    assert exported(strategy) == before
    assert Report.objects.exists()


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
        changed(strategy, putting(f"{TASK}.stages", [stage("Jeden")])),
        by=None,
        reason="test",
    )

    assert list(Stage.objects.values_list("title", "position")) == [("Jeden", 1)]


def test_a_figure_that_is_gone_is_nothing(strategy: Strategy) -> None:
    """What stood before comes back whole: also that there was no figure."""
    before = document_of(strategy)
    apply(
        strategy,
        changed(
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
        changed(strategy, putting(f"{TASK}.indicators[0].unit", "osoby")),
        by=None,
        reason="test",
    )

    assert IndicatorValue.objects.get(year=2005).number is None


def test_units_are_found_by_each_spelling(strategy: Strategy) -> None:
    unit = Unit.objects.get(name="Wydział Edukacji")
    UnitAlias.objects.create(unit=unit, name="WE")

    apply(
        strategy,
        changed(
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
        changed(
            strategy, putting(f"{TASK}.no_indicators_of_kind", ["context", "impact"])
        ),
        by=None,
        reason="test",
    )

    kinds = AbsentKind.objects.values_list("kind", flat=True)
    assert sorted(kinds) == ["context", "impact"]


def test_an_indicator_moves_from_a_goal_to_a_task(strategy: Strategy) -> None:
    def move(content: Json) -> None:
        (moved,) = content["goals"][0]["indicators"]
        content["goals"][0]["indicators"] = []
        tasks_of(content)[0]["indicators"].insert(0, moved)

    apply(strategy, changed(strategy, move), by=None, reason="test")

    rows = Indicator.objects.filter(task__number=1).values_list("name", "position")
    assert list(rows) == [("Ludność", 1), ("Uczniowie", 2)]
    assert not Indicator.objects.filter(goal__isnull=False).exists()


def test_what_was_saved_since_it_was_compared_is_not_overwritten(
    strategy: Strategy,
) -> None:
    compared = document_of(strategy)
    wanted = changed(strategy, putting(f"{TASK}.title", "Z arkusza"))
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
            changed(
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


def test_an_address_is_made_of_city_and_years(strategy: Strategy) -> None:
    content = everything()
    del content["strategy"]["slug"]
    for place in ("goals[0].legacy_id", f"{PROGRAMME}.legacy_id", f"{TASK}.legacy_id"):
        put(content, place, None)

    slugs = [
        apply(None, read(content), by=None, reason="test").slug for _time in range(2)
    ]

    assert slugs == ["miasto-2009-2010", "miasto-2009-2010-2"]


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
