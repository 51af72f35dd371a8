"""What a save and the page of a report ask of the database, for tasks of any size."""

import pytest
from django.test import Client

from reporting.models import Report, State
from tasks.models import Task
from tests.factories import (
    make_campaign,
    make_indicator,
    make_office_user,
    make_post,
    make_programme,
    make_task,
    make_user,
    year_of,
)
from tests.funding import make_funding
from tests.reporting.report_page.form import names_sent

# The most that each asks for. A save locks its task, reads it, its card and its report
# once, and writes a version; beside that are the session, the person, posts held, and
# two looks afterwards at whether kept figures are to be made anew.
SAVE, DECIDE, PAGE = 24, 36, 23


@pytest.fixture
def executor(db) -> Client:
    """Somebody with a task of one stage, I.1.1, and one of twelve, I.1.2."""
    post, programme = make_post(), make_programme()
    for many in (1, 12):
        cells = {2009: ("1", "1"), 2010: ("2", "1")}
        task = make_task(programme, stages=[cells] * many, executor=post)
        for number in range(many):
            make_indicator(task, {2009: "1", 2010: "2"})
            make_funding(task, f"Źródło {number}", {2010: ("100", "50")})
    make_campaign(year_of(task, 2010))
    client = Client()
    client.force_login(make_user(post))
    return client


@pytest.fixture
def office(executor) -> Client:
    client = Client()
    client.force_login(make_office_user())
    return client


TASKS = pytest.mark.parametrize("number", [1, 2])


def address(number: int) -> str:
    return f"/panel/miasto/zadania/I.1.{number}/2010/"


def sent(client: Client, number: int, done: str, step: str) -> dict[str, str]:
    form = client.get(address(number)).context["form"]
    shown = {name: form[name].value() or "" for name in names_sent(form)}
    return {**shown, "done": done, "step": step, "reason": "Są braki."}


def state(number: int) -> str:
    return Report.objects.get(task__number=number).state


@TASKS
def test_a_save_reads_the_task_once(executor, count_queries, number):
    executor.post(address(number), sent(executor, number, "Pierwszy.", "save"))
    second = sent(executor, number, "Drugi.", "save")
    assert count_queries(lambda: executor.post(address(number), second)) <= SAVE
    assert Report.objects.get().latest.content["done"] == "Drugi."


@TASKS
def test_submitting_asks_no_more_than_saving(executor, count_queries, number):
    executor.post(address(number), sent(executor, number, "Pierwszy.", "save"))
    second = sent(executor, number, "Drugi.", "submit")
    assert count_queries(lambda: executor.post(address(number), second)) <= SAVE
    assert state(number) == State.SUBMITTED


@TASKS
@pytest.mark.parametrize(
    ("deed", "reached"), [("przyjmij", State.APPROVED), ("zwroc", State.RETURNED)]
)
def test_a_decision_saves_the_figures_of_each_table_together(
    executor, office, count_queries, number, deed, reached
):
    executor.post(address(number), sent(executor, number, "Zrobiono.", "submit"))
    given = {"version": 1, "reason": "Powód."}
    path = f"{address(number)}{deed}/"
    assert count_queries(lambda: office.post(path, given)) <= DECIDE
    assert state(number) == reached


@TASKS
def test_the_page_of_the_form_reads_the_task_once(executor, count_queries, number):
    executor.post(address(number), sent(executor, number, "Zapis.", "save"))
    page = executor.get(address(number))
    assert (
        len(page.context["form"].stages)
        == Task.objects.get(number=number).stages.count()
    )
    assert count_queries(lambda: executor.get(address(number))) <= PAGE
