"""Whoever signs in waits for a slow hash; whoever reads does not."""

from collections.abc import Iterator
from threading import Thread

import pytest
from django.contrib.auth import get_user
from django.contrib.auth.hashers import check_password, identify_hasher, make_password
from django.test import Client

from leszno_strategy.faults import Crowded, Fault, fault_of
from organisation import hashing
from tests.factories import make_task, make_user
from tests.pages import text_of

PASSWORD = "tak-dlugie-jak-trzeba"
# Threads of a process that `make run` starts.
THREADS = 4


@pytest.fixture(autouse=True)
def _slow(settings) -> None:
    settings.PASSWORD_HASHERS = [
        "organisation.hashing.Argon2",
        "django.contrib.auth.hashers.MD5PasswordHasher",
    ]


@pytest.fixture
def crowd() -> Iterator[list[bool]]:
    """Let somebody hash, and as many wait as may; tell how it went for these."""
    encoded, found = make_password(PASSWORD), []
    waiting = [
        Thread(target=lambda: found.append(check_password(PASSWORD, encoded)))
        for _n in range(hashing.WAITING)
    ]
    assert hashing.threads.enter(0)
    for number, thread in enumerate(waiting, start=1):
        thread.start()
        while hashing.threads.waiting < number:
            pass
    yield found
    hashing.threads.leave()
    for thread in waiting:
        thread.join()
    assert found == [True] * hashing.WAITING


def sign_in(client: Client):
    given = {"login": "anna", "password": PASSWORD}
    return client.post("/konto/login/", given)


def test_what_was_hashed_before_still_opens(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
    earlier = make_password(PASSWORD)
    settings.PASSWORD_HASHERS = ["organisation.hashing.Argon2"]
    assert check_password(PASSWORD, earlier)
    assert not check_password("inne", earlier)
    assert isinstance(identify_hasher(earlier), hashing.Argon2)


def test_threads_stay_free_however_many_sign_in(crowd):
    encoded = "argon2" + "$argon2id$v=19$m=8,t=1,p=1$c2FsdHNhbHQ$c2FsdHNhbHQ"
    for _n in range(20):
        with pytest.raises(Crowded) as caught:
            check_password(PASSWORD, encoded)
    assert fault_of(caught.value) == Fault.CROWDED
    # One hashes, the others wait: half of the threads at most.
    assert 1 + hashing.threads.waiting <= THREADS / 2


@pytest.mark.django_db
def test_a_reader_is_answered_while_people_wait_to_sign_in(client, crowd):
    make_user(username="anna")
    task = make_task()
    for _n in range(20):
        said = text_of(sign_in(Client()))
        assert "Wiele osób loguje się w tej chwili" in said
    assert client.get(task.get_absolute_url()).status_code == 200


@pytest.mark.django_db
def test_whoever_was_sent_away_signs_in_afterwards(client):
    user = make_user(username="anna")
    user.set_password(PASSWORD)
    user.save()
    assert hashing.threads.enter(0)
    waiting = Thread(target=check_password, args=(PASSWORD, user.password))
    waiting.start()
    while hashing.threads.waiting < hashing.WAITING:
        pass
    # More often than a wrong password may be tried.
    for _n in range(12):
        assert sign_in(client).status_code == 200
    hashing.threads.leave()
    waiting.join()
    assert sign_in(client).status_code == 302
    assert get_user(client).username == "anna"
