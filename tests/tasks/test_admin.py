"""The structure in the admin: what is told, and what is not editable."""

import re
from decimal import Decimal
from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tasks.models import Programme, Stage, StageYear, Task
from tests.factories import (
    make_goal,
    make_indicator,
    make_post,
    make_programme,
    make_stage,
    make_strategy,
    make_task,
)
from tests.sent import sent_from
from tests.tasks.admin_pages import TASKS, form_of, office, page_of, shown

pytestmark = pytest.mark.django_db


def test_figures_are_shown_but_no_field_takes_them() -> None:
    task = make_task(stages=[{2009: ("17", "12")}, {}])
    make_indicator(task, {2009: "ok. 1800"})
    response = office().get(page_of(task))
    page = " ".join(response.content.decode().split())
    assert "12/17" in page
    assert "2009: ok. 1800" in page
    forms = [f.formset.empty_form for f in response.context["inline_admin_formsets"]]
    names = {name for form in forms for name in form.fields}
    assert not names & {"planned", "actual", "progress", "year", "number", "values"}


def test_a_total_reported_without_stages_is_shown() -> None:
    page = office().get(page_of(make_task(total=(2013, "107.5")))).content.decode()
    assert "107,5" in page


def test_a_stage_with_figures_is_not_deleted_and_one_without_is() -> None:
    task = make_task(stages=[{2009: ("10", None)}, {2009: (None, None)}, {}])
    client = office()
    refused = client.post(page_of(task), form_of(task, stages__0__DELETE="on"))
    assert refused.status_code == 200
    assert len(refused.context["errors"]) == 1
    sent = form_of(task, stages__1__DELETE="on", stages__2__DELETE="on")
    assert client.post(page_of(task), sent).status_code == 302
    assert task.stages.get().years.exists()


@pytest.mark.parametrize(
    ("planned", "warned"), [("91", True), ("100", False), (None, True)]
)
def test_a_tasks_page_tells_that_its_plan_is_not_100(
    planned: str | None, *, warned: bool
) -> None:
    task = make_task(stages=[{2009: (planned, None)}])
    response = office().get(page_of(task))
    assert bool(response.context["warnings"]) == warned
    assert ('class="messagelist unusual"' in response.content.decode()) == warned


def test_a_task_whose_stages_are_not_known_is_not_warned_of() -> None:
    assert office().get(page_of(make_task())).context["warnings"] == []


def test_the_page_of_each_level_tells_of_its_weights() -> None:
    goal = make_goal()
    programme = make_programme(goal, weight="40")
    task = make_task(programme, weight="60")
    make_task(programme, weight="45")
    client = office()

    def told(model: str, pk: int) -> list[str]:
        url = reverse(f"admin:tasks_{model}_change", args=[pk])
        return client.get(url, headers={"accept-language": "en"}).context["warnings"]

    assert len(told("goal", goal.pk)) == 1
    assert len(told("programme", programme.pk)) == 2
    assert len(told("task", task.pk)) == 1
    assert "I.1" in told("task", task.pk)[0]
    assert "105" in told("task", task.pk)[0]


def test_saving_tells_of_what_became_unusual() -> None:
    task = make_task(weight="100")
    response = office().post(page_of(task), form_of(task, weight="90"))
    assert response.status_code == 302
    assert any("90" in str(message) for message in get_messages(response.wsgi_request))


@pytest.mark.parametrize(
    ("flag", "rows"),
    [
        ("stages", {"stages__0__place": 1, "stages__0__title": "Projekt"}),
        ("executors", {"executors__0__place": 1, "executors__0__text": "WPR"}),
        ("partners", {"partners__0__place": 1, "partners__0__name": "Policja"}),
        ("budget", {"funding__0__place": 1, "funding__0__source": "Gmina"}),
        (
            "indicators",
            {
                "indicators__0__place": 1,
                "indicators__0__kind": "output",
                "indicators__0__name": "Liczba",
            },
        ),
        ("indicators", {"absent_kinds__0__kind": "impact"}),
    ],
)
def test_rows_make_known_what_was_not(flag: str, rows: dict[str, Any]) -> None:
    task = make_task(stages=[])
    Task.objects.update(**{f"{flag}_known": False})
    task.refresh_from_db()
    client = office()
    client.post(page_of(task), form_of(task))
    task.refresh_from_db()
    assert not getattr(task, f"{flag}_known"), "nothing was added"
    prefix = next(iter(rows)).split("__")[0]
    response = client.post(
        page_of(task), form_of(task, **rows) | {f"{prefix}-TOTAL_FORMS": 1}
    )
    assert response.status_code == 302
    task.refresh_from_db()
    assert getattr(task, f"{flag}_known")


@pytest.mark.parametrize(
    ("before", "typed", "after"),
    [(None, "", None), ("", "", ""), ("100 zł", "", ""), (None, "100 zł", "100 zł")],
)
def test_a_cost_not_known_stays_so_until_it_is_told(
    before: str | None, typed: str, after: str | None
) -> None:
    task = make_task()
    Task.objects.update(planned_total_cost=before)
    office().post(page_of(task), form_of(task, planned_total_cost=typed))
    task.refresh_from_db()
    assert task.planned_total_cost == after


@pytest.mark.parametrize(
    ("typed", "amount"),
    [("250 000", "250000"), ("12\u00a0714,50", "12714.5"), ("7.5", "7.5")],
)
def test_an_amount_is_taken_as_people_type_it(typed: str, amount: str) -> None:
    task = make_task()
    office().post(page_of(task), form_of(task, planned_total_cost_amount=typed))
    task.refresh_from_db()
    assert task.planned_total_cost_amount == Decimal(amount)


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"number": 2}, "Program ma już zadanie o tym numerze."),
        ({"weight": "-1"}, "Wpisz liczbę nie mniejszą od zera."),
    ],
)
def test_what_a_constraint_refuses_is_said_in_the_form(
    changed: dict[str, Any], message: str
) -> None:
    programme = make_programme()
    task = make_task(programme)
    make_task(programme)
    response = office().post(page_of(task), form_of(task, **changed))
    assert response.status_code == 200
    assert message in str(response.context["adminform"].form.errors)


