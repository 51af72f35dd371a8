"""What is kept for a time only is forgotten with the daily reminders."""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.utils.timezone import now

from exchange.models import Snapshot, Upload, UploadState
from exchange.receivers import APPLIED_KEPT, TAKEN_KEPT, UPLOAD_KEPT
from leszno_strategy.orphans import clean_up

DAY = timedelta(days=1)
pytestmark = pytest.mark.django_db


def make_upload(state: UploadState = UploadState.READ, **fields) -> Upload:
    fields.setdefault("at", now())
    file = ContentFile(b"{}", name="a.json")
    return Upload.objects.create(state=state, name="plik.json", file=file, **fields)


def test_the_same_state_is_kept_once_and_remembers_the_last_time():
    first = Snapshot.objects.keep(b'{"a": 1}')
    Snapshot.objects.update(made_at=now() - TAKEN_KEPT)
    again = Snapshot.objects.keep(b'{"a": 1}')
    assert again == first
    assert again.content == b'{"a": 1}'
    assert again.made_at > now() - DAY


def test_a_file_nobody_decided_on_goes_with_its_row_after_its_time():
    old = make_upload(at=now() - UPLOAD_KEPT - DAY)
    young = make_upload(at=now() - UPLOAD_KEPT + DAY)
    storage, name = old.file.storage, old.file.name
    clean_up()
    assert list(Upload.objects.all()) == [young]
    assert not storage.exists(name)
    assert storage.exists(young.file.name)


def test_what_came_in_can_be_taken_back_for_longer():
    long_ago = now() - UPLOAD_KEPT - DAY
    applied = {"state": UploadState.APPLIED, "at": long_ago}
    kept = make_upload(**applied, decided_at=long_ago)
    make_upload(**applied, decided_at=now() - APPLIED_KEPT - DAY)
    clean_up()
    assert list(Upload.objects.all()) == [kept]


def test_a_state_stays_as_long_as_a_file_needs_it_or_one_may_come_back():
    needed = Snapshot.objects.keep(b"needed")
    Snapshot.objects.keep(b"of no use")
    Snapshot.objects.update(made_at=now() - TAKEN_KEPT - DAY)
    taken = Snapshot.objects.keep(b"taken lately")
    make_upload(base=needed)
    clean_up()
    assert set(Snapshot.objects.all()) == {needed, taken}
