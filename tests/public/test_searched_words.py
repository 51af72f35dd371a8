"""Words follow whoever changes the texts that they are in, and how."""

from collections.abc import Collection

import pytest
from django.db import connection

from leszno_strategy.folding import LETTERS, LONGEST_WORD, words_of
from organisation.models import Post, Unit, UnitAlias
from public.models import Kind, SearchedWord
from public.search import asked, found, rows_of
from public.searched_texts import Place
from public.searched_words import keep_all
from reporting.models import Report, State
from tasks.models import Executor, Goal, Partner, Programme, Stage, Task
from tests.factories import (
    make_campaign,
    make_indicator,
    make_office_user,
    make_post,
    make_report,
    make_task,
    make_unit,
    year_of,
)

pytestmark = [pytest.mark.django_db, pytest.mark.both]


def kept(kind: Kind, place: Place | None = None) -> set[str]:
    words = SearchedWord.objects.filter(kind=kind)
    if place is not None:
        words = words.filter(place=place)
    return set(words.values_list("word", flat=True))


def all_kept() -> Collection[tuple[object, ...]]:
    return sorted(
        SearchedWord.objects.values_list("word", "strategy", "kind", "row", "place"),
        key=str,
    )


def test_what_is_kept_are_the_words_that_python_folds():
    texts = "".join(LETTERS), "Zażółć GĘŚLĄ-jaźń, I.3.5", "100 % „Łąk” Київ"
    task = make_task(title=texts[1])
    Task.objects.update(description=texts[0], justification="", recipients=texts[2])
    title = SearchedWord.objects.filter(kind=Kind.TASK, place=Place.TITLE)
    assert kept(Kind.TASK, Place.TITLE) == {"zazolc", "gesla", "jazn", "i", "3", "5"}
    assert kept(Kind.TASK, Place.CARD) == {*words_of(texts[0]), *words_of(texts[2])}
    assert max(map(len, kept(Kind.TASK))) == LONGEST_WORD
    assert set(title.values_list("strategy", "row")) == {(task.strategy.pk, task.pk)}


def test_each_word_of_a_text_is_kept_once():
    make_task(title="Park, parku, PARK i park")
    titles = SearchedWord.objects.filter(kind=Kind.TASK, place=Place.TITLE)
    assert sorted(titles.values_list("word", flat=True)) == ["i", "park", "parku"]


def test_words_follow_a_text_that_changes():
    make_task(title="Park")
    Task.objects.update(description="Ławki")
    assert kept(Kind.TASK, Place.CARD) == {"lawki"}
    with connection.cursor() as cursor:
        cursor.execute("UPDATE tasks_task SET description = '', title = 'Łąka'")
    assert kept(Kind.TASK, Place.CARD) == set()
    assert kept(Kind.TASK, Place.TITLE) == {"laka"}


def test_words_of_what_a_task_lists_are_the_tasks():
    task = make_task(title="Park")
    other = make_task(task.programme, title="Most")
    stage = Stage.objects.create(task=task, title="Zakup autobusów", label="1")
    partner = Partner.objects.create(task=task, name="Policja", scope="patrole")
    make_indicator(task, name="Liczba drzew")
    assert kept(Kind.TASK, Place.STAGES) == {"zakup", "autobusow"}
    assert kept(Kind.TASK, Place.PARTNERS) == {"policja", "patrole"}
    assert kept(Kind.TASK, Place.INDICATORS) == {"liczba", "drzew"}
    Stage.objects.filter(pk=stage.pk).update(task=other)
    moved = SearchedWord.objects.filter(place=Place.STAGES, kind=Kind.TASK)
    assert set(moved.values_list("row", flat=True)) == {other.pk}
    partner.delete()
    assert kept(Kind.TASK, Place.PARTNERS) == set()


