"""Public pages are made once, kept, and made anew as soon as the data change."""

import datetime
import gzip

import pytest
from django.test import Client, RequestFactory

from leszno_strategy.public_version import end
from public import kept_pages
from public.kept_answers import takes_gzip
from public.kept_pages import key_of, pages
from tasks.models import Strategy, Task
from tests.committing import commit
from tests.factories import make_office_user, make_task, make_tree

pytestmark = [pytest.mark.django_db, pytest.mark.both]

PAGE = "/miasto/zadania/I.1.1/"
TODAY = datetime.date(2014, 3, 31)


@pytest.fixture(autouse=True)
def clock(keeping, monkeypatch):
    """Keep pages in every test of this file, by a clock that stands."""
    seconds = [1_400_000_000.9]
    monkeypatch.setattr(kept_pages, "time", lambda: seconds[0])
    return seconds


@pytest.fixture
def task():
    task = make_task(title="Budowa żłobka", stages=[{2010: ("10", "5")}])
    commit()
    return task


def rename(task: Task, title: str) -> None:
    Task.objects.filter(pk=task.pk).update(title=title)
    commit()


def test_a_page_is_made_once_and_then_costs_one_query(client, task, count_queries):
    made = client.get(PAGE)
    assert count_queries(lambda: client.get(PAGE)) == 1
    again = client.get(PAGE)
    assert again.content == made.content
    assert again.headers == made.headers


def test_what_is_kept_is_what_would_be_made(client, task, settings):
    client.get(PAGE)
    given = client.get(PAGE)
    settings.KEPT_PAGES_MB = 0
    made = Client().get(PAGE)
    assert given.content == made.content
    ours = {"ETag", "Cache-Control", "X-Accel-Expires"}
    assert {k: v for k, v in given.items() if k not in ours} == dict(made.items())
    assert "Content-Security-Policy" in given


def test_after_a_change_everybody_reads_it(client, task):
    assert "Budowa żłobka" in client.get(PAGE).content.decode()
    rename(task, "Remont szkoły")
    assert "Remont szkoły" in client.get(PAGE).content.decode()
    assert "Remont szkoły" in Client().get(PAGE).content.decode()


def test_what_another_process_kept_is_not_given_after_a_change(client, task):
    """Two processes share nothing but the database."""
    client.get(PAGE)
    ours = dict(vars(pages))
    pages.clear()
    client.get(PAGE)
    rename(task, "Remont szkoły")
    client.get(PAGE)
    vars(pages).update(ours)
    assert "Remont szkoły" in client.get(PAGE).content.decode()


def test_the_day_makes_pages_anew(client, task, monkeypatch, count_queries):
    client.get(PAGE)
    tomorrow = datetime.date(2100, 1, 1)
    monkeypatch.setattr(kept_pages, "localdate", lambda: tomorrow)
    assert count_queries(lambda: client.get(PAGE)) > 1
    assert count_queries(lambda: client.get(PAGE)) == 1


@pytest.mark.parametrize(
    "asked",
    [
        {"path": f"/en{PAGE}"},
        {"path": f"{PAGE}?rok=2009"},
        {"path": PAGE, "headers": {"host": "localhost"}},
        {"path": PAGE, "secure": True},
    ],
)
def test_another_address_is_another_page(client, task, asked, count_queries):
    client.get(PAGE)
    assert count_queries(lambda: client.get(**asked)) > 1
    assert count_queries(lambda: client.get(**asked)) == 1


def test_a_host_that_is_not_allowed_gets_nothing(client, task):
    client.get(PAGE)
    for _time in range(2):
        assert client.get(PAGE, headers={"host": "zly.example"}).status_code == 400


def test_the_language_that_a_browser_prefers_changes_nothing(client, task):
    polish = client.get(PAGE, headers={"accept-language": "pl"})
    pages.clear()
    english = client.get(PAGE, headers={"accept-language": "en"})
    assert polish.content == english.content


# What readers have already.


def test_a_reader_who_has_the_page_hears_that_it_is_still_right(client, task):
    tag = client.get(PAGE)["ETag"]
    for known in (tag, f'"other", {tag}', f"W/{tag}", "*"):
        again = client.get(PAGE, headers={"if-none-match": known})
        assert (again.status_code, again.content) == (304, b"")
        assert again["ETag"] == tag
        assert again["Cache-Control"] == "no-cache"
        assert "Content-Type" not in again
    assert client.get(PAGE, headers={"if-none-match": '"other"'}).status_code == 200
    rename(task, "Remont szkoły")
    assert client.get(PAGE, headers={"if-none-match": tag}).status_code == 200


def test_who_has_the_page_hears_so_from_a_process_that_has_not_made_it(client, task):
    tag = client.get(PAGE)["ETag"]
    pages.clear()
    assert client.get(PAGE, headers={"if-none-match": tag}).status_code == 304


