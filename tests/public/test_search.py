"""Search: whatever the letters, every word, the best first, nothing but text."""

from urllib.parse import quote

import pytest

from organisation.models import UnitAlias
from public.asked_words import words_in
from public.marking import Marker
from public.models import Kind
from public.search import asked, found, rows_of
from tasks.models import Programme, Strategy
from tests.factories import (
    make_goal,
    make_indicator,
    make_post,
    make_programme,
    make_strategy,
    make_task,
    make_tree,
    make_unit,
)
from tests.pages import text_of

pytestmark = pytest.mark.both


@pytest.fixture(autouse=True)
def _database(db):
    pass


def page(client, query: str, *, prefix: str = "", more: str = "") -> str:
    response = client.get(f"{prefix}/miasto/szukaj/?q={quote(query)}{more}")
    assert response.status_code == 200
    return text_of(response)


def found_of(kind: Kind, text: str) -> list[str]:
    strategy = Strategy.objects.order_by("pk")[0]
    rows = found(kind, rows_of(strategy)[kind].order_by("pk"), asked(strategy, text))
    return [str(getattr(row, "title", "") or row.name) for row in rows]


def found_tasks(text: str) -> list[str]:
    return found_of(Kind.TASK, text)


TITLES = [
    "Zieleń w Łodzi",
    "ŁÓDŹ portowa",
    "Ulga 100%",
    "Ulga 100 zł",
    "a_b",
    "axb",
    "Ścieżki rowerowe\\piesze",
    "Ścieżki piesze",
    "Łąka",
]


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("zielen", ["Zieleń w Łodzi"]),
        ("ZIELEŃ", ["Zieleń w Łodzi"]),
        ("łodz", ["Zieleń w Łodzi", "ŁÓDŹ portowa"]),
        ("lodzi", ["Zieleń w Łodzi", "ŁÓDŹ portowa"]),
        ("łodziom", ["Zieleń w Łodzi", "ŁÓDŹ portowa"]),
        ("lodzi zielen", ["Zieleń w Łodzi"]),
        ("lodz zielona", ["Zieleń w Łodzi", "ŁÓDŹ portowa"]),
        ("ulgi 100%", ["Ulga 100%", "Ulga 100 zł"]),
        ("ulgi 10%", ["Ulga 100%", "Ulga 100 zł"]),
        ("a_b", ["a_b"]),
        ("rowerowa\\piesza", ["Ścieżki rowerowe\\piesze"]),
        ("ścieżek", ["Ścieżki rowerowe\\piesze", "Ścieżki piesze"]),
        ("„ścieżki”, piesze!", ["Ścieżki rowerowe\\piesze", "Ścieżki piesze"]),
        ("laka", ["Łąka"]),
        # The beginning of a word is enough, with other endings, too.
        ("lak", ["Łąka"]),
        ("laki", ["Łąka"]),
        ("łąk", ["Łąka"]),
        ("la", []),
        ("aka", []),
        ("l%a", []),
        ("lakazielen", []),
        ("'; DROP TABLE", []),
    ],
)
def test_words_are_found_whatever_their_letters(text, titles):
    programme = make_programme()
    for title in TITLES:
        make_task(programme, title=title)
    assert found_tasks(text) == titles


@pytest.mark.parametrize("text", ["", "  ", "„”", "...", "\u00a0", "\\", "%"])
def test_without_a_word_nothing_is_left_out(text):
    make_task(title="Park")
    assert found_tasks(text) == ["Park"]


def test_all_words_must_be_found_but_each_may_be_in_another_field():
    task = make_task(title="Park")
    task.description, task.justification = "Ławki i alejki.", "Mieszkańcy proszą."
    task.recipients = "Rodziny"
    task.save()
    assert found_tasks("park lawki prosza rodziny i.1.1") == ["Park"]
    other = make_task(task.programme, title="Ławki")
    assert found_tasks("park lawki") == ["Park"]
    # What is nowhere is left out; what nothing has with the rest is enough by itself.
    assert found_tasks("park lawki osiedle") == ["Park"]
    other.title = "Ławki w lesie"
    other.save()
    assert found_tasks("park lesie") == ["Park", "Ławki w lesie"]
    # Texts are not glued together: no word lies across two of them.
    assert found_tasks("parklawki") == found_tasks("alejkimieszkancy") == []


def test_a_code_finds_the_thing_and_what_lies_in_it():
    goal = make_goal()
    for programme in (make_programme(goal), make_programme(goal)):
        for n in range(1, 11):
            make_task(programme, title=f"p{programme.number}n{n}")
    assert found_tasks("I.1.1") == ["p1n1"]
    assert found_tasks("i.1.10") == ["p1n10"]
    assert found_tasks("i.2") == [f"p2n{n}" for n in range(1, 11)]
    assert found_tasks("I.2.") == found_tasks("i.2")
    assert len(found_tasks("i")) == 20
    assert found_tasks("1.1") == found_tasks("I.3") == found_tasks("II.1") == []


def test_a_number_that_no_text_says_finds_what_lies_in_the_goal():
    goal = make_goal()
    goal.title = "Rozwój"
    goal.save()
    make_task(make_programme(goal), title="Plac")
    assert found_tasks("i") == ["Plac"]


