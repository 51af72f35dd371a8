"""The form of a task's report: what is typed, understood and refused."""

from decimal import Decimal

import pytest
from django.test import Client

from reporting.models import Campaign, Report, State
from tasks.models import ReportedTotal, StageYear, Task
from tests.factories import (
    make_campaign,
    make_report,
    make_stage,
    make_task,
    year_of,
)
from tests.pages import text_of
from tests.reporting.report_page.form import (
    ADDRESS,
    approve,
    drafted,
    figure,
    names,
    names_sent,
    opened,
    send,
    submit,
)


def test_the_page_shows_the_recorded_figures_with_other_years_beside(
    client, task, office
):
    form = opened(client)
    fields = names(task)
    assert form[fields["plan 1"]] == "20"
    assert form[fields["done 1"]] == "15,5"
    assert form[fields["firms"]] == "12 714"
    text = text_of(client.get(ADDRESS))
    assert "8 z 10" in text
    assert "159" in text


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("7,5", "7.5"),
        ("7.5", "7.5"),
        (" 12 ", "12"),
        ("1 000", "1000"),
        ("1\u00a0000,25", "1000.25"),
        ("1\u202f000", "1000"),
        ("10%", "10"),
        ("10 %", "10"),
        ("0", "0"),
        ("107,5", "107.5"),
        ("", None),
        ("-", None),
        ("–", None),
    ],
)
def test_polish_numbers_are_understood(client, task, office, typed, stored):
    response = send(client, task, opened(client), done_1=typed)
    assert response.status_code == 302
    expected = None if stored is None else Decimal(stored)
    assert drafted(task, 1) == (Decimal(20), expected)


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("siedem", "Wpisz liczbę"),
        ("1,2,3", "Wpisz liczbę"),
        ("1e3", "Wpisz liczbę"),
        ("NaN", "Wpisz liczbę"),
        ("-5", "Wpisz liczbę nie mniejszą od zera"),
        ("1,234", "Wpisz najwyżej dwa miejsca po przecinku"),
        ("12345", "Wpisz najwyżej cztery cyfry przed przecinkiem"),
        ("9" * 5000, "Ta liczba ma za dużo cyfr"),
    ],
)
def test_a_mistake_is_shown_at_its_field_and_nothing_typed_is_lost(
    client, task, office, typed, message
):
    before = StageYear.history.count()
    response = send(
        client, task, opened(client), done_1=typed, plan_2="33", firms="ok. 18"
    )
    assert response.status_code == 422
    form = response.context["form"]
    fields = names(task)
    assert message in form.errors[fields["done 1"]][0]
    assert form[fields["done 1"]].value() == typed
    assert form[fields["plan 2"]].value() == "33"
    assert form[fields["firms"]].value() == "ok. 18"
    assert "popraw 1 pole" in text_of(response)
    assert StageYear.history.count() == before
    assert figure(task, 1, 2010) == (Decimal(20), Decimal("15.5"))


def test_all_mistakes_are_shown_at_once(client, task, office):
    response = send(client, task, opened(client), done_1="x", plan_2="y", done_2="-1")
    assert "popraw 3 pola" in text_of(response)


def test_saving_without_a_change_leaves_no_trace(client, task, office):
    response = client.post(ADDRESS, opened(client), follow=True)
    assert "Nic się nie zmieniło" in text_of(response)
    assert not Report.objects.exists()


def test_a_cleared_figure_is_unknown_again_and_the_row_stays(client, task, office):
    page = opened(client)
    page |= {names(task)[name]: "" for name in ("plan 1", "done 1")}
    page["plan_reason"] = "Pomyłka"
    submit(client, page, "Pomyłka.")
    approve(client, 1)
    assert figure(task, 1, 2010) == (None, None)


def test_empty_fields_of_a_stage_make_no_row(client, task, office):
    submit(client, opened(client), "Nic nie było.")
    approve(client, 1)
    assert Report.objects.get().state == State.APPROVED
    assert not StageYear.objects.filter(stage__position=2, year__year=2010).exists()


