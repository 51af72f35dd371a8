"""The report of a year on a task's public page, its corrections and its files."""

from decimal import Decimal
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from organisation.models import User
from reporting.content import TEXTS, Content
from reporting.models import Action, Attachment, State, Version
from reporting.recording import YearFigures
from reporting.transitions import Draft, move
from tasks.models import StrategyYear, Task
from tests.exchange.documents import bring_to_readers, cell, document, stage
from tests.exchange.documents import task as written_task
from tests.factories import (
    actor,
    draft,
    make_campaign,
    make_indicator,
    make_office_user,
    make_report,
    make_task,
    make_tree,
    year_of,
)
from tests.pages import text_of

PDF = b"%PDF-1.4\n%%EOF\n"
ADDRESS = "/miasto/zadania/I.1.1/"


@pytest.fixture
def office(db) -> User:
    return make_office_user(first_name="Genowefa", last_name="Utajniona")


@pytest.fixture
def task(db) -> Task:
    return make_task(stages=[{2009: ("5", "5"), 2010: ("20", None)}])


@pytest.fixture
def year(task) -> StrategyYear:
    year = year_of(task, 2010)
    make_campaign(year)
    return year


def said(task: Task, actual: str = "7", **texts: Any) -> Content:
    (stage,) = task.stages.all()
    return Content(YearFigures(actual={stage.pk: Decimal(actual)}), **texts)


