"""Hundreds of odd requests of everybody: what is wrong is said, and is never our error.

`benchmarks/sweep.py` sends as many as one asks for.
"""

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib import admin
from django.db.models import DateField

from tasks.models import Strategy
from tests.odd_requests import NAMED, Odd, client_of, make_swept_city, send, sweep
from tests.panel_city import City

ROLES = [
    "stranger",
    "executor by unit",
    "coordinator",
    "goal head",
    "office",
    "administrator",
    "auditor",
    "superuser",
]
# Not what names a row, in ways that fail in Python, in SQLite and in PostgreSQL.
NO_ROWS = ("abc", "1.5", "9" * 30, "%C2%B2")


@pytest.fixture
def city(db) -> City:
    return make_swept_city()


def no_errors(requests: Iterator[Odd], city: City) -> None:
    client = client_of(city.people["superuser"])
    assert not [found for odd in requests for found in send(odd, client, Counter())]


@pytest.mark.parametrize("role", ROLES)
def test_odd_requests_are_refused_in_words(city, role):
    found = sweep(city.people[role], 60, seed=ROLES.index(role))
    assert not found.errors
    assert found.answers.total() == 60


def registered() -> Iterator[tuple[str, Any]]:
    for model in admin.site._registry:
        yield f"/admin/{model._meta.label_lower.replace('.', '/')}/", model


def test_the_admin_begins_no_form_with_what_is_no_row(city):
    no_errors(
        (
            Odd("GET", f"{path}add/", f"{one.name}={value}")
            for path, model in registered()
            for one in model._meta.fields
            if one.is_relation
            for value in NO_ROWS
        ),
        city,
    )


def filled_in(page: str, value: str) -> bytes:
    """Give every field of the page the value, with one more row in each table."""
    sent = dict.fromkeys(
        (name.replace("__prefix__", "0") for name in NAMED.findall(page)), value
    )
    sent.pop("csrfmiddlewaretoken", None)
    for name in sent:
        if name.endswith("-TOTAL_FORMS"):
            sent[name] = "1"
        elif name.endswith("-INITIAL_FORMS"):
            sent[name] = "0"
    return "&".join(f"{name}={said}" for name, said in sent.items()).encode()


@pytest.mark.parametrize("value", NO_ROWS)
def test_the_admin_shows_again_what_is_no_row(city, value):
    client, found, answers = client_of(city.people["superuser"]), [], Counter[int]()
    for path, model in registered():
        row = model.objects.first()
        for page in (f"{path}add/", *([f"{path}{row.pk}/change/"] if row else [])):
            text = client.get(page).content.decode()
            odd = Odd("POST", page, body=filled_in(text, value))
            found += send(odd, client, answers)
    assert not found
    # Forms are shown again with what is wrong, or with what others saved meanwhile.
    assert answers[200] + answers[409] > len(list(registered()))


def test_the_admin_sifts_no_list_by_what_is_no_row(city):
    no_errors(
        (
            Odd("GET", path, f"{one.name}{look}={value}")
            for path, model in registered()
            for one in model._meta.get_fields()
            if one.is_relation
            for look in ("", "__id__exact")
            for value in NO_ROWS
        ),
        city,
    )


NO_DAYS = ("0", "99999", "9" * 12, "9" * 18, "abc", "")
OF_DAYS = ("year", "month", "date", "hour", "iso_year", "range")


def test_the_admin_sifts_no_list_by_what_no_calendar_has(city):
    no_errors(
        (
            Odd("GET", path, f"{one.name}__{part}={value}")
            for path, model in registered()
            for one in model._meta.fields
            if isinstance(one, DateField)
            for part in OF_DAYS
            for value in NO_DAYS
        ),
        city,
    )


def test_the_admin_has_choices_for_fields_of_its_forms_alone(city):
    no_errors(
        (
            Odd(
                "GET",
                "/admin/autocomplete/",
                f"app_label={model._meta.app_label}&model_name={model._meta.model_name}"
                f"&field_name={one.name}&term=a",
            )
            for _path, model in registered()
            for one in model._meta.get_fields()
        ),
        city,
    )


@pytest.mark.parametrize("page", ["change", "delete"])
def test_the_admin_takes_no_name_of_a_field_for_none(city, page):
    client = client_of(city.people["superuser"])
    for path, model in registered():
        for row in model.objects.all()[:1]:
            answer = client.get(f"{path}{row.pk}/{page}/?_to_field=")
            # The page of its state deletes a strategy; the admin never does.
            is_refused = page == "delete" and model is Strategy
            assert answer.status_code == (403 if is_refused else 200), path


@pytest.mark.parametrize("gone", ["programme", "goal"])
def test_the_history_of_what_went_with_its_programme_or_goal_is_read(city, gone):
    task = city.tasks["own"]
    code, programme, goal = task.code, task.programme, task.programme.goal
    pages = {
        f"/admin/tasks/task/{task.pk}/history/": code,
        f"/admin/tasks/programme/{programme.pk}/history/": programme.code,
    }
    {"programme": programme, "goal": goal}[gone].delete()
    client = client_of(city.people["superuser"])
    for page, named in pages.items():
        response = client.get(page)
        assert response.status_code == 200
        assert named in response.context["title"]
