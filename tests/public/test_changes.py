"""The public history: what was approved and corrected, and nothing else."""

from copy import copy
from decimal import Decimal

import pytest

from organisation.models import User
from public.views import changes, feeds
from reporting.content import Content
from reporting.models import Action, Report, State, Version
from reporting.recording import YearFigures
from reporting.transitions import Draft, move
from tasks.kept_sums import make_due
from tasks.models import StrategyYear, Task
from tests.exchange.documents import bring_to_readers, cell, document, stage
from tests.exchange.documents import task as written_task
from tests.factories import (
    Cells,
    actor,
    draft,
    make_campaign,
    make_goal,
    make_indicator,
    make_office_user,
    make_post,
    make_programme,
    make_report,
    make_stage,
    make_task,
    make_unit,
    year_of,
)
from tests.pages import text_of
from tests.rows_read import rows_read_by

pytestmark = pytest.mark.both

ADDRESS = "/miasto/zmiany/"


@pytest.fixture
def office(db) -> User:
    return make_office_user(first_name="Genowefa", last_name="Utajniona")


@pytest.fixture
def task(db) -> Task:
    unit = make_unit("Biuro")
    stages: list[Cells] = [{2009: ("5", "5"), 2010: ("20", None)}, {2010: ("80", None)}]
    return make_task(title="Most", stages=stages, executor=unit)


@pytest.fixture
def year(task) -> StrategyYear:
    year = year_of(task, 2010)
    make_campaign(year)
    return year


def approve(task: Task, year: StrategyYear, by: User, *actuals: str) -> None:
    what = draft(task, *actuals, done="Zrobiono.")
    make_report(task, year, State.APPROVED, by=by, what=what)


def correct(task: Task, year: StrategyYear, by: User, actual: str, reason: str) -> None:
    what = draft(task, actual, done="Zrobiono.")
    move(task, year, Action.CORRECTED, by=actor(by), draft=what, reason=reason)


def repeat(version: Version, *, times: int) -> None:
    """Store the same again and again, each as a version of its own."""
    again = [copy(version) for _n in range(times)]
    for number, one in enumerate(again, start=version.number + 1):
        one.pk, one.number = None, number
    last = Version.objects.bulk_create(again)[-1]
    Report.objects.filter(pk=version.report_id).update(published=last)


def page(client, address: str = ADDRESS) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return text_of(response)


def test_an_approval_says_what_was_carried_out_in_that_year(client, office, task, year):
    approve(task, year, office, "7", "3.25")
    Version.objects.filter(action=Action.APPROVED).update(
        at="2014-01-31T23:30:00+00:00"
    )
    text = page(client)
    assert (
        "1 lutego 2014 I.1.1 Most Zatwierdzono sprawozdanie za 2010 r.: "
        "wykonano 10,3 ze 100,0 punktu."
    ) in text
    assert 'href="/miasto/zadania/I.1.1/?rok=2010#sprawozdanie"' in (
        client.get(ADDRESS).content.decode()
    )


def test_it_is_told_from_the_version_and_not_from_what_is_in_force(
    client, office, task, year
):
    approve(task, year, office, "7", "3")
    correct(task, year, office, "9", "Pomyłka.")
    make_stage(task, {2010: ("50", "50")})
    task.stages.first().delete()
    assert "wykonano 10,0 ze 100,0 punktu" in page(client)


def test_a_plan_may_be_unknown_or_what_was_carried_out(client, office, task, year):
    task.stages.all().delete()
    make_stage(task)
    approve(task, year, office, "7")
    other = make_task(task.programme, stages=[{2010: ("7", None)}])
    make_report(other, year, State.APPROVED, by=office, what=Draft(Content(done="A")))
    text = page(client)
    assert "wykonano 7,0 punktu, nic nie zaplanowano." in text
    assert "I.1.2 Zadanie 2 Zatwierdzono sprawozdanie za 2010 r. " in text


def test_a_total_without_stages_says_that_it_is_to_the_end_of_the_year(
    client, office, task, year
):
    whole = make_task(task.programme, total=(2009, "40"))
    said = Content(YearFigures(total=Decimal("62.5")), done="A")
    make_report(whole, year, State.APPROVED, by=office, what=Draft(said))
    assert "do końca tego roku wykonano 62,5 punktu zadania." in page(client)


