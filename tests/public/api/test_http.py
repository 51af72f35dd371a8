"""The API over HTTP: what is kept, who may read, how many queries."""

import pytest

from leszno_strategy.making_anew import make_every
from tasks.models import Strategy, Task
from tests.factories import (
    make_office_user,
    make_tree,
)
from tests.public.api.requests import ADDRESSES, API, INDICATORS, ONE, OPENAPI, TASKS


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_answer_that_did_not_change_is_not_sent_again(client, address):
    make_tree(tasks=1)
    first = client.get(address)
    assert first["Cache-Control"] == "public, max-age=300"
    tag = first["ETag"]
    # As it comes back from what was compressed.
    for known in (tag, f"W/{tag}"):
        again = client.get(address, headers={"if-none-match": known})
        assert (again.status_code, again.content) == (304, b"")
        assert (again["ETag"], again["Cache-Control"]) == (tag, first["Cache-Control"])
        assert again["Access-Control-Allow-Origin"] == "*"
    Strategy.objects.update(title="Inna")
    Task.objects.update(title="Inne")
    again = client.get(address, headers={"if-none-match": tag})
    assert again.status_code == (304 if address in {INDICATORS, OPENAPI} else 200)


@pytest.mark.parametrize("address", ADDRESSES)
def test_anyone_and_any_site_can_read_it_and_nobody_gets_a_cookie(client, address):
    make_tree(tasks=1)
    response = client.get(address, headers={"accept-language": "en"})
    assert response["Access-Control-Allow-Origin"] == "*"
    assert not response.cookies
    assert response.content == client.get(address).content
    head = client.head(address)
    assert (head.status_code, head.content) == (200, b"")
    assert head["ETag"] == response["ETag"]
    assert client.options(address)["Access-Control-Allow-Origin"] == "*"


def test_pages_do_not_let_other_sites_read_them(client):
    make_tree(tasks=1)
    for address in ("/", "/api/", "/nie-ma/"):
        response = client.get(address)
        assert "Access-Control-Allow-Origin" not in response
        assert response["Content-Type"].startswith("text/html")


def test_what_an_official_reads_is_the_same_but_kept_by_no_cache_between(client):
    make_tree(tasks=1)
    body = client.get(TASKS).content
    client.force_login(make_office_user())
    response = client.get(TASKS)
    assert response.content == body
    assert "private" in response["Cache-Control"]
    assert "public" not in response["Cache-Control"]


# At most so many, of a strategy of any size.
QUESTIONS = {
    API: 2,
    ONE: 11,
    f"{TASKS}?na_strone=200&q=a&sort=-progress&cel=I": 12,
    f"{TASKS}I.1.1/": 12,
    f"{INDICATORS}?na_strone=200&q=a&wartosc=z": 15,
    OPENAPI: 0,
    "/api/": 12,
}


@pytest.mark.slow
def test_it_asks_as_many_questions_for_1000_tasks_as_for_10(client, count_queries):
    def asked() -> dict[str, int]:
        make_every()
        return {one: count_queries(lambda: client.get(one)) for one in QUESTIONS}  # noqa: B023

    strategy = make_tree(tasks=10)
    few = asked()
    strategy.delete()
    make_tree(tasks=1000)
    assert asked() == few
    assert {one: n for one, n in few.items() if n > QUESTIONS[one]} == {}
