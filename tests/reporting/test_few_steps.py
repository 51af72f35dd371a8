"""How few pages lie between the first page and the common deeds of each role.

Counted in a browser once; here only the way is kept, which costs no browser.
"""

import re

import pytest

from reporting.models import State
from tests.factories import make_campaign, make_report, make_task, year_of
from tests.pages import words_of
from tests.reporting.people import make_people

pytestmark = pytest.mark.django_db
LINK = re.compile(r'<a\b[^>]*?href="([^"]*)"[^>]*>(.*?)</a>', re.DOTALL)


@pytest.fixture
def people():
    """Make people around a task of each state, and a post that nobody holds."""
    owed = make_task(title="Do wypełnienia")
    people, programme = make_people(owed), owed.programme
    make_campaign(year_of(owed, 2010))
    for title, state in {
        "Przesłane": State.SUBMITTED,
        "Też przesłane": State.SUBMITTED,
        "Zatwierdzone": State.APPROVED,
    }.items():
        task = make_task(programme, title=title)
        make_report(task, year_of(task, 2010), state, by=people["office"])
    return people


@pytest.mark.parametrize(
    ("role", "clicks", "there"),
    [
        ("executor", ["Wypełnij 1 sprawozdanie"], "Zapisz i prześlij"),
        ("executor", ["Terminy w Twoim kalendarzu"], "Pobierz plik (.ics)"),
        ("coordinator", ["Sprawdź i zatwierdź 2 sprawozdania"], "Zatwierdź zaznaczone"),
        ("coordinator", ["Przesłane"], "Zwróć do poprawy"),
        ("coordinator", ["Wersja robocza mojej części 2010"], "Przygotuj"),
        ("coordinator", ["Przypomnij 2010"], "Komu przypomnieć"),
        ("goal head", ["Cel I w 2010 r."], "Publiczna strona celu"),
        ("goal head", ["Przypomnij 2010"], "Komu przypomnieć"),
        (
            "office",
            ["otwarty, 2 sprawozdania czekają na sprawdzenie"],
            "Zatwierdź zaznaczone",
        ),
        ("auditor", ["Przegląd 2010 r."], "Według jednostek"),
        ("auditor", ["I.1.4 Zatwierdzone, 2010"], "Historia sprawozdania"),
        ("auditor", ["Dziennik zdarzeń"], "Excel"),
        ("administrator", ["Zaproś osobę"], "Nazwisko"),
        ("administrator", ["Dziennik zdarzeń"], "Excel"),
    ],
)
def test_so_many_clicks_lead_there(client, people, role, clicks, there):
    client.force_login(people[role])
    page = client.get("/panel/").content.decode()
    for words in clicks:
        ways = {words_of(said).strip(): to for to, said in LINK.findall(page)}
        (address, *_more) = [to for said, to in ways.items() if said.startswith(words)]
        page = client.get(address.replace("&amp;", "&"), follow=True).content.decode()
    assert there in words_of(page)


def test_people_are_sought_from_the_first_page(client, people):
    client.force_login(people["administrator"])
    page = client.get("/panel/").content.decode()
    (address,) = re.findall(
        r'<form method="get"\s+role="search"\s+action="(.*?)"', page
    )
    found = client.get(address, {"q": people["executor"].username})
    assert str(people["executor"]) in words_of(found.content.decode())
