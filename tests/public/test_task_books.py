"""The tasks of a list, a goal, a programme, a unit and a task as workbooks."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from indicators.models import Kind
from tasks.models import Strategy
from tests.factories import (
    make_goal,
    make_indicator,
    make_post,
    make_programme,
    make_task,
    make_tree,
    make_unit,
)

pytestmark = pytest.mark.both

AT = "/miasto/"
# What an office asks for, and which tasks of the strategy below that are.
BOOKS = {
    "zadania/": ["I.1.1", "I.1.2", "I.2.1", "II.1.1"],
    "cele/I/": ["I.1.1", "I.1.2", "I.2.1"],
    "programy/I.1/": ["I.1.1", "I.1.2"],
    "zadania/I.1.1/": ["I.1.1"],
}


@pytest.fixture
def strategy(db):
    """Four tasks; the first has stages of two years, and indicators at each level."""
    goal = make_goal()
    one = make_programme(goal, coordinator=make_post("Naczelnik"))
    other, second = make_programme(goal), make_programme(make_goal(goal.strategy, "II"))
    task = make_task(
        one,
        stages=[{2009: ("40", "30"), 2010: ("20", "5.5")}, {2010: ("10", None)}],
        executor=make_unit("Wydział"),
    )
    make_task(one, total=(2010, "55"))
    make_task(other, title="=1+1", stages=[{2009: ("100", "100")}])
    make_task(second)
    make_indicator(task, {2009: "7", 2010: "ok. 8"}, kind=Kind.OUTPUT)
    make_indicator(one, {2010: "9"}, kind=Kind.CONTEXT)
    make_indicator(goal, {2010: "10"}, kind=Kind.CONTEXT)
    return goal.strategy


def sheets(client, address: str) -> list[list[dict]]:
    """Return the rows of the workbook's sheets, by their headings."""
    response = client.get(address)
    assert response.status_code == 200, address
    book = load_workbook(BytesIO(response.content))
    read = []
    for page in book:
        headings, *rows = page.iter_rows(values_only=True)
        read.append([dict(zip(headings, row, strict=True)) for row in rows])
    return read


@pytest.mark.parametrize(("place", "codes"), BOOKS.items())
def test_each_page_gives_its_own_tasks_with_their_stages(
    client, strategy, place, codes
):
    tasks, stages, _indicators = sheets(client, f"{AT}{place}zadania.xlsx?rok=2010")
    assert [row["Kod"] for row in tasks] == codes
    with_stages = [code for code in ("I.1.1", "I.1.1", "I.2.1") if code in codes]
    assert [row["Kod"] for row in stages] == with_stages


def test_a_unit_gives_what_it_carries_out(client, strategy):
    unit = make_unit("Straż")
    make_task(strategy.goals.last().programmes.first(), executor=unit)
    [tasks, _stages, _ind] = sheets(client, f"{AT}jednostki/{unit.pk}/zadania.xlsx")
    assert [row["Kod"] for row in tasks] == ["II.1.2"]
    nobody = make_unit("Bez zadań")
    assert client.get(f"{AT}jednostki/{nobody.pk}/zadania.xlsx").status_code == 404


def test_a_stage_has_plan_and_work_of_each_year_and_both_sums(client, strategy):
    _tasks, stages, _ind = sheets(client, f"{AT}zadania/I.1.1/zadania.xlsx?rok=2010")
    nbsp = "\N{NO-BREAK SPACE}"
    said = {key.replace(nbsp, " "): value for key, value in stages[0].items()}
    assert said["Plan na 2009 r."] == 40
    assert said["Wykonanie w 2009 r."] == 30
    assert said["Plan na 2010 r."] == 20
    assert said["Wykonanie w 2010 r."] == 5.5
    assert said["Plan do końca 2010 r."] == 60
    assert said["Postęp do końca 2010 r."] == 35.5
    # What nobody reported is empty, not zero.
    assert [stages[1][key] for key in stages[1] if "Wykonanie" in key] == [None, None]


