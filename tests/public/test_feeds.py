"""The Atom feeds, read as a feed reader does."""

from xml.etree import ElementTree

import pytest
from django.test import override_settings

from organisation.models import Unit, User
from reporting.models import Action, State, Version
from reporting.transitions import move
from tasks.models import Goal, Strategy, StrategyYear, Task
from tests.factories import (
    Cells,
    actor,
    draft,
    make_campaign,
    make_goal,
    make_office_user,
    make_programme,
    make_report,
    make_task,
    make_unit,
    year_of,
)
from tests.pages import words_of

ATOM = "{http://www.w3.org/2005/Atom}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
FEED = "/miasto/zmiany/atom.xml"

pytestmark = pytest.mark.usefixtures("_site")


@pytest.fixture
def _site():
    with override_settings(SITE_URL="https://strategia.example.pl"):
        yield


@pytest.fixture
def office(db) -> User:
    return make_office_user(first_name="Genowefa", last_name="Utajniona")


@pytest.fixture
def task(db) -> Task:
    stages: list[Cells] = [{2010: ("20", None)}]
    return make_task(title="Most <b> & park", stages=stages, executor=make_unit())


@pytest.fixture
def year(task) -> StrategyYear:
    year = year_of(task, 2010)
    make_campaign(year)
    return year


@pytest.fixture
def unit_feed(task) -> str:
    return f"/miasto/jednostki/{task.executors.get().unit.pk}/atom.xml"


def read(client, address: str = FEED) -> ElementTree.Element:
    response = client.get(address)
    assert response.status_code == 200
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert not response.cookies
    # Our own answer, not a stranger's document.
    return ElementTree.fromstring(response.content)


def said(element: ElementTree.Element, name: str) -> str:
    found = element.find(ATOM + name)
    assert found is not None, name
    return found.text or ""


def links(element: ElementTree.Element) -> dict[str, str]:
    return {
        one.attrib["rel"]: one.attrib["href"] for one in element.findall(f"{ATOM}link")
    }


def publish(task: Task, year: StrategyYear, by: User) -> None:
    """Approve a report and correct it, a month later."""
    make_report(task, year, State.APPROVED, by=by, what=draft(task, "7", done="A"))
    what = draft(task, "8", done="A")
    move(
        task, year, Action.CORRECTED, by=actor(by), draft=what, reason="Bo <i>tak</i>."
    )
    report = Version.objects.filter(report__task=task)
    report.filter(action=Action.APPROVED).update(at="2014-01-31T23:30:00+00:00")
    report.filter(action=Action.CORRECTED).update(at="2014-02-28T12:00:00+00:00")


def test_a_feed_tells_what_the_page_tells(client, office, task, year):
    publish(task, year, office)
    feed = read(client)
    assert feed.attrib[LANG] == "pl"
    assert said(feed, "title") == "Zmiany: Strategia rozwoju Miasta"
    assert said(feed, "updated") == "2014-02-28T12:00:00+00:00"
    assert feed.findtext(f"{ATOM}author/{ATOM}name") == "Miasto"
    assert links(feed) == {
        "alternate": "https://strategia.example.pl/miasto/zmiany/",
        "self": "https://strategia.example.pl/miasto/zmiany/atom.xml",
    }
    later, earlier = feed.findall(f"{ATOM}entry")
    assert (
        said(later, "title") == "I.1.1 Most <b> & park: poprawiono dane za 2010\xa0r."
    )
    assert said(earlier, "title").endswith("zatwierdzono sprawozdanie za 2010\xa0r.")
    assert links(later) == {
        "alternate": "https://strategia.example.pl/miasto/zadania/I.1.1/"
        "?rok=2010#sprawozdanie"
    }
    assert said(earlier, "updated") == "2014-01-31T23:30:00+00:00"
    assert "wykonano 7,0 z 20,0 punktu." in said(earlier, "summary")
    # The summary is HTML, in which the reason is text.
    assert "Bo &lt;i&gt;tak&lt;/i&gt;." in said(later, "summary")
    assert "7 → 8" in words_of(said(later, "summary"))


def test_nobodys_name_and_no_inner_reason_is_in_it(client, office, task, year):
    publish(task, year, office)
    body = client.get(FEED).content.decode()
    assert "Utajniona" not in body
    assert "Powód." not in body


