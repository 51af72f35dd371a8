"""The public pages: open to all, complete, at their addresses."""

import re

import pytest
from django.test import Client
from django.utils import translation

from tests.conftest import queries_of
from tests.factories import (
    make_office_user,
    make_programme,
    make_strategy,
    make_task,
    make_tree,
    make_user,
)
from tests.pages import text_of
from tests.public.page_types import FOLLOW, FORM, IN_BOTH_LANGUAGES, PAGES
from tests.public.reading import I_3_5, page

pytestmark = pytest.mark.django_db


def test_the_year_in_the_address_moves_the_page_to_the_end_of_that_year(client):
    task = make_task(stages=I_3_5)
    assert (
        "Do końca 2009 r. wykonano 12,0 z 17,0 zaplanowanych punktów procentowych: "
        "▲ zagrożone. Zabrakło 5,0."
    ) in page(client, task.get_absolute_url() + "?rok=2009")


def test_links_keep_the_chosen_year(client):
    task = make_task(stages=I_3_5)
    address = task.programme.get_absolute_url()
    body = client.get(address + "?rok=2010").content.decode()
    assert f'href="{task.get_absolute_url()}?rok=2010"' in body
    assert f'href="{task.get_absolute_url()}"' in client.get(address).content.decode()


@pytest.mark.parametrize("year", ["2008", "2014", "abc", "-1", "2009 "])
def test_a_year_outside_the_strategy_is_not_found(client, year):
    task = make_task(stages=I_3_5)
    response = client.get(task.get_absolute_url(), {"rok": year})
    assert response.status_code == 404


def test_a_page_opens_on_the_last_year_that_was_reported(client):
    task = make_task(stages=[{2009: ("50", "50"), 2013: ("50", None)}])
    assert "Do końca 2009 r." in page(client, task.get_absolute_url())


def test_what_nobody_reported_yet_is_not_missing(client):
    task = make_task(stages=[{2009: ("10", None), 2010: ("90", None)}])
    text = page(client, task.get_absolute_url())
    assert "nie podano żadnych danych o jego postępie: – brak danych" in text
    assert "Zabrakło" not in text
    assert "is-short" not in client.get(task.get_absolute_url()).content.decode()


def test_a_task_offers_to_print_only_where_scripts_run(client):
    address = make_task(stages=I_3_5).get_absolute_url()
    body = client.get(address).content.decode()
    assert '<button type="button" data-print hidden>Drukuj</button>' in body
    assert "js/print.js" in body


def test_the_menu_says_which_of_its_lists_is_shown(client):
    make_tree(tasks=1)
    for name in ("zadania", "wskazniki", "jednostki"):
        body = client.get(f"/miasto/{name}/").content.decode()
        menu = body[body.index("<header") : body.index("</header>")]
        assert menu.count('aria-current="page"') == 1
        [shown] = re.findall(r'href="([^"]+)"\s+aria-current="page"', menu)
        assert shown == f"/miasto/{name}/"
    body = client.get("/miasto/zadania/I.1.1/").content.decode()
    assert 'aria-current="page">Zadania' not in body


def test_all_tasks_are_sorted_as_the_strategy_counts(client):
    programme = make_programme()
    for n in range(1, 12):
        make_task(programme, title=f"Nr {n}", stages=[{2013: ("100", str(n))}])
    address = f"/{programme.goal.strategy.slug}/zadania/"
    text = page(client, address)
    assert text.index("I.1.2 ") < text.index("I.1.10 ")
    by_code = page(client, address + "?sort=-code")
    assert by_code.index("I.1.10 ") < by_code.index("I.1.2 ")
    descending = page(client, address + "?sort=-progress")
    assert descending.index("I.1.11 ") < descending.index("I.1.10 ")


def test_the_front_page_is_the_newest_strategy(client):
    make_strategy("dawna", years=(2000, 2001))
    newest = make_strategy("nowa", years=(2020,))
    newest.title = "Strategia nowa"
    newest.save()
    assert "Strategia nowa to strategia na rok 2020" in page(client, "/")


def test_a_strategy_without_years_is_not_there_yet(client):
    make_strategy("nowa", years=())
    assert client.get("/nowa/").status_code == 404
    assert "Wkrótce" in page(client, "/")
    make_strategy("dawna", years=(2000,))
    assert "Strategia rozwoju Miasta to strategia na rok 2000" in page(client, "/")


def test_an_empty_database_says_that_it_comes_soon(client):
    assert "Wkrótce" in page(client, "/")


