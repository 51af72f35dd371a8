"""What readers have from approved and frozen reports outlives every file."""

import pytest
from django.test import Client

from tasks.models import StageYear, Strategy, Task
from tests.factories import make_closed, make_office_user, make_task
from tests.pages import text_of
from tests.structure.bringing import (
    brought,
    changed,
    confirmed,
    first_task,
    keys_of,
    page_of,
    taken,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(client: Client) -> Client:
    client.force_login(make_office_user())
    return client


@pytest.fixture
def strategy() -> Strategy:
    """One with a closed year, and a stage of which nothing is carried out."""
    years = {2009: ("10", "10"), 2010: ("20", None)}
    task = make_task(stages=[years, {2011: ("70", None)}])
    make_closed(task.strategy, 2009)
    return task.strategy


def figures() -> list[tuple[int, object, object]]:
    cells = StageYear.objects.order_by("year__year")
    return list(cells.values_list("year__year", "planned", "actual"))


def no_stages(document):
    first_task(document)["stages"] = []


def unknown_stages(document):
    first_task(document)["stages"] = None


def no_tasks(document):
    document["goals"][0]["programmes"][0]["tasks"] = []


def no_goals(document):
    document["goals"] = []


@pytest.mark.parametrize("change", [no_stages, unknown_stages, no_tasks, no_goals])
def test_no_file_removes_what_was_carried_out_and_approved(office, strategy, change):
    upload = brought(office, strategy, changed(taken(office, strategy), change))
    chosen = {f"delete:{key}": "yes" for key in keys_of(upload, "missing")}
    chosen |= {f"delete:{key}": "yes" for key in keys_of(upload, "not_taken")}
    assert confirmed(office, upload, **chosen).status_code == 302
    task = Task.objects.get()
    assert task.stages_known
    assert (2009, 10, 10) in figures()
    # A stage of which readers have no figures goes where that was chosen.
    assert task.stages.count() == (1 if change is no_stages else 2)


def test_the_plan_of_a_closed_year_is_not_taken_from_a_file(office, strategy):
    def plan(document):
        first, second = first_task(document)["stages"]
        first["years"]["2009"]["planned"] = "99"
        first["years"]["2010"]["planned"] = "25"
        second["years"]["2009"] = {"planned": "5"}
        new = {"title": "Odbiór", "years": {"2009": {"planned": "1"}}}
        first_task(document)["stages"].append(new)

    upload = brought(office, strategy, changed(taken(office, strategy), plan))
    assert len(keys_of(upload, "not_taken")) == 3
    assert "plan zamkniętego roku zmienia się na stronie" in text_of(
        page_of(office, upload)
    )
    assert confirmed(office, upload).status_code == 302
    assert [one for one in figures() if one[1] is not None] == [
        (2009, 10, 10),
        (2010, 25, None),
        (2011, 70, None),
    ]
