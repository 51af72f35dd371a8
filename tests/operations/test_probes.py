"""What programs are told that watch over the site, and who may know how much."""

import datetime
from types import SimpleNamespace

import pytest
from django.db import DatabaseError, connection
from django.utils.timezone import now

from letters.models import Letter
from operations import probes

TOKEN = "a-token-of-26-letters-long"
FOREIGN = {"REMOTE_ADDR": "203.0.113.7"}


@pytest.fixture(autouse=True)
def _folder_of_files(settings, tmp_path):
    settings.VAR_DIR = tmp_path


def make_letter(*, hours: int, attempts: int) -> Letter:
    past = now() - datetime.timedelta(hours=hours)
    return Letter.objects.create(
        to="a@example.pl",
        message_id=f"<{hours}@x>",
        created_at=past,
        not_before=past,
        attempts=attempts,
    )


def test_a_process_says_that_it_lives_and_asks_nobody(
    client, db, django_assert_num_queries
):
    with django_assert_num_queries(0):
        response = client.get("/healthz", headers={"host": "10.0.0.5"}, **FOREIGN)
    assert response.json() == {"status": "ok"}
    assert response["Cache-Control"] == "no-store"
    assert "default-src 'none'" in response["Content-Security-Policy"]
    assert not response.cookies


def test_probes_answer_over_http_under_any_name(client, settings, db):
    settings.SECURE_SSL_REDIRECT, settings.ALLOWED_HOSTS = True, ["miasto.example"]
    for path in ("/healthz", "/readyz"):
        response = client.get(path, headers={"host": "balancer"}, **FOREIGN)
        assert response.status_code == 200


def test_all_is_well_with_each_part_by_name(client, db):
    said = client.get("/readyz?all=1", headers={"host": "127.0.0.1:8000"}).json()
    assert said["status"] == "ok"
    parts = {name: one["status"] for name, one in said["checks"].items()}
    assert parts == dict.fromkeys(
        ("database", "disk", "migrations", "queue", "mail"), "ok"
    )


def test_a_migration_that_is_not_applied_stops_requests(client, monkeypatch, db):
    missing = frozenset({("tasks", "9999_later")})
    monkeypatch.setattr(probes, "known_migrations", lambda: missing)
    response = client.get("/readyz", headers={"host": "localhost"})
    assert response.status_code == 503
    assert response.json()["checks"]["migrations"] == {
        "status": "failed",
        "said": "not applied: tasks.9999_later",
    }


def test_a_disk_without_room_stops_requests(client, monkeypatch, db):
    usage = SimpleNamespace(free=3 * 1024 * 1024)
    monkeypatch.setattr(probes.shutil, "disk_usage", lambda folder: usage)
    response = client.get("/readyz", headers={"host": "localhost"})
    assert response.status_code == 503
    assert response.json()["checks"]["disk"]["said"] == "only 3 MB are free"


def test_a_database_that_is_away_is_all_that_is_told_of_it(client, monkeypatch):
    def fail() -> None:
        raise DatabaseError("password of strategy@db1 is wrong")

    monkeypatch.setattr(connection, "close_if_unusable_or_obsolete", fail)
    response = client.get("/readyz", headers={"host": "localhost"})
    assert response.status_code == 503
    assert set(response.json()["checks"]) == {"database", "disk"}
    assert b"db1" not in response.content


@pytest.mark.parametrize(
    ("hours", "attempts", "part"), [(1, 0, "queue"), (1, 3, "mail")]
)
def test_what_waits_too_long_stops_only_who_asks_for_all(
    client, db, hours, attempts, part
):
    letter = make_letter(hours=hours, attempts=attempts)
    assert client.get("/readyz").status_code == 200
    response = client.get("/readyz?all=1", headers={"host": "localhost"})
    assert response.status_code == 503
    assert response.json()["checks"][part]["status"] == "failed"
    letter.delete()
    make_letter(hours=0, attempts=attempts)
    assert client.get("/readyz?all=1").status_code == 200


@pytest.mark.parametrize(
    ("asked", "may_know"),
    [
        ({"HTTP_HOST": "127.0.0.1:8000"}, True),
        ({"HTTP_HOST": "[::1]:8000", "REMOTE_ADDR": "::1"}, True),
        ({"HTTP_HOST": "localhost", "REMOTE_ADDR": ""}, True),
        ({"HTTP_HOST": "localhost", **FOREIGN}, False),
        ({"HTTP_HOST": "miasto.example"}, False),
        ({"HTTP_HOST": "localhost", "HTTP_X_FORWARDED_FOR": "127.0.0.1"}, False),
        ({"HTTP_HOST": "localhost", "HTTP_X_REAL_IP": "203.0.113.7"}, False),
        ({**FOREIGN, "HTTP_AUTHORIZATION": f"Bearer {TOKEN}"}, True),
        ({**FOREIGN, "HTTP_AUTHORIZATION": f"Bearer {TOKEN}x"}, False),
        ({**FOREIGN, "HTTP_AUTHORIZATION": "Bearer "}, False),
    ],
)
def test_details_are_for_this_machine_and_who_has_the_token(
    client, settings, db, asked, may_know
):
    settings.METRICS_TOKEN = TOKEN
    assert ("checks" in client.get("/readyz", **asked).json()) is may_know
    assert client.get("/metrics", **asked).status_code == (200 if may_know else 403)


def test_without_a_token_an_empty_one_opens_nothing(client, settings, db):
    settings.METRICS_TOKEN = ""
    asked = {**FOREIGN, "HTTP_AUTHORIZATION": "Bearer "}
    assert client.get("/metrics", **asked).status_code == 403


def test_nothing_can_be_sent_to_them(client):
    assert client.post("/healthz").status_code == 405
