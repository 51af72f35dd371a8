"""What is in preparation stays inside; what is published is two clicks away."""

import itertools
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, suppress

import pytest
from django.core import mail
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client
from django.urls import Resolver404, resolve
from django.utils.translation import override

from annual_report.formats import FORMATS
from indicators.models import Indicator
from open_data.files import FILES
from organisation.models import Unit, User
from public.sitemaps import SECTIONS
from reporting.models import Attachment, Campaign, State
from reporting.transitions import Draft
from tasks import life
from tasks.models import Goal, Picture, Programme, Strategy, StrategyState, Task
from tests.factories import (
    Cells,
    draft,
    make_campaign,
    make_goal,
    make_indicator,
    make_office_user,
    make_post,
    make_programme,
    make_report,
    make_strategy,
    make_task,
    make_unit,
    make_user,
)
from tests.test_project import is_open, patterns

pytestmark = pytest.mark.django_db

SECRET = "TAJN"
PUBLIC = ("pierwsza", "druga", "trzecia", "czwarta")
PARAMETER = re.compile(r"<(?:\w+:)?(\w+)>")
LINK = re.compile(rb'href="([^"#?]*)')
MAPS = ("/sitemap.xml", *(f"/sitemap-{name}.xml" for name in SECTIONS))
PAGES = (
    "",
    "cele/I/",
    "programy/I.1/",
    "zadania/I.1.1/",
    "zadania/",
    "wskazniki/",
    "jednostki/",
    "szukaj/",
    "zmiany/",
    "dane/",
    "raporty/",
)


def make_picture(strategy: Strategy, said: str) -> Picture:
    return Picture.objects.create(
        digest=f"{strategy.pk:064x}",
        large=ContentFile(said.encode(), "large.webp"),
        small=ContentFile(said.encode(), "small.webp"),
        width=1120,
        height=630,
        small_width=480,
        small_height=270,
    )


def fill(strategy: Strategy, name: str, by: User) -> Task:
    """Give the strategy one of everything, all named so, with an approved report."""
    Strategy.objects.filter(pk=strategy.pk).update(title=f"{name} strategia")
    goal = make_goal(strategy)
    picture = make_picture(strategy, f"{name} obraz")
    Goal.objects.filter(pk=goal.pk).update(
        title=f"{name} cel", picture=picture, picture_alt=f"{name} obraz"
    )
    programme = make_programme(goal, coordinator=make_post(f"{name} stanowisko"))
    Programme.objects.filter(pk=programme.pk).update(title=f"{name} program")
    unit = make_unit(f"{name} wydział")
    stages: list[Cells] = [{2009: ("50", "40"), 2010: ("50", None)}]
    title = f"{name} zadanie"
    task = make_task(programme, title=title, stages=stages, executor=unit)
    make_indicator(task, {2009: "7"}, name=f"{name} wskaźnik")
    for row in (goal, programme, task):
        row.legacy_id = strategy.pk
        row.save(update_fields=["legacy_id"])
    year = strategy.years.get(year=2010)
    make_campaign(year, instructions=f"{name} instrukcja")
    file = SimpleUploadedFile("plik.txt", f"{name} plik".encode())
    done = draft(task, "30", values=("5",), done=f"{name} opis")
    make_report(task, year, State.APPROVED, by=by, what=Draft(done.content, [file]))
    return task


@pytest.fixture(scope="module")
def _made(in_passing: Callable[[], AbstractContextManager[None]]) -> Iterator[None]:
    """Four strategies that are public, one of them archived, and one that is not.

    They are made once: what a test changes is taken back after it.
    """
    with in_passing():
        office = make_office_user(email="biuro@example.org", username="biuro")
        for number, slug in enumerate(PUBLIC):
            fill(make_strategy(slug), f"Jawna {number}", office)
        Strategy.objects.filter(slug="czwarta").update(state=StrategyState.ARCHIVED)
        Campaign.objects.all().delete()
        fill(make_strategy("tajna", state=StrategyState.PREPARATION), SECRET, office)
        yield


