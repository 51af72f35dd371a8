"""The page of a strategy: what it is, where it stands, what is behind and why."""

from decimal import Decimal

import pytest

from indicators.models import Direction, Indicator
from public.course_words import base_and_target, course
from public.heat_grid import MOST_ROWS, MOST_YEARS
from public.indicator_values import IndicatorAsOf
from reporting.content import Content
from reporting.models import State
from reporting.recording import YearFigures
from reporting.transitions import Draft
from tasks.models import Strategy, Task
from tests.conftest import queries_of
from tests.factories import (
    make_campaign,
    make_goal,
    make_office_user,
    make_programme,
    make_report,
    make_strategy,
    make_task,
)
from tests.measured import make_measured
from tests.pages import rows_of
from tests.public.reading import I_3_5, page

pytestmark = pytest.mark.django_db


def test_it_says_what_the_strategy_is_and_on_what_it_rests(client):
    task = make_task(stages=I_3_5)
    make_task(make_programme(task.programme.goal), stages=I_3_5)
    Strategy.objects.update(adopted_by="Uchwała nr 1.")
    assert (
        "Strategia rozwoju Miasta to 1 cel, 2 programy i 2 zadania na lata 2009–2013. "
        "Podstawa: Uchwała nr 1." in page(client, "/")
    )


@pytest.mark.parametrize(
    ("years", "said"),
    [((2020,), "na rok 2020"), ((2020, 2021), "na lata 2020–2021")],
)
def test_a_strategy_without_goals_says_so_and_no_figure(client, years, said):
    make_strategy(years=years)
    text = page(client, "/")
    assert f"to strategia {said}, jeszcze bez celów" in text
    assert "Nie ma tu jeszcze żadnych zadań ani wskaźników" in text
    for word in ("0,0", "Stan zadań", "Ile procent", "Najbardziej opóźnione", "Cele "):
        assert word not in text, word


def test_the_heading_is_the_figure_of_the_curve_and_the_wider_one_says_what_it_covers(
    client,
):
    task = make_task(stages=I_3_5)
    make_task(task.programme, total=(2013, "60"))
    make_task(task.programme)
    text = page(client, "/")
    assert "Do końca 2013 r. wykonano 91,0 ze 100,0 punktu planu" in text
    assert "Te liczby obejmują 1 zadanie, którego etapy znamy." in text
    assert (
        "Licząc także 1 zadanie, o którym wiadomo tylko, ile zrobiono łącznie, "
        "wykonano 75,5 pkt ze 100. O postępie 1 zadania nic nie wiadomo; pominięto je."
        in text
    )


def test_without_any_plan_the_heading_is_the_progress_alone(client):
    make_task(total=(2013, "60"))
    text = page(client, "/")
    assert "Do końca 2013 r. wykonano 60,0 pkt ze 100 " in text
    assert "Obejmuje to 1 zadanie." in text


def test_the_heat_grid_has_each_programme_by_years_in_whole_per_cent(client):
    # 12 of 17; 54 of 59; 54 of 59 twice more; 91 of 100.
    first = make_task(stages=I_3_5)
    goal = first.programme.goal
    make_task(make_programme(goal), total=(2013, "100"))
    make_task(make_programme(goal), stages=[{2010: ("100", "100")}])
    rows = rows_of(client.get("/"))
    assert ["I.1 Program 1", "71", "92", "92", "92", "91", "1 z 1"] in rows
    assert ["I.2 Program 2", *["b.d."] * 5, "0 z 1"] in rows
    assert ["I.3 Program 3", "b.d.", *["100"] * 4, "1 z 1"] in rows
    text = page(client, "/")
    assert "I.2: wiadomo tylko, że do końca 2013 r. wykonano łącznie 100,0 pkt" in text
    earlier = rows_of(client.get("/?rok=2010"))
    assert ["I.1 Program 1", "71", "92", "1 z 1"] in earlier


