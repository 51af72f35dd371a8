"""A draft shows the database as at one moment, also while others write."""

from threading import Thread

import pytest
from django.db import connection

from annual_report.closing import drawing, freezing
from annual_report.closing.freezing import frozen_document
from annual_report.reading import at_one_moment
from annual_report.report import drafted
from tasks.models import Strategy
from tests.factories import make_closed, make_tree

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_draft_is_drawn_outside_of_a_transaction_and_leaves_none():
    strategy = make_tree(tasks=3)
    report = drafted(strategy.years.select_related("strategy").get(year=2010))
    assert len(list(report.tasks())) == 3
    assert connection.get_autocommit()
    # Were one still open, this could not be written for good.
    Strategy.objects.update(title="Nowa")
    connection.close()
    assert Strategy.objects.get().title == "Nowa"


@pytest.mark.skipif(
    connection.vendor == "sqlite", reason="the tests' SQLite lies in memory"
)
def test_what_others_write_meanwhile_is_not_in_it():
    make_tree(tasks=3)

    def write() -> None:
        Strategy.objects.update(title="Nowa")
        connection.close()

    with at_one_moment():
        before = Strategy.objects.get().title
        other = Thread(target=write)
        other.start()
        other.join()
        assert Strategy.objects.get().title == before
    assert Strategy.objects.get().title == "Nowa"


@pytest.mark.skipif(connection.vendor != "sqlite", reason="SQLite's own trouble")
def test_no_query_is_open_while_what_is_frozen_is_read(monkeypatch):
    monkeypatch.setattr(drawing, "IN_A_PART", 1)
    monkeypatch.setattr(freezing, "PARTS_AT_A_TIME", 5)
    snapshot = make_closed(make_tree(tasks=12), 2010)
    tasks = frozen_document(snapshot).tasks()
    next(tasks)
    # SQLite cannot, as long as any query goes on.
    with connection.cursor() as cursor:
        cursor.execute("VACUUM")
    assert len(list(tasks)) == 11
