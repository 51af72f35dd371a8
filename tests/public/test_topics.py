"""Topics as the public reads them, and as the search finds by them."""

import pytest

from tests.factories import make_programme, make_strategy, make_task
from tests.pages import text_of
from topics.models import Topic

pytestmark = [pytest.mark.django_db, pytest.mark.both]


@pytest.fixture
def topic() -> Topic:
    programme = make_programme()
    other = make_programme(programme.goal)
    for one, title in ((programme, "Rynek zatrudnienia"), (other, "Drogi")):
        one.title = title
        one.save()
    cells = {2009: ("1", "1"), 2010: ("1", "1")}
    make_task(programme, title="Staże", stages=[cells])
    task = make_task(other, title="Ulica Długa", stages=[cells])
    make_task(other, title="Ulica Krótka")
    topic = Topic.objects.create(
        strategy=programme.goal.strategy,
        title="Praca",
        slug="praca",
        words="robota, etat",
        world_goals=[8, 10],
    )
    topic.programmes.add(programme)
    topic.tasks.add(task)
    return topic


def test_a_topic_lists_its_programmes_and_all_their_tasks(client, topic):
    text = text_of(client.get("/miasto/tematy/praca/"))
    assert "Dotyczą go 2 zadania strategii." in text
    assert "I.1 Rynek zatrudnienia" in text
    assert "Staże" in text
    assert "Ulica Długa" in text
    assert "Ulica Krótka" not in text
    assert "8. Wzrost gospodarczy i godna praca" in text
    assert client.get("/miasto/tematy/zdrowie/").status_code == 404


def test_a_task_names_its_topics_and_those_of_its_programme(client, topic):
    for code, has_topic in (("I.1.1", True), ("I.2.1", True), ("I.2.2", False)):
        body = client.get(f"/miasto/zadania/{code}/").content.decode()
        assert ('href="/miasto/tematy/praca/"' in body) == has_topic, code


def test_topics_are_filtered_by_goals_of_the_world(client, topic):
    health = Topic(strategy=topic.strategy, title="Zdrowie", slug="zdrowie")
    health.world_goals = [3]
    health.save()
    address = "/miasto/tematy/"
    for asked, shown in (
        ("", {"Praca", "Zdrowie"}),
        ("?onz=8", {"Praca"}),
        ("?onz=3", {"Zdrowie"}),
        # What no topic serves, or is no number, leaves the list as it is.
        ("?onz=17", {"Praca", "Zdrowie"}),
        ("?onz=x", {"Praca", "Zdrowie"}),
    ):
        topics = client.get(address + asked).context["topics"]
        assert {one.title for one in topics} == shown, asked


def test_another_strategys_topics_are_not_there(client, topic):
    make_strategy("inne")
    assert client.get("/inne/tematy/praca/").status_code == 404
    assert "Praca" not in text_of(client.get("/inne/tematy/"))


def test_words_of_a_topic_find_it_and_its_parts(client, topic):
    text = text_of(client.get("/miasto/szukaj/?q=etaty"))
    assert "Znaleziono 1 temat, 1 program i 1 zadanie." in text
    assert "Praca Inna nazwa: robota, etat" in text
    assert "I.2.1 Ulica Długa Temat: Praca: robota, etat" in text
    Topic.objects.update(words="fucha")
    assert "Nic nie znaleziono" in text_of(client.get("/miasto/szukaj/?q=etaty"))
    assert "I.1 Rynek zatrudnienia" in text_of(client.get("/miasto/szukaj/?q=fuchy"))
    topic.programmes.clear()
    text = text_of(client.get("/miasto/szukaj/?q=fuchy"))
    assert "Znaleziono 1 temat i 1 zadanie." in text
    topic.delete()
    assert "Nic nie znaleziono" in text_of(client.get("/miasto/szukaj/?q=fuchy"))


def test_queries_do_not_grow_with_topics(client, topic, count_queries):
    pages = ("/miasto/tematy/", "/miasto/tematy/praca/")
    few = [count_queries(lambda page=page: client.get(page)) for page in pages]
    assert max(few) <= 15
    for number in range(20):
        more = Topic(strategy=topic.strategy, title=f"T{number}", slug=f"t{number}")
        more.save()
        more.programmes.set(topic.programmes.all())
        topic.programmes.add(make_programme(topic.strategy.goals.get()))
    assert [count_queries(lambda page=page: client.get(page)) for page in pages] == few


def test_tasks_are_filtered_by_topic_and_by_goal_of_the_world(client, topic):
    def left(query: str) -> str:
        return text_of(client.get(f"/miasto/zadania/?{query}"))

    for query in ("temat=praca", "onz=8", "onz=10&cel=I"):
        assert "Staże" in left(query), query
        assert "Ulica Długa" in left(query)
        assert "Ulica Krótka" not in left(query)
    assert "Ulica Długa" not in left("temat=praca&program=I.1")
    for query in ("temat=zdrowie", "onz=9", "onz=99", "onz=x"):
        assert "Staże" not in left(query), query
    rows = client.get("/miasto/zadania/zadania.csv?temat=praca").content.decode()
    assert "Ulica Długa" in rows
    assert "Ulica Krótka" not in rows
    link = 'href="/miasto/zadania/?temat=praca"'
    assert link in client.get("/miasto/tematy/praca/").content.decode()
    front = client.get("/miasto/").content.decode()
    assert 'href="/miasto/tematy/praca/"' in front


def test_a_strategy_without_topics_speaks_of_none_on_its_front_page(client):
    make_task()
    assert 'id="tematy"' not in client.get("/miasto/").content.decode()