@pytest.fixture
def office(_made: None, db: None) -> User:
    return User.objects.get(username="biuro")


@pytest.fixture
def secret(_made: None, db: None) -> Strategy:
    return Strategy.objects.get(slug="tajna")


def guesses(secret: Strategy) -> dict[str, list[str]]:
    """Say what a stranger could put into an address, by the name of its part."""
    rows = [*Indicator.objects.of(secret), *Attachment.objects.all()]
    ids = {row.pk for row in [*rows, *Unit.objects.all()]}
    return {
        "strategy": [secret.slug],
        "code": ["I", "I.1", "I.1.1"],
        "pk": list(map(str, sorted(ids))),
        "legacy_id": [str(secret.pk)],
        "year": ["2009", "2010"],
        "number": ["1"],
        # One table in each format, and all that is no table.
        "name": [*FILES][:3] + [*FILES][-6:],
        "kind": [*FORMATS],
        "section": [*SECTIONS],
        "topic": ["praca"],
        "token": ["nie-ma"],
        "digest": [one.digest for one in Picture.objects.of(secret)],
        "width": ["480"],
    }


def addresses(secret: Strategy) -> Iterator[str]:
    """Yield every address of the public site, with the secret strategy in it."""
    known = guesses(secret)
    routes = sorted({route for route, view in patterns() if is_open(view)})
    for route in routes:
        if route.startswith(("konto/", "admin/", "panel/")):
            continue
        names = PARAMETER.findall(route)
        for values in itertools.product(*(known[name] for name in names)):
            yield "/" + filled(route, values)


def filled(route: str, values: Iterable[str]) -> str:
    for value in values:
        route = PARAMETER.sub(value, route, count=1)
    return route


def has_english(address: str) -> bool:
    with override("en"), suppress(Resolver404):
        return bool(resolve(f"/en{address}"))
    return False


def body_of(response) -> bytes:
    return response.getvalue() if response.streaming else response.content


@pytest.mark.slow
def test_no_address_shows_what_is_in_preparation(secret):
    stranger, seen = Client(), {}
    for address in addresses(secret):
        asked = f"{address}?q=TAJN" if address.endswith("szukaj/") else address
        for prefix in ("", "/en") if has_english(address) else ("",):
            response = stranger.get(prefix + asked)
            seen[prefix + address] = response.status_code
            said = body_of(response) + repr(response.headers).encode()
            assert SECRET.encode() not in said, address
            if "tajna" in address or address.endswith(f"/{secret.pk}"):
                assert response.status_code == 404, address
            assert b"/tajna/" not in said.replace(address.encode(), b""), address
    assert len(seen) > 200


@pytest.mark.slow
def test_the_same_addresses_show_it_once_it_is_published(secret):
    """Else the walk before would prove nothing."""
    life.publish(secret)
    found = {one: Client().get(one) for one in addresses(secret)}
    shown = [one for one, got in found.items() if SECRET.encode() in body_of(got)]
    for part in ("/tajna/", "/api/v1/strategie/", "/tajna/zmiany/atom.xml"):
        assert part in shown
    assert any("zalaczniki" in one for one in shown)
    assert any("obrazy" in one for one in shown)
    old = f"/plans/list/{secret.pk}"
    assert found[old].status_code == 301


@pytest.mark.slow
def test_following_links_leads_nowhere_near_it(secret):
    ahead, seen, stranger = {"/", "/strategie/", *MAPS}, set(), Client()
    while ahead:
        address = ahead.pop()
        seen.add(address)
        body = body_of(stranger.get(address))
        assert SECRET.encode() not in body, address
        links = {one.decode() for one in LINK.findall(body)}
        ahead |= {one for one in links if one.startswith("/") and "/konto" not in one}
        ahead = {one for one in ahead - seen if not one.startswith(("/static", "/en"))}
    assert "/czwarta/zadania/I.1.1/" in seen


