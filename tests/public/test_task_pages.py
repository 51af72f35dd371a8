"""The public pages of tasks and programmes: honest about what is not known."""

from decimal import Decimal
from xml.etree import ElementTree

import pytest

from indicators.models import AbsentKind, Kind
from organisation.history import sign
from tasks.models import FundingSource, Goal, Partner, Programme, StageYear
from tests.factories import (
    make_goal,
    make_indicator,
    make_post,
    make_programme,
    make_strategy,
    make_task,
    make_unit,
    make_user,
)
from tests.pages import rows_of, text_of
from tests.public.reading import I_3_5, page

pytestmark = pytest.mark.django_db
HEADINGS = ["Zadanie", "Waga", "Udział", "Postęp", "Udział × postęp, punkty"]


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
    assert "Podmioty współpracujące nie wiadomo" in text
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


def test_a_curves_caption_is_its_sentence_alone(client):
    """A figure is named by its whole caption, which is read aloud at once."""
    body = client.get(make_task(stages=I_3_5).get_absolute_url()).content.decode()
    caption = body[body.index("<figcaption") : body.index("</figcaption>")]
    assert "<a " not in caption
    assert "<summary" not in caption


@pytest.mark.parametrize(
    ("planned", "done", "said", "is_exact"),
    [
        # 70.54 less 67.66 is 2.88, though 70.5 less 67.7 is 2.8.
        ("70.54", "67.66", "Zabrakło 2,9.", False),
        ("67.66", "70.54", "To o 2,9 więcej, niż zaplanowano.", False),
        ("70.5", "67.7", "Zabrakło 2,8.", True),
    ],
)
def test_a_difference_is_that_of_what_is_shown_or_says_that_it_is_not(
    client, planned, done, said, is_exact
):
    task = make_task(stages=[{2009: (planned, done)}])
    note = "Różnicę policzono z dokładnych liczb; te obok są zaokrąglone."
    for thing in (task, task.programme, task.strategy):
        text = page(client, thing.get_absolute_url())
        assert said in text
        assert (note in text) is not is_exact
    figures = client.get("/api/v1/strategie/miasto/").json()["figures"]
    shown = Decimal(str(figures["comparable"])) - Decimal(str(figures["planned"]))
    assert (shown == Decimal(str(figures["difference"]))) is is_exact


def test_a_delay_is_counted_on_the_calendar(client):
    strategy = make_strategy(years=(2009, 2010, 2013))
    programme = make_programme(make_goal(strategy))
    task = make_task(programme, stages=[{2010: ("100", "0"), 2013: ("0", "0")}])
    for thing in (task, programme, programme.goal, strategy):
        text = page(client, thing.get_absolute_url() + "?rok=2013")
        assert "Zabrakło 100,0. Według planu tyle miało być gotowe około 48" in text


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


def test_work_ahead_of_plan_is_not_drawn_as_work_missing(client):
    ahead = make_task(
        stages=[{2009: ("20", "60"), 2010: ("40", "30"), 2011: ("40", "20")}]
    )
    for address in ("", "wykres.svg"):
        drawn = client.get(ahead.get_absolute_url() + address).content.decode()
        assert 'class="surplus"' in drawn
        assert 'class="shortfall"' not in drawn
        assert "wykonanie ponad plan" in drawn
        assert "Więcej niż w planie na koniec roku: 2009, 2010, 2011" in drawn
        assert "Mniej niż w planie" not in drawn


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
    assert "Stan zadań na koniec 2013 r. 2 ✓ zrealizowane 1 ▲ zagrożone" in text
    counted = text[text.index("Stan zadań") : text.index("Ile procent")]
    assert "opóźnione" not in counted


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


def test_a_task_without_any_stage_says_that_it_has_no_measure(client):
    task = make_task(stages=[])
    text = page(client, task.get_absolute_url())
    assert (
        "Zadanie nie ma etapów, więc nie da się zmierzyć jego postępu: – brak" in text
    )
    assert "Zadanie nie ma etapów." in text
    assert "nie ma czego sumować" in text
    for thing in (task.programme, task.programme.goal, task.strategy):
        text = page(client, thing.get_absolute_url())
        assert "0,0" not in text
    said = client.get(f"/api/v1/strategie/miasto/zadania/{task.code}/").json()
    assert set(said["figures"].values()) == {None}
    assert (said["stages_known"], said["status"]) == (True, "no_data")


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({2009: ("0", "0")}, "niczego nie wykonano: – bez planu"),
        ({2009: (None, "0")}, "niczego nie wykonano: – bez planu"),
        (
            {2009: (None, "40")},
            "wykonano 40,0 punktu procentowego, choć na żaden rok "
            "niczego nie zaplanowano: – w toku",
        ),
        ({2009: ("0", "100")}, "niczego nie zaplanowano: ✓ zrealizowane"),
    ],
)
def test_zero_where_nothing_is_planned_is_no_completion(client, cells, said):
    text = page(client, make_task(stages=[cells]).get_absolute_url())
    assert said in text[: text.index("Kto odpowiada")]


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


def test_the_card_names_its_goal_and_its_programme_by_their_titles(client):
    task = make_task(stages=[{2009: ("100", "40")}])
    programme = task.programme
    Goal.objects.update(title="Gospodarka i praca")
    Programme.objects.update(title="Wsparcie firm")
    for address, named in (
        (task, ["Cel I: Gospodarka i praca", "Program I.1: Wsparcie firm"]),
        (programme, ["Cel I: Gospodarka i praca"]),
        (
            make_indicator(task),
            ["Program I.1: Wsparcie firm", "Dotyczy I.1.1 Zadanie 1"],
        ),
    ):
        text = page(client, address.get_absolute_url())
        for words in named:
            assert words in text


@pytest.mark.parametrize(
    ("stages", "is_said"),
    [
        ([{2009: (None, None)}, {}], True),
        ([{2009: ("0", "0")}], True),
        ([], False),
        (None, False),
        ([{2009: ("100", None)}], False),
    ],
)
def test_a_task_of_dashes_says_what_counts_in_the_mean_and_why(client, stages, is_said):
    text = page(client, make_task(stages=stages).get_absolute_url())
    said = "W średniej programu i tak liczy się jako 0,0, bo znamy etapy zadania"
    assert (said in text) == is_said


def test_changes_of_the_plan_since_publication_are_told_without_names(client):
    task = make_task(stages=[{2009: ("10", "8")}])
    row = StageYear.objects.get()
    row.planned = Decimal(8)
    sign(row, by=make_user(first_name="Anna", last_name="Nowak"), reason="Budżet")
    row.save()
    answer = client.get(task.get_absolute_url())
    text = text_of(answer)
    assert "Zmiany planu" in text
    assert "1. Etap 1: 2009: 10 → 8 Powód: Budżet" in text
    assert "Nowak" not in answer.content.decode()
    answer = client.get("/api/v1/strategie/miasto/zadania/I.1.1/")
    change = answer.json()["plan_changes"][0]
    assert change["reason"] == "Budżet"
    assert change["cells"] == [
        {"stage": "1. Etap 1", "year": 2009, "before": 10, "after": 8}
    ]