def file(name: str = "umowa ż.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, PDF)


def page(client, query: str = "?rok=2010") -> str:
    response = client.get(ADDRESS + query)
    assert response.status_code == 200
    return text_of(response)


def on_day(number: int, day: str) -> None:
    """Put a version to an evening on which another day has begun elsewhere."""
    Version.objects.filter(number=number).update(at=f"{day}T23:30:00+00:00")


def test_an_approved_report_is_read_with_its_day_and_without_names(
    client, office, task, year
):
    whole = said(task, done="Zbudowano\n\nmost.", next_steps="Drugi <b>most</b>.")
    make_report(task, year, State.APPROVED, by=office, what=Draft(whole))
    on_day(2, "2014-01-31")
    text = page(client)
    assert "Sprawozdanie za 2010 r." in text
    assert "1 lutego 2014" in text
    assert f"{TEXTS['done']} Zbudowano most." in text
    assert "Drugi <b>most</b>." in text
    assert "<b>" not in client.get(ADDRESS + "?rok=2010").content.decode()
    assert str(TEXTS["obstacles"]) not in text
    assert "Utajniona" not in text
    assert "Powód" not in text  # given for submitting: no matter of the public


def test_only_the_chosen_years_report_is_shown(client, office, task, year):
    make_report(task, year, State.APPROVED, by=office, what=None)
    body = client.get(task.get_absolute_url() + "?rok=2009").content.decode()
    assert 'id="sprawozdanie"' not in body
    shown = client.get(task.get_absolute_url() + "?rok=2010").content.decode()
    assert 'id="sprawozdanie"' in shown


@pytest.mark.parametrize("state", [State.DRAFT, State.SUBMITTED, State.RETURNED])
def test_a_report_that_is_not_approved_is_not_there(client, office, task, year, state):
    before = page(client)
    make_report(task, year, state, by=office, what=Draft(said(task, done="TAJNE")))
    assert page(client) == before


def test_a_correction_shows_the_earlier_figure_the_later_and_the_reason(
    client, office, task, year
):
    make_report(task, year, State.APPROVED, by=office, what=Draft(said(task, done="A")))
    for actual, reason in (("9", "Pomyłka\nw tabeli."), ("9.5", "Druga pomyłka.")):
        draft = Draft(said(task, actual, done="A"))
        move(task, year, Action.CORRECTED, by=actor(office), draft=draft, reason=reason)
    on_day(3, "2014-03-02")
    text = page(client)
    assert "Dane poprawiono 3 marca 2014" in text
    assert "Pomyłka w tabeli." in text
    assert "1. Etap 1, wykonanie: 7 → 9" in text
    assert "1. Etap 1, wykonanie: 9 → 9,5" in text
    assert text.index("7 → 9") < text.index("Druga pomyłka.") < text.index("9 → 9,5")


def test_a_correction_of_what_was_removed_since_still_has_its_name(
    client, office, task, year
):
    indicator = make_indicator(task, name="Liczba mostów")
    for action, value in ((Action.SUBMITTED, "5"), (Action.CORRECTED, "6")):
        if action == Action.CORRECTED:
            move(task, year, Action.APPROVED, by=actor(office))
        what = draft(task, "7", values=(value,), done="A")
        move(task, year, action, by=actor(office), draft=what, reason="Pomyłka.")
    indicator.delete()
    assert "Liczba mostów: 5 → 6" in page(client)


def test_figures_taken_over_name_their_source_until_corrected_with_the_earlier_ones(
    client, office, tmp_path
):
    cells = stage(y2010=cell("20", "7"))
    other = stage("Inny", y2010=cell("5", "5"))
    content = document(written_task(stages=[cells, other]), source="Archiwum <urzędu>.")
    bring_to_readers(content, tmp_path)
    assert "Źródło danych: Archiwum <urzędu>." in page(client)
    assert "Sprawozdanie za" not in page(client, "?rok=2009")
    task = Task.objects.get()
    move(
        task,
        year_of(task, 2010),
        Action.CORRECTED,
        by=actor(office),
        draft=draft(task, "8", "5"),
        reason="Pomyłka.",
    )
    text = page(client)
    assert "Etap, wykonanie: 7 → 8" in text
    assert "Zatwierdzono" not in text
    assert "Archiwum" in text  # the other stage still comes from there


def test_a_source_is_named_only_of_figures_that_came_from_it(client, office, task):
    task.strategy.source = "Archiwum."
    task.strategy.save()
    assert "Źródło danych" not in page(client)


def test_indicators_and_totals_taken_over_name_their_source_too(client, db, tmp_path):
    total = written_task(stages=None, reported_progress={"2010": "50"})
    bring_to_readers(document(total, source="Archiwum."), tmp_path)
    assert "Źródło danych: Archiwum." in page(client)


def test_files_of_the_approved_report_are_listed_and_handed_out(
    client, office, task, year
):
    whole = said(task, done="A")
    make_report(task, year, State.APPROVED, by=office, what=Draft(whole, [file()]))
    assert "umowa ż.pdf (PDF, 15" in page(client)
    attachment = Attachment.objects.get()
    address = f"{ADDRESS}zalaczniki/{attachment.pk}/"
    assert f'href="{address}"' in client.get(ADDRESS + "?rok=2010").content.decode()
    response = client.get(address)
    assert response.getvalue() == PDF
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Security-Policy"].startswith("sandbox")
    assert client.post(address).status_code == 405


def test_a_file_is_found_only_under_its_own_task(client, office, task, year):
    whole = said(task, done="A")
    make_report(task, year, State.APPROVED, by=office, what=Draft(whole, [file()]))
    make_task(task.programme, stages=[{}])
    pk = Attachment.objects.get().pk
    for address in (
        f"/miasto/zadania/I.1.2/zalaczniki/{pk}/",
        f"/miasto/zadania/I.1.9/zalaczniki/{pk}/",
        f"/inne/zadania/I.1.1/zalaczniki/{pk}/",
        f"{ADDRESS}zalaczniki/{pk + 1}/",
        f"{ADDRESS}zalaczniki/99999999999999999999/",
    ):
        assert client.get(address).status_code == 404, address


@pytest.mark.parametrize("state", [State.DRAFT, State.SUBMITTED, State.RETURNED])
def test_files_of_a_report_that_is_not_approved_are_not_found(
    client, office, task, year, state
):
    whole = said(task, done="A")
    make_report(task, year, state, by=office, what=Draft(whole, [file()]))
    pk = Attachment.objects.get().pk
    assert client.get(f"{ADDRESS}zalaczniki/{pk}/").status_code == 404


def test_a_file_taken_out_by_a_correction_is_not_found_any_more(
    client, office, task, year
):
    whole = said(task, done="A")
    make_report(task, year, State.APPROVED, by=office, what=Draft(whole, [file()]))
    pk = Attachment.objects.get().pk
    gone = Draft(whole, removed=[pk])
    move(task, year, Action.CORRECTED, by=actor(office), draft=gone, reason="RODO.")
    assert client.get(f"{ADDRESS}zalaczniki/{pk}/").status_code == 404
    assert "umowa" not in page(client)


def test_the_page_asks_as_many_questions_however_much_was_corrected(
    client, count_queries, office
):
    strategy = make_tree(tasks=10)
    task = Task.objects.of(strategy)[0]
    year = year_of(task, 2010)
    make_campaign(year)
    make_report(
        task, year, State.APPROVED, by=office, what=Draft(Content(done="A"), [file()])
    )

    def correct(text: str) -> None:
        said = Draft(Content(done=text), [file()])
        move(task, year, Action.CORRECTED, by=actor(office), draft=said, reason="B.")

    def asked() -> int:
        return count_queries(lambda: client.get(ADDRESS + "?rok=2010"))

    plain = asked()
    correct("B")
    make_indicator(task, {2010: "5"})
    few = asked()
    for text in "CDEFG":
        correct(text)
    assert asked() == few
    assert plain <= few <= 20, (plain, few)
