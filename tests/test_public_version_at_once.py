"""Those who change public data at once do not wait for each other's transactions."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import connection

from leszno_strategy.models import PublicChange
from leszno_strategy.public_version import read
from tests.factories import make_unit

pytestmark = [
    pytest.mark.both,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        connection.vendor != "postgresql", reason="SQLite has one writer at a time"
    ),
]
RENAME = "UPDATE organisation_unit SET name = name || '!' WHERE id = %s"


@contextmanager
def writers() -> Iterator[list[Any]]:
    """Give two connections in transactions, which fail rather than wait for long."""
    both = [connection.copy(), connection.copy()]
    try:
        for one in both:
            one.cursor().execute("SET lock_timeout = '20s'")
            one.cursor().execute("BEGIN")
        yield [one.cursor() for one in both]
    finally:
        for one in both:
            one.close()


def test_each_commits_when_it_is_done():
    one, other = make_unit("Biuro"), make_unit("Wydział")
    with writers() as (first, second):
        before = read()
        first.execute(RENAME, [one.pk])
        second.execute(RENAME, [other.pk])
        second.execute("COMMIT")
        between = read()
        assert before < between
        first.execute("COMMIT")
        assert between < read()
    assert not PublicChange.objects.exists()


def test_who_waits_at_the_commit_does_not_hold_the_number():
    """Or whoever is waited for could not commit: a deadlock."""
    one, other, third = make_unit("Biuro"), make_unit("Wydział"), make_unit("Zespół")
    with writers() as (first, second), ThreadPoolExecutor(1) as thread:
        second.execute(
            "SELECT 1 FROM organisation_unit WHERE id = %s FOR UPDATE", [one.pk]
        )
        second.execute(RENAME, [other.pk])
        first.execute(RENAME, [third.pk])
        first.execute(
            "INSERT INTO organisation_unitalias (unit_id, name) VALUES (%s, 'B')",
            [one.pk],
        )
        # Its key is checked now, against the row that the other holds.
        waits = thread.submit(first.execute, "COMMIT")
        wait_until_it_waits()
        second.execute("COMMIT")
        waits.result(20)


def wait_until_it_waits() -> None:
    asked = "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
    for _time in range(10_000):
        with connection.cursor() as cursor:
            cursor.execute(f"{asked} AND datname = current_database()")
            if cursor.fetchone()[0]:
                return
    raise AssertionError("It does not wait.")


def test_a_transaction_that_is_given_up_raises_nothing():
    unit = make_unit("Biuro")
    with writers() as (first, _second):
        before = read()
        first.execute(RENAME, [unit.pk])
        first.execute("ROLLBACK")
        assert read() == before
    assert not PublicChange.objects.exists()
