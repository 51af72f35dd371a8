"""Stored XSS and formula injection: a hostile text in every field of every table, and a
look at every page, picture, feed, letter and file that shows it.

What is shown is parsed, not searched: in none may the text be anything but text.
"""

import datetime
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from urllib.parse import urlencode
from zipfile import ZipFile, is_zipfile

import allauth
import pytest
from allauth.account.adapter import get_adapter
from allauth.core.context import request_context
from django.conf import settings
from django.core import mail
from django.core.management import call_command
from django.test import Client, RequestFactory
from django.utils.timezone import now

from annual_report import exports
from annual_report.formats import FORMATS
from annual_report.models import Snapshot
from annual_report.scope import WHOLE
from feedback.models import Kind
from feedback.receiving import receive
from filling.models import FilledFile
from leszno_strategy.making_anew import make_every
from letters.models import Letter
from organisation.models import User
from public.followed import Followed
from public.followers import ask as ask_to_follow
from public.followers import tell
from public.models import Follower
from signing_in.invitations import invite
from tests.attacks.places import Place
from tests.attacks.shown import faults_of, in_heads, in_page
from tests.attacks.texts import ELEMENT, hostile, numbers_in, write_everywhere
from tests.attacks.town import Town, make_town
from tests.attacks.walking import LAST, Answer, ask, client_of
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
        # Else every form that is tried would do it, and be undone.
        make_every()
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
    for place in [*town.places, *public_files()]:
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


# Addresses of deeds that nobody did.
@pytest.mark.ignore_template_errors
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
    for account in User.objects.all():
        account.email = f"{account.pk}@example.org"
        account.save()
    # What was approved in the last minutes has to settle.
    assert tell(now() + datetime.timedelta(hours=1), once_a_day=False) >= 1
    call_command("send_reminders", verbosity=0)
    assert len(mail.outbox) > 3
    of_deeds = len(mail.outbox)
    receive(kind=Kind.GENERAL, text=hostile(96), page="/", email="pytajacy@example.org")
    followed = Followed(strategy, strategy.goals.first())
    ask_to_follow(email="nowy@example.org", followed=followed, language="pl")
    account, office = User.objects.order_by("pk")[:2]
    invite(account, by=office)
    told = {"user": account, "username": account.username, "by": office}
    with request_context(RequestFactory().post("/")):
        for prefix in sorted(letters_of_accounts()):
            get_adapter().send_mail(prefix, account.email, {**told, "account": account})
    of_accounts = mail.outbox[of_deeds:]
    assert len(of_accounts) > 20
    # What was typed: the reader's message, names of who invites and who resets.
    assert sum(ELEMENT in str(letter.body) for letter in of_accounts) >= 4
    found = []
    for letter in mail.outbox:
        raw = letter.message()
        found += [name for name in raw if name.lower() in {"bcc", "cc"}]
        found += [said for said in raw.values() if "\n" in said.replace("\n ", "")]
        for content, _kind in getattr(letter, "alternatives", []):
            found += [(letter.subject, one) for one in in_page(content.encode())]
    assert not found


def letters_of_accounts() -> set[str]:
    """Find what our templates and those of the library for accounts write to people."""
    suffix = "_message.txt"
    return {
        f"{app}/email/{path.name.removesuffix(suffix)}"
        for app in ("account", "mfa", "socialaccount")
        for folder in (
            settings.BASE_DIR / "templates",
            Path(allauth.__file__).parent / "templates",
        )
        for path in (folder / app / "email").glob(f"*{suffix}")
        if not path.name.startswith("base_")
    }


# Of a library, about a name of a column that holds a dot.
@pytest.mark.filterwarnings("ignore:Use '__':DeprecationWarning")
def test_what_is_typed_and_wrong_is_shown_again_as_a_text(written):
    """Reflected: every field of every form, and every filter, gets a hostile text."""
    client, found, shown = client_of(written.town.people["superuser"]), [], 0
    for place in written.town.routes:
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
