"""What tests share."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection, transaction
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.db.models.signals import post_migrate
from django.test.utils import CaptureQueriesContext, override_settings
from django.urls import clear_url_caches
from django.utils import translation

from indicators.models import ChangedFacts
from letters import posting
from letters.sending import deliver
from operations import requests
from public.kept_pages import pages
from reporting.models import Campaign
from tasks.models import ChangedSums, Strategy
from tests import emptying
from tests.factories import make_campaign, make_office_user, make_tree

# Rooms that read what others write: their queries are asked of one database, but for
# tests that are marked `both`.
READING = {"annual_report", "feedback", "letters", "open_data", "operations", "public"}
HERE = Path(__file__).parent


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that are to ask each database: `-m database` takes them alone.

    pytest-django keeps those without its mark or fixtures away from any. Of a test
    that is asked of many values one is enough: the queries are the same. Those that
    commit, since they are about locks, are all asked, and those marked `both` of rooms
    that write.
    """
    firsts = _first_of_each(items)
    for item in items:
        fixtures = getattr(item, "fixturenames", ())
        asks = item.get_closest_marker("django_db") or "django_db_setup" in fixtures
        is_reading = item.path.relative_to(HERE).parts[0] in READING
        is_both = item.get_closest_marker("both") is not None
        is_one = item.nodeid in firsts or _commits(item)
        is_asked = is_one and (is_both or not is_reading)
        if asks and (is_asked or (is_both and not is_reading)):
            item.add_marker("database")
    items.sort(key=_place)


def _place(item: pytest.Item) -> int:
    """The longest begin first, so that nobody waits for them alone at the end."""
    marks = {mark.name for mark in item.iter_markers()}
    if "slow" in marks:
        return 0 if "both" in marks else 1
    return 2 if "browser" in marks else 3


def _commits(item: pytest.Item) -> bool:
    mark = item.get_closest_marker("django_db")
    return mark is not None and bool(mark.kwargs.get("transaction"))


def _first_of_each(items: Iterable[pytest.Item]) -> set[str]:
    names = defaultdict(list)
    for item in items:
        names[item.nodeid.partition("[")[0]].append(item.nodeid)
    return {min(found) for found in names.values()}


@pytest.fixture(autouse=True)
def _polish() -> Iterator[None]:
    """A request leaves its language behind in the thread that made it: here, ours."""
    with translation.override(settings.LANGUAGE_CODE):
        yield


@pytest.fixture(autouse=True)
def _letters_go_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Send letters when they are posted: a test has no moment after its transaction.

    The process that sends them is tried for real, by a server of its own.
    """
    monkeypatch.setattr(posting, "send_later", deliver)


@pytest.fixture(autouse=True)
def _requests_have_one_name(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let answers be compared to the byte: else each names its own request."""
    monkeypatch.setattr(requests, "token_hex", lambda length: "0" * 2 * length)


@pytest.fixture(scope="session")
def django_db_use_migrations() -> bool:
    """Make tables as the models are now, in seconds.

    `tests/upgrade/test_from_nothing.py` sees that migrations make the same.
    """
    return False


@pytest.fixture(scope="session", autouse=True)
def _nothing_is_due_after_a_flush() -> None:
    """Take back what triggers write while SQLite's tables are emptied one by one.

    In which order they are differs from process to process; whoever came next would
    make anew what is of no strategy, with a few queries more.
    """

    def empty(**_signal: object) -> None:
        for due in (ChangedFacts, ChangedSums):
            due.objects.all().delete()

    post_migrate.connect(empty, sender=apps.get_app_config("indicators"), weak=False)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    with django_db_blocker.unblock():
        _record_migrations()
        if connection.vendor == "postgresql":
            _keep_autovacuum_away()
        empty = emptying.quick_way()
    with emptying.by(empty):
        yield


def _record_migrations() -> None:
    """Say that all have run, so that `migrate` goes on from a copy of the database."""
    recorder = MigrationRecorder(connection)
    recorder.ensure_schema()
    with override_settings(MIGRATION_MODULES={}):
        known = MigrationLoader(None).disk_migrations
    recorder.migration_qs.bulk_create(
        recorder.Migration(app=app, name=name) for app, name in known
    )


def _keep_autovacuum_away() -> None:
    """It does not see what a test has written and not committed, takes tables of
    thousands of rows for empty, and queries are then planned that take hours."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            name = connection.ops.quote_name(table)
            cursor.execute(f"ALTER TABLE {name} SET (autovacuum_enabled = false)")


@pytest.fixture
def count_queries(db):
    """Count the queries of a call: `count_queries(lambda: client.get("/"))`."""
    return queries_of


def queries_of(call: Callable[[], object]) -> int:
    with CaptureQueriesContext(connection) as captured:
        call()
    return len(captured)


@pytest.fixture
def english(settings) -> Iterator[None]:
    """Read messages as they stand in the code, whatever their translation."""
    settings.LANGUAGE_CODE = "en"
    # Django keeps the addresses of each language: English ones have no /en/ here.
    clear_url_caches()
    with translation.override("en"):
        yield
    clear_url_caches()


@pytest.fixture
def office_queries(client, count_queries):
    """Count what a page asks for the office: `office_queries(address, tasks=10)`."""
    client.force_login(make_office_user())

    def count(address: str, *, tasks: int) -> int:
        Campaign.objects.all().delete()
        Strategy.objects.all().delete()
        make_campaign(make_tree(tasks=tasks).years.get(year=2010))
        return count_queries(lambda: client.get(address))

    return count


@pytest.fixture(scope="session")
def in_passing(
    django_db_setup: None, django_db_blocker: Any
) -> Callable[[], AbstractContextManager[None]]:
    """Let a module make data and look at it once: `with in_passing(): …`.

    What was written is taken back at the end, so that only what was seen is left.
    """

    @contextmanager
    def passing() -> Iterator[None]:
        polish = translation.override(settings.LANGUAGE_CODE)
        with django_db_blocker.unblock(), polish, transaction.atomic():
            yield
            transaction.set_rollback(True)

    return passing


@pytest.fixture
def keeping(settings) -> Iterator[None]:
    """Keep public pages as a server does; `tests.committing` commits a change."""
    settings.KEPT_PAGES_MB = 64
    pages.clear()
    yield
    pages.clear()
