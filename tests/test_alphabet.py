"""The Polish order is the same in Python and in the database, in every list."""

import csv
import random
from io import StringIO

import pytest
from django.db.models import Value
from django.urls import reverse

from indicators.models import Kind
from leszno_strategy.alphabet import ALPHABET, Alphabetical, alphabetical
from organisation.models import Appointment, Post, Unit, User
from tasks.models import Strategy
from tests.factories import (
    make_indicator,
    make_office_user,
    make_post,
    make_programme,
    make_strategy,
    make_task,
    make_unit,
    make_user,
)

IN_ORDER = [
    "1. Oddział",
    "Aleje",
    "Ąk",
    "Centrum",
    "Ćwiczenia",
    "Dom",
    "École",
    "Ednarska",
    "Ęsi",
    "las",
    "Lasy",
    "Łąka",
    "Łąki",
    "Nysa",
    "Ńa",
    "Ogrody",
    "„Ogród”",
    "Ósma",
    "Sad",
    "Ścieżki",
    "Zieleń",
    "Źródło",
    "Żwirki",
]


def shuffled(texts: list[str]) -> list[str]:
    return random.Random(7).sample(texts, len(texts))  # noqa: S311  any order will do


def test_texts_are_sorted_by_the_polish_alphabet() -> None:
    assert sorted(shuffled(IN_ORDER), key=alphabetical) == IN_ORDER


@pytest.mark.parametrize("letter", ALPHABET)
def test_capitals_and_small_letters_are_one(letter: str) -> None:
    assert alphabetical(letter) == alphabetical(letter.upper())


def test_a_word_stands_before_a_longer_one() -> None:
    words = ["Dom", "Dom Kultury", "Domy"]
    assert sorted(["Domy", "Dom Kultury", "Dom"], key=alphabetical) == words


@pytest.mark.django_db
def test_python_and_the_database_sort_alike() -> None:
    make_strategy()
    text = "".join(chr(code) for code in range(0x20, 0x2100))
    made = Strategy.objects.values_list(Alphabetical(Value(text))).get()
    assert made == (alphabetical(text),)
    none = Strategy.objects.values_list(Alphabetical(Value(None))).get()
    assert none == (None,)


@pytest.mark.django_db
def test_units_posts_and_people_have_the_order_of_the_alphabet() -> None:
    for name in shuffled(IN_ORDER):
        make_unit(name)
        post = make_post(name)
        make_user(post, username=name, last_name=name)
    assert [str(one) for one in Unit.objects.all()] == IN_ORDER
    assert [str(one) for one in Post.objects.all()] == IN_ORDER
    assert [one.username for one in User.objects.all()] == IN_ORDER
    assert [str(one.post) for one in Appointment.objects.all()] == IN_ORDER


@pytest.mark.django_db
@pytest.mark.parametrize(
    "address", ["/panel/jednostki/", "/panel/ludzie/", "/panel/stanowiska/"]
)
def test_lists_of_the_panel_have_it(client, address: str) -> None:
    client.force_login(make_office_user(username="biuro", last_name="Ż"))
    for name in shuffled(IN_ORDER[10:14]):
        make_user(make_post(f"Naczelnik: {name}", unit=make_unit(name)), last_name=name)
    listed = client.get(address).content.decode()
    assert_in_order(listed, IN_ORDER[10:14])


@pytest.mark.django_db
def test_people_are_sorted_by_it_in_both_directions(client) -> None:
    client.force_login(make_office_user(last_name="Ż"))
    names = ["Lis", "Łoś", "Mak"]
    for name in shuffled(names):
        make_user(last_name=name)
    address = reverse("people:people")
    assert_in_order(client.get(f"{address}?sort=title").content.decode(), names)
    assert_in_order(client.get(f"{address}?sort=-title").content.decode(), names[::-1])


def assert_in_order(page: str, names: list[str]) -> None:
    """Each name stands there, the first times in this order."""
    body = page[page.index("<table") :]
    places = [body.find(name) for name in names]
    assert -1 not in places
    assert places == sorted(places), names


@pytest.mark.django_db
@pytest.mark.parametrize("file", ["", "zadania.csv"])
def test_titles_of_tasks_are_sorted_by_it(client, file: str) -> None:
    programme = make_programme()
    for title in shuffled(IN_ORDER):
        make_task(programme, title=title)
    answer = client.get(f"/miasto/zadania/{file}?sort=title")
    if file:
        rows = list(
            csv.reader(StringIO(answer.content.decode("utf-8-sig")), delimiter=";")
        )
        titles = [row[rows[0].index("Zadanie")] for row in rows[1:]]
    else:
        titles = [row.record.title for row in answer.context["table"].rows]
    assert titles == IN_ORDER


@pytest.mark.django_db
def test_the_api_sorts_titles_by_it(client) -> None:
    programme = make_programme()
    for title in shuffled(IN_ORDER):
        make_task(programme, title=title)
    answer = client.get("/api/v1/strategie/miasto/zadania/?sort=title").json()
    assert [task["title"] for task in answer["results"]] == IN_ORDER


@pytest.mark.django_db
def test_choices_of_units_have_it(client) -> None:
    programme = make_programme()
    for name in shuffled(IN_ORDER):
        make_task(programme, executor=make_unit(name))
    page = client.get("/miasto/zadania/")
    offered = dict(page.context["filter"].fields["jednostka"].choices)
    assert [
        label.rsplit(" (", 1)[0] for key, label in offered.items() if key
    ] == IN_ORDER


@pytest.mark.django_db
def test_columns_of_the_admin_have_it(client) -> None:
    client.force_login(make_user(is_superuser=True))
    programme = make_programme()
    for title in shuffled(IN_ORDER):
        task = make_task(programme, title=title)
        make_indicator(task, kind=Kind.OUTPUT, name=title)
    page = client.get(reverse("admin:tasks_task_changelist"), {"o": "2"})
    assert [task.title for task in page.context["cl"].result_list] == IN_ORDER
    page = client.get(reverse("admin:indicators_indicator_changelist"), {"o": "-1"})
    found = [one.name for one in page.context["cl"].result_list]
    assert found == IN_ORDER[::-1]


@pytest.mark.django_db
def test_who_carries_out_a_task_twice_is_named_once(client) -> None:
    unit = make_unit("Straż")
    programme = make_programme()
    first = make_task(programme, executor=unit)
    make_task(programme, executor=unit)
    first.executors.create(text="Straż Miejska", unit=unit)
    (found,) = client.get("/miasto/jednostki/").context["lines"]
    assert found.count == 2