@pytest.mark.parametrize(
    "address",
    [
        "/miasto/zadania/I.1.9/",
        "/miasto/zadania/I.1.99999999999999999999/",
        "/miasto/zadania/x/",
        "/miasto/programy/I.9/",
        "/miasto/programy/I.99999999999999999999/",
        "/miasto/programy/I.²/",
        "/miasto/programy/I.\u0661/",
        "/miasto/cele/IX/",
        "/nie-ma/",
        "/plans/list/99999999999999999999",
        "/nie/ma/takiej/strony",
    ],
)
def test_an_unknown_address_is_not_found_in_polish(client, address):
    make_task()
    response = client.get(address)
    assert response.status_code == 404
    assert "Nie ma takiej strony" in text_of(response)


def test_old_addresses_lead_to_the_new_ones_for_good(client):
    task = make_task()
    task.legacy_id, task.programme.legacy_id, task.programme.goal.legacy_id = 30, 25, 2
    for thing in (task, task.programme, task.programme.goal):
        thing.save()
    for old, thing in (
        ("/projectindicators/list/30", task),
        ("/print/projectindicators/list/30", task),
        ("/projects/list/25", task.programme),
        ("/plans/list/2", task.programme.goal),
    ):
        response = client.get(old)
        assert response.status_code == 301
        assert response["Location"] == thing.get_absolute_url()
    assert client.get("/plans/list/3").status_code == 404


@pytest.fixture(scope="module")
def questions(in_passing) -> dict[int, dict[str, int]]:
    """Count what each page asks, by the number of tasks; so many take long to make.

    An English page that asked for each task anew would ask more of ten than the Polish.
    """
    asked = {}
    for tasks, pages in ((10, IN_BOTH_LANGUAGES), (1000, PAGES)):
        with in_passing():
            make_tree(tasks=tasks)
            asked[tasks] = {page: questions_of(page) for page in pages}
    return asked


def questions_of(page: str) -> int:
    # A stranger of its own, as in any test, and what one request left behind is gone.
    with translation.override("pl"):
        return queries_of(lambda: Client().get(page))


@pytest.mark.slow
@pytest.mark.parametrize("address", PAGES)
def test_a_page_asks_as_many_questions_for_1000_tasks_as_for_10(questions, address):
    assert questions[1000][address] == questions[10][address]
    assert questions[10][f"/en{address}"] == questions[10][address]
    # Nothing is kept of this city yet, as right after an import.
    assert questions[10][address] <= 20


@pytest.mark.parametrize("address", IN_BOTH_LANGUAGES)
def test_public_pages_set_no_cookie_and_allow_no_foreign_code(client, address):
    make_tree(tasks=2)
    response = client.get(address)
    assert not response.cookies
    policy = response["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy


@pytest.mark.parametrize(
    "address", [page for page in PAGES if page not in {FORM, FOLLOW}]
)
def test_public_pages_take_no_posts(client, address):
    make_tree(tasks=2)
    assert client.post(address).status_code == 405


def test_titles_from_the_database_are_escaped(client):
    task = make_task(title="<script>alert(1)</script>", stages=I_3_5)
    for address in (task.get_absolute_url(), task.programme.get_absolute_url()):
        assert "<script>alert" not in client.get(address).content.decode()
    assert "<script>alert" not in client.get("/miasto/zadania/").content.decode()


def test_only_people_to_whom_the_report_is_open_are_led_there(client):
    task = make_task(stages=I_3_5)
    assert "Otwórz sprawozdanie" not in page(client, task.get_absolute_url())
    client.force_login(make_user())
    assert "Otwórz sprawozdanie" not in page(client, task.get_absolute_url())
    client.force_login(make_office_user())
    assert "Otwórz sprawozdanie za 2013 r." in page(client, task.get_absolute_url())


def test_pages_speak_polish_whatever_the_browser_asks_for(client):
    make_task(stages=I_3_5)
    response = client.get("/miasto/", headers={"accept-language": "en"})
    assert '<html lang="pl"' in response.content.decode()
    assert translation.get_language() == "pl"


def test_nobody_is_said_to_have_done_nothing_where_nobody_reported(client) -> None:
    task = make_task(stages=[{2009: ("100", None)}])

    home = page(client, task.programme.goal.strategy.get_absolute_url())
    assert "Postęp nie jest jeszcze znany" in home
    assert "r. wykonano" not in home
    goal = page(client, task.programme.goal.get_absolute_url())
    assert "Nie wiadomo jeszcze, ile wykonano" in goal


def test_a_goal_is_told_in_the_words_of_the_office(client) -> None:
    goal = make_task().programme.goal
    assert 'class="story"' not in client.get("/miasto/cele/I/").content.decode()
    goal.story = "Po co <b>nam</b> to.\n\nI dla kogo."
    goal.save()
    page = client.get("/miasto/cele/I/").content.decode()
    assert "<p>Po co &lt;b&gt;nam&lt;/b&gt; to.</p>" in page
    assert "<p>I dla kogo.</p>" in page
    found = client.get("/miasto/szukaj/?q=nam").content.decode()
    assert 'href="/miasto/cele/I/"' in found
