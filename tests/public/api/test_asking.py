"""Asking the API for some, and what it cannot answer."""

import pytest
from django.test import Client

from organisation.models import Unit
from tasks.models import Strategy, Task
from tests.factories import (
    make_goal,
    make_indicator,
    make_programme,
    make_strategy,
    make_task,
    make_tree,
    make_unit,
)
from tests.pages import rows_of
from tests.public.api.requests import (
    ADDRESSES,
    API,
    INDICATORS,
    ONE,
    OPENAPI,
    SITE,
    TASKS,
    get,
    read,
)
from tests.public.test_counts import make_each_status


def listed(client: Client, query: str = "") -> list[str]:
    return [one["code"] for one in get(client, TASKS, query)["results"]]


@pytest.fixture
def varied() -> Strategy:
    strategy = make_each_status()
    goal = make_goal(strategy, "II")
    zoo = make_task(make_programme(goal), title="Zoo", executor=make_unit("Zoo"))
    topic = strategy.topics.create(title="Rowery", slug="rowery", world_goals=[11])
    topic.tasks.add(zoo)
    topic.programmes.add(*strategy.goals.get(number="I").programmes.all()[:1])
    return strategy


@pytest.mark.parametrize(
    "query",
    [
        "",
        "cel=II",
        "program=I.2",
        "stan=at_risk",
        "stan=delayed&cel=I",
        "stan=delayed&cel=II",
        "q=zoo",
        "q=ZADANIE+2",
        "cel=",
        "rok=2009&stan=on_track",
        *("temat=rowery", "temat=rowery&cel=II", "onz=11", "onz=11&stan=delayed"),
        *(f"sort={sign}{name}" for sign in ("", "-") for name in ("code", "weight")),
        *(f"sort={sign}{name}" for sign in ("", "-") for name in ("title", "status")),
        *(f"sort={sign}{name}&cel=I" for sign in ("", "-") for name in ("progress",)),
        "sort=planned",
        "sort=",
    ],
)
def test_tasks_are_filtered_and_sorted_as_on_the_page(client, varied, query):
    page = rows_of(client.get(f"/miasto/zadania/?{query}"))[1:]
    assert listed(client, query) == [row[0] for row in page]
    assert get(client, TASKS, query)["count"] == len(page)


def test_tasks_are_filtered_by_unit_with_the_number_that_executors_have(client, varied):
    unit = Unit.objects.get(name="Zoo")
    assert listed(client, f"jednostka={unit.pk}") == ["II.1.1"]
    [task] = get(client, TASKS, "q=zoo")["results"]
    assert task["executors"] == [{"name": "Zoo", "unit": unit.pk}]


@pytest.mark.parametrize(
    "query",
    [
        *("", "cel=I", "program=I.1", "rodzaj=output", "wartosc=bez", "q=przebieg"),
        *(
            "ocena=unknown",
            "kolejnosc=opoznienie",
            "ocena=unknown&kolejnosc=opoznienie",
        ),
    ],
)
def test_indicators_are_filtered_as_on_the_page(client, varied, query):
    make_indicator(Task.objects.of(varied)[7])
    page = client.get(f"/miasto/wskazniki/?{query}").context["page"]
    answer = get(client, INDICATORS, query)
    shown = [row.indicator.pk for row in page.object_list]
    assert shown
    assert [one["id"] for one in answer["results"]] == shown
    assert answer["count"] == len(shown)


@pytest.mark.parametrize("address", [TASKS, INDICATORS])
def test_pages_follow_each_other_and_keep_what_was_asked(client, address):
    make_tree(tasks=7)
    whole = get(client, address, "q=a")["results"] if address == TASKS else None
    query = "na_strone=3&q=a" if whole else "na_strone=3"
    whole = whole or get(client, address)["results"]
    link, seen, sizes = f"{SITE}{address}?{query}", [], []
    before = None
    while link:
        answer = get(client, link.removeprefix(SITE))
        if before:
            assert get(client, answer["previous"].removeprefix(SITE)) == before
        else:
            assert answer["previous"] is None
        assert answer["count"] == len(whole)
        seen += answer["results"]
        sizes.append(len(answer["results"]))
        link, before = answer["next"], answer
    assert seen == whole
    assert set(sizes[:-1]) == {3}


def test_a_page_has_100_unless_asked_and_200_at_most(client):
    make_tree(tasks=201)
    for query, size in (("", 100), ("na_strone=200", 200), ("na_strone=7", 7)):
        assert len(listed(client, query)) == size
    assert len(listed(client, "strona=3")) == 1
    assert listed(client, "strona=2&na_strone=200") == listed(client, "strona=3")


def test_a_filter_that_leaves_nothing_is_one_empty_page(client, varied):
    answer = get(client, TASKS, "stan=delayed&cel=II")
    assert answer["results"] == []
    assert (answer["count"], answer["next"], answer["previous"]) == (0, None, None)


# What cannot be answered


