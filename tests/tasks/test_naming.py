"""Where several strategies are in force, codes alone would not tell whose they are."""

import pytest
from django.utils.timezone import localdate

from tasks import life
from tasks.models import Strategy
from tests.factories import (
    make_goal,
    make_indicator,
    make_office_user,
    make_post,
    make_programme,
    make_strategy,
    make_task,
    make_unit,
    make_user,
)
from tests.pages import text_of

pytestmark = pytest.mark.django_db
TITLES = ("Strategia Dawna", "Strategia Nowa")


@pytest.fixture
def two(client):
    """Two strategies with the same codes, and who answers for all of both."""
    user = make_office_user()
    client.force_login(user)
    unit, post = make_unit("Wydział"), make_post("Naczelnik")
    for slug, title in zip(("dawna", "nowa"), TITLES, strict=True):
        goal = make_goal(make_strategy(slug), "K")
        goal.head = post
        goal.save()
        Strategy.objects.filter(slug=slug).update(title=title)
        programme = make_programme(goal, coordinator=post)
        task = make_task(programme, executor=unit)
        make_task(programme, executor=post)
        make_indicator(task)
    return {"unit": unit, "post": post, "user": make_user(post)}


def archive() -> None:
    life.archive(Strategy.objects.get(slug="dawna"), on=localdate())


def pages(two) -> list[str]:
    return [
        f"/panel/stanowiska/{two['post'].pk}/",
        f"/panel/jednostki/{two['unit'].pk}/",
        f"/panel/ludzie/{two['user'].pk}/",
        "/admin/tasks/goal/",
        "/admin/tasks/programme/",
        "/admin/tasks/task/",
        "/admin/indicators/indicator/",
    ]


def choices(client, field: str) -> list[str]:
    app, model, name = field.split(".")
    term = "K" if name == "goal" else "K.1"
    query = f"app_label={app}&model_name={model}&field_name={name}&term={term}"
    answer = client.get(f"/admin/autocomplete/?{query}").json()
    return [one["text"] for one in answer["results"]]


def test_lists_of_the_office_name_the_strategy_of_each_row(two, client):
    for page in pages(two):
        if "ludzie" in page:
            continue
        told = text_of(client.get(page))
        assert all(title in told for title in TITLES), page


def test_they_do_not_where_one_is_in_force(two, client):
    archive()
    for page in pages(two)[:2]:
        told = text_of(client.get(page))
        assert not any(title in told for title in TITLES), page


@pytest.mark.parametrize("field", ["tasks.programme.goal", "tasks.task.programme"])
def test_choices_in_the_admin_name_the_strategy(two, client, field):
    found = choices(client, field)
    assert len(set(found)) == len(found) >= 2
    assert all(any(title in one for title in TITLES) for one in found)
    archive()
    assert not any(title in one for title in TITLES for one in choices(client, field))


def test_choices_take_as_many_queries_for_more_rows(two, client, count_queries):
    few = count_queries(lambda: choices(client, "tasks.programme.goal"))
    goal = Strategy.objects.get(slug="nowa").goals.get()
    for n in range(8):
        make_goal(goal.strategy, f"K{n}")
    assert count_queries(lambda: choices(client, "tasks.programme.goal")) == few


def test_filters_in_the_admin_name_the_strategy(two, client):
    body = client.get("/admin/tasks/programme/").content.decode()
    filters = body[body.index('id="changelist-filter"') :]
    for title in TITLES:
        assert f"K. Cel K ({title})" in filters


def test_a_strategy_is_not_deleted_by_the_way(two, client):
    pk = Strategy.objects.get(slug="nowa").pk
    assert client.get(f"/admin/tasks/strategy/{pk}/delete/").status_code == 403
