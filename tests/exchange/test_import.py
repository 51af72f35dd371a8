"""Importing a strategy: what comes in, what stays, what people are asked to look at."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import CommandError
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from exchange.format import read_file
from exchange.loading import STEPS, load
from exchange.merging import Run
from indicators.models import AbsentKind, Indicator, IndicatorValue
from organisation.models import Post, Unit, UnitAlias
from reporting.content import Content
from reporting.models import State
from reporting.recording import read_figures
from reporting.transitions import Draft
from tasks.models import (
    Executor,
    FundingSource,
    Goal,
    Partner,
    Programme,
    ReportedTotal,
    Stage,
    StageYear,
    Strategy,
    StrategyYear,
    Task,
)
from tests.annual_report.documents import (
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

LESZNO = settings.BASE_DIR / "fixtures" / "leszno-2009-2013.json"
TASK = "goals[0].programmes[0].tasks[0]"

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]


def test_the_real_strategy_comes_in_whole(tmp_path: Path) -> None:
    run_import(LESZNO, tmp_path)

    counts = {
        model: model._default_manager.count()
        for model in (Goal, Programme, Task, Stage, StageYear, ReportedTotal)
    }
    assert counts == {
        Goal: 3,
        Programme: 16,
        Task: 75,
        Stage: 130,
        StageYear: 507,
        ReportedTotal: 35,
    }
    assert Indicator.objects.count() == 156
    assert IndicatorValue.objects.count() == 748
    assert (Partner.objects.count(), FundingSource.objects.count()) == (69, 18)


def test_importing_the_real_strategy_again_changes_nothing(tmp_path: Path) -> None:
    run_import(LESZNO, tmp_path)
    before = rows_of_all_models()

    printed = run_import(LESZNO, tmp_path)

    assert rows_of_all_models() == before
    assert "tasks: 0 new, 0 changed, 75 unchanged, 0 kept" in printed


def test_the_real_strategy_leaves_its_oddities_to_a_person(tmp_path: Path) -> None:
    printed = run_import(LESZNO, tmp_path)

    assert "  I.1.3: 91\n" in printed
    assert "  II.6.5: nothing is planned\n" in printed
    assert "  I.1.1: " not in printed  # its stages are not known
    assert "add up (2):\n  II.4: 105\n  II.8: 90\n" in printed
    assert "Values kept as text (100):\n" in printed
    assert "II.4.5, “Powierzchnia nowych terenów zielonych”, 2011: bez zmian" in printed
    assert "  Komenda Miejska Policji – Komenda Miejska Policji w Lesznie" in printed
    assert "Executors not tied to a unit or a post (5):\n" in printed
    assert "  II.5.5: WPiR-IT / Organizacja Turystyczna Leszno-Region\n" in printed


def test_everything_of_a_task_comes_in(tmp_path: Path) -> None:
    run_import(full_document(), tmp_path)

    known, total = Task.objects.order_by("number")
    assert [str(stage) for stage in known.stages.all()] == ["Jeden", "Dwa"]
    figures = StageYear.objects.get()
    assert (figures.year.year, figures.planned, figures.actual) == (2009, 40, 30)
    assert known.executors.get().unit == Unit.objects.get(name="Wydział Edukacji")
    assert known.planned_total_cost_amount == 250_000
    assert known.funding.get().amount is None
    assert AbsentKind.objects.get().kind == "impact"
    assert known.legacy_id == 30
    assert total.reported_totals.get().progress == Decimal("107.5")
    assert (known.stages_known, total.stages_known) == (True, False)


def test_what_is_not_known_is_not_taken_for_empty(tmp_path: Path) -> None:
    flags = ("stages", "executors", "partners", "indicators", "budget")
    unknown: dict[str, Any] = dict.fromkeys([*flags, "planned_total_cost"])
    run_import(document(task(1), task(2, **unknown)), tmp_path)

    empty, nothing_known = Task.objects.order_by("number")
    assert all(getattr(empty, f"{name}_known") for name in flags)
    assert not any(getattr(nothing_known, f"{name}_known") for name in flags)
    assert (empty.planned_total_cost, nothing_known.planned_total_cost) == ("", None)


def test_the_source_of_the_figures_is_kept_where_the_file_names_one(
    tmp_path: Path,
) -> None:
    run_import(document(), tmp_path)
    assert Strategy.objects.get().source == ""

    run_import(document(source="Dawna strona miasta."), tmp_path)
    assert Strategy.objects.get().source == "Dawna strona miasta."


def test_a_source_that_a_person_gave_stays(tmp_path: Path) -> None:
    run_import(document(source="Dawna strona."), tmp_path)
    strategy = Strategy.objects.get()
    strategy.source = "Archiwum urzędu."
    strategy.save()

    printed = run_import(document(source="Dawna strona."), tmp_path)

    strategy.refresh_from_db()
    assert strategy.source == "Archiwum urzędu."
    assert "source of the figures taken over: ours Archiwum urzędu." in printed


def test_the_definition_of_an_indicator_is_kept_where_the_file_gives_one(
    tmp_path: Path,
) -> None:
    run_import(document(task(1, indicators=[indicator()])), tmp_path)
    assert Indicator.objects.get().definition == ""

    defined = {**indicator(), "definition": "Osoby, które weszły choć raz."}
    run_import(document(task(1, indicators=[defined])), tmp_path)
    assert Indicator.objects.get().definition == "Osoby, które weszły choć raz."


def test_the_real_strategy_names_its_source(tmp_path: Path) -> None:
    run_import(LESZNO, tmp_path)

    assert Strategy.objects.get().source.startswith("Dawna publiczna strona strategii")


def test_a_plan_not_reported_yet_has_no_actual(tmp_path: Path) -> None:
    run_import(document(task(stages=[stage(y2009=cell("10", None))])), tmp_path)

    assert StageYear.objects.get().actual is None


def test_a_dry_run_says_what_it_would_do_and_does_nothing(tmp_path: Path) -> None:
    before = rows_of_all_models()

    printed = run_import(full_document(), tmp_path, dry_run=True)

    assert rows_of_all_models() == before
    assert "tasks: 2 new" in printed
    assert "I.1.1: 40" in printed
    assert "nothing was changed" in printed


def test_no_progress_bar_outside_a_terminal(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    run_import(full_document(), tmp_path)

    assert capfd.readouterr().err == ""


def test_the_progress_bar_has_a_step_for_each_model(tmp_path: Path) -> None:
    path = tmp_path / "strategy.json"
    path.write_text(json.dumps(full_document()))
    steps: list[None] = []
    run = Run(advance=lambda: steps.append(None))
    with transaction.atomic():
        load(read_file(path), run)
    assert len(steps) == len(run.outcomes) == STEPS


def test_the_import_signs_its_history(tmp_path: Path) -> None:
    run_import(full_document(), tmp_path)

    entries = [*Task.history.all(), *StageYear.history.all(), *Unit.history.all()]
    assert {entry.history_change_reason for entry in entries} == {"import"}
    assert {entry.history_user for entry in entries} == {None}
    assert len({entry.history_date for entry in entries}) == 1


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

    assert added.position == Executor.objects.exclude(pk=added.pk).get().position
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


def test_a_head_of_department_belongs_to_the_department(tmp_path: Path) -> None:
    content = document(task(executors=["Wydział Edukacji – Naczelnik"]))
    put(content, "goals[0].head", "Naczelnik Wydziału Sportu")
    put(content, "goals[0].programmes[0].coordinator", "Naczelnik Wydziału Edukacji")

    run_import(content, tmp_path)

    executor = Executor.objects.get()
    assert executor.unit == Unit.objects.get(name="Wydział Edukacji")
    assert executor.text == "Wydział Edukacji – Naczelnik"
    coordinator = Programme.objects.get().coordinator
    assert coordinator == Post.objects.get(title="Naczelnik Wydziału Edukacji")
    assert coordinator.unit == executor.unit
    assert Post.objects.filter(goals=Goal.objects.get()).get().unit == Unit.objects.get(
        name="Wydział Sportu"
    )


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


def test_weights_given_to_some_only_are_named(tmp_path: Path) -> None:
    printed = run_import(document(task(1, weight="40"), task(2)), tmp_path)

    assert "  I.1: 1 of 2 have a weight\n" in printed


def test_units_that_differ_by_a_number_do_not_look_alike(tmp_path: Path) -> None:
    schools = ["Szkoła nr 1", "Szkoła nr 2", "Wydział Kultury", "Wydzial Kultury"]

    printed = run_import(document(task(executors=schools)), tmp_path)

    assert "similar names (1):\n  Wydzial Kultury – Wydział Kultury\n" in printed


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


def big_document(tasks: int) -> dict[str, Any]:
    return document(
        *(
            task(
                number,
                stages=[stage(y2009=cell("100", "50"))],
                executors=[f"Wydział {number}"],
                indicators=[indicator(y2009=str(number))],
            )
            for number in range(1, tasks + 1)
        ),
        slug=f"miasto-{tasks}",
    )


def statements_of_import(tasks: int, tmp_path: Path) -> list[str]:
    with CaptureQueriesContext(connection) as captured:
        run_import(big_document(tasks), tmp_path)
    return [query["sql"].partition(" ")[0] for query in captured]


def test_the_number_of_queries_does_not_grow_with_the_file(tmp_path: Path) -> None:
    # SQLite takes a few dozen rows an INSERT, so these are counted by themselves.
    small, large = (
        [word for word in statements_of_import(tasks, tmp_path) if word != "INSERT"]
        for tasks in (10, 100)
    )
    assert small == large


def test_the_number_of_inserts_hardly_grows_with_the_file(tmp_path: Path) -> None:
    small, large = (
        statements_of_import(tasks, tmp_path).count("INSERT") for tasks in (10, 100)
    )
    # Ninety tasks more are 450 rows more, and as many in the history.
    assert large - small < 40
