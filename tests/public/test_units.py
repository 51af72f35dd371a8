"""The units that answer for a part of the strategy."""

import csv
import datetime
import re
from io import BytesIO, StringIO

import pytest
from django.utils.timezone import make_aware
from openpyxl import load_workbook

from organisation.models import UnitAlias
from reporting.models import Action, State
from tasks.models import Executor, Task
from tests.factories import (
    make_campaign,
    make_goal,
    make_office_user,
    make_post,
    make_programme,
    make_report,
    make_strategy,
    make_task,
    make_unit,
    make_user,
)
from tests.funding import make_funding
from tests.pages import rows_of, text_of

pytestmark = pytest.mark.both

LIST = "/miasto/jednostki/"


@pytest.fixture
def roads(db):
    return make_unit("Zarząd Dróg")


@pytest.fixture(autouse=True)
def strategy(db, roads):
    """A unit that carries out three tasks, coordinates a programme and leads a goal."""
    head = make_post("Dyrektor dróg", unit=roads)
    make_user(head, first_name="Genowefa", last_name="Utajniona")
    goal = make_goal()
    goal.head = head
    goal.save()
    programme = make_programme(goal, coordinator=head)
    other = make_programme(goal, coordinator=make_post("Sekretarz"))
    make_task(programme, stages=[{2009: ("100", "100")}], executor=roads)
    both = make_task(other, stages=[{2009: ("100", "10")}], executor=roads)
    Executor.objects.create(task=both, text="Dyrektor", unit=roads, post=head)
    make_task(other, stages=[{2009: ("50", "20"), 2010: ("50", "80")}], executor=head)
    police = make_unit("Policja")
    police.is_outside = True
    police.save()
    make_task(other, executor=police)
    make_task(other, executor=make_post("Prezydent"))
    make_unit("Bez zadań")
    make_post("Bez niczego")
    return goal.strategy


def page(client, unit, query: str = "") -> str:
    return text_of(client.get(f"{LIST}{unit.pk}/?{query}"))


# The ledger as at the end of 2010: unit, tasks, points missing, late reports, money.
ROADS = ["Zarząd Dróg", "3", "", "90,0", "–", "nie podano"]
POLICE = ["Policja podmiot zewnętrzny", "1", "", "–", "–", "nie podano"]
PRESIDENT = [
    "Prezydent stanowisko poza jednostkami", "1", "", "–", "–", "nie podano",
]  # fmt: skip


def ledger(client, query: str = "") -> list[list[str]]:
    """Return its rows without the headings."""
    response = client.get(f"{LIST}?{query}")
    return [row for row in rows_of(response)[1:] if len(row) == 6]


def test_each_has_a_line_with_its_tasks_and_what_they_lack(client):
    # Of the three: 100 of 100, 10 of 100, and 100 of 100 with 80 of them in 2010.
    assert ledger(client) == [ROADS, POLICE, PRESIDENT]
    text = text_of(client.get(LIST))
    assert "Zaległości ma 1 spośród 3 realizatorów" in text
    assert (
        "Największe zaległości: Zarząd Dróg, 90,0 punktu w 1 spośród 3 zadań." in text
    )


def test_a_task_that_is_ahead_makes_up_for_no_other(client, strategy, roads):
    programme = strategy.goals.get().programmes.first()
    make_task(programme, stages=[{2009: ("50", "90")}], executor=roads)
    assert ledger(client)[0][3] == "90,0"


def test_a_shared_task_counts_for_each_and_a_post_for_its_unit(client, roads):
    police = Executor.objects.get(text="Policja").unit
    shared = Task.objects.get(title="Zadanie 1", programme__number=2)
    Executor.objects.create(task=shared, text="Policja", unit=police)
    Executor.objects.create(task=shared, text="Post", post=roads.posts.get())
    lines = {row[0]: row[1:4] for row in ledger(client)}
    assert lines["Zarząd Dróg"] == ["3", "", "90,0"]
    assert lines["Policja podmiot zewnętrzny"] == ["2", "", "90,0"]


