"""The pages about the site: the statement's structure is law, the help counts."""

import datetime
import re
from dataclasses import replace

import pytest

from leszno_strategy.office import Compliance, Office, Said
from tests.factories import (
    make_goal,
    make_office_user,
    make_programme,
    make_strategy,
    make_task,
)
from tests.pages import text_of

STATEMENT = "/deklaracja-dostepnosci/"
IDS = {
    "wstep",
    "podmiot",
    "zakres",
    "url",
    "data-publikacja",
    "data-aktualizacja",
    "status",
    "data-sporzadzenie",
    "kontakt",
    "osoba",
    "email",
    "telefon",
    "procedura",
    "aplikacje",
    "architektura",
    "komunikacja",
}
PREFIXES = pytest.mark.parametrize("prefix", ["", "/en"])
I_3_5 = {
    2009: ("17", "12"),
    2010: ("42", "42"),
    2011: ("17", "15"),
    2012: ("17", "15"),
    2013: ("7", "7"),
}


@pytest.fixture(autouse=True)
def _database(db):
    pass


def ids_of(response) -> list[str]:
    return re.findall(r'id="a11y-([^"]*)"', response.content.decode())


def part(response, name: str) -> str:
    """Return the mark-up from the id on."""
    return response.content.decode().partition(f'id="a11y-{name}"')[2][:400]


# The statement


@PREFIXES
def test_each_prescribed_id_is_there_once(client, prefix):
    found = ids_of(client.get(prefix + STATEMENT))
    assert sorted(found) == sorted(IDS | {"data-przeglad"})


@PREFIXES
def test_without_any_facts_the_structure_stays_and_nothing_is_made_up(
    client, settings, prefix
):
    settings.OFFICE = Office()
    response = client.get(prefix + STATEMENT)
    assert sorted(ids_of(response)) == sorted(IDS)
    assert "<time" not in response.content.decode()
    assert "mailto:" not in response.content.decode()


def test_some_ids_are_there_only_where_they_apply(client, settings):
    settings.OFFICE = replace(
        settings.OFFICE,
        auditor="Firma",
        audit_report="https://example.org/raport",
        cost_analysis="https://example.org/analiza",
        pl=replace(settings.OFFICE.pl, too_costly=("Filmy",)),
    )
    response = client.get(STATEMENT)
    assert set(ids_of(response)) == IDS | {"data-przeglad", "audytor", "ocena"}
    assert 'href="https://example.org/analiza"' in part(response, "ocena")
    text = text_of(response)
    assert "badania, które przeprowadził podmiot zewnętrzny: Firma." in text
    assert "samooceny" not in text


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("data-publikacja", "published_on"),
        ("data-aktualizacja", "changed_on"),
        ("data-sporzadzenie", "prepared_on"),
        ("data-przeglad", "reviewed_on"),
    ],
)
def test_days_are_read_by_machines(client, settings, name, day):
    given = datetime.date(2025, 3, 9)
    settings.OFFICE = replace(settings.OFFICE, **{day: given})
    found = re.search(
        rf'<time id="a11y-{name}" datetime="([^"]*)">([^<]*)</time>',
        client.get(STATEMENT).content.decode(),
    )
    assert found is not None
    assert datetime.date.fromisoformat(found[1]) == given
    assert found[2] == "9 marca 2025"


@pytest.mark.parametrize(
    ("compliance", "words"),
    [
        (Compliance.FULL, "w pełni zgodna z ustawą"),
        (Compliance.PARTIAL, "częściowo zgodna z ustawą"),
        (Compliance.NONE, "niezgodna z ustawą"),
        (None, "nie określił jeszcze"),
    ],
)
def test_the_status_is_a_sentence(client, settings, compliance, words):
    settings.OFFICE = replace(settings.OFFICE, compliance=compliance)
    assert words in text_of(client.get(STATEMENT))


def test_headings_come_in_the_prescribed_order(client):
    body = client.get(STATEMENT).content.decode()
    assert re.findall(r"<h2>([^<]*)</h2>", body) == [
        "Stan dostępności cyfrowej",
        "Niedostępne treści",
        "Przygotowanie deklaracji dostępności",
        "Udogodnienia, ograniczenia i inne informacje",
        "Skróty klawiszowe",
        "Informacje zwrotne i dane kontaktowe",
        "Obsługa wniosków i skarg związanych z dostępnością",
        "Pozostałe informacje",
    ]


def test_the_procedure_names_its_days_and_the_commissioner(client):
    text = text_of(client.get(STATEMENT))
    for words in ("w ciągu 7 dni", "2 miesiące", "skargę", "Rzecznika Praw Obywatel"):
        assert words in text


