"""Every address helps: it leads where it is meant, or its page says what is near."""

import pytest

from public.meant import codes_of, roman
from tests.conftest import queries_of
from tests.factories import (
    make_goal,
    make_office_user,
    make_programme,
    make_strategy,
    make_task,
    make_tree,
)
from tests.pages import text_of
from tests.public.page_types import PAGES
from tests.public.reading import I_3_5

pytestmark = pytest.mark.django_db

TASK = "/miasto/zadania/II.1.1/"


@pytest.fixture
def city():
    """Goals I and II, a programme with a task in the second."""
    strategy = make_strategy()
    make_goal(strategy, "I")
    return make_task(make_programme(make_goal(strategy, "II")), stages=I_3_5)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("/cele/", "/miasto/#cele"),
        ("/cele", "/miasto/#cele"),
        ("/programy/", "/miasto/#cele"),
        ("/budzet/", "/miasto/budzet/"),
        ("/porownanie/", "/miasto/porownanie/"),
        ("/niewykonane/2010/", "/miasto/niewykonane/?rok=2010"),
        ("/tematy/", "/miasto/tematy/"),
        ("/wskaźniki/", "/miasto/wskazniki/"),
        ("/dane/2012/", "/miasto/dane/#rok-2012"),
        ("/raporty/2012/", "/miasto/raporty/#rok-2012"),
        ("/zadania/2012/", "/miasto/zadania/?rok=2012"),
        ("/cele/ii/", "/miasto/cele/II/"),
        ("/zadania/II.1.1/", TASK),
        ("/MIASTO/", "/miasto/"),
        ("/miasto/cele/", "/miasto/#cele"),
        ("/miasto/programy", "/miasto/#cele"),
        ("/miasto/dane/2012/", "/miasto/dane/#rok-2012"),
        ("/miasto/2010/", "/miasto/?rok=2010"),
        ("/miasto/ii/", "/miasto/cele/II/"),
        ("/miasto/ii/1/", "/miasto/programy/II.1/"),
        ("/miasto/ii/1/1/", TASK),
        ("/miasto/ii-1-1/", TASK),
        ("/miasto/2/1/1", TASK),
        ("/miasto/II.1.1", TASK),
        ("/miasto/zadania/II.1/", "/miasto/programy/II.1/"),
        ("/miasto/programy/2/", "/miasto/cele/II/"),
        ("/miasto/zadanie/ii.01.01/", TASK),
        ("/en/cele/", "/en/miasto/#cele"),
        ("/en/goals/2/", "/en/miasto/cele/II/"),
        ("/en/miasto/ii/1/", "/en/miasto/programy/II.1/"),
        ("/api/v1/", "/api/"),
        ("/api/v1", "/api/"),
        ("/cele/?rok=2010", "/miasto/?rok=2010#cele"),
        ("/miasto/ii/?rok=2010", "/miasto/cele/II/?rok=2010"),
    ],
)
def test_an_address_leads_where_it_is_meant(client, city, typed, meant):
    response = client.get(typed)
    if response.status_code == 301:  # Django adds the slash first.
        response = client.get(response["Location"])
    assert (response.status_code, response["Location"]) == (302, meant)
    assert client.get(meant).status_code == 200


@pytest.mark.parametrize(
    "typed",
    [
        "/miasto/zadania/II.1.9/",
        "/miasto/zadania/II.1.1/wykres.png",
        "/miasto/zadania/II.1.1/zalaczniki/1/",
        "/miasto/cele/XL/",
        "/miasto/jednostki/99/",
        "/nie-ma/",
        "/panel/cele/",
        "/konto/cele/",
        "/api/v1/cele/",
    ],
)
def test_what_can_mean_nothing_is_not_found(client, city, typed):
    admin = client
    if typed.startswith("/panel"):
        admin.force_login(make_office_user())
    assert admin.get(typed).status_code == 404


def test_nothing_is_sent_to_where_an_address_was_meant(client, city):
    assert client.post("/cele/").status_code == 404
    assert client.head("/cele/")["Location"] == "/miasto/#cele"


def test_a_strategy_in_preparation_is_not_told_of(client, city):
    early = make_strategy("nowa", state="preparation")
    make_goal(early, "VII")
    response = client.get("/nowa/vii/")
    assert response.status_code == 404
    main = response.content.decode().split("<main")[1].split("<footer")[0]
    assert "nowa" not in main


