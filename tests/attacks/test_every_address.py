"""What strangers, other sites and curious colleagues try, at every address there is.

Addresses and rows are found by the walk itself (`places`); nothing is listed here but
what is allowed.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from itertools import cycle
from urllib.parse import quote, urlsplit

import pytest
from django.test import Client
from django.utils.timezone import localdate

from organisation.roles import held_posts
from tests.attacks.closed import KNOWN, belongs_elsewhere, is_closed, reads_only
from tests.attacks.places import ARGUMENT, Place
from tests.attacks.town import Town, make_town
from tests.attacks.walking import (
    Answer,
    ask,
    client_of,
    is_public,
    one_of_each,
)

pytestmark = pytest.mark.slow

PRESS, EVIL, FORWARDED = "https://gazeta.example", "zla.example", "proxy.example"
# Forms of readers have a mark of their own, since readers get no cookie; letters of
# followers end by one click, whose address nobody guesses.
OWN_MARK = ("uwagi/", "<slug:strategy>/obserwuj/", "obserwuj/<str:token>/")
REFUSED = {403, 404, 405}
ROLES = ["executor by unit", "coordinator", "administrator"]
SPLIT = "q=a%0d%0aX-Wpisany:%201&next=%0d%0aX-Wpisany:%201&rok=%0d%0a"
FROM_PROXIES = {
    "HTTP_X_FORWARDED_HOST": FORWARDED,
    "HTTP_X_HOST": FORWARDED,
    "HTTP_FORWARDED": f"host={FORWARDED};proto=https",
    "HTTP_X_ORIGINAL_URL": f"//{FORWARDED}/panel/",
    "HTTP_X_REWRITE_URL": "/panel/",
    "HTTP_X_HTTP_METHOD_OVERRIDE": "DELETE",
}


@pytest.fixture(scope="module")
def _town(in_passing: Callable[[], AbstractContextManager[None]]) -> Iterator[Town]:
    with in_passing():
        yield make_town()


@pytest.fixture
def town(_town: Town, db: None) -> Town:
    return _town


def faults_of(answer: Answer, *, is_signed_in: bool) -> Iterator[str]:
    """Tell what no answer may have, whoever asked."""
    heads, place = answer.headers, answer.place
    if answer.status >= 500:
        yield f"answered {answer.status}"
    if answer.wrote:
        yield f"wrote {answer.wrote}"
    if urlsplit(answer.location).netloc not in {"", "testserver"}:
        yield f"leads to {answer.location}"
    if "X-Wpisany" in heads:
        yield "has a header that the address wrote"
    if FORWARDED in str(heads) or FORWARDED.encode() in answer.body:
        yield "believes a header that no proxy of ours wrote"
    policy = heads.get("Content-Security-Policy", "")
    found = re.search("frame-ancestors ([^;]+)", policy)
    is_shown = place.route.startswith("embed/") and answer.status == 200
    framed_by = PRESS if is_shown else "'none'"
    is_denied = heads.get("X-Frame-Options") == "DENY" and not is_shown
    if policy and not (found and found[1] == framed_by) and not is_denied:
        yield f"may be framed by {found and found[1]}"
    if "html" in heads.get("Content-Type", "") and "default-src 'self'" not in policy:
        yield "lets scripts of others run"
    if heads.get("X-Content-Type-Options") != "nosniff":
        yield "lets browsers guess what it is"
    if is_signed_in and "private" not in heads.get("Cache-Control", ""):
        yield f"may be kept for others: {heads.get('Cache-Control')}"


def test_reading_any_address_changes_nothing_and_leads_nowhere_else(town, settings):
    settings.EMBED_ORIGINS = [PRESS]
    found = []
    client = client_of(town.people["superuser"])
    query = f"next=//{EVIL}/&url=https:{EVIL}&return_to=%5C%5C{EVIL}"
    for place in town.routes:
        for asked in (query, SPLIT):
            answer = ask(client, place, asked, **FROM_PROXIES)
            faults = faults_of(answer, is_signed_in=True)
            found += [(place.address, asked[:5], fault) for fault in faults]
            if not is_public(place):
                break
    assert not found


def test_a_reader_gets_no_cookie_at_any_public_address(town, settings):
    settings.EMBED_ORIGINS = [PRESS]
    client, found = Client(), []
    for place in town.routes:
        if place.route.startswith(("konto/", "admin/")):
            continue
        answer = ask(client, place, **FROM_PROXIES)
        faults = faults_of(answer, is_signed_in=False)
        found += [(place.address, fault) for fault in faults]
        if client.cookies:
            found.append((place.address, "set a cookie"))
            client.cookies.clear()
    assert not found


def test_a_form_of_another_site_is_refused_at_every_address(town):
    """CSRF: without the mark of the form, and with it but from elsewhere."""
    client = client_of(town.people["superuser"], is_strict=True)
    found, mark = [], "a" * 32
    # One of them each: whatever asks for no mark is found by any.
    ways = cycle(
        [
            ({}, {}),
            ({"csrfmiddlewaretoken": mark}, {"origin": f"https://{EVIL}"}),
            ({"csrfmiddlewaretoken": mark}, {"origin": "null"}),
        ]
    )
    for place, (sent, asked_by) in zip(town.routes, ways, strict=False):
        client.cookies["csrftoken"] = mark
        data = {**sent, "reason": "x", "step": "save"}
        answer = ask(client, place, data=data, headers=asked_by)
        is_marked = place.route.startswith(OWN_MARK)
        is_api = place.route.startswith("api/v1/") and answer.status == 405
        if answer.wrote or not (answer.status == 403 or is_api or is_marked):
            found.append((place.address, asked_by, answer.status, answer.wrote))
    assert not found


@pytest.mark.parametrize("role", ROLES)
def test_no_row_of_others_is_had_by_its_number_or_code(town, role):
    """IDOR: each address with each row that the table of rights closes to the role."""
    person = town.people[role]
    held = held_posts(person, on=localdate())
    KNOWN.clear()
    client, found, tried = client_of(person), [], 0
    for place in _judged(town, lambda one: is_closed(one, person, held)):
        for sent in ({}, {"data": {"reason": "x", "step": "save", "confirm": "on"}}):
            answer = ask(client, place, **sent)
            tried += 1
            # The admin leads from a row to its page, and from none to its first page.
            is_led = place.route.startswith("admin/") and answer.location.endswith(
                ("/change/", "/admin/")
            )
            if not (answer.status in REFUSED or is_led) or answer.wrote:
                found.append((place.address, sent, answer.status, answer.wrote))
    assert not found
    assert tried > 100


def test_who_only_reads_changes_nothing_anywhere(town):
    person = town.people["auditor"]
    client, found = client_of(person), []
    for place in one_of_each(one for one in town.places if reads_only(one)):
        data = {"reason": "x", "step": "save", "confirm": "on", "title": "Inny"}
        answer = ask(client, place, data=data)
        if answer.wrote:
            found.append((place.address, answer.status, answer.wrote))
    assert not found


def test_no_row_is_had_by_the_address_of_another_strategy_or_part(town):
    """Also where the office, which may do all, mixes addresses up."""
    client, found = client_of(town.people["superuser"]), []
    for place in _judged(town, belongs_elsewhere):
        for sent in ({}, {"data": {"reason": "x", "step": "save"}}):
            answer = ask(client, place, **sent)
            if answer.status not in REFUSED | {301} or answer.wrote:
                found.append((place.address, sent, answer.status, answer.wrote))
    assert not found


def _judged(town: Town, is_meant: Callable[[Place], bool]) -> Iterator[Place]:
    """Give a place of each route of which it is true."""
    count: dict[str, int] = {}
    for place in town.places:
        if place.rows and count.get(place.route, 0) < 1 and is_meant(place):
            count[place.route] = count.get(place.route, 0) + 1
            yield place


# Written as they are, the first would be the same to the site.
WAYS_OUT = [
    "..%2f..%2f..%2f..%2fetc%2fpasswd",
    "%2e%2e%5c%2e%2e%5cwindows%5cwin.ini",
    "%252e%252e%252fetc%252fpasswd",
]


def test_no_address_leads_out_of_its_folder(town):
    client, found = client_of(town.people["superuser"]), []
    for route in sorted({place.route for place in town.places}):
        if "<str:" not in route and "<path:" not in route and "(" not in route:
            continue
        for way in WAYS_OUT:
            parts = list(ARGUMENT.finditer(route))
            last = [part for part in parts if part["kind"] != "int"][-1]
            start = ARGUMENT.sub(
                lambda match: "1" if match["kind"] == "int" else "miasto",
                route[: last.start()],
            )
            address = f"/{start}{way}{route[last.end() :]}"
            answer = ask(client, Place(route, address))
            is_file = "html" not in answer.headers.get("Content-Type", "html")
            if b"root:" in answer.body or (answer.status == 200 and is_file):
                found.append((address, answer.status))
    for folder in ("static", "static/css"):
        for way in WAYS_OUT:
            answer = ask(client, Place("", f"/{folder}/{way}"))
            if answer.status == 200:
                found.append((folder, way, answer.status))
    assert not found


ELSEWHERE = [
    f"//{EVIL}",
    f"https://{EVIL}/",
    f"https:{EVIL}",
    f"\\\\{EVIL}",
    f"/\\{EVIL}",
    f"/\t/{EVIL}",
    f"\x01https://{EVIL}",
    f"https://testserver@{EVIL}/",
    f"https://testserver.{EVIL}/",
    "javascript:alert(1)",
    "data:text/html,x",
    f"////{EVIL}",
    f"http:///{EVIL}",
    f"/%09/{EVIL}",
]


NAMES = ("next", "url", "zachowany", "page", "redirect_to")


def test_no_page_leads_to_another_site(town):
    """Open redirect: at the entrances, signed in and not, asked and sent."""
    found = []
    ends = [Place("", "/konto/logout/"), Place("", "/admin/logout/")]
    open_to_all = {"admin/login/", "uwagi/", "panel/zacznij/"}
    entrances = [
        one
        for one in town.routes
        if one.route.startswith("konto/") or one.route in open_to_all
    ]
    for person in (None, town.people["office"]):
        client = client_of(person)
        for place in entrances:
            is_entrance = place.route.endswith(("login/", "reauthenticate/"))
            for way in ELSEWHERE if is_entrance else ELSEWHERE[:2]:
                asked = "&".join(f"{name}={quote(way)}" for name in NAMES)
                answers = [
                    ask(client, place, asked),
                    ask(client, place, data=dict.fromkeys(NAMES, way)),
                ]
                found += [(place.address, way) for one in answers if leaves(one)]
    for place in ends:
        for way in ELSEWHERE:
            answer = ask(client_of(town.people["office"]), place, data={"next": way})
            found += [(place.address, way)] if leaves(answer) else []
    assert not found


def leaves(answer: Answer) -> bool:
    said = answer.location.strip().replace("\\", "/")
    parts = urlsplit(said)
    return parts.netloc not in {"", "testserver"} or parts.scheme not in {"", "http"}