def test_the_office_names_the_source_of_the_figures_taken_over() -> None:
    strategy = make_strategy()
    address = reverse("admin:tasks_strategy_change", args=[strategy.pk])
    form = office().get(address).context["adminform"].form
    sent = {name: form[name].value() or "" for name in form.fields}
    years = {"years-TOTAL_FORMS": 0, "years-INITIAL_FORMS": 0}
    office().post(address, {**sent, **years, "source": "Archiwum urzędu."})
    strategy.refresh_from_db()
    assert strategy.source == "Archiwum urzędu."


def three_programmes() -> None:
    """Make I.1 (one task), I.2 (one), II.1 (two)."""
    strategy = make_strategy()
    first, second = make_goal(strategy, "I"), make_goal(strategy, "II")
    make_task(make_programme(first), title="I.1.1")
    make_task(make_programme(first), title="I.2.1")
    programme = make_programme(second)
    make_task(programme, title="II.1.1")
    make_task(programme, title="II.1.2")


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("II.1.2", ["II.1.2"]),
        ("ii.1.2", ["II.1.2"]),
        ("II.1.2.", ["II.1.2"]),
        ("II.1", ["II.1.1", "II.1.2"]),
        ("I.3", []),
        ("I.1.99999", []),
        ("", ["I.1.1", "I.2.1", "II.1.1", "II.1.2"]),
    ],
)
def test_a_task_is_found_by_its_code(asked: str, found: list[str]) -> None:
    three_programmes()
    Task.objects.update(description="")
    assert shown(office().get(TASKS, {"q": asked})) == found


def test_a_task_is_found_by_its_words() -> None:
    make_task(title="Budowa ścieżek rowerowych")
    make_task(Programme.objects.get(), title="Promocja")
    assert shown(office().get(TASKS, {"q": "ścieżek"})) == ["Budowa ścieżek rowerowych"]


def test_a_programme_is_found_by_its_code() -> None:
    three_programmes()
    asked = {"app_label": "tasks", "model_name": "task", "field_name": "programme"}
    client = office()
    answer = client.get(reverse("admin:autocomplete"), asked | {"term": "I.2"}).json()
    assert [found["text"] for found in answer["results"]] == ["I.2 Program 2"]


def test_queries_of_the_lists_do_not_grow() -> None:
    client = office()
    counts = []
    goal = make_goal()
    for extra in (3, 27):
        for _number in range(extra):
            programme = make_programme(goal, coordinator=make_post())
            make_indicator(make_task(programme, stages=[{}]))
        pages = []
        for page in ("tasks_task", "tasks_programme", "indicators_indicator"):
            with CaptureQueriesContext(
                connection,
            ) as queries:
                client.get(reverse(f"admin:{page}_changelist"))
            pages.append(len(queries))
        counts.append(pages)
    assert counts[0] == counts[1]


def test_a_persons_standing_is_read_once_a_page(
    own_and_other: tuple[Client, Task, Task],
) -> None:
    client, own, _other = own_and_other
    with CaptureQueriesContext(connection) as queries:
        client.get(page_of(own))
    asked = [q for q in queries if '"starts_on" <=' in q["sql"]]
    assert len(asked) == 1


def test_deleting_a_task_lists_the_figures_that_go_with_it() -> None:
    task = make_task(stages=[{2009: ("10", "8")}])
    client = office()
    assert "2009" in client.get(page_of(task, "delete")).content.decode()
    client.post(page_of(task, "delete"), {"post": "yes"})
    for model in (Task, Stage, StageYear):
        assert not model.objects.exists()


def test_a_stage_added_by_another_meanwhile_survives_a_save() -> None:
    task = make_task(stages=[{}])
    sent = form_of(task)
    make_stage(task)
    office().post(page_of(task), sent)
    assert task.stages.count() == 2


def test_fields_in_rows_are_named_for_screen_readers() -> None:
    page = office().get(page_of(make_task(stages=[{}]))).content.decode()
    named = re.findall(r'<input[^>]*name="stages-0-place"[^>]*aria-label="', page)
    assert len(named) == 1


def test_a_task_never_moves_to_another_programme() -> None:
    task = make_task()
    elsewhere = make_programme(make_goal(make_strategy("inne"), "II"))
    response = office().post(page_of(task), form_of(task, programme=elsewhere.pk))
    assert response.status_code == 302
    task.refresh_from_db()
    assert task.programme != elsewhere


@pytest.mark.parametrize("key", ["9" * 30, "-" + "9" * 30, "x", "1,2", "\u0663"])
def test_what_stands_for_no_row_is_a_mistake_in_the_form(key):
    client = office()
    sent = sent_from(client.get(reverse("admin:tasks_task_add"))) | {"programme": key}
    row = {"executors-0-text": "", "executors-0-unit": key, "executors-TOTAL_FORMS": 1}
    answer = client.post(reverse("admin:tasks_task_add"), sent | row)
    assert answer.status_code == 200
    assert "programme" in answer.context["adminform"].form.errors


def test_a_list_of_numbers_that_no_row_has_is_refused():
    make_task()
    address = reverse("admin:tasks_task_changelist")
    keys = {"programme__id__in": "1," + "9" * 30}
    assert office().get(address, keys).status_code == 400