def test_the_thing_with_the_code_leads_then_titles_then_texts(client):
    programme = make_programme()
    in_text = make_task(programme, title="Plac")
    in_text.description = "Rowery obok zadania I.1.3."
    in_text.save()
    make_task(programme, title="Rowery")
    make_task(programme, title="Most")
    by_word = page(client, "rowery")
    assert by_word.index("I.1.2 Rowery") < by_word.index("I.1.1 Plac")
    by_code = page(client, "i.1.3")
    assert by_code.index("I.1.3 Most") < by_code.index("I.1.1 Plac")
    assert "I.1.2 Rowery" not in by_code


def test_an_indicator_is_found_by_its_name_and_its_source(client):
    task = make_task(title="Park")
    indicator = make_indicator(task, name="Liczba ławek")
    indicator.source = "Urząd Statystyczny"
    indicator.save()
    make_indicator(task.programme.goal, name="Liczba drzew")
    assert found_of(Kind.INDICATOR, "LAWKA urzedy") == ["Liczba ławek"]
    text = page(client, "ławki statystyczne")
    assert "Znaleziono 1 wskaźnik." in text
    assert "Liczba ławek I.1.1 Park Źródło: Urząd Statystyczny" in text


def test_a_unit_is_found_by_its_name_and_its_other_spellings(client):
    unit = make_unit("Miejski Zarząd Dróg")
    UnitAlias.objects.create(unit=unit, name="MZDiI")
    make_task(executor=unit)
    idle = make_unit("Zarząd Dróg Innego Miasta")
    assert found_of(Kind.UNIT, "drogi zarzad") == [unit.name]
    assert found_of(Kind.UNIT, "mzdii miejski") == [unit.name]
    make_task(Programme.objects.get(), executor=idle)
    assert found_of(Kind.UNIT, "droga zarzadu") == [unit.name, idle.name]
    text = page(client, "mzdii")
    assert "Znaleziono 1 zadanie i 1 jednostkę." in text
    assert "Miejski Zarząd Dróg Inna nazwa: MZDiI" in text


def test_a_unit_whose_post_answers_for_a_programme_is_found(client):
    unit = make_unit("Wydział Promocji")
    make_programme(coordinator=make_post(unit=unit))
    assert "Wydział Promocji" in page(client, "promocji")


def test_other_strategies_are_not_searched(client):
    make_task(title="Park")
    other = make_strategy("inne")
    task = make_task(make_programme(make_goal(other)), title="Park obcy")
    make_indicator(task, name="Park obcy: ławki")
    assert "obcy" not in page(client, "park")


@pytest.mark.parametrize(
    ("n", "counted"),
    [
        (1, "1 zadanie"),
        (2, "2 zadania"),
        (5, "5 zadań"),
        (12, "12 zadań"),
        (22, "22 zadania"),
    ],
)
def test_what_was_found_is_counted_in_words(client, n, counted):
    programme = make_programme()
    for _one in range(n):
        make_task(programme, title="Park")
    make_indicator(programme, name="Parki miejskie")
    make_indicator(programme, name="Parki wiejskie")
    assert f"Znaleziono {counted} i 2 wskaźniki." in page(client, "park")


def test_the_rest_of_many_tasks_is_a_link_that_keeps_words_and_year(client):
    programme = make_programme()
    for _one in range(21):
        make_task(programme, title="Łąka & park", stages=[{2009: ("1", "1")}])
    # Another year is the default, so that the chosen one must be kept.
    make_task(programme, title="Inne", stages=[{2010: ("1", "1")}])
    response = client.get("/miasto/szukaj/?q=łąka+%26&rok=2009")
    body = response.content.decode()
    assert body.count("<mark>Łąka</mark>") == 20
    assert (
        'href="/miasto/zadania/?q=%C5%82%C4%85ka+%26&amp;rok=2009">'
        'Wszystkie znalezione: <data value="21">21</data></a>'
    ) in body
    assert 'name="rok" value="2009"' in body
    assert 'href="/miasto/zadania/I.1.1/?rok=2009"' in body


def test_without_a_query_there_is_the_form_alone(client):
    make_task(title="Park")
    for query in ("", "  ", "„”"):
        text = page(client, query)
        assert "Znaleziono" not in text
        assert "Nic nie znaleziono" not in text
        assert "„lodz” znajdzie" in text
        assert "„droga” znajdzie" in text
        assert "Park" not in text


def test_nothing_found_is_said_with_advice(client):
    make_task(title="Park")
    text = page(client, "zoo")
    assert "Nic nie znaleziono." in text
    assert "Wpisz inne słowo" in text


def test_what_was_found_is_marked_and_escaped(client):
    task = make_task(title="Łódź <b>& most</b>")
    task.description = (
        "Przed\n\n" + "słowo " * 40 + "<i>Zażółć</i> gęślą" + " ogon" * 60
    )
    task.save()
    body = client.get("/miasto/szukaj/?q=lodz+zazolc+mosty").content.decode()
    assert "<mark>Łódź</mark> &lt;b&gt;&amp; <mark>most</mark>&lt;/b&gt;" in body
    assert "&lt;i&gt;<mark>Zażółć</mark>&lt;/i&gt; gęślą" in body
    assert "… słowo" in body
    assert "ogon …" in body
    assert "Przed" not in body