def test_tasks_that_are_tied_to_nobody_are_counted_and_listed(client, strategy):
    programme = strategy.goals.get().programmes.first()
    named = make_task(programme, title="Tylko nazwany")
    Executor.objects.create(task=named, text="Ktoś")
    make_task(programme, title="Niczyj")
    response = client.get(LIST)
    assert "2 zadania nie są przypisane do jednostki ani stanowiska" in text_of(
        response
    )
    listed = client.get("/miasto/zadania/?jednostka=brak")
    assert [row[1] for row in rows_of(listed)[1:]] == ["Tylko nazwany", "Niczyj"]
    assert "bez jednostki i stanowiska (2)" in text_of(listed)


def test_a_withdrawn_task_counts_no_more(client, roads):
    Task.objects.filter(programme__number=2, number=1).update(withdrawn_from=2010)
    assert ledger(client)[0][:4] == ["Zarząd Dróg", "2", "", "0,0"]
    assert ledger(client, "rok=2009")[0][:4] == ["Zarząd Dróg", "3", "", "120,0"]


@pytest.mark.parametrize(
    ("order", "first"),
    [
        ("", "Zarząd Dróg"),
        ("lacking", "Policja"),
        ("unit", "Policja"),
        ("-unit", "Zarząd Dróg"),
        ("-tasks", "Zarząd Dróg"),
        ("tasks", "Policja"),
        ("-status", "Zarząd Dróg"),
        ("-money", "Policja"),
        ("nonsense", "Zarząd Dróg"),
    ],
)
def test_each_column_sorts_by_a_link(client, strategy, order, first):
    task = Task.objects.get(executors__text="Policja")
    make_funding(task, years={2009: ("100", "50")})
    assert ledger(client, f"sort={order}")[0][0].startswith(first)


def test_a_heading_says_what_sorts_and_leads_to_the_other_way(client):
    body = client.get(f"{LIST}?rok=2009&sort=-tasks").content.decode()
    heads = re.findall(r'<th[^>]*?(?:aria-sort="(\w+)")?>\s*<a href="([^"]*)"', body)
    assert [sort for sort, _address in heads[:6]] == ["", "descending", "", "", "", ""]
    assert heads[0][1] == f"{LIST}?rok=2009&amp;sort=unit"
    assert heads[1][1] == f"{LIST}?rok=2009&amp;sort=tasks"
    # The usual order needs no word.
    assert heads[3][1] == f"{LIST}?rok=2009"


def test_money_is_told_of_as_many_tasks_as_it_is_known(client, roads):
    tasks = Task.objects.carried_out_by(roads).order_by("pk")
    make_funding(tasks[0], years={2009: ("60000", "45000"), 2010: ("40000", None)})
    make_funding(tasks[1], funds="250 000 zł")
    assert ledger(client)[0][5] == "45 z 60 1 spośród 3 zadań"
    make_funding(Task.objects.get(executors__text="Policja"), funds="700 000 zł")
    lines = {row[0]: row[5] for row in ledger(client)}
    assert lines["Policja podmiot zewnętrzny"] == "plan 700, wydatków nie podano"


@pytest.fixture
def late(strategy, roads):
    """Three approved reports on 2010: one came late, and one not before it was
    returned; the fourth is late and waits."""
    year = strategy.years.get(year=2010)
    make_campaign(year)
    office = make_office_user()
    tasks = [*Task.objects.carried_out_by(roads).order_by("pk")]
    _in_time, after, again = (
        make_report(task, year, State.APPROVED, by=office) for task in tasks
    )
    other = Task.objects.get(executors__text="Policja")
    waiting = make_report(other, year, State.SUBMITTED, by=office)
    due = year.campaign.due_on + datetime.timedelta(days=1)
    for report in (after, waiting):
        report.versions.update(at=noon(due))
    again.versions.filter(action=Action.APPROVED).update(at=noon(due))
    return after


def noon(day: datetime.date) -> datetime.datetime:
    return make_aware(datetime.datetime.combine(day, datetime.time(12)))


def test_late_are_approved_reports_that_first_came_after_the_day(client, late):
    lines = {row[0]: row[4] for row in ledger(client, "rok=2010")}
    assert lines["Zarząd Dróg"] == "1"
    # What is not approved is not told of.
    assert lines["Policja podmiot zewnętrzny"] == "–"
    text = text_of(client.get(f"{LIST}?rok=2010"))
    assert "Po terminie wpłynęło 1 sprawozdanie za 2010 r." in text
    assert {row[4] for row in ledger(client, "rok=2009")} == {"–"}


