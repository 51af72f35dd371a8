"""Two years against each other, like for like."""

import csv
import re
from io import BytesIO, StringIO
from itertools import pairwise

import pytest
from openpyxl import load_workbook

from public.slope import SlopeChart, dumbbell
from tasks.models import Task
from tests.factories import (
    make_goal,
    make_programme,
    make_strategy,
    make_task,
    make_unit,
)
from tests.pages import rows_of, text_of

pytestmark = pytest.mark.both
PAGE = "/miasto/porownanie/"


@pytest.fixture
def unit(db):
    return make_unit("Zarząd Dróg")


@pytest.fixture(autouse=True)
def strategy(db, unit):
    """Goal I slips and catches up; of goal II one task is completed in 2010, one known
    by its total alone, and of one nothing was reported before 2010."""
    strategy = make_strategy()
    first, second = (
        make_programme(make_goal(strategy, number)) for number in ("I", "II")
    )
    make_task(
        first,
        title="Wolniej",
        stages=[{2009: ("20", "20"), 2010: ("20", "10"), 2011: ("20", "0")}],
        executor=unit,
    )
    make_task(
        first,
        title="Dogania",
        stages=[{2009: ("20", "10"), 2010: ("20", "30"), 2011: ("20", "20")}],
        executor=unit,
    )
    make_task(second, title="Gotowe", stages=[{2009: ("50", "50"), 2010: ("50", "50")}])
    make_task(second, title="Łącznie", total=(2010, "50"))
    make_task(second, title="Później", stages=[{2009: ("10", None), 2010: ("10", "5")}])
    return strategy


def text(client, query: str = "od=2009&do=2010") -> str:
    return text_of(client.get(f"{PAGE}?{query}"))


def wholes(client, query: str) -> dict[str, list[str]]:
    rows = (row for row in rows_of(client.get(f"{PAGE}?{query}")) if len(row) == 7)
    return {row[0]: row[1:] for row in rows if row[0]}


@pytest.mark.parametrize(
    ("query", "answer"),
    [
        # Of goal I 5 of 20 and 5 of 40, of goal II nothing: means of both.
        ("od=2009&do=2010", "W 2010 r. zaległość się nie zmieniła: 2,5 punktu"),
        ("od=2009&do=2011", "W 2011 r. zaległość wzrosła do 7,5 punktu (przedtem 2,5)"),
        # Now the one that was reported late is known in both: it lacks 15 of 20.
        (
            "od=2010&do=2011",
            "W 2011 r. zaległość wzrosła do 11,3 punktu (przedtem 6,3)",
        ),
        # The last two years with figures.
        ("", "W 2011 r. zaległość wzrosła do 11,3 punktu (przedtem 6,3)"),
        ("rok=2010", "W 2010 r. zaległość się nie zmieniła: 2,5 punktu"),
        ("od=2009", "W 2011 r. zaległość wzrosła do 7,5 punktu (przedtem 2,5)"),
        ("od=2009&do=2010&cel=II", "Zaległości nie było ani w 2009, ani w 2010 r."),
        (
            "od=2009&do=2011&program=I.1",
            "zaległość wzrosła do 15,0 punktu (przedtem 5,0)",
        ),
    ],
)
def test_the_heading_is_the_answer(client, query, answer):
    assert answer in text(client, query)


def test_only_what_is_known_at_both_ends_is_in_the_sums(client):
    answer = text(client)
    assert "Porównujemy te same 3 zadania" in answer
    assert "Dla 2 zadań spośród 5 brakuje danych" in answer
    assert "Nieporównane: brakuje danych z jednego z lat albo z obu (2)" in answer
    found = wholes(client, "od=2009&do=2010")
    assert found["Cała strategia"] == [
        *("32,5", "35,0"),
        *("2,5", "2,5"),
        *("92,9 %", "96,4 %"),
    ]
    assert found["Cel II Cel II"] == [
        *("50,0", "50,0"),
        *("0,0", "0,0"),
        *("100,0 %", "100,0 %"),
    ]


