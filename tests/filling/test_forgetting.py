"""What was read of a file is kept for its person for thirty days."""

import datetime

from django.utils.timezone import now

from filling.models import FilledFile
from leszno_strategy.orphans import clean_up
from tests.filling.books import brought, put, taken


def test_a_file_is_forgotten_after_thirty_days(client, tasks):
    book = taken(client)
    put(book, f"task-{tasks[0].pk} done", "text", "Zrobiono.")
    brought(client, book)
    FilledFile.objects.update(at=now() - datetime.timedelta(days=29))
    clean_up()
    assert FilledFile.objects.get().rows
    FilledFile.objects.update(at=now() - datetime.timedelta(days=31))
    clean_up()
    assert not FilledFile.objects.exists()