@pytest.mark.parametrize(
    ("address", "name", "value"),
    [
        (API, "rok", "2009"),
        (ONE, "rok", "1999"),
        (ONE, "rok", "x"),
        (ONE, "cel", "I"),
        (TASKS, "rok", "2010a"),
        (TASKS, "page", "2"),
        (TASKS, "Status", "delayed"),
        (TASKS, "stan", "nie-ma"),
        (TASKS, "cel", "IX"),
        (TASKS, "program", "I.9"),
        (TASKS, "jednostka", "0"),
        (TASKS, "temat", "nie-ma"),
        (TASKS, "onz", "18"),
        (TASKS, "q", "a" * 101),
        (TASKS, "sort", "nie-ma"),
        (TASKS, "sort", "-"),
        (TASKS, "sort", "--code"),
        (TASKS, "strona", "0"),
        (TASKS, "strona", "2"),
        (TASKS, "strona", "-1"),
        (TASKS, "strona", "x"),
        (TASKS, "strona", "٣"),
        (TASKS, "na_strone", "201"),
        (TASKS, "na_strone", "0"),
        (TASKS, "na_strone", "9" * 5000),
        (f"{TASKS}I.1.1/", "rok", "1999"),
        (INDICATORS, "rodzaj", "nie-ma"),
        (INDICATORS, "wartosc", "x"),
        (INDICATORS, "stan", "delayed"),
        (OPENAPI, "x", ""),
    ],
)
def test_a_parameter_that_is_wrong_is_named(client, address, name, value):
    make_each_status()
    response = client.get(address, {name: value})
    assert response.status_code == 400
    answer = read(response)
    assert answer["where"] == name
    assert len(answer["error"]) > 10
    assert "%(" not in answer["error"]
    assert "ETag" not in response


def test_a_parameter_given_twice_is_wrong(client):
    make_tree(tasks=1)
    response = client.get(f"{TASKS}?cel=I&cel=I")
    assert (response.status_code, read(response)["where"]) == (400, "cel")


def test_a_strategy_without_a_year_is_not_there_yet(client):
    make_strategy("nowa", years=())
    assert get(client, API) == {"count": 0, "results": []}
    assert client.get(f"{API}nowa/").status_code == 404


@pytest.mark.parametrize(
    "address",
    [
        "/api/v1/nie-ma/",
        f"{API}inna/",
        f"{API}inna/zadania/",
        f"{TASKS}I.9.9/",
        f"{TASKS}xxx/",
        f"{API}mia%20sto/",
    ],
)
def test_what_is_not_there_is_said_in_json(client, address):
    make_tree(tasks=1)
    response = client.get(address)
    assert response.status_code == 404
    assert read(response)["where"] == response.wsgi_request.path
    assert response["Access-Control-Allow-Origin"] == "*"
    assert not response.cookies


def test_an_address_without_its_last_slash_leads_on(client):
    make_tree(tasks=1)
    assert client.get(ONE[:-1])["Location"] == ONE
    assert read(client.get("/api/v1/nie-ma", follow=True))["where"]


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_one_can_only_read(address, method):
    make_tree(tasks=1)
    client = Client(enforce_csrf_checks=True)
    response = getattr(client, method)(address)
    assert response.status_code == 405
    assert response["Allow"] == "GET, HEAD, OPTIONS"
    assert read(response)["where"] == method.upper()


@pytest.mark.parametrize("query", ["?q=%00", "?%00=1"])
def test_what_no_page_can_read_is_refused_in_json_too(client, query):
    response = client.get(TASKS + query)
    assert response.status_code == 400
    assert read(response)["where"] == TASKS


def test_what_is_too_large_is_refused_in_json_too(client, settings):
    settings.REQUEST_BYTES = 10
    response = client.generic("POST", TASKS, b"a" * 11)
    assert response.status_code == 413
    assert read(response)["where"] == TASKS


def test_our_own_failure_is_json_that_tells_nothing_of_it(client, monkeypatch):
    def fail(*_args: object) -> None:
        raise RuntimeError("tajne")

    make_tree(tasks=1)
    monkeypatch.setattr("public.views.api.strategy_summed", fail)
    client.raise_request_exception = False
    response = client.get(ONE)
    assert response.status_code == 500
    assert read(response)["where"] == ONE
    assert "tajne" not in response.content.decode()


@pytest.mark.parametrize(
    ("asked", "language", "text"),
    [
        ("", "pl", "Nie ma takiego parametru."),
        ("de", "pl", "Nie ma takiego parametru."),
        ("en-GB,en", "en", "There is no such parameter."),
    ],
)
def test_errors_are_in_the_language_that_is_asked_for(client, asked, language, text):
    make_tree(tasks=1)
    response = client.get(f"{TASKS}?x=1", headers={"accept-language": asked})
    assert read(response)["error"] == text
    assert response["Content-Language"] == language
    assert "Accept-Language" in response["Vary"]
