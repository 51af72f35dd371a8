"""The public pages: open to all, complete, honest about what is not known."""

import re
from xml.etree import ElementTree

import pytest
from django.test import Client
from django.utils import translation

from indicators.models import AbsentKind, Kind
from tasks.models import FundingSource, Partner
from tests.conftest import queries_of
from tests.factories import (
    make_goal,
    make_indicator,
    make_office_user,
    make_post,
    make_programme,
    make_strategy,
    make_task,
    make_tree,
    make_unit,
    make_user,
)
from tests.pages import rows_of, text_of
from tests.public.page_types import FORM, IN_BOTH_LANGUAGES, PAGES

HEADINGS = ["Zadanie", "Waga", "Udział", "Postęp", "Udział × postęp, punkty"]
I_3_5 = [{2009: ("17", "12"), 2010: ("42", "42"), 2013: ("41", "37")}]


@pytest.fixture(autouse=True)
def _database(db):
    pass


def page(client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return text_of(response)


def test_a_task_opens_with_a_sentence_that_says_where_it_stands(client):
    task = make_task(stages=I_3_5)
    assert (
        "Do końca 2013 r. wykonano 91,0 ze 100,0 zaplanowanych punktów procentowych: "
        "◐ opóźnione. Zabrakło 9,0."
    ) in page(client, task.get_absolute_url())


def test_a_gap_that_rounds_to_nothing_is_not_spoken_of(client):
    task = make_task(stages=[{2009: ("10", "9.96")}, {2010: ("90", None)}])
    text = page(client, task.get_absolute_url() + "?rok=2009")
    assert "wykonano 10,0 z 10,0" in text
    assert "Zabrakło" not in text


def test_progress_ahead_of_the_plan_is_said(client):
    task = make_task(stages=[{2009: ("10", "12.5")}, {2010: ("90", None)}])
    text = page(client, task.get_absolute_url() + "?rok=2009")
    assert "To o 2,5 więcej" in text


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
    assert "nic nie podano: – brak danych" in text
    assert "Zabrakło" not in text
    assert "is-short" not in client.get(task.get_absolute_url()).content.decode()


def test_a_total_without_stages_says_that_it_is_one(client):
    task = make_task(total=(2013, "107.5"))
    text = page(client, task.get_absolute_url())
    assert "Do końca 2013 r. wykonano 107,5 % zadania: ✓ zrealizowane" in text
    assert "bez podziału na etapy" in text


def test_a_task_without_any_figures_says_so_and_is_not_zero(client):
    task = make_task()
    assert "– brak danych" in page(client, task.get_absolute_url())
    programme = page(client, task.programme.get_absolute_url())
    assert "0,0" not in programme


def test_the_card_shows_every_part_of_a_task(client):
    head, coordinator = make_post("Sekretarz"), make_post("Naczelnik")
    goal = make_goal()
    goal.head = head
    goal.save()
    programme = make_programme(goal, coordinator=coordinator)
    task = make_task(programme, weight="20", stages=I_3_5, executor=make_unit("Biuro"))
    task.recipients, task.justification = "Firmy\n\nSzkoły", "Bo warto"
    task.description, task.planned_total_cost = "Opis", "ok. 100 mln zł."
    task.save()
    Partner.objects.create(task=task, name="Cech", scope="Szkolenia")
    FundingSource.objects.create(task=task, source="Budżet", funds="85 000 zł")
    make_indicator(task, {2009: "159", 2010: "-", 2011: "2.5", 2013: "ok. 18"})
    make_indicator(task, {2012: "12714"}, kind=Kind.RESULT, name="Liczba firm")
    AbsentKind.objects.create(task=task, kind=Kind.IMPACT)
    text = page(client, task.get_absolute_url())
    for part in (
        "Realizator Biuro",
        "Koordynator programu Naczelnik",
        "Szef celu Sekretarz",
        "Waga w programie 20",
        "Adresaci Firmy Szkoły",
        "Uzasadnienie Bo warto",
        "Opis zadania Opis",
        "1. Etap 1 12 z 17 42 z 42 – – 37 z 41 91 ze 100",
        "Całe zadanie 12 z 17 42 z 42 – – 37 z 41 91 ze 100",
        "159 – 2,5 – ok. 18",
        "Wskaźniki rezultatu Liczba firm – – – 12 714 –",
        "Wskaźniki oddziaływania: Brak",
        "Cech Szkolenia",
        "Planowany całkowity koszt realizacji ok. 100 mln zł.",
        "Budżet 85 000 zł",
    ):
        assert part in text


def test_unknown_parts_are_told_from_empty_ones(client):
    task = make_task(stages=[])
    task.partners_known = False
    task.planned_total_cost = ""
    task.recipients = task.justification = task.description = ""
    task.save()
    text = page(client, task.get_absolute_url())
    assert "Podmioty współpracujące brak informacji" in text
    assert "Planowany całkowity koszt realizacji nie podano" in text
    assert "Adresaci nie podano Uzasadnienie nie podano Opis zadania nie podano" in text
    assert "Źródła" not in text


def test_a_programme_prints_its_total_with_the_formula(client):
    programme = make_programme()
    make_task(programme, weight="55", stages=[{2013: ("100", "100")}])
    make_task(programme, weight="50", stages=[{2013: ("100", "79")}])
    text = page(client, programme.get_absolute_url())
    assert "Wynik: (55 × 100,0 + 50 × 79,0) ÷ 105 = 90,0" in text


def test_contributions_add_up_to_the_printed_total(client):
    programme = make_programme()
    for weight, done in (("55", "100"), ("50", "79"), ("10", None)):
        stages = None if done is None else [{2013: ("100", done)}]
        make_task(programme, weight=weight, stages=stages)
    rows = rows_of(client.get(programme.get_absolute_url()))
    table = rows[rows.index(HEADINGS) + 1 :]
    assert table[:4] == [
        ["Zadanie I.1.1", "55", "52,4 %", "100,0", "52,4"],
        ["Zadanie I.1.2", "50", "47,6 %", "79,0", "37,6"],
        ["Zadanie I.1.3", "10", "–", "–", "–"],
        ["Razem", "105", "", "", "90,0"],
    ]


def test_contributions_take_more_decimals_where_one_does_not_add_up(client):
    programme = make_programme()
    for done in ("10.1", "10.1", "10.1"):
        make_task(programme, stages=[{2013: ("100", done)}])
    rows = rows_of(client.get(programme.get_absolute_url()))
    table = rows[rows.index(HEADINGS) + 1 :]
    # Three times 3,4 would be 10,2.
    assert [row[-1] for row in table[:4]] == ["3,37", "3,37", "3,37", "10,1"]


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


def test_a_curves_caption_is_its_sentence_alone(client):
    """A figure is named by its whole caption, which is read aloud at once."""
    body = client.get(make_task(stages=I_3_5).get_absolute_url()).content.decode()
    caption = body[body.index("<figcaption") : body.index("</figcaption>")]
    assert "<a " not in caption
    assert "<summary" not in caption


def test_a_delay_is_said_in_points_and_in_months(client):
    programme = make_programme()
    task = make_task(
        programme, stages=[{2009: ("40", "20"), 2010: ("40", "30"), 2011: ("20", None)}]
    )
    # Half-way through 2010's plan in all: 50 of 80, so 9 months ago.
    late = (
        "Zabrakło 30,0. Według planu tyle miało być gotowe około 9 miesięcy wcześniej."
    )
    for thing in (task, programme, programme.goal, programme.goal.strategy):
        assert late in page(client, thing.get_absolute_url())
    text = page(client, task.get_absolute_url() + "?rok=2009")
    assert "około 6 miesięcy wcześniej" in text


def test_the_curve_is_there_to_take_away_as_a_picture_and_as_data(client):
    task = make_task(stages=I_3_5)
    for thing in (task, task.programme, task.programme.goal, task.strategy):
        address = thing.get_absolute_url()
        data = client.get(address + "wykres.csv?rok=2010")
        rows = data.content.decode("utf-8-sig").split("\r\n")
        assert rows[:4] == [
            "Do końca roku;Plan;Postęp",
            "2009;17,0;12,0",
            "2010;59,0;54,0",
            "2011;59,0;",
        ]
        picture = client.get(address + "wykres.svg")
        assert picture["Content-Type"] == "image/svg+xml"
        assert "attachment" in picture["Content-Disposition"]
        drawn = ElementTree.fromstring(picture.content)
        words = " ".join("".join(drawn.itertext()).split())
        assert "plan 100,0, postęp 91,0" in words


def test_without_anything_to_draw_there_is_no_picture(client):
    task = make_task()
    assert client.get(task.get_absolute_url() + "wykres.svg").status_code == 404
    assert "<figure" not in client.get(task.get_absolute_url()).content.decode()


def test_a_task_leads_to_its_neighbours_across_programmes(client):
    goal = make_goal()
    first, second = make_programme(goal), make_programme(goal)
    make_task(first)
    middle = make_task(first)
    make_task(second, title="Most")
    text = page(client, middle.get_absolute_url())
    assert "Poprzednie zadanie I.1.1 Zadanie 1" in text
    assert "Następne zadanie I.2.1 Most" in text
    last = page(client, "/miasto/zadania/I.2.1/")
    assert "Następne zadanie" not in last


def test_the_progress_of_a_task_is_shown_as_a_sum_of_years(client):
    task = make_task(stages=I_3_5)
    text = page(client, task.get_absolute_url())
    assert "Wykonano rok po roku: 12 (2009) + 42 (2010) + 37 (2013) = 91" in text


def test_a_programme_without_weights_prints_a_plain_mean(client):
    programme = make_programme()
    for done in ("10", "35"):
        make_task(programme, stages=[{2013: ("100", done)}])
    text = page(client, programme.get_absolute_url())
    assert "(10,0 + 35,0) ÷ 2 = 22,5" in text


def test_statuses_are_counted_and_those_of_no_task_left_out(client):
    programme = make_programme()
    for done in ("100", "100", "10"):
        make_task(programme, stages=[{2013: ("100", done)}])
    text = page(client, "/miasto/")
    assert "Stan zadań na koniec 2013 r. 2 ✓ zrealizowane 1 ▲ zagrożone Cele" in text


def test_the_curve_ends_at_the_year_of_the_page(client):
    task = make_task(stages=I_3_5)
    body = client.get(task.get_absolute_url(), {"rok": 2010})
    assert ["2010", "59,0", "54,0"] in rows_of(body)
    assert ["2011", "59,0", "–"] in rows_of(body)


def test_values_from_before_the_strategy_are_shown(client):
    programme = make_programme()
    make_indicator(programme, {2005: "61,5", 2009: "62"}, kind=Kind.CONTEXT)
    rows = rows_of(client.get(programme.get_absolute_url()))
    assert ["Wskaźnik", "2005", *map(str, range(2009, 2014)), "Przebieg"] in rows
    assert any(row[1:3] == ["61,5", "62"] for row in rows)


def test_a_total_over_unknown_tasks_says_how_much_it_covers(client):
    programme = make_programme()
    make_task(programme, weight="60", stages=[{2013: ("100", "50")}])
    make_task(programme, weight="40")
    text = page(client, programme.get_absolute_url())
    assert "Znamy postęp 1 spośród 2 zadań (60,0 % wagi)" in text
    assert "(60 × 50,0) ÷ 60 = 50,0" in text


def test_halves_are_rounded_up(client):
    programme = make_programme()
    make_task(programme, weight="50", stages=[{2013: ("100", "47")}])
    make_task(programme, weight="50", stages=[{2013: ("100", "47.5")}])
    assert "= 47,3" in page(client, programme.get_absolute_url())


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
    assert "Strategia nowa 2020–2020" in page(client, "/")


def test_a_strategy_without_years_is_not_there_yet(client):
    make_strategy("nowa", years=())
    assert client.get("/nowa/").status_code == 404
    assert "import_strategy" in page(client, "/")
    make_strategy("dawna", years=(2000,))
    assert "Strategia rozwoju Miasta 2000–2000" in page(client, "/")


def test_an_empty_database_says_how_to_begin(client):
    assert "import_strategy" in page(client, "/")


@pytest.mark.parametrize(
    "address",
    [
        "/miasto/zadania/I.1.9/",
        "/miasto/zadania/I.1/",
        "/miasto/zadania/I.1.01/",
        "/miasto/zadania/I.1.99999999999999999999/",
        "/miasto/zadania/x/",
        "/miasto/programy/I.9/",
        "/miasto/programy/I/",
        "/miasto/programy/I.01/",
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
    """Count what each page asks, by the number of tasks; so many take long to make."""
    asked = {}
    for tasks in (10, 1000):
        with in_passing():
            make_tree(tasks=tasks)
            asked[tasks] = {page: questions_of(page) for page in IN_BOTH_LANGUAGES}
    return asked


def questions_of(page: str) -> int:
    # A stranger of its own, as in any test, and what one request left behind is gone.
    with translation.override("pl"):
        return queries_of(lambda: Client().get(page))


@pytest.mark.parametrize("address", IN_BOTH_LANGUAGES)
def test_a_page_asks_as_many_questions_for_1000_tasks_as_for_10(questions, address):
    assert questions[1000][address] == questions[10][address]
    assert questions[10][address] <= 15


@pytest.mark.parametrize("address", IN_BOTH_LANGUAGES)
def test_public_pages_set_no_cookie_and_allow_no_foreign_code(client, address):
    make_tree(tasks=2)
    response = client.get(address)
    assert not response.cookies
    policy = response["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy


@pytest.mark.parametrize("address", [page for page in PAGES if page != FORM])
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
    assert '<html lang="pl">' in response.content.decode()
    assert translation.get_language() == "pl"