def test_a_feed_is_valid_whatever_people_paste(client, office, task, year, unit_feed):
    publish(task, year, office)
    odd = "Most\x0b\x1f \ufffe"
    Task.objects.update(title=odd)
    Goal.objects.update(title=odd)
    Strategy.objects.update(title=odd, city=odd)
    Version.objects.update(reason=odd)
    Unit.objects.update(name=odd)
    for address in (FEED, "/miasto/cele/I/atom.xml", unit_feed):
        assert "Most" in said(read(client, address), "title")


def test_what_is_not_approved_is_not_in_it(client, office, task, year):
    before = client.get(FEED).content
    make_report(task, year, State.SUBMITTED, by=office, what=draft(task, "7", done="A"))
    assert client.get(FEED).content == before


def test_entries_and_feeds_are_known_by_the_same_names_for_ever(
    client, office, task, year, unit_feed
):
    publish(task, year, office)
    feeds = [read(client, one) for one in (FEED, "/miasto/cele/I/atom.xml", unit_feed)]
    assert len({said(feed, "id") for feed in feeds}) == 3
    first, *others = (
        [said(e, "id") for e in feed.iter(f"{ATOM}entry")] for feed in feeds
    )
    assert len(set(first)) == 2
    assert all(ids == first for ids in others)
    assert all(one.startswith("tag:strategia.example.pl,") for one in first)
    # Whatever the task is called or numbered later.
    Task.objects.update(title="Inny", number=9)
    assert [said(e, "id") for e in read(client).iter(f"{ATOM}entry")] == first


def test_an_empty_feed_is_valid_and_the_same_each_time(client, task, unit_feed):
    for address in (FEED, "/miasto/cele/I/atom.xml", unit_feed):
        feed = read(client, address)
        assert feed.findall(f"{ATOM}entry") == []
        assert said(feed, "updated") == "1970-01-01T00:00:00+00:00"
        assert all(said(feed, name) for name in ("id", "title", "updated"))
        assert client.get(address).content == client.get(address).content


def test_a_goals_and_a_units_feed_tell_only_of_its_tasks(
    client, office, task, year, unit_feed
):
    other = make_task(
        make_programme(make_goal(task.strategy, "II")),
        stages=[{2010: ("5", None)}],
        executor=make_unit(),
    )
    publish(task, year, office)
    publish(other, year, office)
    for address in ("/miasto/cele/I/atom.xml", unit_feed):
        titles = [said(e, "title") for e in read(client, address).iter(f"{ATOM}entry")]
        assert len(titles) == 2
        assert all(title.startswith("I.1.1") for title in titles)
    assert len(read(client).findall(f"{ATOM}entry")) == 4


def test_the_english_feed_is_english_and_leads_to_english_pages(
    client, office, task, year
):
    publish(task, year, office)
    feed = read(client, "/en" + FEED)
    assert feed.attrib[LANG] == "en"
    later = feed.find(f"{ATOM}entry")
    assert later is not None
    assert said(later, "title").endswith("figures for 2010 corrected")
    assert "/en/miasto/zadania/I.1.1/" in links(later)["alternate"]
    assert said(later, "id") not in client.get(FEED).content.decode()


def test_there_is_no_feed_of_what_there_is_not(client, task):
    for address in (
        "/inne/zmiany/atom.xml",
        "/miasto/cele/IX/atom.xml",
        "/miasto/jednostki/0/atom.xml",
        "/miasto/jednostki/99999999999999999999/atom.xml",
    ):
        assert client.get(address).status_code == 404, address
    assert client.post(FEED).status_code == 405


def test_pages_lead_to_their_feeds(client, task):
    start = '<link rel="alternate"\n          type="application/atom+xml"\n'
    for address, feeds in {
        "/miasto/": [FEED],
        "/miasto/zadania/I.1.1/": [FEED],
        "/miasto/cele/I/": [FEED, "/miasto/cele/I/atom.xml"],
        "/en/miasto/": ["/en" + FEED],
    }.items():
        body = client.get(address).content.decode()
        head = body[: body.index("</head>")]
        for feed in feeds:
            assert f'href="{feed}"' in head, (address, feed)
        assert head.count("application/atom+xml") == len(feeds), start
    body = client.get("/miasto/zmiany/").content.decode()
    assert f'href="{FEED}"' in body[body.index("<main") :]
