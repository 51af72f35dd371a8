"""The office's page of a year's report: its state, its actions, its remarks."""

import subprocess

import pytest

from annual_report import exports, forms, views
from annual_report.models import Export, ExportState, Reopening, Snapshot
from annual_report.views import GAPS_ON_A_PAGE
from organisation.models import OfficeRole
from tasks.models import StageYear, Strategy, Task
from tests.annual_report.actions import ADDRESS, ask, close
from tests.factories import (
    make_campaign,
    make_post,
    make_programme,
    make_task,
    make_user,
)
from tests.pages import text_of

pytestmark = pytest.mark.django_db


def test_a_year_that_is_open_says_that_its_report_is_a_draft(office):
    text = text_of(office.get(ADDRESS))
    assert "Rok nie jest jeszcze zamknięty" in text
    assert "Zamknij rok 2010" in text


def test_the_office_closes_the_year(office):
    text = text_of(close(office))
    assert "Rok 2010 jest zamknięty: utrwalono wersję 1." in text
    assert Snapshot.objects.get().sha256 in text


def test_a_year_is_closed_although_no_process_can_be_started(
    office, monkeypatch, django_capture_on_commit_callbacks, caplog, settings, tmp_path
):
    settings.BACKGROUND, settings.VAR_DIR = "process", tmp_path

    def full(*_args, **_options) -> None:
        raise BlockingIOError("Resource temporarily unavailable")

    monkeypatch.setattr(subprocess, "Popen", full)
    with django_capture_on_commit_callbacks(execute=True):
        assert "utrwalono wersję 1" in text_of(close(office))
    assert "no process could be started" in caplog.text
    assert Export.objects.filter(state=ExportState.WAITING).exists()


def test_a_second_version_asks_for_a_reason_and_keeps_what_was_typed(office):
    close(office)
    answer = close(office)
    assert answer.status_code == 422
    assert "Reason" not in text_of(answer)
    unchanged = close(office, reason="Mój powód")
    assert "Utrwalić nową wersję raportu za 2010" in text_of(unchanged)
    assert unchanged.status_code == 422
    assert "Mój powód" in unchanged.content.decode()
    assert "nic się nie zmieniło" in text_of(unchanged)
    Strategy.objects.update(title="Nowa")
    assert "utrwalono wersję 2" in text_of(close(office, reason="Nowa nazwa"))


def test_the_office_reopens_the_year_and_says_why(office):
    close(office)
    address = f"{ADDRESS}otworz/"
    assert office.post(address, {"reason": ""}).status_code == 422
    text = text_of(office.post(address, {"reason": "Brakuje zadania"}, follow=True))
    assert "Rok 2010 jest znów otwarty" in text
    assert "Brakuje zadania" in text
    assert Reopening.objects.count() == 1
    again = office.post(address, {"reason": "Brakuje zadania"})
    assert again.status_code == 422
    assert "Ten rok nie jest zamknięty." in text_of(again)


def test_an_auditor_takes_files_but_closes_nothing(year, client):
    client.force_login(make_user(make_post(office_role=OfficeRole.AUDITOR)))
    assert "Zamknij rok 2010" not in text_of(client.get(ADDRESS))
    assert client.post(f"{ADDRESS}zamknij/").status_code == 403
    assert ask(client).status_code == 200


def test_a_correction_of_a_closed_year_has_its_files_made(
    office, year, django_capture_on_commit_callbacks
):
    close(office)
    exports.make_waiting()
    address = "/panel/miasto/zadania/I.1.1/2010/poprawka/"
    form = office.get(address).context["form"]
    data = {field.html_name: field.value() for field in form if field.value()}
    with django_capture_on_commit_callbacks(execute=False) as callbacks:
        sent = {**data, "reason": "Pomyłka", "done": "Nowe", "version": "0"}
        answer = office.post(address, sent)
    assert answer.status_code == 302, text_of(answer)
    assert exports.prepare in callbacks
    assert Snapshot.objects.count() == 2
    exports.prepare()
    assert Export.objects.filter(state=ExportState.WAITING).count() == len(
        exports.FORMATS
    )


def test_what_is_missing_is_listed_before_the_year_is_closed(office, year):
    make_campaign(year)
    StageYear.objects.update(actual=None)
    answer = office.get(f"{ADDRESS}braki/")
    assert "Brak zatwierdzonego sprawozdania za 2010" in text_of(answer)
    assert 'href="/panel/miasto/zadania/I.1.1/2010/"' in answer.content.decode()
    assert f'href="{ADDRESS}braki/"' in office.get(ADDRESS).content.decode()


def test_of_a_closed_year_the_frozen_remarks_are_listed(office):
    Task.objects.update(weight="40")
    close(office)
    Task.objects.update(weight="100")
    text = text_of(office.get(f"{ADDRESS}braki/"))
    assert "utrwalonej wersji 1 są uwagi do 1 pozycji" in text
    assert "Wagi dają razem 40" in text


def test_a_year_without_remarks_says_so(office):
    assert "Niczego nie brakuje" in text_of(office.get(f"{ADDRESS}braki/"))


def test_remarks_go_on_on_the_next_page(office, year):
    programme = Task.objects.get().programme
    for _number in range(GAPS_ON_A_PAGE + 1):
        make_task(programme, stages=[{2010: ("90", "85")}])
    first, second = (office.get(f"{ADDRESS}braki/?page={n}") for n in (1, 2))
    assert text_of(first).count("zamiast 100") == GAPS_ON_A_PAGE
    assert text_of(second).count("zamiast 100") == 1


@pytest.mark.parametrize("is_closed", [False, True])
def test_remarks_on_a_large_strategy_are_told_by_programmes(
    office, year, monkeypatch, is_closed
):
    second = make_programme(Task.objects.get().programme.goal)
    make_task(second, stages=[{2010: ("90", "85")}])
    if is_closed:
        close(office)
    monkeypatch.setattr(views, "GAPS_AT_ONCE", 0)
    pages = [text_of(office.get(f"{ADDRESS}braki/?page={n}")) for n in (1, 2, 3)]
    assert [text.count("zamiast 100") for text in pages] == [0, 0, 1]
    assert "Strategia jako całość i jej cele" in pages[0]


def test_of_many_tasks_one_is_asked_for_by_its_code(office, year, monkeypatch):
    monkeypatch.setattr(forms, "MOST_OFFERED", 0)
    asked = {"edition": "draft", "kind": "json"}
    sent = office.post(f"{ADDRESS}pliki/", {**asked, "task": "i.1.1"})
    assert sent.status_code == 302
    assert Export.objects.get().scope == "task=I.1.1"
    assert "Zadanie I.1.1" in text_of(office.get(ADDRESS))
    wrong = office.post(f"{ADDRESS}pliki/", {**asked, "task": "I.1.99"})
    assert "Nie ma zadania z tym kodem" in text_of(wrong)


@pytest.mark.parametrize("page", ["", "braki/"])
def test_a_page_asks_as_many_questions_for_120_tasks_as_for_10(office_queries, page):
    few = office_queries(ADDRESS + page, tasks=10)
    assert office_queries(ADDRESS + page, tasks=120) == few