def test_a_time_is_told_only_when_no_change_can_share_it(client, task, clock):
    assert "Last-Modified" not in client.get(PAGE)
    clock[0] += 0.05
    assert "Last-Modified" not in client.get(PAGE)
    clock[0] += 0.1
    told = client.get(PAGE)["Last-Modified"]
    assert told == "Tue, 13 May 2014 16:53:20 GMT"
    since = {"if-modified-since": told}
    assert client.get(PAGE, headers=since).status_code == 304
    assert (
        client.get(PAGE, headers={**since, "if-none-match": '"x"'}).status_code == 200
    )
    rename(task, "Remont szkoły")
    assert client.get(PAGE, headers=since).status_code == 200


def test_a_time_of_another_clock_is_not_taken_for_ours(client, task, clock):
    client.get(PAGE)
    clock[0] += 5
    later = {"if-modified-since": "Tue, 13 May 2014 17:00:00 GMT"}
    assert client.get(PAGE, headers=later).status_code == 200


def test_head_is_answered_from_the_same_page(client, task, count_queries):
    made = client.get(PAGE)
    assert count_queries(lambda: client.head(PAGE)) == 1
    head = client.head(PAGE)
    assert head.content == b""
    assert head.headers == made.headers


def test_head_alone_keeps_nothing(client, task):
    assert client.head(PAGE).status_code == 200
    assert list(pages) == []


# Compressed.


def test_a_page_is_compressed_once_for_all(client, task):
    plain = client.get(PAGE)
    for _time in range(2):
        zipped = client.get(PAGE, headers={"accept-encoding": "gzip, br"})
        assert zipped["Content-Encoding"] == "gzip"
        assert zipped["ETag"] == f"W/{plain['ETag']}"
        assert zipped["Content-Length"] == str(len(zipped.content))
        assert gzip.decompress(zipped.content) == plain.content
        assert "Accept-Encoding" in zipped["Vary"]
    assert "Content-Encoding" not in client.get(PAGE)


def test_what_a_compressing_reader_made_is_whole_for_the_next(client, task):
    client.get(PAGE, headers={"accept-encoding": "gzip", "if-none-match": '"x"'})
    assert "Budowa żłobka" in client.get(PAGE).content.decode()


@pytest.mark.parametrize(
    ("accepted", "taken"),
    [
        ("", False),
        ("gzip", True),
        ("GZIP;q=0.5", True),
        ("br, gzip;q=0", False),
        ("*", True),
        ("*;q=0", False),
        ("gzip;q=0.3, identity", False),
        ("gzip;q=1, identity;q=0.5", True),
        ("gzip;q=x", False),
        ("identity", False),
        ("xgzip", False),
    ],
)
def test_who_takes_compressed_bytes(accepted, taken):
    assert takes_gzip(accepted) is taken


# What is never kept.


def test_who_is_signed_in_neither_gets_nor_leaves_a_kept_page(client, task):
    person = Client()
    person.force_login(make_office_user(username="biuro"))
    commit()
    assert person.get(PAGE).status_code == 200
    assert list(pages) == []
    client.get(PAGE)
    assert "private" in person.get(PAGE)["Cache-Control"]


def test_a_message_for_one_reader_is_not_kept(client, task):
    client.cookies["messages"] = "anything"
    client.get(PAGE)
    assert list(pages) == []


@pytest.mark.parametrize(
    "address",
    [
        "/miasto/zadania/I.1.9/",
        "/zadania/",
        "/uwagi/",
        "/uwagi/dziekujemy/",
        "/panel/",
        "/konto/login/",
        "/miasto/dane/2009/zadania.csv",
        "/miasto/zadania/I.1.1",
    ],
)
def test_what_is_no_public_page_is_not_kept(client, task, address):
    client.get(address)
    assert list(pages) == []


def test_what_is_not_public_yet_is_not_kept(client, task):
    strategy = task.strategy
    type(strategy).objects.update(state="preparation", published_at=None)
    commit()
    assert client.get(PAGE).status_code == 404
    assert list(pages) == []


def test_api_keeps_its_own_word_on_caches(client, task, count_queries):
    address = "/api/v1/strategie/"
    made = client.get(address)
    assert count_queries(lambda: client.get(address)) == 1
    again = client.get(address)
    assert again["Access-Control-Allow-Origin"] == "*"
    assert again["Cache-Control"] == made["Cache-Control"] == "public, max-age=300"
    known = client.get(address, headers={"if-none-match": again["ETag"]})
    assert known.status_code == 304
    assert known["Access-Control-Allow-Origin"] == "*"


def test_without_a_number_pages_are_made_each_time(client, task, count_queries):
    client.get(PAGE)
    end()
    assert count_queries(lambda: client.get(PAGE)) > 1
    assert count_queries(lambda: client.get(PAGE)) > 1


def test_queries_of_a_kept_page_do_not_grow(client, count_queries):
    counts = []
    for tasks in (1, 11):
        Strategy.objects.all().delete()
        strategy = make_tree(tasks=tasks)
        commit()
        address = strategy.get_absolute_url()
        client.get(address)
        counts.append(count_queries(lambda: client.get(address)))  # noqa: B023
    assert counts == [1, 1]


def test_the_key_says_all_that_an_answer_depends_on():
    request = RequestFactory().get("/miasto/?rok=2010", headers={"host": "localhost"})
    period = (1, TODAY)
    assert key_of(request, period) == (
        period,
        "http",
        "localhost",
        "/miasto/",
        "rok=2010",
    )