@pytest.mark.parametrize(("hour", "n"), [((23, 59), 0), ((0, 0), 1)])
def test_the_day_ends_at_midnight_by_the_citys_clock(client, late, hour, n):
    day = late.year.campaign.due_on + datetime.timedelta(days=hour == (0, 0))
    at = make_aware(datetime.datetime.combine(day, datetime.time(*hour)))
    late.versions.update(at=at)
    lines = {row[0]: row[4] for row in ledger(client, "rok=2010")}
    assert lines["Zarząd Dróg"] == str(n)
    listed = client.get("/miasto/zadania/?rok=2010&sprawozdanie=po-terminie")
    assert len(rows_of(listed)[1:]) == n


def test_many_units_stand_on_several_pages_and_in_one_file(client, strategy):
    programme = strategy.goals.get().programmes.first()
    for n in range(40):
        make_task(programme, executor=make_unit(f"Spółka {n:02}"))
    assert len(ledger(client, "sort=unit")) == 30
    second = ledger(client, "sort=unit&page=2")
    assert len(second) == 13
    assert second[-1][0] == "Zarząd Dróg"
    assert "1 spośród 43 realizatorów" in text_of(client.get(f"{LIST}?page=2"))
    file = client.get(f"{LIST}jednostki.csv?page=2").content.decode("utf-8-sig")
    assert len([*csv.DictReader(StringIO(file), delimiter=";")]) == 43


def test_the_count_of_late_reports_leads_to_their_tasks(client, roads, late):
    body = client.get(f"{LIST}?rok=2010").content.decode()
    [address] = re.findall(r'href="([^"]*sprawozdanie=[^"]*)"', body)
    listed = client.get(address.replace("&amp;", "&"))
    assert [row[0] for row in rows_of(listed)[1:]] == [late.task.code]
    assert "po terminie (1)" in text_of(listed)


def test_each_block_of_a_bar_leads_to_as_many_tasks(client):
    body = client.get(f"{LIST}?rok=2009").content.decode()
    blocks = re.findall(r'<a href="([^"]*)">\s*<title>(.*?): (\d+)</title>', body)
    assert [(label, n) for _address, label, n in blocks] == [
        ("zrealizowane", "1"),
        ("zagrożone", "2"),
        ("brak danych", "1"),
        ("brak danych", "1"),
    ]
    for address, _label, n in blocks:
        listed = client.get(address.replace("&amp;", "&")).content.decode()
        assert f'<data class="total" value="{n}">' in listed


def test_files_hold_the_ledger_as_it_is_sorted(client, late):
    answer = client.get(f"{LIST}jednostki.csv?rok=2010&sort=unit")
    rows = [
        *csv.DictReader(StringIO(answer.content.decode("utf-8-sig")), delimiter=";")
    ]
    assert [row["Jednostka"] for row in rows] == ["Policja", "Prezydent", "Zarząd Dróg"]
    told = {name: value for name, value in rows[2].items() if value not in {"", "0"}}
    assert told["Zadania"] == "3"
    assert told["Sprawozdania po terminie"] == "1"
    book = load_workbook(BytesIO(client.get(f"{LIST}jednostki.xlsx").content))
    assert book.worksheets[0]["A2"].value == "Zarząd Dróg"


def test_who_coordinates_and_leads_is_listed_below(client):
    rows = [row for row in rows_of(client.get(LIST)) if len(row) == 3]
    assert rows[1:] == [
        ["Sekretarz", "I.2 Program 2", "–"],
        ["Zarząd Dróg", "I.1 Program 1", "I Cel I"],
    ]


def test_those_that_are_alike_stand_by_the_polish_alphabet(client, strategy):
    programme = strategy.goals.get().programmes.first()
    for name in ("Łaźnia", "Lasy", "Młyn", "Świetlica", "Szkoła"):
        make_task(programme, executor=make_unit(name))
    rows = ledger(client, "sort=unit")
    assert [row[0].split()[0] for row in rows] == [
        "Lasy",
        "Łaźnia",
        "Młyn",
        "Policja",
        "Prezydent",
        "Szkoła",
        "Świetlica",
        "Zarząd",
    ]