def moves(client, query: str = "od=2009&do=2010") -> dict[str, list[str]]:
    """Return the tasks of each group that is drawn, by its heading."""
    found: dict[str, list[str]] = {}
    heading = ""
    for row in rows_of(client.get(f"{PAGE}?{query}")):
        if len(row) == 1 and re.search(r"\(\d+\)$", row[0]):
            heading = row[0]
            found[heading] = []
        elif len(row) == 6 and heading:
            found[heading].append(" ".join(row).replace("  ", " "))
    return found


def test_tasks_are_grouped_by_what_became_of_them(client):
    assert moves(client) == {
        "Zaległość wzrosła (1)": [
            "I.1.1 Wolniej 0,0 10,0 +10,0 zgodnie z planem → ◐ opóźnione"
        ],
        "Zaległość bez zmian (0)": [],
        "Zaległość zmalała (1)": [
            "I.1.2 Dogania 10,0 0,0 −10,0 zagrożone → ✓ zgodnie z planem"
        ],
        "Ukończono do końca 2010 r. (1)": [
            "II.1.1 Gotowe 0,0 0,0 0,0 zgodnie z planem → ✓ zrealizowane"
        ],
    }
    assert moves(client, "od=2010&do=2011")["Zaległość bez zmian (1)"] == [
        "II.1.3 Później 15,0 15,0 0,0 ▲ zagrożone"
    ]


def test_an_empty_group_says_so(client):
    answer = text(client, "od=2010&do=2011&cel=II")
    assert "Nie ukończono żadnego zadania. 1 ukończono do końca 2010 r." in answer
    assert "Żadne zadanie nie nadrobiło zaległości." in answer


def test_statuses_that_moved_are_told_with_their_tasks(client):
    answer = text(client)
    assert "✓ zgodnie z planem → zmieniło się na ◐ opóźnione I.1.1 Wolniej" in answer


def test_a_withdrawn_task_is_not_compared(client):
    Task.objects.filter(title="Wolniej").update(withdrawn_from=2010)
    assert "Zaległość wzrosła (0)" in moves(client)
    assert "zaległość zmalała do 0,0 punktu (przedtem 5,0)" in text(client)
    assert "I.1.1 Wolniej" in text(client)


@pytest.mark.parametrize(
    ("query", "problem"),
    [
        ("od=2010&do=2010", "Oba lata są te same. Wybierz dwa różne."),
        ("od=2011&do=2010", "Rok wcześniejszy musi poprzedzać późniejszy."),
        ("od=2009&do=2013", "Dla jednego z tych lat nie ma danych."),
        ("od=1999&do=2010", "Dla jednego z tych lat nie ma danych."),
        ("od=x&do=y", "Dla jednego z tych lat nie ma danych."),
        ("rok=2009", "Przed 2009 r. nie ma roku z danymi."),
    ],
)
def test_years_that_cannot_be_compared_get_a_sentence(client, query, problem):
    response = client.get(f"{PAGE}?{query}")
    assert response.status_code == 200
    assert problem in text_of(response)
    assert "Porównaj" in text_of(response)
    assert client.get(f"{PAGE}porownanie.csv?{query}").status_code == 404


def test_a_strategy_without_two_years_of_figures_says_so(client):
    make_strategy("pusta")
    response = client.get("/pusta/porownanie/")
    assert "Do porównania potrzeba dwóch lat z danymi." in text_of(response)


@pytest.mark.parametrize(
    "query",
    ["cel=IX", "program=I.9", "jednostka=99999999", "zakres=x", "cel=I&obok=cel-IX"],
)
def test_a_part_that_there_is_not_is_not_found(client, query):
    assert client.get(f"{PAGE}?{query}").status_code == 404


