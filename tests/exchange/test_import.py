"""Importing a strategy: what comes in, and what the import says."""

import json
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from exchange.format import read_file
from exchange.loading import STEPS, load
from exchange.management.commands import import_strategy as command
from exchange.management.commands.import_strategy import forewarning
from exchange.review import Matter
from exchange.running import Run
from indicators.models import AbsentKind, Indicator, IndicatorValue
from organisation.models import Post, Unit
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
    Task,
)
from tests.exchange.documents import (
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

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]
LESZNO = settings.BASE_DIR / "fixtures" / "leszno-2009-2013.json"


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
    assert "Values kept as text (96):\n" in printed
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
    for _time in ("first", "again"):
        steps: list[float] = []
        run = Run(advance=steps.append)
        with transaction.atomic():
            load(read_file(path), run)
        assert sum(steps) == len(run.outcomes) == STEPS


def test_the_import_signs_its_history(tmp_path: Path) -> None:
    run_import(full_document(), tmp_path)

    entries = [*Task.history.all(), *StageYear.history.all(), *Unit.history.all()]
    assert {entry.history_change_reason for entry in entries} == {"import"}
    assert {entry.history_user for entry in entries} == {None}
    assert len({entry.history_date for entry in entries}) == 1


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


def test_weights_given_to_some_only_are_named(tmp_path: Path) -> None:
    printed = run_import(document(task(1, weight="40"), task(2)), tmp_path)

    assert "  I.1: 1 of 2 have a weight\n" in printed


def test_units_that_differ_by_a_number_do_not_look_alike(tmp_path: Path) -> None:
    schools = ["Szkoła nr 1", "Szkoła nr 2", "Wydział Kultury", "Wydzial Kultury"]

    printed = run_import(document(task(executors=schools)), tmp_path)

    assert "similar names (1):\n  Wydzial Kultury – Wydział Kultury\n" in printed


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
    # Many rows at once are "100 times: INSERT …".
    statements = [re.sub(r"^\d+ times: ", "", query["sql"]) for query in captured]
    return [statement.partition(" ")[0] for statement in statements]


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


def test_it_says_in_advance_how_long_others_will_wait(english):
    assert forewarning(0.1) == ""
    assert forewarning(2.0) == "Nobody else can save for up to 8 seconds or so."


def test_what_to_look_at_is_found_while_others_can_save_again(
    transactional_db, tmp_path, monkeypatch
):
    """Only for a dry run, which leaves nothing to look at, others wait for it too."""
    inside = []

    def look(strategy: Strategy) -> list[Matter]:
        inside.append(connection.in_atomic_block)
        return []

    monkeypatch.setattr(command, "review", look)
    run_import(full_document(), tmp_path)
    run_import(full_document(), tmp_path, dry_run=True)
    assert inside == [False, True]