@pytest.mark.parametrize(
    ("typed", "near", "address"),
    [
        ("/miasto/zadania/II.1.9/", "II.1 Program 1", "/miasto/programy/II.1/"),
        ("/miasto/programy/II.9/", "Cel II", "/miasto/cele/II/"),
        ("/miasto/wskaznk/", "Wskaźniki", "/miasto/wskazniki/"),
        ("/miast/", "Strategia rozwoju Miasta", "/miasto/"),
        (
            "/miasto/sciezki-rowerowe/",
            "Szukaj „sciezki rowerowe”",
            "/miasto/szukaj/?q=sciezki%20rowerowe",
        ),
    ],
)
def test_the_page_of_no_page_offers_what_is_near(client, city, typed, near, address):
    response = client.get(typed)
    assert response.status_code == 404
    assert f'href="{address}"' in response.content.decode()
    assert near in text_of(response)


def test_the_page_of_no_page_has_the_menu_and_the_search(client, city):
    body = client.get("/miasto/nie-ma/").content.decode()
    assert 'action="/miasto/szukaj/"' in body
    assert 'href="/miasto/zadania/"' in body[: body.index("</header>")]


def test_without_a_strategy_there_is_only_the_front_page_to_offer(client):
    response = client.get("/cele/")
    assert response.status_code == 404
    assert "Przejdź na stronę główną" in text_of(response)
    assert 'role="search"' not in response.content.decode()


def test_a_year_outside_the_strategy_offers_its_years_at_the_same_page(client, city):
    response = client.get(f"{TASK}?rok=2030&widok=2")
    text = text_of(response)
    assert "Strategia obejmuje lata 2009–2013" in text
    assert "„2030”" in text
    offered = f'<a href="{TASK}?rok=2012&amp;widok=2">2012</a>'
    assert offered in response.content.decode()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("/miasto/zadania/?cel=ii", "/miasto/zadania/?cel=II"),
        ("/miasto/zadania/?program=ii.1&rok=2010", None),
        ("/miasto/zmiany/?cel=ii", "/miasto/zmiany/?cel=II"),
        ("/en/miasto/zmiany/?cel=ii", "/en/miasto/zmiany/?cel=II"),
    ],
)
def test_a_code_in_small_letters_is_meant_in_the_question_too(
    client, city, typed, meant
):
    response = client.get(typed)
    meant = meant or "/miasto/zadania/?program=II.1&rok=2010"
    assert (response.status_code, response["Location"]) == (302, meant)
    assert client.get(meant).status_code == 200


def test_a_code_that_nobody_has_is_left_as_it_was_asked(client, city):
    assert client.get("/miasto/zadania/?cel=ix").status_code == 200


def test_the_page_of_no_page_asks_little_however_large_the_strategy(client):
    def ask():
        assert client.get("/miasto/zadania/IX.8.7/").status_code == 404

    make_tree(tasks=2)
    few = queries_of(ask)
    for number in range(2, 12):
        make_task(make_programme(make_goal(make_strategy(f"inna-{number}"), "IX")))
    assert queries_of(ask) == few <= 15


@pytest.mark.parametrize(
    ("pieces", "codes"),
    [
        (["ii", "1"], ["ii.1"]),
        (["2", "1"], ["2.1", "II.1"]),
        (["02", "01"], ["2.1", "II.1"]),
        (["99"], ["99"]),
        ([], []),
    ],
)
def test_a_number_may_be_a_roman_one(pieces, codes):
    assert [one.upper() for one in codes_of(pieces)] == [one.upper() for one in codes]


@pytest.mark.parametrize(
    ("number", "written"),
    [(1, "i"), (4, "iv"), (9, "ix"), (14, "xiv"), (38, "xxxviii")],
)
def test_roman_numbers(number, written):
    assert roman(number) == written


@pytest.mark.parametrize("address", PAGES)
def test_a_title_names_the_year_just_where_one_can_be_chosen(client, address):
    make_tree(tasks=2)
    body = client.get(address).content.decode()
    title = body[body.index("<title>") : body.index("</title>")]
    assert (", 2010 – " in title) == ('class="year-strip"' in body), title


def test_what_can_only_be_read_says_so_in_words(client):
    response = client.post("/pomoc/")
    assert (response.status_code, response["Allow"]) == (405, "GET, HEAD, OPTIONS")
    assert "Pod ten adres nie można nic wysłać" in text_of(response)