def test_words_follow_names_of_whoever_carries_a_task_out():
    unit = make_unit("Zarząd Dróg")
    post = make_post("Kierownik", unit=unit)
    task = make_task()
    Executor.objects.create(task=task, text="kierownik zarządu", post=post)
    carried = {"kierownik", "zarzadu", "zarzad", "drog"}
    assert kept(Kind.TASK, Place.PEOPLE) == carried
    alias = UnitAlias.objects.create(unit=unit, name="MZDiI")
    assert kept(Kind.TASK, Place.PEOPLE) == {*carried, "mzdii"}
    assert kept(Kind.UNIT, Place.TITLE) == {"zarzad", "drog", "mzdii"}
    assert kept(Kind.UNIT, Place.PEOPLE) == {"kierownik"}
    alias.delete()
    Unit.objects.update(name="Wydział Ulic")
    Post.objects.update(title="Naczelnik")
    people = {"kierownik", "zarzadu", "naczelnik", "wydzial", "ulic"}
    assert kept(Kind.TASK, Place.PEOPLE) == people
    assert kept(Kind.UNIT) == {"wydzial", "ulic", "naczelnik"}


def test_goals_and_programmes_have_who_answers_for_them():
    post = make_post("Sekretarz", unit=make_unit("Biuro"))
    make_task()
    Goal.objects.update(title="Gospodarka", head=post)
    Programme.objects.update(title="Inwestycje", coordinator=post)
    assert kept(Kind.GOAL) == {"gospodarka", "sekretarz", "biuro"}
    assert kept(Kind.PROGRAMME) == {"inwestycje", "sekretarz", "biuro"}
    Unit.objects.update(name="Kancelaria")
    Goal.objects.update(head=None)
    assert kept(Kind.GOAL) == {"gospodarka"}
    assert kept(Kind.PROGRAMME) == {"inwestycje", "sekretarz", "kancelaria"}


def test_of_reports_only_what_is_published_is_kept():
    task = make_task(stages=[{2010: ("10", "5")}])
    year = year_of(task, 2010)
    make_campaign(year)
    report = make_report(task, year, State.SUBMITTED, by=make_office_user())
    assert kept(Kind.TASK, Place.REPORTS) == set()
    content = {
        "done": "Otwarto\nbibliotekę",
        "obstacles": "",
        "next_steps": "„Czytelnia”",
        "notes": [{"stage": 1, "name": "Projekt", "text": "Łącznik gotowy"}],
    }
    version = report.versions.get()
    version.content = content
    version.save()
    Report.objects.update(published=version)
    words = {"otwarto", "biblioteke", "czytelnia", "lacznik", "gotowy"}
    assert kept(Kind.TASK, Place.REPORTS) == words
    version.content = {"done": "Inaczej"}
    version.save()
    Report.objects.update(published=version)
    assert kept(Kind.TASK, Place.REPORTS) == {"inaczej"}


def test_what_is_removed_is_kept_no_more():
    task = make_task(executor=make_unit())
    make_indicator(task)
    Partner.objects.create(task=task, name="Policja")
    task.delete()
    Goal.objects.all().delete()
    Unit.objects.all().delete()
    assert all_kept() == []


def test_what_follows_is_what_is_kept_at_a_time():
    unit = make_unit("Zarząd Dróg")
    UnitAlias.objects.create(unit=unit, name="MZD")
    task = make_task(executor=unit, stages=[{2010: ("10", "5")}])
    make_indicator(task, name="Liczba drzew")
    make_indicator(task.programme, name="Liczba programu")
    make_indicator(task.programme.goal, name="Liczba celu")
    make_indicator(task.strategy, name="Liczba całości")
    followed = all_kept()
    assert len(followed) > 20
    keep_all()
    assert all_kept() == followed


@pytest.mark.parametrize("text", ["park", "parku", "i.1.1 park"])
def test_words_are_looked_up_and_no_list_of_all_is_gone_through(text):
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL plans by what tables hold")
    strategy = make_task(title="Park").strategy
    rows = rows_of(strategy)
    for kind in Kind:
        sql, given = found(
            kind, rows[kind], asked(strategy, text)
        ).query.sql_with_params()
        with connection.cursor() as cursor:
            cursor.execute(f"EXPLAIN QUERY PLAN {sql}", given)
            steps = [step[3] for step in cursor.fetchall() if "searched_by" in step[3]]
        assert all("searched_by_word (word" in step for step in steps), kind
        assert steps