def test_the_task_itself_has_its_figures_and_every_column(client, strategy):
    [task] = sheets(client, f"{AT}zadania/I.1.1/zadania.xlsx?rok=2010")[0]
    nbsp = "\N{NO-BREAK SPACE}"
    said = {key.replace(nbsp, " "): value for key, value in task.items()}
    assert said == {
        "Kod": "I.1.1",
        "Zadanie": "Zadanie 1",
        "Program": "I.1 Program 1",
        "Realizatorzy": "Wydział",
        "Waga": None,
        "Koszt całkowity (zł)": None,
        "Plan na 2010 r.": 30,
        "Wykonanie w 2010 r.": 5.5,
        "Plan do końca 2010 r.": 70,
        "Postęp do końca 2010 r.": 35.5,
        "Zaległość": 34.5,
        "Status": "zagrożone",
    }


def test_indicators_are_those_of_the_part_and_below_it(client, strategy):
    def codes(place: str) -> list[tuple[str, str]]:
        rows = sheets(client, f"{AT}{place}zadania.xlsx?rok=2010")[2]
        return [(row["Poziom"], row["Kod"]) for row in rows]

    task, programme, goal = ("Zadanie", "I.1.1"), ("Program", "I.1"), ("Cel", "I")
    assert codes("cele/I/") == [goal, programme, task]
    assert codes("programy/I.1/") == [programme, task]
    assert codes("zadania/I.1.1/") == codes("zadania/") == [task]
    [row] = sheets(client, f"{AT}zadania/I.1.1/zadania.xlsx?rok=2010")[2]
    assert (row["2009"], row["2010"]) == (7, "ok. 8")
    # Nothing after the year is told, as on the page.
    [row] = sheets(client, f"{AT}zadania/I.1.1/zadania.xlsx?rok=2009")[2]
    assert "2010" not in row


def test_the_list_gives_the_stages_of_just_the_tasks_that_are_left(client, strategy):
    query = "stan=at_risk&stan=completed&sort=-progress&kolumny=progress&rok=2010"
    tasks, stages, _ind = sheets(client, f"{AT}zadania/zadania.xlsx?{query}")
    assert [row["Kod"] for row in tasks] == ["I.2.1", "I.1.1"]
    assert list(tasks[0]) == ["Kod", "Zadanie", "Postęp do końca 2010\xa0r."]
    assert {row["Kod"] for row in stages} == {"I.2.1", "I.1.1"}


def test_a_title_that_looks_like_a_formula_stays_a_text(client, strategy):
    response = client.get(f"{AT}zadania/I.2.1/zadania.xlsx")
    for page in load_workbook(BytesIO(response.content)):
        assert "f" not in {cell.data_type for row in page.iter_rows() for cell in row}


def test_a_former_or_small_code_leads_on_and_an_unknown_one_nowhere(client, strategy):
    moved = client.get(f"{AT}zadania/i.1.1/zadania.xlsx")
    assert moved["Location"].endswith("/zadania/I.1.1/zadania.xlsx")
    assert client.get(f"{AT}programy/I.9/zadania.xlsx").status_code == 404
    assert client.get(f"{AT}cele/I/zadania.xlsx?rok=1999").status_code == 404


@pytest.mark.parametrize("place", ["", "cele/I/", "programy/I.1/", "zadania/I.1.1/"])
def test_pages_name_their_workbook(client, strategy, place):
    body = client.get(f"{AT}{place or 'zadania/'}?rok=2009").content.decode()
    assert f'{AT}{place or "zadania/"}zadania.xlsx?rok=2009"' in body


@pytest.mark.parametrize("place", BOOKS)
def test_a_workbook_asks_as_much_of_many_tasks_as_of_few(
    db, client, count_queries, place
):
    make_tree(tasks=4)
    few = count_queries(lambda: client.get(f"{AT}{place}zadania.xlsx"))
    Strategy.objects.all().delete()
    make_tree(tasks=60)
    assert count_queries(lambda: client.get(f"{AT}{place}zadania.xlsx")) == few <= 15