def test_tints_follow_the_thresholds_of_the_year(client):
    make_task(stages=I_3_5)
    body = client.get("/").content.decode()
    assert body.count('<td class="heat-at_risk">') == 1
    assert body.count('<td class="heat-delayed">') == 4
    Strategy.objects.get().years.filter(year=2013).update(
        on_track_from="0.90", delayed_from="0.40"
    )
    body = client.get("/").content.decode()
    assert body.count('<td class="heat-on_track">') == 4
    assert body.count('<td class="heat-delayed">') == 1
    text = page(client, "/")
    assert "90 i więcej 40 do 90 poniżej 40" in text


def test_a_grid_has_no_more_years_than_find_room(client):
    years = tuple(range(2001, 2041))
    goal = make_goal(make_strategy(years=years))
    make_task(make_programme(goal), stages=[dict.fromkeys(years, ("2", "1"))])
    rows = rows_of(client.get("/?rok=2040"))
    [row] = [row for row in rows if row[0] == "I.1 Program 1"]
    assert len(row) == MOST_YEARS + 2
    assert "Wcześniejsze lata są na stronach celów i programów." in page(
        client, "/?rok=2040"
    )
    assert "Wcześniejsze lata" not in page(client, "/?rok=2009")


def test_very_many_programmes_give_way_to_their_goals(client):
    strategy = make_strategy()
    for number in ("I", "II"):
        goal = make_goal(strategy, number)
        for _n in range(MOST_ROWS // 2 + 1):
            make_task(make_programme(goal), stages=[{2009: ("100", "50")}])
    rows = rows_of(client.get("/"))
    many = MOST_ROWS // 2 + 1
    assert [row[0] for row in rows if row[-1] == f"{many} z {many}"] == [
        "I Cel I",
        "II Cel II",
    ]
    assert "Cele, od początku strategii" in page(client, "/")


def behind(programme, done: str, *, plan: str = "100") -> Task:
    return make_task(programme, stages=[{2013: (plan, done)}])


def test_the_tasks_furthest_behind_come_first_with_their_figures(client):
    programme = make_programme()
    for done in ("50", "99", "10", "100", "80", "7.5", "60", "70", "20"):
        behind(programme, done)
    text = page(client, "/")
    text = text[text.index("Najbardziej opóźnione") : text.index("Ostatnie zmiany")]
    found = [text.index(f"Zadanie {n} ") for n in (6, 3, 9, 1, 7, 8)]
    assert found == sorted(found)
    assert "Zadanie 6 7,5 ze 100 brakuje 92,5 Przyczyny jeszcze nie podano." in text
    # The seventh largest is left to the list; what is on track is not behind.
    assert "Zadanie 5" not in text
    assert "Wszystkie opóźnione i zagrożone (7)" in text


def test_a_delay_has_the_reason_that_was_approved_and_no_other(client):
    office = make_office_user()
    programme = make_programme()
    told, drafted = behind(programme, "10"), behind(programme, "20")
    year = told.strategy.years.get(year=2013)
    make_campaign(year)
    for task, state in ((told, State.APPROVED), (drafted, State.SUBMITTED)):
        figures = YearFigures(actual={task.stages.get().pk: Decimal(10)})
        said = Content(figures, done="Tak.", obstacles=f"Powód zadania {task.number}.")
        make_report(task, year, state, by=office, what=Draft(said))
    text = page(client, "/")
    assert "brakuje 90 Powód zadania 1." in text
    assert "Powód zadania 2" not in text


def test_where_nothing_is_behind_the_page_says_so(client):
    make_task(stages=[{2013: ("100", "100")}])
    assert "żadne zadanie nie jest opóźnione ani zagrożone" in page(client, "/")


def test_where_nobody_reported_nothing_is_said_to_be_on_time(client):
    make_task(stages=[{2013: ("100", None)}])
    assert "więc nie wiadomo, co się opóźnia" in page(client, "/")


def measured(
    values: dict[int, str],
    direction: Direction = Direction.MORE,
    target: str = "",
    **fields,
) -> IndicatorAsOf:
    made = make_measured(
        make_goal(),
        values,
        direction=direction,
        targets={2013: target} if target else {},
        **fields,
    )
    item = Indicator.objects.with_series().get(pk=made.pk)
    return IndicatorAsOf(item, 2013, range(2005, 2014))


def plain(text: str) -> str:
    return text.replace("\xa0", " ")


FROM_2009 = {"baseline_year": 2009}
BASE = Decimal(20)


@pytest.mark.parametrize(
    ("row", "said", "against"),
    [
        (
            ({2013: "30"}, Direction.MORE, "30"),
            "rośnie, wartość docelowa osiągnięta",
            "20 w 2009 r., docelowo 30 (2013)",
        ),
        (
            ({2013: "10"}, Direction.LESS, "10"),
            "spada, wartość docelowa osiągnięta",
            "20 w 2009 r., docelowo 10 (2013)",
        ),
        (
            ({2013: "21"}, Direction.MORE, "30"),
            "rośnie za wolno",
            "20 w 2009 r., docelowo 30 (2013)",
        ),
        (
            ({2013: "19"}, Direction.LESS, "10"),
            "spada za wolno",
            "20 w 2009 r., docelowo 10 (2013)",
        ),
        (
            ({2011: "25"}, Direction.MORE, "30"),
            "rośnie zgodnie z planem",
            "20 w 2009 r., docelowo 30 (2013)",
        ),
        (
            ({2013: "23"}, Direction.LESS, "10"),
            "rośnie, a miało spadać",
            "20 w 2009 r., docelowo 10 (2013)",
        ),
        (
            ({2013: "19"}, Direction.MORE, "30"),
            "spada, a miało rosnąć",
            "20 w 2009 r., docelowo 30 (2013)",
        ),
        (
            ({2013: "20"}, Direction.MORE, "30"),
            "bez zmian, za wolno",
            "20 w 2009 r., docelowo 30 (2013)",
        ),
        (
            ({2013: "25"},),
            "rośnie, bez wartości docelowej",
            "20 w 2009 r., bez wartości docelowej",
        ),
        (({2013: "ok. 30"},), "podano słowami", "bez wartości docelowej"),
        (({},), "brak wartości", "bez wartości docelowej"),
    ],
)
def test_a_word_joins_where_an_indicator_goes_and_where_it_was_to_go(
    row, said, against
):
    found = measured(*row, baseline=BASE, **FROM_2009)
    assert plain(course(found)) == said
    assert plain(base_and_target(found)) == against


def test_one_known_year_is_no_course():
    found = measured({2013: "5"})
    assert course(found) == "znamy tylko jeden rok"


def test_a_course_begins_after_the_last_break():
    found = measured({2010: "50", 2012: "5", 2013: "6"}, breaks={2012: "Inaczej."})
    assert course(found) == "rośnie, bez wartości docelowej"
    assert plain(base_and_target(found)) == "5 w 2012 r., bez wartości docelowej"


def test_headline_indicators_lead_to_their_pages(client):
    goal = make_goal()
    shown = make_measured(
        goal, {2009: "14", 2013: "16"}, name="Skargi", is_headline=True
    )
    make_measured(goal, {2009: "14"}, name="Inny")
    text = page(client, "/")
    text = text[text.index("Najważniejsze wskaźniki") :]
    assert (
        "Skargi 16 – rośnie, bez wartości docelowej 14 w 2009 r., bez wartości "
        "docelowej" in text
    )
    assert "Inny" not in text
    assert f'href="{shown.get_absolute_url()}"' in client.get("/").content.decode()


def test_the_page_asks_as_much_for_many_delays_as_for_one(client):
    programme = make_programme()
    behind(programme, "10")
    few = queries_of(lambda: client.get("/?rok=2012"))
    for _n in range(20):
        behind(programme, "10")
    assert queries_of(lambda: client.get("/?rok=2012")) <= few
