"""What was promised for a year and not done in it."""

import csv
from dataclasses import replace
from io import BytesIO, StringIO

import pytest
from openpyxl import load_workbook

from reporting.models import State
from reporting.transitions import Draft
from tasks.models import Executor, Task
from tests.factories import (
    draft,
    make_campaign,
    make_goal,
    make_office_user,
    make_programme,
    make_report,
    make_strategy,
    make_task,
    make_unit,
)
from tests.pages import rows_of, text_of

pytestmark = pytest.mark.both
LIST = "/miasto/niewykonane/"


@pytest.fixture(autouse=True)
def strategy(db):
    """2010 alone: 5 of 20 and 10 of 10; 0 of 30; 25 of 20; a plan and no word."""
    strategy = make_strategy()
    first, second = (
        make_programme(make_goal(strategy, number)) for number in ("I", "II")
    )
    unit = make_unit("Zarząd Dróg")
    make_task(
        first,
        title="Drogi",
        stages=[{2009: ("9", "0"), 2010: ("20", "5")}, {2010: ("10", "10")}],
        executor=unit,
    )
    make_task(second, title="Mosty", stages=[{2010: ("30", "0")}])
    make_task(first, title="Parki", stages=[{2010: ("20", "25"), 2011: ("80", None)}])
    make_task(first, title="Place", stages=[{2009: ("5", "5"), 2010: ("7", None)}])
    make_task(first, title="Bez etapów", total=(2010, "50"))
    return strategy


def listed(client, query: str = "rok=2010") -> list[list[str]]:
    return rows_of(client.get(f"{LIST}?{query}"))[1:]


def test_the_largest_lack_of_the_year_alone_stands_first(client):
    assert listed(client) == [
        ["II.1.1 Mosty", "0 z 30", "30"],
        ["I.1.1 Drogi Zarząd Dróg", "15 z 30", "15"],
    ]
    text = text_of(client.get(f"{LIST}?rok=2010"))
    # Of what nobody reported nothing is said to lack.
    assert "Planu na 2010 r. nie wykonano w 2 spośród 3 zadań" in text
    assert "Zabrakło razem 45 punktu. Najwięcej: II.1.1 Mosty, 30." in text
    assert "1 zadanie miało plan na ten rok, ale nie podano, co wykonano" in text


def test_tenths_add_up_exactly(client, strategy):
    programme = strategy.goals.first().programmes.get()
    tenths = [{2010: (one, one)} for one in ("0.1", "0.2", "0.7")]
    make_task(programme, title="Równo", stages=[*tenths, {2010: ("2.3", "2.3")}])
    make_task(programme, title="Mniej", stages=[*tenths, {2010: ("2.31", "2.3")}])
    assert [row[0] for row in listed(client)[2:]] == ["I.1.6 Mniej"]
    assert listed(client)[2][1:] == ["3,3 z 3,31", "0,01"]


@pytest.mark.parametrize(
    ("query", "left"),
    [
        ("cel=I", ["Drogi"]),
        ("cel=II", ["Mosty"]),
        ("program=II.1", ["Mosty"]),
        ("jednostka=brak", ["Mosty"]),
        ("cel=II&program=I.1", []),
        ("cel=IX", []),
    ],
)
def test_goal_programme_and_unit_filter_list_and_file(client, query, left):
    rows = listed(client, f"rok=2010&{query}")
    assert [row[0].split()[1] for row in rows] == left
    file = client.get(f"{LIST}niewykonane.csv?rok=2010&{query}")
    if query == "cel=IX":
        assert file.status_code == 400
        return
    found = csv.DictReader(StringIO(file.content.decode("utf-8-sig")), delimiter=";")
    assert [row["Zadanie"] for row in found] == left


def test_choices_count_what_they_leave(client):
    text = text_of(client.get(f"{LIST}?rok=2010&cel=I"))
    assert "wszystkie (2) I. Cel I (1) II. Cel II (1)" in text
    assert "Zarząd Dróg (1)" in text
    assert "Planu na 2010 r. nie wykonano w 1 spośród 2 zadań" in text


def test_a_unit_has_those_of_its_own(client):
    unit = Executor.objects.get().unit_id
    rows = listed(client, f"rok=2010&jednostka={unit}")
    assert [row[0] for row in rows] == ["I.1.1 Drogi Zarząd Dróg"]


@pytest.mark.parametrize(
    ("year", "heading"),
    [
        (2011, "Nie wiadomo jeszcze, co wykonano w 2011 r."),
        (2012, "Na 2012 r. nic nie zaplanowano"),
    ],
)
def test_a_year_without_figures_says_so(client, year, heading):
    assert heading in text_of(client.get(f"{LIST}?rok={year}"))
    assert listed(client, f"rok={year}") == []


def test_a_year_in_which_all_was_done_says_so(client):
    Task.objects.exclude(title="Parki").delete()
    text = text_of(client.get(f"{LIST}?rok=2010"))
    assert "Plan na 2010 r. wykonano w całości" in text


@pytest.fixture
def told(strategy):
    """The report on the roads is approved, that on the bridges waits."""
    year = strategy.years.get(year=2010)
    make_campaign(year)
    office = make_office_user()
    for title, state in (("Drogi", State.APPROVED), ("Mosty", State.SUBMITTED)):
        task = Task.objects.get(title=title)
        done = ("5", "10") if title == "Drogi" else ("0",)
        said = replace(
            draft(task, *done).content,
            obstacles=f"{title}: brak ofert.",
            next_steps=f"{title}: drugi przetarg.",
        )
        make_report(task, year, state, by=office, what=Draft(said))


def test_reasons_are_those_of_approved_reports(client, told):
    assert [row[3] for row in listed(client)] == [
        "Przyczyny nie podano.",
        "Drogi: brak ofert. Co dalej Drogi: drugi przetarg.",
    ]
    book = load_workbook(
        BytesIO(client.get(f"{LIST}niewykonane.xlsx?rok=2010").content)
    )
    rows = list(book.worksheets[0].iter_rows(values_only=True))
    assert rows[1][-2:] == (None, None)
    assert rows[2][:2] == ("I.1.1", "Drogi")
    assert rows[2][3:6] == (30, 15, 15)
    assert rows[2][-2:] == ("Drogi: brak ofert.", "Drogi: drugi przetarg.")


def test_where_no_report_gives_a_reason_that_is_said_once(client):
    text = text_of(client.get(f"{LIST}?rok=2010"))
    assert text.count("nie podają przyczyn przy żadnym z tych zadań") == 1
    assert "Przyczyny nie podano" not in text


def test_a_long_list_comes_in_pages(client, strategy):
    programme = strategy.goals.first().programmes.get()
    for _n in range(50):
        make_task(programme, stages=[{2010: ("2", "1")}])
    assert len(listed(client)) == 50
    assert len(listed(client, "rok=2010&page=2")) == 2
    assert client.get(f"{LIST}?rok=2010&page=9").status_code == 404


def test_a_part_in_which_all_was_done_can_be_asked_for(client, strategy):
    """Its page leads here: the answer is none, and no mistake."""
    make_task(
        make_programme(strategy.goals.get(number="I")),
        title="Skwery",
        stages=[{2010: ("10", "10")}],
    )
    response = client.get(f"{LIST}?rok=2010&program=I.2")
    assert rows_of(response)[1:] == []
    text = text_of(response).replace("\u00a0", " ")
    assert "Plan na 2010 r. wykonano w całości" in text
    assert "Wybierz poprawną wartość" not in text