def test_of_a_unit_points_are_plainly_added(client, unit):
    answer = text(client, f"od=2009&do=2011&jednostka={unit.pk}")
    # 0 and 10 lacked then, 30 and 0 now: no mean.
    assert "zaległość wzrosła do 30,0 punktu (przedtem 10,0)" in answer
    assert "sumujemy punkty jej zadań, bez wag" in answer
    assert "Gotowe" not in answer


def test_two_parts_stand_side_by_side(client):
    query = "od=2009&do=2011&program=I.1&obok=program-II.1"
    answer = text(client, query)
    assert "I.1 i II.1: zaległości obok siebie" in answer
    assert "I.1: zaległość 5,0 na koniec 2009 r., 15,0 na koniec 2011 r." in answer
    assert [*wholes(client, query)] == ["I.1 Program 1", "II.1 Program 1"]
    assert "Zaległość wzrosła (1)" in moves(client, query)


def test_the_form_keeps_what_was_chosen(client, unit):
    key = f"jednostka-{unit.pk}"
    body = client.get(f"{PAGE}?od=2009&do=2010&zakres={key}").content.decode()
    assert re.search(rf'<option value="{key}"\s+selected>Zarząd Dróg', body)
    assert re.search(r'<option value="2009" selected>', body)


def test_the_canonical_address_says_all_that_was_chosen(client):
    body = client.get(f"{PAGE}?do=2010&od=2009&cel=I").content.decode()
    assert 'rel="canonical" href="' in body
    assert f"{PAGE}?od=2009&amp;do=2010&amp;cel=I" in body
    [title] = re.findall(r"<title>\s*(.*?)\s*</title>", body, re.S)
    assert title.startswith("Porównanie lat 2009 i 2010: Cel I. Cel I")


def test_files_hold_the_figures_of_the_page(client):
    query = "od=2009&do=2010"
    file = client.get(f"{PAGE}porownanie.csv?{query}").content.decode("utf-8-sig")
    rows = [*csv.DictReader(StringIO(file), delimiter=";")]
    assert [(row["Kod"], row["Co się z nim stało"]) for row in rows] == [
        ("I.1.1", "większa zaległość"),
        ("I.1.2", "mniejsza zaległość"),
        ("II.1.1", "zrealizowane"),
        ("II.1.2", "nie da się ocenić"),
        ("II.1.3", "nie da się ocenić"),
    ]
    book = load_workbook(BytesIO(client.get(f"{PAGE}porownanie.xlsx?{query}").content))
    parts = list(book.worksheets[0].iter_rows(values_only=True))
    assert parts[1][:7] == ("Cała strategia", 32.5, 35, 35, 35, 2.5, 2.5)


def test_pages_of_the_parts_lead_to_their_comparison(client, unit):
    for page, part in (
        ("/miasto/?rok=2010", ""),
        ("/miasto/cele/I/?rok=2010", "&amp;cel=I"),
        ("/miasto/programy/I.1/?rok=2010", "&amp;program=I.1"),
        (f"/miasto/jednostki/{unit.pk}/?rok=2010", f"&amp;jednostka={unit.pk}"),
    ):
        body = client.get(page).content.decode()
        assert f'href="{PAGE}?rok=2010{part}"' in body, page


def test_labels_of_a_slope_never_lie_above_each_other():
    chart = SlopeChart([(str(n), 10 + n / 10, 20, n == 0) for n in range(9)])
    for side in ("was_y", "now_y"):
        places = sorted(float(getattr(line, side)) for line in chart.drawn)
        gaps = [below - above for above, below in pairwise(places)]
        assert min(gaps) >= chart.room - 0.2
        assert chart.top < places[0] < places[-1] <= chart.height


def test_a_dumbbell_is_drawn_from_the_lesser_to_the_greater():
    drawn = dumbbell(50, 25)
    assert (drawn.was, drawn.now) == ("120.0", "64.0")
    assert (drawn.start, drawn.length) == ("64.0", "56.0")
