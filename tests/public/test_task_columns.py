"""The columns of the list of tasks: what they say, their order, which are chosen."""

import re
from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import load_workbook

from public.listed_tasks import ORDER
from public.task_columns import FIXED, LIST_COLUMNS
from tasks.models import Executor, Task, TaskYear
from tasks.outline import task_nodes
from tests.factories import (
    make_goal,
    make_programme,
    make_task,
    make_tree,
    make_unit,
)
from tests.pages import rows_of, text_of

pytestmark = pytest.mark.both

LIST = "/miasto/zadania/"
SORTED = re.compile(r'<th scope="col"[^>]*aria-sort="(\w+)"[^>]*>\s*<a href="([^"]*)">')


@pytest.fixture
def strategy(db):
    """Three tasks: one behind, one ahead, one of which only a total is known."""
    goal = make_goal()
    one, other = make_programme(goal), make_programme(goal)
    behind = make_task(
        one,
        stages=[{2009: ("40", "30"), 2010: ("20", "5.5")}, {2010: ("10", "0")}],
        executor=make_unit("Wydział Promocji"),
        title="Żagle",
    )
    Executor.objects.create(task=behind, text="Straż", position=2)
    behind.planned_total_cost_amount, behind.weight = Decimal(250000), Decimal("12.5")
    behind.save()
    ahead = make_task(other, stages=[{2009: ("10", "60")}], title="Ączka")
    ahead.planned_total_cost = "ok. 100 mln zł"
    ahead.executors.all().delete()
    ahead.save()
    make_task(other, total=(2010, "55"), title="Bór").executors.all().delete()
    return goal.strategy


def column(client, name: str, query: str = "") -> list[str]:
    """What the rows of the page say in one column, by their order."""
    response = client.get(f"{LIST}?rok=2010&kolumny={name}&{query}")
    assert response.status_code == 200
    shown = [one for one in LIST_COLUMNS if one in {*FIXED, name}]
    return [row[shown.index(name)] for row in rows_of(response)[1:]]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("code", ["I.1.1", "I.2.1", "I.2.2"]),
        ("programme", ["I.1 Program 1", "I.2 Program 2", "I.2 Program 2"]),
        ("executor", ["Wydział Promocji; Straż", "–", "–"]),
        ("weight", ["12,5", "–", "–"]),
        ("cost", ["250 000", "ok. 100 mln zł", "–"]),
        ("year_plan", ["30,0", "–", "–"]),
        ("year_done", ["5,5", "–", "–"]),
        ("planned", ["70,0", "10,0", "–"]),
        ("progress", ["35,5", "60,0", "55,0"]),
        ("shortfall", ["34,5", "0,0", "–"]),
    ],
)
def test_a_column_says_what_is_known_and_a_dash_for_the_rest(
    client, strategy, name, said
):
    assert column(client, name) == said


@pytest.mark.parametrize(
    ("name", "upwards", "downwards"),
    [
        ("code", "1 2 3", "3 2 1"),
        ("title", "2 3 1", "1 3 2"),
        ("programme", "1 2 3", "2 3 1"),
        # Whatever is unknown stands last, both ways, by its code.
        ("executor", "1 2 3", "1 2 3"),
        ("weight", "1 2 3", "1 2 3"),
        ("cost", "1 2 3", "1 2 3"),
        ("year_plan", "1 2 3", "1 2 3"),
        ("year_done", "1 2 3", "1 2 3"),
        ("planned", "2 1 3", "1 2 3"),
        ("progress", "1 3 2", "2 3 1"),
        ("shortfall", "2 1 3", "1 2 3"),
    ],
)
def test_each_column_sorts_both_ways(client, strategy, name, upwards, downwards):
    codes = {"1": "I.1.1", "2": "I.2.1", "3": "I.2.2"}
    for sign, order in (("", upwards), ("-", downwards)):
        found = column(client, "code", f"sort={sign}{name}")
        assert found == [codes[n] for n in order.split()], sign + name


def test_every_column_can_be_sorted_by():
    assert set(ORDER) == set(LIST_COLUMNS)


