"""Indicators in the admin."""

from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from indicators.models import Indicator
from organisation.models import OfficeRole, User
from tests.factories import (
    make_indicator,
    make_office_user,
    make_post,
    make_programme,
    make_task,
    make_user,
)

pytestmark = pytest.mark.django_db
INDICATORS = reverse("admin:indicators_indicator_changelist")


def page_of(indicator: Indicator, page: str = "change") -> str:
    return reverse(f"admin:indicators_indicator_{page}", args=[indicator.pk])


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.mark.parametrize(
    ("role", "view", "change"),
    [
        ("office", 200, 302),
        ("administrator", 403, 403),
        ("auditor", 200, 403),
        # A coordinator changes them on the page of an own task.
        ("coordinator", 403, 403),
        ("executor", 403, 403),
    ],
)
def test_indicators_are_open_by_the_table(role: str, view: int, change: int) -> None:
    post = make_post(office_role=role if role in OfficeRole.values else "")
    programme = make_programme(coordinator=post if role == "coordinator" else None)
    task = make_task(programme, executor=post if role == "executor" else None)
    indicator = make_indicator(task)
    client = signed_in(make_user(post))
    assert client.get(INDICATORS).status_code == view
    assert client.get(page_of(indicator)).status_code == view
    sent = {"task": task.pk, "place": 1, "kind": "result", "name": "Liczba"}
    assert client.post(page_of(indicator), sent | NO_VALUES).status_code == change
    indicator.refresh_from_db()
    assert (indicator.kind == "result") == (change == 302)


# The tables on an indicator's page, with nothing in them.
NO_VALUES = {
    f"{table}-{form}_FORMS": 0
    for table in ("targets", "breaks", "values")
    for form in ("TOTAL", "INITIAL")
}


def test_values_are_shown_but_taken_from_nobody() -> None:
    indicator = make_indicator(make_task(), {2009: "ok. 1800"})
    client = signed_in(make_user(is_superuser=True))
    assert "ok. 1800" in client.get(page_of(indicator)).content.decode()
    value = indicator.values.get()
    sent = {
        "task": indicator.task_id,
        "place": 1,
        "kind": "output",
        "name": "Liczba",
        "values-TOTAL_FORMS": 2,
        "values-INITIAL_FORMS": 1,
        "values-0-id": value.pk,
        "values-0-indicator": indicator.pk,
        "values-0-text": "2000",
        "values-0-DELETE": "on",
        "values-1-year": 2010,
        "values-1-text": "1",
    }
    client.post(page_of(indicator), sent)
    assert list(indicator.values.values_list("year", "text")) == [(2009, "ok. 1800")]


def test_an_indicator_of_two_parents_is_refused_with_a_message() -> None:
    task = make_task()
    indicator = make_indicator(task)
    sent = {
        "task": task.pk,
        "programme": task.programme_id,
        "place": 1,
        "kind": "output",
        "name": "Liczba",
    }
    client = signed_in(make_office_user())
    response = client.post(page_of(indicator), sent | NO_VALUES)
    assert response.status_code == 200
    assert len(response.context["errors"]) == 1


def test_the_office_defines_an_indicator_on_its_page_and_on_its_task() -> None:
    indicator = make_indicator(make_task())
    office = signed_in(make_office_user())
    sent = {
        "task": indicator.task_id,
        "place": 1,
        "kind": "output",
        "name": "Liczba",
        "definition": "Osoby, które weszły choć raz.",
    }
    office.post(page_of(indicator), sent | NO_VALUES)
    indicator.refresh_from_db()
    assert indicator.definition == "Osoby, które weszły choć raz."
    assert indicator.history.first().definition == indicator.definition
    card = office.get(reverse("admin:tasks_task_change", args=[indicator.task_id]))
    assert "Osoby, które weszły choć raz." in card.content.decode()


def test_an_indicator_is_found_by_the_code_of_its_task() -> None:
    task = make_task()
    found = make_indicator(task)
    make_indicator(make_task(task.programme))
    response = signed_in(make_office_user()).get(INDICATORS, {"q": "I.1.1"})
    assert list(response.context["cl"].result_list) == [found]


@pytest.mark.parametrize(("values", "deleted"), [({2009: "5"}, False), ({}, True)])
def test_a_task_page_deletes_an_indicator_only_without_values(
    values: dict[int, str], *, deleted: bool
) -> None:
    task = make_task()
    indicator = make_indicator(task, values)
    prefixes = (
        "executors",
        "stages",
        "partners",
        "funding",
        "indicators",
        "absent_kinds",
    )
    sent = {
        f"{prefix}-{count}_FORMS": int(prefix == "indicators")
        for prefix in prefixes
        for count in ("TOTAL", "INITIAL")
    } | {
        "programme": task.programme_id,
        "number": task.number,
        "title": task.title,
        "indicators-0-id": indicator.pk,
        "indicators-0-task": task.pk,
        "indicators-0-place": 1,
        "indicators-0-kind": "output",
        "indicators-0-name": indicator.name,
        "indicators-0-DELETE": "on",
    }
    url = reverse("admin:tasks_task_change", args=[task.pk])
    response = signed_in(make_office_user()).post(url, sent)
    assert response.status_code == (302 if deleted else 200)
    assert Indicator.objects.exists() != deleted


def test_a_unit_that_becomes_percent_makes_numbers_of_what_was_reported() -> None:
    indicator = make_indicator(make_task(), {2009: "8,6%", 2010: "ok. 9%"})
    assert {value.number for value in indicator.values.all()} == {None}
    sent = {"task": indicator.task_id, "place": 1, "kind": "result"}
    sent |= {"name": "Bezrobocie", "unit": "%"}
    client = signed_in(make_office_user())
    assert client.post(page_of(indicator), sent | NO_VALUES).status_code == 302
    first, second = indicator.values.order_by("year")
    assert (first.figure, first.text) == (Decimal("8.6"), "8,6%")
    assert second.number is None
