"""Texts about money that no sum adds are listed with the way to their cards."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from tasks.models import Task
from tests.factories import (
    make_office_user,
    make_post,
    make_programme,
    make_task,
    make_user,
)
from tests.funding import make_funding
from tests.pages import rows_of, text_of

pytestmark = pytest.mark.django_db
ADDRESS = "/panel/struktura/miasto/kwoty/"
TREE = "/panel/struktura/miasto/"


def signed_in(user: Any) -> Any:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def task() -> Task:
    """One text in doubt, and all kinds of texts that are not."""
    task = make_task(make_programme(coordinator=make_post()))
    for funds in ("46 050 tys. zł.", "186,4 mln zł", "64 136 652zł", "39 mln zł", ""):
        make_funding(task, funds=funds)
    make_funding(task, "Unia", funds="ok. 100 mln zł")
    make_funding(task, "Powiat", {2009: ("100", None)}, funds="20 000 zł rocznie")
    make_funding(task, "Gmina", {2009: (None, "5")}, funds="100% - wymóg ustawowy")
    return task


def test_texts_in_doubt_are_listed_with_their_cards(task: Task) -> None:
    Task.objects.update(planned_total_cost="2002-2011r. 64 136 652zł")
    page = signed_in(make_office_user()).get(ADDRESS)
    title = f"I.1.1 {task.title}"
    assert rows_of(page)[1:] == [
        [title, "Planowany całkowity koszt realizacji", "2002-2011r. 64 136 652zł"],
        [title, "Unia", "ok. 100 mln zł"],
        [title, "Gmina", "100% - wymóg ustawowy"],
    ]
    assert 'href="/panel/struktura/miasto/zadania/I.1.1/"' in page.content.decode()


def test_the_tree_counts_them_and_leads_there(task: Task) -> None:
    page = signed_in(make_office_user()).get(TREE)
    assert "kwoty zapisane tylko tekstem: 2" in text_of(page)
    assert f'href="{ADDRESS}"' in page.content.decode()


def test_nothing_in_doubt_is_said_and_not_counted() -> None:
    make_funding(make_task(), funds="39 mln zł")
    client = signed_in(make_office_user())
    assert "kwoty zapisane" not in text_of(client.get(TREE))
    assert "Każdy tekst o pieniądzach" in text_of(client.get(ADDRESS))


def test_a_coordinator_sees_the_own_tasks_alone(task: Task) -> None:
    other = make_programme(task.programme.goal, coordinator=make_post())
    make_funding(make_task(other, title="Cudze"), funds="ok. 7 mln zł")
    client = signed_in(make_user(task.programme.coordinator))
    shown = text_of(client.get(ADDRESS))
    assert "ok. 100 mln zł" in shown
    assert "Cudze" not in shown


def test_strangers_see_nothing(task: Task, client: Any) -> None:
    assert client.get(ADDRESS).status_code == 302
    assert signed_in(make_user()).get(ADDRESS).status_code == 404


def test_queries_do_not_grow_with_the_texts(
    task: Task, count_queries: Callable[..., int]
) -> None:
    client = signed_in(make_office_user())
    few = count_queries(lambda: client.get(ADDRESS))
    for _n in range(5):
        make_funding(make_task(task.programme), funds="ok. 1 zł")
    assert count_queries(lambda: client.get(ADDRESS)) == few
