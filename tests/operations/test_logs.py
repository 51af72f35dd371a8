"""Logs: one line an event, in one clock, findable by the request, about nobody."""

import json
import logging
import re

import pytest

from operations import sentry
from operations.logs import Json, Line, answered, masked, request_id
from tests.factories import make_user

# A name like those that a proxy makes.
GIVEN = "0a1b2c3d4e5f60718293a4b5"


def record(message: str, *args: object, **fields: object) -> logging.LogRecord:
    said = {"name": "reporting", "levelname": "WARNING", "created": 0.5}
    return logging.makeLogRecord({"msg": message, "args": args, **said, **fields})


@pytest.mark.parametrize(
    ("given", "kept"),
    [(GIVEN, True), ("short", False), ("a b\nc" * 4, False), ("x" * 65, False)],
)
def test_the_answer_names_the_request_as_the_proxy_did(client, given, kept):
    answer = client.get("/healthz", headers={"x-request-id": given})["X-Request-ID"]
    assert (answer == given) is kept
    assert re.fullmatch(r"[0-9a-f]{24}", answer)


def test_a_request_is_one_line_with_the_account_and_without_what_was_asked(
    client, caplog, db
):
    user = make_user()
    client.force_login(user)
    with caplog.at_level(logging.INFO, "operations.requests"):
        client.get("/panel/?q=Kowalska", headers={"x-request-id": GIVEN})
    (line,) = [one for one in caplog.records if one.name == "operations.requests"]
    assert re.fullmatch(r"GET /panel/ 200 [\d.]+ ms", line.getMessage())
    assert line.facts["path"] == "/panel/"
    assert "Kowalska" not in str(vars(line))


def test_paths_that_let_people_in_are_not_written(client, caplog, db):
    with caplog.at_level(logging.INFO, "operations.requests"):
        client.get("/obserwuj/1.wprowadza-mnie/koniec/")
        client.get("/panel/kalendarz/wprowadza-mnie.ics")
        client.get("/konto/password/reset/key/3-wprowadza-mnie/")
    said = " ".join(Line().format(one) for one in caplog.records)
    assert "GET /obserwuj/***/koniec/ 200" in said
    assert "Not Found: /panel/kalendarz/***" in said
    assert "wprowadza-mnie" not in said


def test_words_and_json_say_the_same_of_an_event(rf, db):
    user = make_user()
    request = rf.get("/")
    request._cached_user = user
    told = record("letter %s to %s was not sent", 7, "jan.nowak@um.leszno.example")
    names, of = request_id.set(GIVEN), answered.set(request)
    try:
        line, event = Line().format(told), json.loads(Json().format(told))
    finally:
        request_id.reset(names)
        answered.reset(of)
    said = "letter 7 to *** was not sent"
    assert line == (
        "1970-01-01T00:00:00.500Z WARNING reporting "
        f"request={GIVEN} user={user.pk} {said}"
    )
    assert event == {
        "time": "1970-01-01T00:00:00.500Z",
        "level": "WARNING",
        "logger": "reporting",
        "message": said,
        "request_id": GIVEN,
        "user": user.pk,
    }


def test_a_trace_and_a_forged_end_stay_in_one_line():
    try:
        raise ValueError("Key (email)=(anna@example.pl) already exists\nroot signed in")
    except ValueError as error:
        told = record("failed\n1970 INFO forged", exc_info=(ValueError, error, None))
    for formatter in (Line(), Json()):
        line = formatter.format(told)
        assert "\n" not in line
        assert "anna" not in line
        assert "ValueError" in line


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (
            "Error handling /szukaj/?q=Jan",
            "Error handling /szukaj/?***",
        ),
        ("postgres://site:haslo@db/x", "postgres://***@db/x"),
        ("Invalid request from ip=203.0.113.9: no", "Invalid request from ip=*** no"),
        ("Not Found: /obserwuj/1.abcdef/koniec/", "Not Found: /obserwuj/***/koniec/"),
        ("Is it late? 3 of 4", "Is it late? 3 of 4"),
    ],
)
def test_what_is_personal_or_secret_is_taken_out_by_its_look(text, left):
    assert masked(text) == left


def test_sentry_is_told_where_an_error_lies_and_nothing_of_anybody(rf):
    request = rf.get("/")
    request._cached_user = type("User", (), {"pk": 7})()
    event = {
        "request": {
            "method": "POST",
            "url": "https://miasto.example/obserwuj/1.abcdef/koniec/",
            "query_string": "q=Jan",
            "data": {"password": "haslo"},
            "cookies": {"sessionid": "x"},
            "headers": {"Cookie": "x"},
            "env": {"REMOTE_ADDR": "203.0.113.9"},
        },
        "user": {"email": "anna@example.pl", "ip_address": "203.0.113.9"},
        "extra": {"sys.argv": ["x"]},
        "breadcrumbs": {"values": [{"message": "SELECT 'Jan'"}]},
        "exception": {"values": [{"type": "E", "value": "to anna@example.pl"}]},
        "logentry": {"message": "to %s", "params": ["Jan"], "formatted": "to a@b.pl"},
    }
    names, of = request_id.set(GIVEN), answered.set(request)
    try:
        sent = sentry.scrub(event, {})
    finally:
        request_id.reset(names)
        answered.reset(of)
    assert sent == {
        "request": {
            "method": "POST",
            "url": "https://miasto.example/obserwuj/***/koniec/",
        },
        "user": {"id": 7},
        "exception": {"values": [{"type": "E", "value": "to ***"}]},
        "logentry": {"message": "to %s", "formatted": "to ***"},
        "tags": {"request_id": GIVEN},
    }


def test_sentry_starts_with_nothing_that_would_be_personal(monkeypatch):
    sentry_sdk = pytest.importorskip("sentry_sdk")
    told = {}
    monkeypatch.setattr(sentry_sdk, "init", lambda **options: told.update(options))
    sentry.start("https://key@errors.example.pl/1")
    assert told["release"] == "1.0.0"
    assert told["before_send"] is sentry.scrub
    private = ("send_default_pii", "include_local_variables", "max_breadcrumbs")
    assert not any(told[name] for name in private)
    assert told["max_request_body_size"] == "never"