def test_no_letter_tells_of_it_before_it_is_published(secret):
    make_task(secret.goals.get().programmes.get(), title="TAJN drugie", stages=[])
    call_command("send_reminders", verbosity=0)
    assert not mail.outbox
    life.publish(secret)
    call_command("send_reminders", verbosity=0)
    assert SECRET in mail.outbox[0].body


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("language", ["", "/en"])
def test_each_public_strategy_is_on_the_switch_of_each_page(
    secret, client, page, language
):
    for slug in PUBLIC:
        body = client.get(f"{language}/{slug}/{page}").content.decode()
        for other in PUBLIC:
            assert f'href="{language}/{other}/"' in body
        assert f'href="{language}/strategie/"' in body


def test_pages_of_the_site_have_the_switch_too(secret, client):
    for page in ("/", "/pomoc/", "/api/", "/deklaracja-dostepnosci/", "/uwagi/"):
        body = client.get(page).content.decode()
        assert all(f'href="/{slug}/"' in body for slug in PUBLIC), page


def test_the_list_shows_each_with_its_years_state_and_progress(secret, client):
    body = client.get("/strategie/").content.decode()
    assert body.count("2009–2013") == len(PUBLIC)
    assert "archiwalna" in body
    assert "70,0" in body
    assert "tajna" not in body


def test_the_front_page_and_short_addresses_are_of_the_chosen_one(secret, client):
    life.put_on_front(Strategy.objects.get(slug="trzecia"))
    assert "Jawna 2 strategia" in client.get("/").content.decode()
    assert client.get("/zadania/")["Location"] == "/trzecia/zadania/"
    newer = make_strategy("nowa", years=(2030,), state=StrategyState.PREPARATION)
    life.publish(newer)
    assert "Jawna 2 strategia" in client.get("/").content.decode()


def test_archived_pages_say_so(secret, client):
    assert "Strategia archiwalna" in client.get("/czwarta/").content.decode()
    assert "Strategia archiwalna" not in client.get("/druga/").content.decode()


@pytest.mark.parametrize("page", [*PAGES, "zadania/I.1.1/wykres.csv"])
def test_the_office_sees_it_with_a_banner_and_nothing_keeps_it(
    secret, client, office, page
):
    client.force_login(office)
    response = client.get(f"/tajna/{page}")
    assert response.status_code == 200
    assert response["X-Robots-Tag"] == "noindex"
    assert {"private", "no-store"} <= set(response["Cache-Control"].split(", "))
    if page.endswith("csv"):
        return
    body = response.content.decode()
    assert "W przygotowaniu: mieszkańcy tego nie widzą." in body
    assert '<meta name="robots" content="noindex">' in body
    assert "canonical" not in body
    assert "og:" not in body
    assert "atom+xml" not in body


@pytest.mark.parametrize(
    "address",
    [
        "/api/v1/strategie/tajna/",
        "/tajna/zmiany/atom.xml",
        "/tajna/cele/I/atom.xml",
        "/tajna/dane/najnowsze/strategia.csv",
        "/tajna/dane/strategia.json",
        "/tajna/dane/strategia.schema.json",
    ],
)
def test_programs_do_not_find_it_whoever_is_signed_in(secret, client, office, address):
    client.force_login(office)
    assert client.get(address).status_code == 404


def test_who_else_sees_it_early(secret, client):
    task = Task.objects.of(secret).get()
    coordinator = make_user(task.programme.coordinator)
    executor = make_user(make_post(unit=Unit.objects.get(name="TAJN wydział")))
    viewer, stranger = make_user(), make_user()
    secret.viewers.add(viewer)
    for user, status in (
        (coordinator, 200),
        (viewer, 200),
        (executor, 404),
        (stranger, 404),
    ):
        client.force_login(user)
        assert client.get("/tajna/").status_code == status, user
        assert client.get("/tajna/zadania/I.1.1/").status_code == status, user