def test_the_example_says_that_it_is_one(client):
    assert "wersja pokazowa, dane przykładowe" in text_of(client.get(STATEMENT))


def test_english_words_of_the_office_are_english_and_polish_ones_marked(
    client, settings
):
    body = client.get("/en" + STATEMENT).content.decode()
    assert '<p lang="en">An example for the demonstration: the entrance' in body
    settings.OFFICE = replace(settings.OFFICE, en=None)
    body = client.get("/en" + STATEMENT).content.decode()
    assert '<p lang="pl">Przykład w wersji pokazowej: do budynku' in body


def test_what_the_office_writes_is_escaped(client, settings):
    bad = "<script>alert(1)</script>"
    said = Said(contact=bad, not_compliant=(bad,), building=(bad,))
    settings.OFFICE = replace(settings.OFFICE, name=bad, address=bad, pl=said, en=None)
    for address in (STATEMENT, "/en" + STATEMENT, "/uwagi/", "/"):
        assert bad not in client.get(address).content.decode()


# The help


def help_of(client, address: str = "/pomoc/") -> str:
    return text_of(client.get(address))


def test_the_help_works_through_the_citys_own_task(client):
    goal = make_goal()
    first, _second, third = (make_programme(goal) for _n in range(3))
    make_task(first, stages=[{2009: ("100", "100")}])
    for number in range(1, 6):
        cells = I_3_5 if number == 5 else {2013: ("100", "50")}
        make_task(third, weight="20", title=f"Nr {number}", stages=[cells])
    text = help_of(client)
    assert "Zadanie I.3.5: Nr 5" in text
    assert "12 + 42 + 15 + 15 + 7 = 91" in text
    assert "91 ÷ 100 = 91,0 %" in text
    assert "wynika status zadania: ◐ opóźnione" in text
    assert "20 × 91 ÷ 100 = 18,2" in text
    assert "program I.3 ma 58,2 punktu" in text


def test_the_help_counts_to_the_chosen_year(client):
    make_task(weight="20", stages=[I_3_5])
    text = help_of(client, "/pomoc/?rok=2010")
    assert "12 + 42 = 54" in text
    assert "54 ÷ 59 = 91,5 %" in text
    assert "/miasto/zadania/I.1.1/?rok=2010" in text


def test_without_that_task_the_first_with_a_plan_is_worked_through(client):
    programme = make_programme()
    make_task(programme, title="Bez etapów", total=(2013, "50"))
    make_task(programme, title="Bez planu", stages=[{2009: (None, None)}])
    make_task(programme, title="Z planem", stages=[{2009: ("100", "40")}])
    text = help_of(client)
    assert "Zadanie I.1.3: Z planem" in text
    # No task has a weight, so all that are known count alike: 50, 0 and 40.
    assert "1 × 40 ÷ 3 = 13,3" in text
    assert "program I.1 ma 30,0 punktu" in text


def test_without_a_plan_or_a_strategy_the_help_has_no_example(client):
    assert "Przykład krok po kroku" not in help_of(client)
    make_task(stages=[])
    text = help_of(client)
    assert "Przykład krok po kroku" not in text
    assert "Skąd pochodzą liczby" in text


def test_the_help_names_the_citys_thresholds(client, settings):
    settings.STATUS_ON_TRACK_FROM, settings.STATUS_DELAYED_FROM = "0.9", "0.6"
    text = help_of(client)
    assert "zgodnie z planem Wykonano co najmniej 90 % tego" in text
    assert "opóźnione Wykonano co najmniej 60 % tego" in text


# The way there


@pytest.mark.parametrize(
    "address",
    ["/miasto/", "/en/miasto/", "/konto/login/", "/nie/ma/", "/en/nie/ma/", "/panel/"],
)
def test_every_page_leads_to_the_pages_about_the_site(client, address):
    make_strategy()
    if address == "/panel/":
        client.force_login(make_office_user())
    footer = client.get(address).content.decode().partition("<footer")[2]
    prefix = "/en" if address.startswith("/en/") else ""
    for page in ("/pomoc/", STATEMENT, f"/uwagi/?strona={address}"):
        assert f'href="{prefix}{page}"' in footer
    assert 'href="mailto:strategia@example.org"' in footer


def test_a_page_that_is_not_open_leads_there_too(client):
    client.force_login(make_office_user())
    address = "/panel/ludzie/999/"
    assert f"/uwagi/?strona={address}" in client.get(address).content.decode()
