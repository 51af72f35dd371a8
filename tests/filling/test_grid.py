"""All reports of a person in one table: each saved by itself, nobody else's touched."""

from urllib.parse import urlencode

import pytest
from django.test import Client

from reporting.models import Action, Report, State, Version
from reporting.transitions import move
from tasks.models import Task
from tests.factories import (
    actor,
    make_campaign,
    make_indicator,
    make_office_user,
    make_post,
    make_programme,
    make_task,
    make_unit,
    make_user,
    year_of,
)
from tests.filling.table import ADDRESS, cell, drafted, of_page, sent, state
from tests.funding import make_funding
from tests.pages import text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def tasks() -> list[Task]:
    """Two tasks of a department, and one of another."""
    unit, programme = make_unit("Wydział"), make_programme()
    made = [
        make_task(
            programme,
            stages=[{2009: ("10", "8"), 2010: ("20", None)}, {2009: ("5", "5")}],
            executor=unit if number < 2 else make_post(),
        )
        for number in range(3)
    ]
    make_campaign(year_of(made[0], 2010))
    return made


@pytest.fixture
def user(tasks):
    return make_user(make_post(unit=tasks[0].executors.get().unit))


@pytest.fixture
def executor(client, user) -> Client:
    client.force_login(user)
    return client


@pytest.fixture
def colleague(tasks) -> Client:
    client = Client()
    client.force_login(
        make_user(
            make_post(unit=tasks[0].executors.get().unit),
            first_name="Jan",
            last_name="Kowal",
        )
    )
    return client


def test_only_what_the_person_may_fill_in_stands_there(executor, tasks):
    response = executor.get(ADDRESS)
    keys = [one.key for one in response.context["tasks"]]
    assert keys == [f"task-{tasks[0].pk}", f"task-{tasks[1].pk}"]
    text = text_of(response)
    assert "8 z 10" in text
    assert "1 etap bez planu na 2010 r." in text


def test_what_was_typed_is_saved_and_the_rest_left_alone(executor, tasks):
    data = sent(executor) | {cell(tasks[0]): "7,5"}
    response = executor.post(ADDRESS, data, follow=True)
    assert "Zapisano: 1 szkic." in text_of(response)
    assert drafted(tasks[0]) == "7.5"
    assert state(tasks[1]) == State.NOT_STARTED


def test_ready_ones_are_submitted_and_the_others_saved(executor, tasks):
    first, second, _other = tasks
    data = sent(executor) | {
        cell(first): "20",
        f"{first.pk}-done": "Zrobiono.",
        cell(second): "3",
        "step": "submit",
    }
    response = executor.post(ADDRESS, data, follow=True)
    assert "Zapisano: 1 szkic. Przesłano: 1 sprawozdanie." in text_of(response)
    assert (state(first), state(second)) == (State.SUBMITTED, State.DRAFT)
    # Submitted once more, nothing happens to either.
    executor.post(ADDRESS, sent(executor) | {"step": "submit"})
    assert Version.objects.count() == 2


def test_a_reason_for_gaps_submits_a_report_with_gaps(executor, tasks):
    data = sent(executor) | {f"{tasks[0].pk}-reason": "Brak danych.", "step": "submit"}
    executor.post(ADDRESS, data)
    assert state(tasks[0]) == State.SUBMITTED


def test_a_mistake_stays_at_its_cell_while_the_others_are_saved(executor, tasks):
    first, second, _other = tasks
    data = sent(executor) | {cell(first): "1,,5", cell(second): "3"}
    response = executor.post(ADDRESS, data)
    assert response.status_code == 422
    assert (state(first), drafted(second)) == (State.NOT_STARTED, "3")
    assert of_page(response)[cell(first)] == "1,,5"
    assert "1 błąd do poprawienia" in text_of(response)
    again = of_page(response) | {cell(first): "1,5"}
    assert executor.post(ADDRESS, again).status_code == 302
    assert drafted(first) == "1.5"


@pytest.mark.parametrize(("button", "stands"), [("wez", "3"), ("zostaw", "2")])
def test_two_figures_of_one_cell_wait_for_a_choice(
    executor, colleague, tasks, button, stands
):
    first, second, _other = tasks
    mine, theirs = sent(executor), sent(colleague)
    colleague.post(ADDRESS, theirs | {cell(first): "3"})
    response = executor.post(ADDRESS, mine | {cell(first): "2", cell(second): "1"})
    assert response.status_code == 409
    assert (drafted(first), drafted(second)) == ("3", "1")
    text = text_of(response)
    assert "Jan Kowal" in text
    assert "Weź 3" in text
    assert "Zostaw 2" in text
    page = of_page(response)
    assert page[cell(first)] == "2"
    # Sent again without a choice, it is asked again.
    assert executor.post(ADDRESS, page).status_code == 409
    assert executor.post(ADDRESS, page | {button: cell(first)}).status_code == 302
    assert drafted(first) == stands