def test_a_task_without_stages_takes_its_total(client, office):
    task = make_task(Task.objects.get().programme, total=(2013, "40"))
    make_campaign(year_of(task, 2013))
    address = f"/panel/miasto/zadania/{task.code}/2013/"
    seen = client.get(address).context["form"]["seen"].value()
    client.post(address, {"total": "55,5", "seen": seen, "done": "x", "step": "submit"})
    client.post(address + "przyjmij/", {"version": 1})
    assert ReportedTotal.objects.get(task=task).progress == Decimal("55.5")
    assert "55,5 % zadania" in text_of(client.get(task.get_absolute_url()))
    assert "40 → 55,5" in text_of(client.get(address + "historia/"))


def test_a_plan_that_is_not_100_is_a_warning_not_an_error(client, task, office):
    StageYear.objects.filter(planned=20).update(planned=11)
    page = client.get(ADDRESS)
    assert "91" in text_of(page)
    assert page.context["plan_warning"]
    StageYear.objects.filter(planned=11).update(planned=20)
    assert client.get(ADDRESS).context["plan_warning"] is None


def test_fields_of_other_tasks_are_not_taken(client, task, office):
    other = make_task(task.programme, stages=[{2010: ("5", "5")}])
    stage = other.stages.get()
    page = {**opened(client), f"stage-{stage.pk}-actual": "99"}
    client.post(ADDRESS, page)
    assert figure(other, 1, 2010) == (Decimal(5), Decimal(5))
    assert not Report.objects.filter(task=other).exists()


@pytest.mark.parametrize("method", ["get", "post"])
def test_strangers_are_sent_to_sign_in(client, task, method):
    response = getattr(client, method)(ADDRESS)
    assert response.status_code == 302
    assert response["Location"].startswith("/konto/login/?next=")


@pytest.mark.parametrize(
    "address",
    [
        "/panel/miasto/zadania/I.1.1/2008/",
        "/panel/miasto/zadania/I.1.9/2010/",
        "/panel/miasto/zadania/x/2010/",
        "/panel/nie-ma/zadania/I.1.1/2010/",
        "/panel/miasto/zadania/I.1.1/99999999999999999999/",
    ],
)
def test_an_unknown_task_or_year_is_not_found(client, office, address):
    assert client.get(address).status_code == 404


def test_a_form_without_the_token_of_the_page_is_refused(task, office):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(office)
    response = strict.post(ADDRESS, {})
    assert response.status_code == 403
    assert "Formularz stracił ważność" in text_of(response)


def test_a_year_without_a_campaign_is_for_reading(client, task, office):
    Campaign.objects.all().delete()
    page = client.get(ADDRESS)
    assert not page.context["is_open"]
    assert "nie można teraz wypełnić sprawozdania" in text_of(page)
    assert "15,5" in text_of(page)
    response = client.post(ADDRESS, {"seen": "{}", "done": "Ważny tekst."})
    assert response.status_code == 409
    assert response.context["form"]["done"].value() == "Ważny tekst."
    assert not Report.objects.exists()


@pytest.mark.slow
def test_the_page_asks_as_much_for_500_tasks_as_for_10(office_queries):
    few = office_queries(ADDRESS, tasks=10)
    assert office_queries(ADDRESS, tasks=500) == few


@pytest.mark.parametrize("action", ["", "poprawka/"])
def test_figures_of_a_stage_that_came_later_are_not_wiped(client, task, office, action):
    state = State.APPROVED if action else State.DRAFT
    make_report(task, year_of(task, 2010), state, by=office)
    make_stage(task, {2010: ("5", "4")})
    form = client.get(ADDRESS + action).context["form"]
    sent = {name: form[name].value() or "" for name in names_sent(form)}
    client.post(ADDRESS + action, {**sent, "done": "Inaczej.", "reason": "Powód."})
    if not action:
        submit(client, opened(client), "Powód.")
        approve(client, 3)
    assert Report.objects.get().published is not None
    assert figure(task, 3, 2010) == (Decimal(5), Decimal(4))
