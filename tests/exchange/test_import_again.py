"""Importing a strategy again: what people did stays, and is named."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError

from indicators.models import Indicator, IndicatorValue, Kind
from organisation.models import Post, Unit, UnitAlias
from reporting.content import Content
from reporting.models import State
from reporting.recording import read_figures
from reporting.transitions import Draft
from tasks.models import (
    Executor,
    Goal,
    ReportedTotal,
    Stage,
    StageYear,
    Strategy,
    StrategyYear,
    Task,
)
from tests.exchange.documents import (
    Json,
    cell,
    document,
    full_document,
    indicator,
    put,
    rows_of_all_models,
    run_import,
    stage,
    task,
)
from tests.factories import (
    make_campaign,
    make_office_user,
    make_report,
    make_stage,
    make_unit,
    make_user,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]
TASK = "goals[0].programmes[0].tasks[0]"


def test_what_nobody_touched_follows_the_file(tmp_path: Path) -> None:
    run_import(full_document(), tmp_path)
    newer = full_document()
    put(newer, f"{TASK}.stages[0].years.2009.actual", "35")
    put(newer, f"{TASK}.indicators[0].values.2009", "ok. 7")

    printed = run_import(newer, tmp_path)

    figures, value = StageYear.objects.get(), IndicatorValue.objects.get()
    assert (figures.actual, value.text, value.number) == (35, "ok. 7", None)
    assert [past.actual for past in figures.history.all()] == [35, 30]
    assert "figures of stages by year: 0 new, 1 changed" in printed


def test_a_figure_that_a_person_entered_stays_and_is_named(tmp_path: Path) -> None:
    run_import(full_document(), tmp_path)
    figures = StageYear.objects.get()
    figures.actual = Decimal("32.5")
    figures.save()

    printed = run_import(full_document(), tmp_path)

    figures.refresh_from_db()
    assert figures.actual == Decimal("32.5")
    assert "I.1.1, stage 1, 2009, actual: ours 32.5, the file’s 30." in printed
    assert "0 changed, 0 unchanged, 1 kept" in printed


def test_a_value_that_a_person_entered_stays_and_is_named(tmp_path: Path) -> None:
    run_import(full_document(), tmp_path)
    value = IndicatorValue.objects.get()
    value.set_text("6")
    value.save()

    printed = run_import(full_document(), tmp_path)

    value.refresh_from_db()
    assert value.text == "6"
    assert (
        "I.1.1, “Wskaźnik”, 2009, value as reported: ours 6, the file’s 5." in printed
    )


def test_figures_that_people_approved_as_they_were_stay(tmp_path: Path) -> None:
    content = full_document()
    run_import(content, tmp_path)
    for number, one in ((2009, Task.objects.first()), (2010, Task.objects.last())):
        assert one is not None
        year = StrategyYear.objects.get(year=number)
        make_campaign(year)
        what = Draft(Content(read_figures(one, year), done="Tak."))
        make_report(one, year, State.APPROVED, by=make_office_user(), what=what)

    put(content, f"{TASK}.stages[0].years.2009", cell("41", "31"))
    put(content, f"{TASK}.indicators[0].values.2009", "6")
    second = "goals[0].programmes[0].tasks[1]"
    put(content, f"{second}.reported_progress", {"2010": "108"})
    before = published()
    run_import(content, tmp_path)

    assert published() == before


def published() -> list[Any]:
    return [
        *StageYear.objects.order_by("pk").values_list("stage", "planned", "actual"),
        *IndicatorValue.objects.order_by("pk").values_list("indicator", "text"),
        *ReportedTotal.objects.order_by("pk").values_list("task", "year", "progress"),
    ]


def test_a_persons_reason_may_begin_like_the_imports_own(tmp_path: Path) -> None:
    run_import(full_document(), tmp_path)
    figures = StageYear.objects.get()
    figures.actual = Decimal(1)
    figures._change_reason = "important correction"  # type: ignore[attr-defined]
    figures._history_user = make_user()  # type: ignore[attr-defined]
    figures.save()

    run_import(full_document(), tmp_path)

    figures.refresh_from_db()
    assert figures.actual == 1


def test_what_a_person_removed_is_not_brought_back(tmp_path: Path) -> None:
    run_import(full_document(), tmp_path)
    Stage.objects.get(title="Jeden").delete()
    Indicator.objects.get(name="Wskaźnik").delete()

    printed = run_import(full_document(), tmp_path)

    assert Stage.objects.get().title == "Dwa"
    assert Indicator.objects.get().name == "Inny"
    assert not StageYear.objects.exists()
    assert not IndicatorValue.objects.exists()
    assert "I.1.1, stage 1: a person removed it" in printed


def test_what_a_person_made_and_removed_is_not_brought_in(tmp_path: Path) -> None:
    run_import(document(task(stages=[stage()])), tmp_path)
    make_stage(Task.objects.get()).delete()

    run_import(document(task(stages=[stage(), stage("Nowy")])), tmp_path)

    assert Stage.objects.count() == 1


def test_stages_that_a_person_reordered_keep_their_figures(tmp_path: Path) -> None:
    content = document(
        task(
            stages=[
                stage("Jeden", y2009=cell("10", "1")),
                stage("Dwa", y2009=cell("20", "2")),
            ]
        )
    )
    run_import(content, tmp_path)
    one, two = Stage.objects.order_by("position")
    for row, position in ((one, 9), (two, 1), (one, 2)):
        row.position = position
        row.save()
    before = rows_of_all_models()

    run_import(content, tmp_path)

    assert rows_of_all_models() == before
    assert one.years.get().planned == 10
    assert two.years.get().planned == 20


def test_indicators_of_a_file_stand_beside_one_that_a_person_added(
    tmp_path: Path,
) -> None:
    run_import(document(task(indicators=[indicator("Jeden")])), tmp_path)
    parent = Task.objects.get()
    Indicator.objects.create(task=parent, kind=Kind.OUTPUT, name="Nasz")
    two = [indicator("Jeden"), indicator("Dwa")]

    def places(content: Json) -> list[str]:
        run_import(content, tmp_path)
        printed = run_import(content, tmp_path)
        assert "indicators: 0 new, 0 changed, 2 unchanged, 0 kept" in printed
        return list(parent.indicators.values_list("name", flat=True))

    assert places(document(task(indicators=two))) == ["Jeden", "Nasz", "Dwa"]
    assert places(document(task(indicators=two[::-1]))) == ["Dwa", "Nasz", "Jeden"]


def test_goals_of_a_file_change_places(tmp_path: Path) -> None:
    content = document()
    goal = content["goals"][0]
    content["goals"].append({**goal, "number": "II", "programmes": []})
    run_import(content, tmp_path)
    content["goals"].reverse()

    run_import(content, tmp_path)

    assert [goal.number for goal in Goal.objects.all()] == ["II", "I"]


def test_a_stage_does_not_take_the_place_of_one_that_a_person_moved(
    tmp_path: Path,
) -> None:
    run_import(document(task(stages=[stage("Jeden"), stage("Dwa")])), tmp_path)
    Stage.objects.get(title="Dwa").delete()
    moved = Stage.objects.get(title="Jeden")
    moved.position = 3
    moved.save()

    longer = document(task(stages=[stage("Jeden"), stage("Dwa"), stage("Trzy")]))
    printed = run_import(longer, tmp_path)

    assert Stage.objects.get() == moved
    assert "I.1.1, stage 3: a person removed it or put something else" in printed


def test_what_the_file_has_no_more_is_named_and_stays(tmp_path: Path) -> None:
    run_import(full_document(), tmp_path)
    make_stage(Task.objects.get(number=1))  # a person's own, never in the file
    shorter = full_document()
    put(shorter, f"{TASK}.stages", [])
    put(shorter, f"{TASK}.indicators", [])

    printed = run_import(shorter, tmp_path)

    _before, _title, named = printed.partition(
        "Not in the file, and not deleted (4):\n"
    )
    assert named.startswith(
        "  I.1.1, stage 1\n  I.1.1, stage 2\n  I.1.1, “Wskaźnik”\n  I.1.1, “Inny”\n"
    )
    assert (Stage.objects.count(), Indicator.objects.count()) == (3, 2)


def test_of_a_task_that_the_file_has_no_more_only_the_task_is_named(
    tmp_path: Path,
) -> None:
    run_import(full_document(), tmp_path)

    printed = run_import(document(task(2, stages=None)), tmp_path)

    # And the total of the other, which is still there.
    assert "deleted (2):\n  I.1.1\n  I.1.2, 2010\n" in printed


def test_a_year_that_the_file_has_no_more_stays(tmp_path: Path) -> None:
    run_import(document(), tmp_path)

    printed = run_import(document(years=[2010, 2011]), tmp_path)

    years = Strategy.objects.get().years.values_list("year", flat=True)
    assert list(years) == [2009, 2010, 2011]
    assert "deleted (1):\n  2009\n" in printed


def test_an_executor_that_a_person_adds_hides_none_of_the_file(tmp_path: Path) -> None:
    content = document(task(executors=["Wydział Edukacji"]))
    run_import(content, tmp_path)
    added = Executor.objects.create(task=Task.objects.get(), text="Straż Miejska")
    before = rows_of_all_models()

    printed = run_import(content, tmp_path)

    assert added.position == 2
    assert rows_of_all_models() == before
    assert "executors: 0 new, 0 changed, 1 unchanged, 0 kept" in printed


def test_the_spelling_that_a_person_gave_a_unit_decides(tmp_path: Path) -> None:
    content = document(task(executors=["KMP"]))
    run_import(content, tmp_path)
    UnitAlias.objects.create(unit=make_unit("Komenda Miejska Policji"), name="KMP")

    run_import(content, tmp_path)

    assert Executor.objects.get().unit == Unit.objects.get(name__startswith="Komenda")


def test_a_unit_is_found_by_its_other_spellings(tmp_path: Path) -> None:
    roads = make_unit("Miejski Zarząd Dróg")
    UnitAlias.objects.create(unit=roads, name="MZD")

    run_import(document(task(executors=["mzd", "MIEJSKI ZARZĄD DRÓG"])), tmp_path)

    assert {executor.unit for executor in Executor.objects.all()} == {roads}
    assert Unit.objects.count() == 1


def test_a_post_that_a_person_renamed_is_not_made_again(tmp_path: Path) -> None:
    content = document()
    put(content, "goals[0].head", "Sekretarz Miasta")
    run_import(content, tmp_path)
    post = Post.objects.get()
    post.title = "Sekretarz"
    post.save()

    run_import(content, tmp_path)

    assert Post.objects.get().title == "Sekretarz"
    assert Goal.objects.get().head == post


def test_old_addresses_of_another_strategy_are_refused(tmp_path: Path) -> None:
    run_import(full_document(), tmp_path)
    before = rows_of_all_models()

    same = full_document()
    put(same, "strategy.slug", "powiat")
    with pytest.raises(CommandError) as refusal:
        run_import(same, tmp_path)

    assert f"{TASK}.legacy_id: the strategy “Strategia” has" in str(refusal.value)
    assert "tasks[1].legacy_id: the strategy “Strategia” has" in str(refusal.value)
    assert rows_of_all_models() == before


def test_two_tasks_may_swap_their_old_addresses(tmp_path: Path) -> None:
    run_import(document(task(1, legacy_id=30), task(2, legacy_id=31)), tmp_path)

    run_import(document(task(1, legacy_id=31), task(2, legacy_id=30)), tmp_path)

    addresses = Task.objects.order_by("number").values_list("legacy_id", flat=True)
    assert list(addresses) == [31, 30]


def test_a_strategy_that_a_person_removed_is_not_brought_back(tmp_path: Path) -> None:
    run_import(document(), tmp_path)
    Strategy.objects.get().delete()

    with pytest.raises(CommandError, match=r"strategy\.slug: "):
        run_import(document(), tmp_path)
    assert not Strategy.objects.exists()
