"""A stage or indicator is removed that a colleague's report has figures for."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from indicators.models import Indicator
from organisation.history import sign
from organisation.models import User
from reporting.models import Report, State
from tasks.models import Stage, StrategyYear, Task
from tests.factories import (
    draft,
    make_campaign,
    make_indicator,
    make_office_user,
    make_report,
    make_task,
    year_of,
)
from tests.pages import text_of
from tests.sent import sent_from

pytestmark = pytest.mark.django_db
REPORT = "/panel/miasto/zadania/I.1.1/2010/"


@pytest.fixture
def task() -> Task:
    task = make_task(stages=[{}, {}])
    task.stages.filter(position=2).update(title="Budowa", label="")
    make_indicator(task, name="Długość dróg")
    make_campaign(year_of(task, 2010))
    return task


@pytest.fixture
def year(task: Task) -> StrategyYear:
    return year_of(task, 2010)


@pytest.fixture
def colleague() -> User:
    return make_office_user(username="anna", first_name="Anna", last_name="Nowak")


@pytest.fixture
def report(task: Task, year: StrategyYear, colleague: User) -> Report:
    what = draft(task, "3", "7.5", values=("12 km",))
    return make_report(task, year, State.DRAFT, by=colleague, what=what)


@pytest.fixture
def client(task: Task) -> Client:
    client = Client()
    client.force_login(make_office_user(username="biuro", last_name="Biuro"))
    return client


def page_of(row: Any, page: str = "change") -> str:
    name = f"{row._meta.app_label}_{row._meta.model_name}_{page}"
    return reverse(f"admin:{name}", args=[row.pk])


def test_the_office_is_told_whose_figures_go_before_a_stage_is_removed(
    client: Client, task: Task, report: Report
) -> None:
    sent = sent_from(client.get(page_of(task)), stages__1__DELETE="on")
    answer: Any = client.post(page_of(task), sent)
    assert answer.status_code == 409
    text = text_of(answer)
    assert "Jeszcze nie usunięto" in text
    assert "Zadanie I.1.1, sprawozdanie za 2010 r." in text
    assert "Anna Nowak" in text
    assert "„Budowa”: wykonanie 7,5." in text
    assert task.stages.count() == 2
    agreed = answer.context["told"].agreed
    again = sent_from(answer) | {"agreed": agreed}
    assert client.post(page_of(task), again).status_code == 302
    assert task.stages.count() == 1


def test_who_agreed_to_one_loss_is_told_of_another(
    client: Client, task: Task, report: Report
) -> None:
    sent = sent_from(client.get(page_of(task)), stages__1__DELETE="on")
    answer: Any = client.post(page_of(task), sent)
    agreed = answer.context["told"].agreed
    again = sent_from(answer) | {"agreed": agreed, "stages-0-DELETE": "on"}
    answer = client.post(page_of(task), again)
    assert answer.status_code == 409
    assert len(answer.context["told"].losses) == 2
    assert task.stages.count() == 2


def test_nobody_is_asked_to_agree_to_what_cannot_be_saved(
    client: Client, task: Task, report: Report
) -> None:
    page = client.get(page_of(task))
    sent = sent_from(page, stages__1__DELETE="on", title="")
    answer: Any = client.post(page_of(task), sent)
    assert "To pole jest wymagane" in text_of(answer)
    assert "Jeszcze nie usunięto" not in text_of(answer)
    answer = client.post(page_of(task), sent_from(page, stages__1__DELETE="on"))
    assert "Jeszcze nie usunięto" in text_of(answer)


def test_an_indicator_is_told_of_on_the_task_and_on_its_own_page(
    client: Client, task: Task, report: Report
) -> None:
    sent = sent_from(client.get(page_of(task)), indicators__0__DELETE="on")
    answer: Any = client.post(page_of(task), sent)
    assert "12 km" in text_of(answer)
    assert answer.status_code == 409
    page: Any = client.get(page_of(Indicator.objects.get(), "delete"))
    assert "Anna Nowak" in text_of(page)
    assert "12 km" in text_of(page)
    chosen = {
        "action": "delete_selected",
        "_selected_action": [Indicator.objects.get().pk],
    }
    many: Any = client.post(reverse("admin:indicators_indicator_changelist"), chosen)
    assert "12 km" in text_of(many)


def test_where_no_report_has_figures_a_stage_is_removed_at_once(
    client: Client, task: Task, year: StrategyYear, colleague: User
) -> None:
    make_report(task, year, State.DRAFT, by=colleague, what=draft(task, "3"))
    sent = sent_from(client.get(page_of(task)), stages__1__DELETE="on")
    assert client.post(page_of(task), sent).status_code == 302
    assert task.stages.count() == 1


@pytest.mark.parametrize("state", [State.DRAFT, State.SUBMITTED, State.RETURNED])
def test_the_people_of_the_report_see_what_was_there_and_who_removed_it(
    client: Client, task: Task, year: StrategyYear, colleague: User, state: State
) -> None:
    what = draft(task, "3", "7.5", values=("12 km",), done="Zrobiono.")
    make_report(task, year, state, by=colleague, what=what)
    remover = make_office_user(username="ktos", first_name="Jan", last_name="Kos")
    rows: list[Any] = [Stage.objects.get(title="Budowa"), Indicator.objects.get()]
    for row in rows:
        sign(row, by=remover)
        row.delete()
    client.force_login(colleague)
    page: Any = client.get(REPORT)
    text = text_of(page)
    assert "Nie ma już w strategii, ale jest w tym sprawozdaniu" in text
    assert "wykonanie 7,5" in text
    assert "usunięto: Jan Kos" in text
    assert "12 km" in text


def test_it_is_seen_until_the_report_is_approved(
    client: Client, task: Task, report: Report, colleague: User
) -> None:
    Stage.objects.get(title="Budowa").delete()
    form = client.get(REPORT).context["form"]
    sent = {one.html_name: one.value() for one in form if one.value()}
    client.post(REPORT, {**sent, "done": "Dalej.", "step": "save"})
    report.refresh_from_db()
    assert report.latest
    assert report.latest.number == 2
    assert client.get(REPORT).context["removed"][0].said == "wykonanie 7,5"


def test_a_total_is_seen_after_the_stages_became_known(
    client: Client, year: StrategyYear, colleague: User
) -> None:
    other = make_task(Task.objects.get().programme, stages=None)
    figures = draft(other)
    content = figures.content
    total = replace(content.figures, total=Decimal("41.5"))
    what = replace(figures, content=replace(content, figures=total))
    made = make_report(other, year, State.DRAFT, by=colleague, what=what)
    assert not other.stages_known
    Task.objects.filter(pk=other.pk).update(stages_known=True)
    page = client.get(f"/panel/miasto/zadania/{other.code}/2010/")
    assert [one.said for one in page.context["removed"]] == ["41,5"]
    assert made.latest
