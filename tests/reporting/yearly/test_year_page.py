"""The office's page of a year's report: its state, its deeds, its files."""

import pytest
from django.core.files.storage import storages
from django.test import Client

from organisation.models import OfficeRole
from reporting.models import Export, ExportState, Reopening, Snapshot
from reporting.yearly import exports
from tasks.models import Strategy, StrategyYear
from tests.factories import make_office_user, make_post, make_task, make_user, year_of
from tests.pages import text_of

pytestmark = pytest.mark.django_db

ADDRESS = "/panel/miasto/2010/raport/"


@pytest.fixture
def year() -> StrategyYear:
    return year_of(make_task(stages=[{2010: ("100", "85")}]), 2010)


@pytest.fixture
def office(year, client) -> Client:
    client.force_login(make_office_user())
    return client


def close(client: Client, **data: str):
    return client.post(f"{ADDRESS}zamknij/", data, follow=True)


def ask(client: Client, **data: str):
    asked = {"edition": "draft", "scope": "", "kind": "csv", **data}
    return client.post(f"{ADDRESS}pliki/", asked, follow=True)


def test_a_year_that_is_open_says_that_its_report_is_a_draft(office):
    text = text_of(office.get(ADDRESS))
    assert "Rok nie jest jeszcze zamknięty" in text
    assert "Zamknij rok 2010" in text


def test_the_office_closes_the_year_with_one_button(office):
    text = text_of(close(office))
    assert "Rok 2010 jest zamknięty: utrwalono wersję 1." in text
    assert Snapshot.objects.get().sha256 in text


def test_a_second_version_asks_for_a_reason_and_keeps_what_was_typed(office):
    close(office)
    answer = close(office)
    assert answer.status_code == 422
    assert "Reason" not in text_of(answer)
    unchanged = close(office, reason="Mój powód")
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


def test_an_auditor_takes_files_but_closes_nothing(year, client):
    client.force_login(make_user(make_post(office_role=OfficeRole.AUDITOR)))
    assert "Zamknij rok 2010" not in text_of(client.get(ADDRESS))
    assert client.post(f"{ADDRESS}zamknij/").status_code == 403
    assert ask(client).status_code == 200


def test_a_file_is_made_while_its_page_waits(
    office, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks() as callbacks:
        text = text_of(ask(office))
    assert "Plik jest przygotowywany" in text
    assert callbacks == [exports.start]
    assert exports.make_waiting() == 1
    export = Export.objects.get()
    page = office.get(f"{ADDRESS}pliki/{export.pk}/")
    assert "Pobierz plik" in text_of(page)
    answer = office.get(f"{ADDRESS}pliki/{export.pk}/pobierz/")
    name = "miasto-raport-2010-wersja-robocza.csv"
    assert answer["Content-Disposition"] == f'attachment; filename="{name}"'
    content = answer.getvalue().decode()
    assert "Zadanie;I.1.1;Zadanie 1" in content


def test_the_page_is_asked_again_for_its_state_alone(office):
    ask(office)
    export = Export.objects.get()
    Export.objects.update(done=3, total=7, state=ExportState.RUNNING)
    answer = office.get(f"{ADDRESS}pliki/{export.pk}/?stan")
    page = answer.content.decode()
    assert "Zapisano 3 z 7 zadań." in page
    assert "<html" not in page
    assert answer["Cache-Control"].startswith("no-store")


def test_a_file_of_a_frozen_version_is_made_once(office):
    close(office)
    exports.make_waiting()
    made = Export.objects.get(kind="csv")
    ask(office, edition="1")
    assert Export.objects.filter(kind="csv").get() == made


def test_a_file_that_is_gone_is_made_anew(office):
    close(office)
    exports.make_waiting()
    made = Export.objects.get(kind="csv")
    storages["exports"].delete(made.file.name)
    ask(office, edition="1")
    assert Export.objects.get(kind="csv").state == ExportState.WAITING
    assert exports.make_waiting() == 1


def test_what_fails_says_so_and_can_be_asked_for_again(office, caplog):
    close(office)
    Snapshot.objects.update(sha256="0" * 64)
    exports.make_waiting()
    export = Export.objects.get(kind="csv")
    assert export.state == ExportState.FAILED
    assert "Damaged" in caplog.text
    page = office.get(f"{ADDRESS}pliki/{export.pk}/")
    assert "nie udało się przygotować" in text_of(page)
    ask(office, edition="1")
    export.refresh_from_db()
    assert export.state == ExportState.WAITING


@pytest.mark.parametrize(
    "wrong", [{"edition": "9"}, {"scope": "goal=X"}, {"kind": "exe"}, {"kind": ""}]
)
def test_what_is_not_there_is_not_made(office, wrong):
    assert ask(office, **wrong).status_code == 422
    assert not Export.objects.exists()


@pytest.mark.parametrize("scope", ["goal=I", "programme=I.1", "task=I.1.1"])
def test_a_part_can_be_had(office, scope):
    ask(office, scope=scope, kind="json")
    exports.make_waiting()
    export = Export.objects.get()
    assert export.state == ExportState.DONE
    answer = office.get(f"{ADDRESS}pliki/{export.pk}/pobierz/")
    assert '"code":"I.1.1"' in answer.getvalue().decode()


def test_a_process_that_died_leaves_its_file_to_the_next(office):
    ask(office)
    Export.objects.update(state=ExportState.RUNNING, seen_at="2020-01-01T00:00Z")
    assert exports.make_waiting() == 1


def test_drafts_of_yesterday_are_forgotten(office):
    ask(office)
    exports.make_waiting()
    name = Export.objects.get().file.name
    Export.objects.update(asked_at="2020-01-01T00:00Z")
    exports.make_waiting()
    assert not Export.objects.exists()
    assert not storages["exports"].exists(name)


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