def test_the_count_of_tasks_leads_to_just_these(client, roads):
    body = client.get(f"{LIST}?rok=2009").content.decode()
    address = f"/miasto/zadania/?rok=2009&jednostka={roads.pk}"
    assert f'<a href="{address.replace("&", "&amp;")}">' in body
    listed = client.get(address).content.decode()
    assert '<data class="total" value="3">' in listed


def test_a_page_shows_the_tasks_as_at_the_end_of_the_year(client, roads):
    rows = rows_of(client.get(f"{LIST}{roads.pk}/?rok=2009"))
    assert rows == [
        [
            *("Kod", "Zadanie", "Plan na 2009 r.", "Wykonanie w 2009 r."),
            *("Plan do końca 2009 r.", "Postęp do końca 2009 r."),
            *("Zaległość", "Status"),
        ],
        ["I.1.1", "Zadanie 1", *["100,0"] * 4, "0,0", "✓ zrealizowane"],
        ["I.2.1", "Zadanie 1", *["100,0", "10,0"] * 2, "90,0", "▲ zagrożone"],
        ["I.2.2", "Zadanie 2", *["50,0", "20,0"] * 2, "30,0", "▲ zagrożone"],
    ]
    assert "2 ✓ zrealizowane 1 ▲ zagrożone" in page(client, roads, "rok=2010")


def test_each_status_leads_to_just_these_tasks(client, roads):
    body = client.get(f"{LIST}{roads.pk}/?rok=2009").content.decode()
    links = re.findall(r'<a href="([^"]*stan=[^"]*)"><data [^>]*value="(\d+)"', body)
    assert [count for _address, count in links] == ["1", "2"]
    for address, count in links:
        answer = client.get(address.replace("&amp;", "&"))
        assert f'<data class="total" value="{count}">' in answer.content.decode()


def test_a_page_shows_what_the_unit_coordinates_and_leads(client, roads):
    text = page(client, roads)
    assert "Realizuje 3 zadania. Koordynuje 1 program. Kieruje 1 celem." in text
    assert "Programy, które koordynuje I.1 Program I.1: Program 1" in text
    assert "Cele, którymi kieruje I Cel I: Cel I" in text


def test_a_unit_that_only_coordinates_has_a_page_without_tasks(client, strategy):
    unit = make_unit("Biuro")
    make_programme(strategy.goals.get(), coordinator=make_post(unit=unit))
    text = page(client, unit)
    assert "Nie realizuje żadnego zadania. Koordynuje 1 program." in text
    assert "Stan zadań" not in text


def test_other_spellings_are_shown(client, roads):
    for name in ("ZD", "Zarz. Dróg"):
        UnitAlias.objects.create(unit=roads, name=name)
    assert "Inne zapisy nazwy: Zarz. Dróg; ZD" in page(client, roads)


def test_an_outside_body_is_called_one(client):
    policja = Executor.objects.get(text="Policja").unit
    assert "Podmiot zewnętrzny Policja" in page(client, policja)


def test_a_unit_that_answers_for_nothing_here_is_not_found(client, roads):
    idle = make_unit("Zbędny")
    make_strategy("inne")
    assert client.get(f"{LIST}{idle.pk}/").status_code == 404
    assert client.get(f"/inne/jednostki/{roads.pk}/").status_code == 404
    assert client.get(f"{LIST}99999999999999999999/").status_code == 404


def test_nobody_is_named(client, roads):
    for address in (LIST, f"{LIST}{roads.pk}/"):
        assert "Utajniona" not in client.get(address).content.decode()


def test_the_card_leads_from_an_executor_to_the_unit(client, roads):
    link = f'<a href="{LIST}{roads.pk}/?rok=2009">'
    for code, text in (("I.1.1", "Zarząd Dróg"), ("I.2.2", "Dyrektor dróg")):
        body = client.get(f"/miasto/zadania/{code}/?rok=2009").content.decode()
        assert f"{link}{text}</a>" in body
    assert "Prezydent</a>" not in client.get("/miasto/zadania/I.2.4/").content.decode()


def test_one_rule_says_whose_a_task_is(strategy, roads):
    mine = set(Task.objects.carried_out_by(roads).values_list("pk", flat=True))
    by_task = Executor.objects.units_by_task()
    assert mine == {task for task, units in by_task.items() if roads.pk in units}
    assert len(mine) == 3
