"""Topics: the office keeps them, and nobody else."""

import pytest
from django.test import Client
from django.urls import reverse

from organisation.models import OfficeRole
from tests.factories import (
    make_goal,
    make_office_user,
    make_post,
    make_programme,
    make_strategy,
    make_task,
    make_user,
)
from topics.models import Topic

LIST = "/panel/struktura/miasto/tematy/"


@pytest.fixture
def programme(db):
    return make_programme(coordinator=make_post())


@pytest.fixture
def topic(programme) -> Topic:
    make_task(programme, title="Targi pracy")
    strategy = programme.goal.strategy
    return Topic.objects.create(strategy=strategy, title="Praca", slug="praca")


@pytest.fixture
def office(client, programme) -> Client:
    client.force_login(make_office_user())
    return client


def sent(**given: object) -> dict[str, object]:
    return {"title": "Rowery", "words": "ścieżki rowerowe", "codes": "", **given}


def test_a_topic_is_made_of_words_and_codes(office, programme) -> None:
    task = make_task(programme, title="Ścieżki")
    make_task(programme)
    answer = office.post(
        f"{LIST}dodaj/", sent(codes="i.1, I.1.1;", world_goals=["11", "3"])
    )
    assert answer.status_code == 302
    made = Topic.objects.get()
    assert (made.title, made.slug, made.words) == (
        "Rowery",
        "rowery",
        "ścieżki rowerowe",
    )
    assert list(made.tasks.all()) == [task]
    assert list(made.programmes.all()) == [programme]
    assert made.world_goals == [3, 11]
    body = office.get(f"{LIST}{made.pk}/").content.decode()
    assert "I.1, I.1.1</textarea>" in body
    assert made.history.latest().history_user.username


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"title": ""}, "To pole jest wymagane."),
        ({"title": "…"}, "Wpisz słowo."),
        ({"title": "PRACA"}, "Strategia ma już temat o takiej nazwie."),
        ({"codes": "I.1, X.9.9"}, "Nie ma programu ani zadania o kodzie: X.9.9."),
        ({"codes": "I.1.1000000000000"}, "Nie ma programu ani zadania o kodzie"),
        ({"world_goals": ["18"]}, "18"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_saved(office, topic, given, said) -> None:
    answer = office.post(f"{LIST}dodaj/", sent(**given))
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert Topic.objects.count() == 1


def test_codes_of_another_strategy_mean_nothing(office, topic) -> None:
    other = make_programme(make_goal(make_strategy("inne"), "II"))
    answer = office.post(f"{LIST}{topic.pk}/", sent(codes=other.code))
    assert answer.status_code == 422
    assert not topic.programmes.exists()


def test_a_topic_is_changed_and_deleted(office, topic) -> None:
    answer = office.post(f"{LIST}{topic.pk}/", sent(title="Zatrudnienie"))
    assert answer.status_code == 302
    topic.refresh_from_db()
    assert (topic.title, topic.slug) == ("Zatrudnienie", "zatrudnienie")
    assert office.get(f"{LIST}{topic.pk}/usun/").status_code == 405
    assert office.post(f"{LIST}{topic.pk}/usun/").status_code == 302
    assert not Topic.objects.exists()


@pytest.mark.parametrize(
    ("role", "status"),
    [
        ("stranger", 302),
        ("nobody", 404),
        ("coordinator", 403),
        ("auditor", 403),
        ("administrator", 404),
        ("office", 200),
    ],
)
def test_only_the_office_keeps_topics(client, programme, topic, role, status) -> None:
    people = {
        "nobody": lambda: make_user(),
        "coordinator": lambda: make_user(programme.coordinator),
        "auditor": lambda: make_user(make_post(office_role=OfficeRole.AUDITOR)),
        "administrator": lambda: make_user(
            make_post(office_role=OfficeRole.ADMINISTRATOR)
        ),
        "office": make_office_user,
    }
    if role in people:
        client.force_login(people[role]())
    for name, args in (("topics", ()), ("add_topic", ()), ("topic", (topic.pk,))):
        address = reverse(f"structure:{name}", args=["miasto", *args])
        assert client.get(address).status_code == status, name
    done = 302 if status == 200 else status
    assert client.post(f"{LIST}{topic.pk}/", sent()).status_code == done
    assert client.post(f"{LIST}dodaj/", sent(title="Inne")).status_code == done
    assert client.post(f"{LIST}{topic.pk}/usun/").status_code == done
    assert Topic.objects.filter(title="Inne").exists() == (role == "office")


def test_the_list_asks_as_much_for_many_topics(office, topic, count_queries) -> None:
    few = count_queries(lambda: office.get(LIST))
    assert few <= 15
    for number in range(20):
        more = Topic(strategy=topic.strategy, title=f"T{number}", slug=f"t{number}")
        more.save()
        more.tasks.set(topic.strategy.goals.get().programmes.get().tasks.all())
    assert count_queries(lambda: office.get(LIST)) == few
