"""The import after people handed over posts, renamed units and merged them."""

from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from organisation.models import Post, Unit, User
from organisation.renaming import rename_unit
from tasks.handover import hand_over_post, merge_units
from tasks.models import Executor, Programme, Task
from tests.exchange.documents import (
    document,
    put,
    rows_of_all_models,
    run_import,
    task,
)
from tests.factories import make_post, make_user

LESZNO = settings.BASE_DIR / "fixtures" / "leszno-2009-2013.json"
PROGRAMME = "goals[0].programmes[0]"

pytestmark = [
    pytest.mark.slow,
    pytest.mark.django_db,
    pytest.mark.usefixtures("english"),
]


@pytest.fixture
def user() -> User:
    return make_user()


def test_the_import_leaves_alone_what_passed_to_another_post(
    user: User, tmp_path: Path
) -> None:
    content = document(task(executors=["Naczelnik Wydziału Edukacji"]))
    put(content, f"{PROGRAMME}.coordinator", "Naczelnik Wydziału Edukacji")
    run_import(content, tmp_path)
    to = make_post("Dyrektor")
    hand_over_post(post=Post.objects.exclude(pk=to.pk).get(), to=to, by=user)
    before = rows_of_all_models()

    run_import(content, tmp_path)

    assert rows_of_all_models() == before
    assert Programme.objects.get().coordinator == to
    assert Executor.objects.get().post == to


def test_the_real_strategy_comes_in_unchanged_after_units_were_renamed_and_merged(
    user: User, tmp_path: Path
) -> None:
    run_import(LESZNO, tmp_path)
    renamed, merged, into = Unit.objects.filter(executed__isnull=False).distinct()[:3]
    rename_unit(renamed, "Biuro Nowych Nazw", by=user)
    merge_units(unit=merged, into=into, by=user)
    before, tied = rows_of_all_models(), executors()

    out = run_import(LESZNO, tmp_path)

    assert rows_of_all_models() == before
    assert executors() == tied
    assert "Kept as people left it" not in out
    counts = [line for line in out.splitlines() if " unchanged, " in line]
    assert counts
    for line in counts:
        assert ": 0 new, 0 changed, " in line
        assert line.endswith(", 0 kept as people left them")


def executors() -> set[tuple[Any, ...]]:
    return set(Executor.objects.values_list("task", "text", "unit", "post"))


def test_a_later_file_may_write_the_new_name_or_the_old(
    user: User, tmp_path: Path
) -> None:
    run_import(document(task(1, executors=["Wydział Oświaty"])), tmp_path)
    unit = rename_unit(Unit.objects.get(), "Wydział Edukacji", by=user)
    names = ["Wydział Oświaty", "Wydział Edukacji", "wydział edukacji"]
    run_import(document(task(1, executors=names)), tmp_path)
    assert Unit.objects.get() == unit
    assert [one.unit for one in Task.objects.get().executors.all()] == [unit] * 3


def test_a_unit_may_take_the_name_of_one_that_was_merged_into_it(
    user: User, tmp_path: Path
) -> None:
    content = document(task(executors=["Stara", "Nowa"]))
    run_import(content, tmp_path)
    unit, into = Unit.objects.get(name="Stara"), Unit.objects.get(name="Nowa")
    merge_units(unit=unit, into=into, by=user)
    rename_unit(into, "Stara", by=user)
    before, tied = rows_of_all_models(), executors()
    out = run_import(content, tmp_path)
    assert (rows_of_all_models(), executors()) == (before, tied)
    assert "Kept as people left it" not in out
