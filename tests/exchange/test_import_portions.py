"""Rows come in by portions, and their history is copied: the same comes of it."""

from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.db import models

from exchange import running
from exchange.applying import apply
from exchange.writing import document_of, json_of
from indicators.models import IndicatorValue
from organisation.models import Unit
from tasks.models import Stage, StageYear, Strategy, Task
from tests.exchange.contents import read
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
from tests.factories import make_office_user

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]


def many_tasks() -> Json:
    content = full_document()
    content["goals"][0]["programmes"][0]["tasks"] += [
        task(
            number,
            stages=[stage(f"Etap {n}", y2009=cell("10", str(n))) for n in range(3)],
            executors=["Wydział Edukacji"],
            indicators=[indicator(y2009=str(number), y2010="ok. 7")],
            budget=[{"source": "UE", "funds": "5 zł", "years": {"2010": None}}],
        )
        for number in range(3, 9)
    ]
    return content


def changed(content: Json) -> Json:
    """Change one cell and title, leave one stage out, and add another."""
    first = "goals[0].programmes[0].tasks[3]"
    put(content, f"{first}.stages[1].years.2009.actual", "9")
    put(content, f"{first}.title", "Inaczej")
    tasks = content["goals"][0]["programmes"][0]["tasks"]
    del tasks[4]["stages"][2]
    del tasks[6]["stages"][0]["years"]["2009"]
    tasks[5]["stages"].append(stage("Nowy", y2010=cell("1", "1")))
    return content


def what_comes_of_it(tmp_path: Path) -> list[Any]:
    found: list[Any] = []
    for content in (many_tasks(), many_tasks(), changed(many_tasks())):
        printed = run_import(content, tmp_path).splitlines()
        # On a busy machine, it says how long others may wait.
        found.append([one for one in printed if not one.startswith("Nobody else")])
        found.append(json_of(document_of(Strategy.objects.get())))
        found.append(rows_of_all_models())
    return found


def test_one_row_at_a_time_comes_to_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    together = without_identities(what_comes_of_it(tmp_path))
    Strategy.objects.all().delete()
    Strategy.history.all().delete()
    Unit.objects.all().delete()
    Unit.history.all().delete()
    for model in historical_models():
        model._default_manager.all().delete()
    monkeypatch.setattr(running, "AT_A_TIME", 1)
    one_by_one = without_identities(what_comes_of_it(tmp_path))
    assert one_by_one == together


def without_identities(found: list[Any]) -> list[Any]:
    """Leave out what each import makes anew."""
    return [
        b"\n".join(line for line in one.splitlines() if b'"uid"' not in line)
        if isinstance(one, bytes)
        else one
        for one in found
    ]


def historical_models() -> list[Any]:
    """But those of links between rows, which a file does not bring in."""
    return [m for m in apps.get_models() if hasattr(m, "tracked_fields")]


def test_history_says_of_each_row_what_the_row_says(tmp_path: Path) -> None:
    run_import(many_tasks(), tmp_path)
    seen = 0
    for past in historical_models():
        tracked = past.tracked_fields
        if not past.objects.exists():
            continue
        rows: Any = past.instance_type._default_manager
        names = [field.attname for field in tracked]
        assert sorted(past.objects.values_list(*names), key=repr) == sorted(
            rows.values_list(*names), key=repr
        ), past
        said = past.objects.values_list(
            "history_type", "history_change_reason", "history_user"
        )
        assert set(said) == {("+", "import", None)}
        assert past.objects.values("history_date").distinct().count() == 1
        seen += 1
    assert seen > 10


def test_history_of_a_change_says_what_came_of_it(tmp_path: Path) -> None:
    run_import(many_tasks(), tmp_path)
    run_import(changed(many_tasks()), tmp_path)
    figures = StageYear.objects.get(stage__task__number=4, stage__position=2)
    assert list(figures.history.values_list("history_type", "actual")) == [
        ("~", 9),
        ("+", 1),
    ]
    # Of the rows beside it, nothing is said.
    assert StageYear.history.filter(history_type="~").count() == 1


def test_a_person_who_brings_a_strategy_in_signs_its_history(db: None) -> None:
    office = make_office_user()
    content = read(many_tasks())
    apply(None, content, by=office, reason="from a file")
    for past in (Task.history, Stage.history, StageYear.history):
        assert set(past.values_list("history_user", "history_change_reason")) == {
            (office.pk, "from a file")
        }
    assert StageYear.history.count() == StageYear.objects.count() > 10
    assert IndicatorValue.history.count() == IndicatorValue.objects.count() > 10


def test_what_a_year_leaves_unsaid_is_nothing_and_an_empty_year_no_row(
    tmp_path: Path,
) -> None:
    half = {"planned": "5"}
    years = {"2009": half, "2010": {"planned": None, "actual": None}}
    content = document(task(stages=[{"title": "Etap", "years": years}]))
    run_import(content, tmp_path)
    assert list(StageYear.objects.values_list("planned", "actual")) == [(5, None)]


def test_every_table_of_figures_names_all_columns_of_its_model() -> None:
    from exchange import rows

    for table in vars(rows).values():
        if getattr(table, "above", ""):
            columns = {
                field.attname
                for field in table.model._meta.concrete_fields
                if not isinstance(field, models.AutoField)
            }
            assert set(table.columns) == columns