def test_a_correction_says_why_and_what_each_figure_was_and_became(
    client, office, task, year
):
    approve(task, year, office, "7", "3")
    correct(task, year, office, "9", "Pomyłka\nw <tabeli>.")
    correct(task, year, office, "9.5", "Druga pomyłka.")
    text = page(client)
    order = [
        "3 zmiany",
        "Druga pomyłka. 1. Etap 1, wykonanie: 9 → 9,5",
        "Poprawiono dane za 2010 r. Pomyłka w <tabeli>. 1. Etap 1, wykonanie: 7 → 9",
        "Zatwierdzono",
    ]
    assert sorted(order, key=text.index) == order
    assert "<tabeli>" not in client.get(ADDRESS).content.decode()


def test_a_correction_of_figures_taken_over_shows_those(client, office, task):
    correct(task, year_of(task, 2009), office, "4", "Pomyłka.")
    text = page(client)
    assert "1. Etap 1, wykonanie: 5 → 4" in text
    assert "Zatwierdzono" not in text


def test_what_was_removed_since_still_has_its_name(client, office, task, year):
    indicator = make_indicator(task, name="Liczba mostów")
    for action, value in ((Action.SUBMITTED, "5"), (Action.CORRECTED, "6")):
        if action == Action.CORRECTED:
            move(task, year, Action.APPROVED, by=actor(office))
        what = draft(task, "7", values=(value,), done="A")
        move(task, year, action, by=actor(office), draft=what, reason="Pomyłka.")
    indicator.delete()
    assert "Liczba mostów: 5 → 6" in page(client)


@pytest.mark.parametrize("address", [ADDRESS, "/miasto/", "/miasto/zadania/I.1.1/"])
def test_no_names_and_no_inner_reasons_are_told(client, office, task, year, address):
    submitted = draft(task, "7", "3", done="A")
    move(
        task, year, Action.SUBMITTED, by=actor(office), draft=submitted, reason="TAJNE"
    )
    move(task, year, Action.RETURNED, by=actor(office), reason="TAJNE")
    move(
        task, year, Action.SUBMITTED, by=actor(office), draft=submitted, reason="TAJNE"
    )
    move(task, year, Action.APPROVED, by=actor(office), reason="TAJNE")
    text = page(client, address)
    assert text.count("Zatwierdzono sprawozdanie za 2010 r.") == 1
    assert "TAJNE" not in text
    assert "Utajniona" not in text
    assert "Genowefa" not in text


@pytest.mark.parametrize("state", [State.DRAFT, State.SUBMITTED, State.RETURNED])
def test_what_is_not_approved_is_not_there(client, office, task, year, state):
    before = page(client)
    make_report(task, year, state, by=office, what=draft(task, "7", done="A"))
    assert page(client) == before
    assert "Niczego jeszcze nie zatwierdzono" in before


def test_changes_are_filtered_by_goal_and_by_unit(client, office, task, year):
    head = make_post("Komendant", unit=make_unit("Policja"))
    other = make_task(
        make_programme(make_goal(task.strategy, "II")),
        title="Patrol",
        stages=[{2010: ("5", None)}],
        executor=head,
    )
    for one in (task, other):
        approve(one, year, office, "5")
    bureau, police = task.executors.get().unit, head.unit
    for query, there, gone in (
        ("", ["Most", "Patrol"], []),
        ("?cel=I", ["Most"], ["Patrol"]),
        ("?cel=II", ["Patrol"], ["Most"]),
        (f"?jednostka={bureau.pk}", ["Most"], ["Patrol"]),
        (f"?jednostka={police.pk}", ["Patrol"], ["Most"]),
        (f"?cel=I&jednostka={police.pk}", [], ["Patrol", "Most"]),
    ):
        text = page(client, ADDRESS + query)
        assert all(title in text for title in there), query
        assert not any(title in text for title in gone), query
        assert text.count("Zatwierdzono spr") == len(there)
    body = client.get(f"{ADDRESS}?cel=I&jednostka={police.pk}").content.decode()
    body = " ".join(body.split())
    assert '<option value="I" selected>' in body
    assert f'<option value="{police.pk}" selected>Policja</option>' in body
    assert 'href="/miasto/cele/I/atom.xml"' in body
    assert f'href="/miasto/jednostki/{police.pk}/atom.xml"' in body


@pytest.mark.parametrize(
    "query",
    [
        "cel=IX",
        "jednostka=0",
        "jednostka=abc",
        "jednostka=²",
        "jednostka=1000000000000000000000",
        "page=0",
        "page=2",
        "page=x",
    ],
)
def test_what_there_is_not_is_not_found(client, task, query):
    assert client.get(f"{ADDRESS}?{query}").status_code == 404


