"""Stored XSS and formula injection: a hostile text in every field of every table, and a
look at every page, picture, feed, letter and file that shows it.

What is shown is parsed, not searched: in none may the text be anything but text.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from io import BytesIO
from urllib.parse import urlencode
from zipfile import ZipFile, is_zipfile

import pytest
from django.core import mail
from django.core.management import call_command
from django.test import Client
from django.utils.timezone import now

from annual_report import exports
from annual_report.formats import FORMATS
from annual_report.models import Snapshot
from annual_report.scope import WHOLE
from filling.models import FilledFile
from letters.models import Letter
from public.models import Follower
from tests.attacks.places import Place, all_places
from tests.attacks.shown import faults_of, in_heads, in_page
from tests.attacks.texts import ELEMENT, hostile, numbers_in, write_everywhere
from tests.attacks.town import Town, make_town
from tests.attacks.walking import LAST, Answer, ask, client_of, every_route
from tests.factories import make_closed
from tests.odd_requests import NAMED

pytestmark = pytest.mark.slow


@dataclass(frozen=True)
class Written:
    town: Town
    numbers: dict[int, str]
    refused: list[str]


@pytest.fixture(scope="module")
def _written(
    in_passing: Callable[[], AbstractContextManager[None]],
) -> Iterator[Written]:
    with in_passing():
        town = make_town(hostile(99))
        numbers, refused = write_everywhere()
        year = town.published.years.get(year=2009)
        make_closed(town.published, 2009, by=town.city.office, reason=hostile(98))
        snapshot = Snapshot.objects.filter(year=year).latest("number")
        for kind in FORMATS:
            asked = exports.ask_for(
                year, kind, WHOLE, snapshot=snapshot, by=town.city.office
            )
            exports.make(asked)
        yield Written(town, numbers, refused)


@pytest.fixture
def written(_written: Written, db: None) -> Written:
    return _written


def test_in_no_page_and_no_file_is_a_text_more_than_a_text(written):
    found, seen = [], set()
    for client, place in asked(written.town):
        answer = ask(client, place)
        kind = answer.headers.get("Content-Type", "")
        if answer.status >= 500:
            found.append((place.address, str(answer.status)))
            continue
        faults = faults_of(kind, answer.body, place.address)
        faults += in_heads(dict(answer.headers))
        found += [(place.address, fault) for fault in faults]
        seen |= shown_in(answer)
    # Of what was before only the admin tells, and not of each field.
    unseen = {
        name
        for number, name in written.numbers.items()
        if number not in seen and ".historical" not in name
    }
    assert not found
    assert unseen == set()
    assert written.refused == []
    assert len(written.numbers) > 60


def asked(town: Town) -> Iterator[tuple[Client, Place]]:
    """Give each page with some of its rows, and who reads it."""
    superuser = client_of(town.people["superuser"])
    executor = client_of(town.people["executor by post"])
    count: Counter[tuple[str, object]] = Counter()
    for place in [*all_places(), *public_files()]:
        kind = place.route, place.rows.get("year")
        count[kind] += 1
        # Reports look otherwise from state to state.
        most = 4 if place.route.startswith("panel/") and "year" in place.rows else 1
        if place.route in LAST or count[kind] > most:
            continue
        is_own = isinstance(place.row, FilledFile)
        yield (executor if is_own else superuser), place


def public_files() -> Iterator[Place]:
    for kind in FORMATS:
        yield Place("", f"/miasto/raporty/2009/v2/raport.{kind}")
    for name in ("zadania-excel.csv", "zadania.csv", "opis.json", "datapackage.json"):
        yield Place("", f"/miasto/dane/2009/v2/{name}")


def shown_in(answer: Answer) -> set[int]:
    if is_zipfile(BytesIO(answer.body)):
        with ZipFile(BytesIO(answer.body)) as archive:
            parts = [archive.read(name) for name in archive.namelist()]
        return numbers_in(b" ".join(parts).decode(errors="ignore"))
    return numbers_in(answer.body.decode(errors="ignore"))


def test_in_no_letter_is_a_text_more_than_a_text(written):
    Letter.objects.all().delete()
    strategy = written.town.published
    Follower.objects.update(confirmed_at=now(), told_to=0)
    Follower.objects.create(
        email="cel@example.org",
        language="pl",
        strategy=strategy,
        goal=strategy.goals.first(),
        confirmed_at=now(),
    )
    for user in written.town.people.values():
        if user:
            user.email = f"{user.pk}@example.org"
            user.save()
    call_command("tell_followers", verbosity=0)
    call_command("send_reminders", verbosity=0)
    assert len(mail.outbox) > 3
    assert any(ELEMENT in str(letter.body) for letter in mail.outbox)
    found = []
    for letter in mail.outbox:
        raw = letter.message()
        found += [name for name in raw if name.lower() in {"bcc", "cc"}]
        found += [said for said in raw.values() if "\n" in said.replace("\n ", "")]
        for content, _kind in getattr(letter, "alternatives", []):
            found += [(letter.subject, one) for one in in_page(content.encode())]
    assert not found


# Of a library, about a name of a column that holds a dot.
@pytest.mark.filterwarnings("ignore:Use '__':DeprecationWarning")
def test_what_is_typed_and_wrong_is_shown_again_as_a_text(written):
    """Reflected: every field of every form, and every filter, gets a hostile text."""
    client, found, shown = client_of(written.town.people["superuser"]), [], 0
    for place in every_route():
        page = ask(client, place)
        names = {
            *NAMED.findall(page.body.decode(errors="ignore").partition("<main")[2])
        }
        if page.status != 200 or not names:
            continue
        typed = {name: hostile(97) for name in names}
        answers = [ask(client, place, data=typed)]
        if b'method="get"' in page.body:
            answers.append(ask(client, place, urlencode(typed)))
        for answer in answers:
            kind = answer.headers.get("Content-Type", "")
            if answer.status >= 500:
                found.append((place.address, str(answer.status)))
                continue
            faults = faults_of(kind, answer.body, place.address)
            found += [(place.address, fault) for fault in faults]
            shown += 97 in shown_in(answer)
    assert not found
    assert shown > 20
