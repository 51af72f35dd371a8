"""Pages of wholes cost what they show, however many tasks these have."""

import pytest

from tasks.kept_sums import make_due
from tasks.models import FundingSource, Strategy
from tests.conftest import queries_of
from tests.factories import make_tree
from tests.rows_read import rows_read_by

pytestmark = [pytest.mark.django_db, pytest.mark.both]

WHOLES = [
    "/",
    "/strategie/",
    "/miasto/",
    "/miasto/cele/I/",
    "/miasto/wykres.svg",
    "/miasto/wykres.csv",
    "/miasto/cele/I/wykres.svg",
    "/miasto/raporty/",
]


def city(tasks: int) -> None:
    Strategy.objects.all().delete()
    make_tree(tasks=tasks)
    FundingSource.objects.update(amount=5)
    make_due()


@pytest.mark.parametrize("address", WHOLES)
def test_a_page_of_a_whole_reads_as_much_of_many_tasks_as_of_few(client, address):
    read, asked = [], []
    for tasks in (10, 200):
        city(tasks)
        client.get(address)
        read.append(rows_read_by(lambda: client.get(address)))
        asked.append(queries_of(lambda: client.get(address)))
    assert read[0] == read[1]
    assert asked[0] == asked[1] < 15


def test_a_programme_asks_as_little_for_many_tasks_as_for_few(client):
    asked = []
    for tasks in (10, 200):
        city(tasks)
        asked.append(queries_of(lambda: client.get("/miasto/programy/I.1/")))
    assert asked[0] == asked[1] < 15


@pytest.mark.parametrize("address", [*WHOLES, "/miasto/programy/I.1/"])
def test_a_page_says_the_same_whether_sums_are_kept_or_not(client, address, settings):
    settings.KEPT_PAGES_MB = 0
    make_tree(tasks=10)
    FundingSource.objects.update(amount=5)
    worked_out = client.get(address).content
    assert make_due() == 2
    assert client.get(address).content == worked_out
