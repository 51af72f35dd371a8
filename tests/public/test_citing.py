"""A page is cited, followed and shown of a link with its own year and figure."""

import datetime
import re
from html import unescape
from io import BytesIO

import pytest
from django.conf import settings
from django.db import connection
from PIL import Image

from public.asof import as_of
from public.share import Card, card_of
from public.strategies import _years_of
from reporting.models import Version
from tasks.outline import task_node
from tests.factories import (
    UNIT_OF_TREE,
    make_indicator,
    make_office_user,
    make_task,
    make_tree,
    make_varied_tree,
)
from tests.public.reading import I_3_5

pytestmark = pytest.mark.django_db

SITE = settings.SITE_URL


def cited(client, address: str) -> str:
    body = client.get(address).content.decode()
    found = re.search(r'<details class="cite">(.*?)</details>', body, re.DOTALL)
    assert found, address
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", found[1])).split())


def test_a_citation_names_the_page_its_year_and_its_address(client):
    task = make_task(title="Budowa żłobka", stages=I_3_5)
    said = cited(client, task.get_absolute_url())
    assert "I.1.1 Budowa żłobka. Miasto, Strategia rozwoju Miasta." in said
    assert "Stan na koniec 2013 r." in said
    # Without the year the page would move on with the figures.
    assert f"{SITE}/miasto/zadania/I.1.1/?rok=2013 " in said


def test_a_citation_keeps_what_was_asked_for_and_the_chosen_year(client):
    make_tree(tasks=2)
    said = cited(client, "/en/miasto/zadania/?cel=I&rok=2009")
    assert f"{SITE}/en/miasto/zadania/?cel=I&rok=2009 (as of" in said


def test_a_page_of_no_year_is_cited_without_one(client):
    make_tree(tasks=2)
    assert f"{SITE}/pomoc/ (dostęp:" in cited(client, "/pomoc/")
    assert "Stan na koniec" not in cited(client, "/pomoc/")


def test_a_citation_says_when_the_figures_were_last_approved(client):
    by = make_office_user()
    make_varied_tree(by=by)
    newest = Version.objects.public().order_by("-pk").first()
    at = datetime.datetime(2012, 2, 3, 12, tzinfo=datetime.UTC)
    Version.objects.filter(pk=newest.pk).update(at=at)
    said = cited(client, "/miasto/")
    assert "Ostatnie zatwierdzenie lub poprawka: 3 lutego 2012 r." in said


def test_where_nothing_was_approved_no_day_is_told(client):
    make_tree(tasks=2)
    assert "Ostatnie zatwierdzenie" not in cited(client, "/miasto/")


@pytest.mark.parametrize(
    ("address", "feed"),
    [
        ("/miasto/", "/miasto/zmiany/atom.xml"),
        ("/miasto/cele/I/", "/miasto/cele/I/atom.xml"),
        ("/miasto/programy/I.1/", "/miasto/cele/I/atom.xml"),
        ("/miasto/zadania/I.1.1/", "/miasto/cele/I/atom.xml"),
        ("/miasto/jednostki/7000/", "/miasto/jednostki/7000/atom.xml"),
        ("/miasto/zmiany/", "/miasto/zmiany/atom.xml"),
        ("/miasto/zmiany/?cel=I", "/miasto/cele/I/atom.xml"),
    ],
)
def test_a_feed_is_offered_before_anything_else_of_the_page(client, address, feed):
    make_tree(tasks=2)
    page = client.get(address.replace("7000", str(UNIT_OF_TREE)))
    body = page.content.decode()
    main = body[body.index("<main") :]
    href = f'href="{feed.replace("7000", str(UNIT_OF_TREE))}"'
    assert main.index(href) < main.index("<h1")


@pytest.mark.parametrize(
    ("address", "picture"),
    [
        ("/", "/miasto/obraz.png"),
        ("/miasto/?rok=2009", "/miasto/obraz.png?rok=2009"),
        ("/miasto/cele/I/", "/miasto/cele/I/obraz.png"),
        ("/en/miasto/programy/I.1/", "/en/miasto/programy/I.1/obraz.png"),
        ("/miasto/zadania/I.1.1/", "/miasto/zadania/I.1.1/obraz.png"),
    ],
)
def test_a_link_is_shown_with_a_picture_of_the_page(client, address, picture):
    make_tree(tasks=2)
    body = client.get(address).content.decode()
    assert f'<meta property="og:image" content="{SITE}{picture}">' in body
    response = client.get(picture)
    assert response["Content-Type"] == "image/png"
    with Image.open(BytesIO(response.content)) as drawn:
        assert drawn.size == (1200, 630)


def test_the_picture_of_an_indicator_is_drawn_even_for_a_sentence(client):
    task = make_task(stages=I_3_5)
    indicator = make_indicator(task, {2010: "ok. 1800, w tym 39 dla osób " * 5})
    address = f"/miasto/wskazniki/{indicator.pk}/obraz.png"
    assert client.get(address).content.startswith(b"\x89PNG")


def card(task, year: int) -> Card:
    return card_of(as_of(task_node(task), year), task.programme.goal.strategy)


def test_the_picture_says_what_the_first_sentence_says():
    drawn = card(make_task(stages=I_3_5), 2009)
    assert (drawn.figure, drawn.above) == ("12,0", "Zadanie I.1.1 · zagrożone")
    assert drawn.beside == "z 17,0 punktów zaplanowanych do końca 2009\u00a0r."
    assert drawn.bar is not None
    assert [drawn.bar.actual, drawn.bar.missing] == ["12.0", "5.0"]


def test_the_picture_of_what_nobody_reported_has_no_figure():
    drawn = card(make_task(stages=[{2009: ("10", None)}]), 2009)
    assert (drawn.figure, drawn.bar) == ("–", None)
    assert drawn.beside == "o postępie jeszcze nic nie wiadomo"


def test_a_long_title_ends_in_three_lines():
    drawn = Card("", "", "Budowa i przebudowa dróg " * 20, "1", "")
    assert len(drawn.lines) == 3
    assert drawn.lines[-1][1].endswith(" …")


@pytest.mark.skipif(connection.vendor != "sqlite", reason="SQLite's words of a plan")
def test_the_last_approval_is_had_without_reading_the_others():
    """Every page says it: a city has an approval for each task and year."""
    plan = _years_of.make(strategy=make_tree(tasks=2).pk).explain()
    assert "report_last_of_year" in plan
    assert "TEMP B-TREE" not in plan