def test_a_heading_leads_to_the_other_order_and_says_which_one_is(client, strategy):
    body = client.get(f"{LIST}?stan=at_risk&sort=-shortfall").content.decode()
    [(order, link)] = SORTED.findall(body)
    assert order == "descending"
    assert "sort=shortfall" in link
    assert "stan=at_risk" in link


@pytest.mark.parametrize("year", [2009, 2010])
def test_the_shortfall_is_what_the_tree_says(db, year):
    strategy = make_tree(tasks=12)
    nodes = {one.item.pk: one for one in task_nodes(Task.objects.of(strategy))}
    period = strategy.years.get(year=year)
    rows = TaskYear.objects.of_year(period).with_shortfall()
    assert len(rows) == 12
    for row in rows:
        apart = nodes[row.task_id].difference(year)
        expected = None if apart is None else max(0, -apart * 100)
        assert row.shortfall == expected


def test_the_usual_columns_are_there_until_others_are_chosen(client, strategy):
    headings = rows_of(client.get(f"{LIST}?rok=2010"))[0]
    assert headings == [
        *("Kod", "Zadanie", "Plan na 2010 r.", "Wykonanie w 2010 r."),
        *("Plan do końca 2010 r.", "Postęp do końca 2010 r.", "Zaległość", "Status"),
    ]
    chosen = client.get(f"{LIST}?kolumny=shortfall&kolumny=executor&kolumny=")
    assert rows_of(chosen)[0] == ["Kod", "Zadanie", "Realizatorzy", "Zaległość"]


def test_choosing_columns_keeps_filters_and_filtering_keeps_columns(client, strategy):
    query = "rok=2009&stan=at_risk&stan=completed&q=aczka&kolumny=weight&sort=-weight"
    body = client.get(f"{LIST}?{query}&na_strone=100&page=1").content.decode()
    filters, shape = re.findall(r'<form method="get"[^>]*>(.*?)</form>', body, re.S)[
        -2:
    ]
    hidden = re.compile(r'type="hidden" name="(\w+)" value="([^"]*)"')
    assert hidden.findall(filters) == [
        *(("rok", "2009"), ("kolumny", "weight")),
        *(("sort", "-weight"), ("na_strone", "100")),
    ]
    assert hidden.findall(shape) == [
        *(
            ("rok", "2009"),
            ("stan", "at_risk"),
            ("stan", "completed"),
            ("q", "aczka"),
        ),
    ]


@pytest.mark.parametrize(
    "query",
    [
        "kolumny=hasło",
        "kolumny=weight&kolumny=<script>alert(1)</script>",
        "sort=task__programme__goal__strategy",
        "sort=-",
        "sort=title,sql",
        "na_strone=1000000",
        "na_strone=-1",
    ],
)
def test_what_cannot_be_meant_is_said_and_gives_no_file(client, strategy, query):
    page = client.get(f"{LIST}?{query}")
    assert page.status_code == 200
    assert "errorlist" in page.content.decode()
    assert "<script>alert" not in page.content.decode()
    for file in ("zadania.csv", "zadania.xlsx"):
        assert client.get(f"{LIST}{file}?{query}").status_code == 400


@pytest.mark.parametrize("number", ["0", "-3", "99999999", "x", "1e3"])
def test_a_page_that_is_not_there_shows_one_that_is(client, strategy, number):
    response = client.get(f"{LIST}?page={number}")
    assert response.status_code == 200
    assert "I.1.1" in text_of(response)


def test_words_that_look_like_formulas_stay_words_in_every_file(client, strategy):
    task = make_task(strategy.goals.first().programmes.first(), title="=HYPERLINK(1)")
    task.planned_total_cost = "@SUM(1)"
    task.save()
    Executor.objects.create(task=task, text="+48 65 123", position=3)
    query = "kolumny=executor&kolumny=cost&q=hyperlink"
    csv = client.get(f"{LIST}zadania.csv?{query}").content.decode("utf-8-sig")
    row = csv.split("\r\n")[1].split(";")
    assert row[1] == "'=HYPERLINK(1)"
    assert row[2].endswith("+48 65 123")
    assert row[3] == "'@SUM(1)"
    book = load_workbook(
        BytesIO(client.get(f"{LIST}zadania.xlsx?{query}").content)
    ).active
    assert {cell.data_type for cell in book[2]} <= {"s", "n"}