def test_changes_come_50_a_page_and_links_keep_the_filter(client, office, task, year):
    approve(task, year, office, "1", "1")
    correct(task, year, office, "2", "Pomyłka.")
    repeat(Version.objects.get(action=Action.CORRECTED), times=49)
    first, second = page(client, ADDRESS + "?cel=I"), page(client, ADDRESS + "?page=2")
    assert "51 zmian" in first
    assert first.count("Poprawiono dane") == 50
    assert "Zatwierdzono" not in first
    assert second.count("Zatwierdzono spr") == 1
    assert 'href="?cel=I&amp;page=2"' in client.get(f"{ADDRESS}?cel=I").content.decode()


def test_the_strategys_page_ends_with_the_last_five(client, office, task, year):
    approve(task, year, office, "1", "1")
    for number in range(5):
        correct(task, year, office, str(number + 2), f"Pomyłka {number}.")
    text = page(client, "/miasto/")
    latest = text[text.index("Ostatnie zmiany") :]
    assert latest.count("Poprawiono dane za 2010 r.") == 5
    assert latest.index("Pomyłka 4") < latest.index("Pomyłka 0")
    assert "Zatwierdzono" not in latest
    assert 'href="/miasto/zmiany/"' in client.get("/miasto/").content.decode()


def test_a_tasks_history_tells_of_all_years_and_of_no_other_task(
    client, office, task, year
):
    approve(task, year, office, "7", "3")
    correct(task, year_of(task, 2009), office, "4", "Pomyłka.")
    other = make_task(task.programme, stages=[{2010: ("5", None)}])
    approve(other, year, office, "5")
    text = page(client, "/miasto/zadania/I.1.1/?rok=2009")
    history = text[text.rindex("Historia") : text.rindex("Jak to policzono")]
    assert "Poprawiono dane za 2009 r. Pomyłka. 1. Etap 1, wykonanie: 5 → 4" in history
    assert history.count("Zatwierdzono sprawozdanie za 2010 r.") == 1
    assert history.index("2009") < history.index("Zatwierdzono")


def test_a_tasks_history_names_where_figures_taken_over_come_from(
    client, office, tmp_path
):
    cells = {f"y{year}": cell("20", "7") for year in (2009, 2010)}
    content = document(written_task(stages=[stage(**cells)]), source="Archiwum <A>.")
    bring_to_readers(content, tmp_path)
    address = "/miasto/zadania/I.1.1/"
    assert "Dane za lata 2009, 2010 przejęto. Źródło: Archiwum <A>." in page(
        client, address
    )
    task = Task.objects.get()
    year = year_of(task, 2010)
    make_campaign(year)
    approve(task, year, office, "8")
    assert "Dane za 2009 r. przejęto. Źródło: Archiwum <A>." in page(client, address)


@pytest.mark.parametrize("address", ["/miasto/zmiany/atom.xml", "/miasto/zmiany/"])
def test_what_is_older_than_what_is_shown_is_not_read(
    client, monkeypatch, office, task, year, address
):
    monkeypatch.setattr(changes, "ON_A_PAGE", 2)
    monkeypatch.setattr(feeds, "ENTRIES", 2)
    approve(task, year, office, "1", "1")
    for number in range(2):
        correct(task, year, office, str(number + 2), "Pomyłka.")
    few = rows_read_by(lambda: client.get(address))
    for number in range(12):
        correct(task, year, office, str(number + 4), "Pomyłka.")
    assert rows_read_by(lambda: client.get(address)) == few


def test_the_number_of_queries_does_not_grow_with_what_happened(
    client, count_queries, office, task, year
):
    # A task that stands alone has no neighbours to ask for.
    make_task(task.programme)
    approve(task, year, office, "1", "1")
    correct(task, year, office, "2", "Pomyłka.")
    addresses = (ADDRESS, "/miasto/", "/miasto/zadania/I.1.1/?rok=2010")
    feeds = ("/miasto/zmiany/atom.xml", "/miasto/cele/I/atom.xml")

    def asked(address: str) -> int:
        return count_queries(lambda: client.get(address))

    make_due()  # as after each request that writes
    few = {address: asked(address) for address in (*addresses, *feeds)}
    for number in range(4):
        other = make_task(task.programme, stages=[{2010: ("5", None)}])
        make_indicator(other)
        approve(other, year, office, "5")
        correct(other, year, office, "6", "Pomyłka.")
        correct(task, year, office, str(number + 3), "Pomyłka.")
    make_due()
    assert {address: asked(address) for address in few} == few
    assert max(few.values()) <= 16, few