def test_what_two_typed_into_different_cells_of_a_task_is_saved_and_told(
    executor, colleague, tasks
):
    mine, theirs = sent(executor), sent(colleague)
    colleague.post(ADDRESS, theirs | {cell(tasks[0], 1): "3"})
    mine |= {cell(tasks[0], 2): "1"}
    response = executor.post(ADDRESS, mine, follow=True)
    assert (drafted(tasks[0], 1), drafted(tasks[0], 2)) == ("3", "1")
    assert "zmieniono" in text_of(response)


def test_what_others_changed_meanwhile_is_looked_at_before_it_is_submitted(
    executor, colleague, tasks
):
    task = tasks[0]
    executor.post(ADDRESS, sent(executor) | {cell(task): "1", f"{task.pk}-done": "Tak"})
    mine = sent(executor)
    colleague.post(ADDRESS, sent(colleague) | {cell(task): "9"})
    response = executor.post(ADDRESS, mine | {"step": "submit"})
    assert response.status_code == 409
    assert "zmieniono 1 na 9" in text_of(response)
    assert state(task) == State.DRAFT
    executor.post(ADDRESS, of_page(response) | {"step": "submit"})
    assert state(task) == State.SUBMITTED


def test_nothing_of_others_is_written_by_editing_what_is_sent(executor, tasks):
    mine, other = tasks[0], tasks[2]
    data = {
        **sent(executor),
        f"{other.pk}-seen": "{}",
        cell(other): "9",
        f"{other.pk}-reason": "x",
        # Another's stage under the prefix of one's own task; and the plan, not open.
        cell(other).replace(f"{other.pk}-", f"{mine.pk}-", 1): "9",
        cell(mine, 1, "planned"): "99",
        "step": "submit",
    }
    executor.post(ADDRESS, data)
    report = Report.objects.filter(task=mine).first()
    assert not Report.objects.exclude(task=mine).exists()
    if report and report.latest:
        assert "9" not in report.latest.content["actual"].values()
        assert "99" not in report.latest.content["planned"].values()


def test_what_was_submitted_meanwhile_is_refused_and_stays_typed(executor, tasks, user):
    task = tasks[0]
    data = sent(executor) | {cell(task): "7"}
    move(
        task,
        year_of(task, 2010),
        Action.SUBMITTED,
        by=actor(make_office_user()),
        reason="Są braki.",
    )
    response = executor.post(ADDRESS, data)
    assert response.status_code == 409
    assert of_page(response)[cell(task)] == "7"


def test_states_and_words_choose_what_is_shown(executor, tasks):
    first, second, _other = tasks
    executor.post(ADDRESS, sent(executor) | {cell(first): "1"})

    def keys(query: str) -> list[str]:
        return [one.key for one in executor.get(ADDRESS + query).context["tasks"]]

    assert keys("?stan=draft") == [f"task-{first.pk}"]
    assert keys("?stan=not_started") == [f"task-{second.pk}"]
    assert keys("?szukaj=ZADANIE+2") == [f"task-{second.pk}"]
    assert keys("?szukaj=nigdzie") == []
    assert keys(f"?jednostka={tasks[0].executors.get().unit_id}") == [
        f"task-{first.pk}",
        f"task-{second.pk}",
    ]


@pytest.fixture
def office(client) -> Client:
    client.force_login(make_office_user())
    return client


def many(count: int) -> list[Task]:
    programme = make_programme()
    made = []
    for _number in range(count):
        cells = {2009: ("1", "1"), 2010: ("2", "1")}
        made.append(make_task(programme, stages=[cells] * 2))
        make_indicator(made[-1], {2009: "1", 2010: "2"})
        make_funding(made[-1], "Budżet", {2010: ("100", "50")})
    make_campaign(year_of(made[0], 2010))
    return made


def test_many_tasks_take_as_many_queries_as_few(office, count_queries):
    made = many(3)
    few = count_queries(lambda: office.get(ADDRESS))
    for _number in range(20):
        made += [
            make_task(made[0].programme, stages=[{2009: ("1", "1"), 2010: ("2", None)}])
        ]
        make_indicator(made[-1], {2009: "1"})
    assert count_queries(lambda: office.get(ADDRESS)) == few
    assert few <= 40


def test_a_form_of_more_fields_than_others_have_is_taken(office, settings):
    task = many(1)[0]
    settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = 5
    data = sent(office)
    assert len(data) > 5
    body = urlencode(data | {cell(task): "9"})
    kind = "application/x-www-form-urlencoded"
    assert office.post(ADDRESS, body, content_type=kind).status_code == 302
    assert drafted(task) == "9"
    assert office.post(ADDRESS, "a=&" * 41_000, content_type=kind).status_code == 400


def test_the_home_of_an_executor_leads_there_with_the_count(executor):
    response = executor.get("/panel/")
    assert "Wszystkie naraz (2)" in text_of(response)
    assert ADDRESS in response.content.decode()
