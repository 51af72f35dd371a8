"""The units that answer for a part of the strategy."""

import re

import pytest

from organisation.models import UnitAlias
from tasks.models import Executor, Task
from tests.factories import (
    make_goal,
    make_post,
    make_programme,
    make_strategy,
    make_task,
    make_unit,
    make_user,
)
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


def test_units_are_listed_with_what_they_answer_for(client):
    text = text_of(client.get(LIST))
    assert "Za części strategii odpowiadają 2 jednostki." in text
    assert [row for row in rows_of(client.get(LIST)) if "Realizuje" not in row] == [
        ["Zarząd Dróg", "3 zadania", "I.1 Program 1", "I Cel I"],
        ["Policja", "1 zadanie", "–", "–"],
        ["Prezydent", "I.2.4 Zadanie 4", "–", "–"],
        ["Sekretarz", "–", "I.2 Program 2", "–"],
    ]
    assert re.search("urzędu i miasta .* Podmioty zewnętrzne .* poza jednostkami", text)


def test_units_are_sorted_by_the_polish_alphabet(client, strategy):
    programme = strategy.goals.get().programmes.first()
    for name in ("Łaźnia", "Lasy", "Młyn", "Świetlica", "Szkoła"):
        make_task(programme, executor=make_unit(name))
    rows = rows_of(client.get(LIST))[1:7]
    assert [row[0] for row in rows] == [
        "Lasy",
        "Łaźnia",
        "Młyn",
        "Szkoła",
        "Świetlica",
        "Zarząd Dróg",
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
