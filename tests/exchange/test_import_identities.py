"""Importing again a file whose rows have an identity: they are found anywhere."""

from pathlib import Path

import pytest

from exchange.writing import document_of, json_of
from organisation.models import User
from tasks.models import FormerCode, Programme, Stage, Strategy, Task
from tests.exchange.contents import (
    PROGRAMME,
    TASK,
    known,
    move_first_task,
    putting,
    swap_numbers,
    tasks_of,
)
from tests.exchange.documents import run_import, task

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]


def test_the_export_imported_over_itself_changes_nothing(tmp_path: Path) -> None:
    run_import(known(), tmp_path)
    before = json_of(document_of(Strategy.objects.get()))
    entries = Task.history.count()

    printed = run_import(before, tmp_path)

    assert json_of(document_of(Strategy.objects.get())) == before
    assert Task.history.count() == entries
    assert "1 new" not in printed


def test_a_moved_row_is_the_same_row(tmp_path: Path) -> None:
    run_import(known(), tmp_path)
    moved = Task.objects.get(uid="t1")
    content = known()
    move_first_task(content)

    run_import(content, tmp_path)

    moved.refresh_from_db()
    assert moved.code == "I.2.5"
    assert [stage.uid for stage in moved.stages.all()] == ["s1", "s2"]
    assert FormerCode.objects.get(code="I.1.1").row == moved


def test_rows_swap_numbers(tmp_path: Path) -> None:
    run_import(known(), tmp_path)
    content = known()
    swap_numbers(content)
    tasks_of(content)[0]["stages"].reverse()

    run_import(content, tmp_path)

    assert dict(Task.objects.values_list("uid", "number")) == {
        "t1": 2,
        "t2": 1,
        "t3": 1,
    }
    assert dict(Stage.objects.values_list("uid", "position")) == {"s1": 2, "s2": 1}


def test_a_row_comes_in_where_another_left(tmp_path: Path) -> None:
    run_import(known(), tmp_path)
    content = known()
    put_behind = putting(f"{TASK}.number", 3)
    put_behind(content)
    tasks_of(content).append(task(1, uid="t9", title="Następne"))

    run_import(content, tmp_path)

    numbers = Task.objects.filter(programme__uid="q1").values_list("uid", "number")
    assert dict(numbers) == {"t9": 1, "t2": 2, "t1": 3}


def test_a_number_that_a_person_gave_away_is_kept(tmp_path: Path, office: User) -> None:
    run_import(known(), tmp_path)
    theirs = Task(programme=Programme.objects.get(uid="q1"), number=7, title="Nasze")
    theirs._history_user = office  # type: ignore[attr-defined]
    theirs.save()
    content = known()
    putting(f"{TASK}.number", 7)(content)

    printed = run_import(content, tmp_path)

    assert Task.objects.get(uid="t1").number == 1
    assert "number: ours 1, the file’s 7" in printed


def test_what_a_person_renumbered_stays(tmp_path: Path, office: User) -> None:
    run_import(known(), tmp_path)
    ours = Task.objects.get(uid="t2")
    ours.number = 9
    ours._history_user = office  # type: ignore[attr-defined]
    ours.save()
    content = known()
    putting(f"{PROGRAMME}.tasks[1].number", 5)(content)

    printed = run_import(content, tmp_path)

    ours.refresh_from_db()
    assert ours.number == 9
    assert "number: ours 9, the file’s 5" in printed