def test_the_query_itself_is_escaped(client):
    make_task()
    body = client.get('/miasto/szukaj/?q="><script>alert(1)</script>').content.decode()
    assert "<script>" not in body
    assert "&quot;&gt;&lt;script&gt;" in body


def test_whole_words_are_marked_in_all_their_forms():
    assert Marker(words_in("parki lasek")).marked("PARKOWY, park; lasku i lasy") == (
        "PARKOWY, <mark>park</mark>; <mark>lasku</mark> i lasy"
    )


def test_only_so_much_is_looked_for(client):
    def typed(text: str) -> list[str]:
        return [word.typed for word in words_in(text)]

    assert typed("b c d e f g h") == ["b", "c", "d", "e", "f", "g"]
    assert typed("Łąka łąka LAKA") == ["laka"]
    assert typed("co miasto robi dla szkół") == ["szkol"]
    assert typed("co to") == ["co", "to"]
    assert typed("I.3.5, wodno-ściekowa") == ["i.3.5", "wodno", "sciekowa"]
    assert typed("ź" * 5000) == ["z" * 100]
    make_task(title="Park")
    assert "Nic nie znaleziono" in page(client, "p" * 5000)


def test_what_is_left_out_or_shortened_is_said(client):
    make_task(title="Policja i park")
    text = page(client, "policjanci")
    assert "Słowa „policjanci” nie ma w tej strategii. Oto co zaczyna się od" in text
    assert "od „policja”." in text
    text = page(client, "park autostrada")
    assert "Słowa „autostrada” nie ma w tej strategii. Oto co ma pozostałe" in text
    assert "Znaleziono 1 zadanie." in text
    make_task(Programme.objects.get(), title="Las")
    assert "Nic nie ma wszystkich tych słów." in page(client, "park las")


def test_a_word_with_a_mistake_is_answered_with_the_right_one(client):
    # Another year is the default, so that the chosen one must be kept.
    cells = {2009: ("1", "1"), 2010: ("1", "1")}
    task = make_task(title="Światła i przedszkola", stages=[cells])
    other = make_task(make_programme(make_goal(make_strategy("inne"))), title="Teatr")
    for typed, meant in (
        ("predszkola", "przedszkola"),
        ("swaitla", "światła"),
    ):
        body = client.get(f"/miasto/szukaj/?q={typed}&rok=2009").content.decode()
        assert f'?q={quote(meant)}&amp;rok=2009">{meant}</a>?' in body, typed
    # Words of others' strategies are nobody's business here.
    assert "Czy chodziło o" not in page(client, "teart")
    assert other.strategy != task.strategy


def test_a_search_with_a_long_and_odd_query_is_answered(client, count_queries):
    make_task(title="Park")
    for query in ("z" * 100, "łódź" * 30, "a.b.c.1 " * 20, "%_*?[]()|^$'\";--"):
        asks = count_queries(lambda query=query: page(client, query))
        assert asks <= 15


def test_search_engines_do_not_list_what_was_found(client):
    make_task()
    body = client.get("/miasto/szukaj/?q=park").content.decode()
    assert '<meta name="robots" content="noindex">' in body
    for address in ("/miasto/", "/miasto/szukaj/", "/konto/login/"):
        body = client.get(address).content.decode()
        assert "noindex" not in body
        assert '<meta name="description"' in body


def test_every_page_has_one_box_to_search_from_that_keeps_the_year(client):
    make_task(stages=[{2009: ("1", "1"), 2010: ("1", "1")}])
    for address in ("/", "/miasto/", "/miasto/zadania/I.1.1/", "/miasto/szukaj/"):
        for year in ("", "?rok=2009"):
            body = client.get(address + year).content.decode()
            assert body.count('role="search"') == 1
            assert 'action="/miasto/szukaj/"' in body
            assert ('name="rok" value="2009"' in body) == bool(year)
    assert 'action="/en/miasto/szukaj/"' in client.get("/en/").content.decode()


def test_in_english_the_citys_words_are_marked_as_polish(client):
    make_task(title="Łąka")
    body = client.get("/en/miasto/szukaj/?q=laka").content.decode()
    assert '<span lang="pl"><mark>Łąka</mark></span>' in body
    assert "Found: 1 task." in text_of(client.get("/en/miasto/szukaj/?q=laka"))


def test_the_number_of_queries_does_not_grow_with_words_and_things(
    client, count_queries
):
    strategy = make_tree(tasks=10)

    def asked(text: str) -> int:
        return count_queries(lambda: client.get(f"/miasto/szukaj/?q={text}"))

    few = asked("i")
    assert few <= 15
    for number in range(30):
        make_programme(strategy.goals.get())
        UnitAlias.objects.create(unit=make_unit(), name=f"Inna {number}")
    assert Programme.objects.count() > 30
    assert asked("i") == few
    assert asked("i+a+e+o+w+z") <= few
