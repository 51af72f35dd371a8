"""The files of a year's report: who makes them, how long they are kept."""

from datetime import datetime
from io import StringIO
from threading import Event

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.utils.timezone import now
from django_tasks_db.models import DBTaskResult

from annual_report import exports
from annual_report.formats import FORMATS
from annual_report.models import Export, ExportState, Snapshot
from leszno_strategy import background
from tasks.models import Strategy, StrategyYear
from tests.annual_report.actions import ADDRESS, ask, close
from tests.background import do_tasks
from tests.factories import (
    make_closed,
    make_office_user,
    make_task,
)
from tests.pages import text_of

# Where the field keeps files.
KEPT = Export._meta.get_field("file").storage

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _plain_formats(request, monkeypatch):
    """Two formats stand for all but where a test asks for each.

    Who makes files, and how long they are kept, is the same for every format.
    """
    if "every_format" not in request.fixturenames:
        few = {kind: exports.FORMATS[kind] for kind in ("csv", "json")}
        monkeypatch.setattr(exports, "FORMATS", few)


@pytest.fixture
def every_format():
    """Have a closed year's files made in all formats, PDF and Word among them."""


def test_a_file_is_made_while_its_page_waits(
    office, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        text = text_of(ask(office))
    assert "Plik jest przygotowywany" in text
    assert do_tasks() == ["make_file"]
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
    assert "Zapisano 3 spośród 7 zadań." in page
    assert "<html" not in page
    assert answer["Cache-Control"].startswith("no-store")


@pytest.mark.usefixtures("every_format")
def test_a_file_of_a_frozen_version_is_made_once(office):
    close(office)
    assert exports.make_waiting() == len(FORMATS)
    assert all(export.is_there for export in Export.objects.all())
    made = Export.objects.get(kind="csv")
    ask(office, edition="1")
    assert Export.objects.filter(kind="csv").get() == made
    links = office.get(ADDRESS).content.decode()
    assert ">CSV: cała strategia, wersja 1</a>" in links


def test_a_file_that_is_gone_is_made_anew(office):
    close(office)
    exports.make_waiting()
    made = Export.objects.get(kind="csv")
    KEPT.delete(made.file.name)
    ask(office, edition="1")
    assert Export.objects.get(kind="csv").state == ExportState.WAITING
    assert exports.make_waiting() == 1


def test_a_file_that_is_gone_is_said_to_be_and_not_sent(office):
    ask(office)
    exports.make_waiting()
    export = Export.objects.get()
    KEPT.delete(export.file.name)
    page = f"{ADDRESS}pliki/{export.pk}/"
    assert "Tego pliku już nie ma" in text_of(office.get(page))
    assert office.get(f"{page}pobierz/").url == page


def test_files_of_all_versions_that_are_gone_are_made_anew(office):
    close(office)
    Strategy.objects.update(title="Nowa")
    close(office, reason="Nowa nazwa")
    exports.make_waiting()
    for export in Export.objects.all():
        KEPT.delete(export.file.name)
    call_command("make_reports", stdout=StringIO())
    assert all(export.is_there for export in Export.objects.all())


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
    answer = ask(office, **wrong)
    assert answer.status_code == 422
    assert f'aria-describedby="id_{next(iter(wrong))}_error"' in answer.content.decode()
    assert not Export.objects.exists()


@pytest.mark.parametrize("scope", ["goal=I", "programme=I.1", "task=I.1.1"])
def test_a_part_can_be_had(office, scope):
    ask(office, scope=scope, kind="json")
    exports.make_waiting()
    export = Export.objects.get()
    assert export.state == ExportState.DONE
    answer = office.get(f"{ADDRESS}pliki/{export.pk}/pobierz/")
    assert '"code":"I.1.1"' in answer.getvalue().decode()


def test_files_are_named_as_the_form_names_them(office):
    ask(office, scope="goal=I", kind="docx")
    for address in (ADDRESS, f"{ADDRESS}pliki/{Export.objects.get().pk}/"):
        text = text_of(office.get(address))
        assert "I. Cel" in text
        assert "Word" in text
        assert "goal=I" not in text
        assert "DOCX" not in text


def test_a_draft_that_is_asked_for_twice_is_one_file(
    office, django_capture_on_commit_callbacks
):
    pages = set()
    for _click in range(2):
        with django_capture_on_commit_callbacks(execute=True):
            pages.add(ask(office).request["PATH_INFO"])
    assert len(pages) == 1
    assert Export.objects.count() == 1
    assert do_tasks() == ["make_file"]


def test_who_asks_again_for_what_nobody_makes_gets_it_made(
    office, django_capture_on_commit_callbacks
):
    ask(office)
    Export.objects.update(asked_at=now() - 2 * background.STARTS_WITHIN)
    with django_capture_on_commit_callbacks(execute=True):
        ask(office)
    assert do_tasks() == ["make_file"]


def test_what_was_asked_for_and_never_called_is_called_by_whoever_works(
    office, django_capture_on_commit_callbacks
):
    ask(office)
    with django_capture_on_commit_callbacks(execute=True):
        background.missed.send(sender=None)
    assert do_tasks() == []
    Export.objects.update(asked_at=now() - 2 * background.STARTS_WITHIN)
    with django_capture_on_commit_callbacks(execute=True):
        background.missed.send(sender=None)
    assert do_tasks() == ["make_file"]
    assert Export.objects.get().state == ExportState.DONE


def test_a_draft_of_somebody_else_is_not_taken_for_ones_own_once_it_is_drawn(office):
    ask(office)
    Export.objects.update(state=ExportState.RUNNING, seen_at=now())
    ask(office)
    assert Export.objects.count() == 1
    office.force_login(make_office_user())
    ask(office)
    assert Export.objects.count() == 2


def test_a_draft_that_is_ready_is_made_anew(office):
    for _time in range(2):
        ask(office)
        exports.make_waiting()
    assert Export.objects.count() == 2


def test_nobody_waits_for_more_than_a_few_files(office, year):
    for number in range(2, exports.MOST_UNDERWAY + 2):
        make_task(year.strategy.goals.get().programmes.get())
        assert ask(office, scope=f"task=I.1.{number}").status_code == 200
    answer = ask(office, scope="task=I.1.1")
    assert answer.status_code == 422
    assert "Czekasz już na 5 plików." in text_of(answer)
    assert Export.objects.count() == exports.MOST_UNDERWAY
    # What one waits for already may be asked for again; others may ask, too.
    assert ask(office, scope="task=I.1.2").status_code == 200
    office.force_login(make_office_user())
    assert ask(office, scope="task=I.1.1").status_code == 200


def make_running(year: StrategyYear, *, seen: datetime) -> Export:
    return Export.objects.create(
        year=year,
        kind="csv",
        asked_at=now(),
        state=ExportState.RUNNING,
        seen_at=seen,
    )


def test_a_file_that_another_process_makes_is_looked_at_again_once_that_must_be_over(
    year, django_capture_on_commit_callbacks
):
    export = make_running(year, seen=now())
    background.call(exports.make_file, export.pk)
    with django_capture_on_commit_callbacks(execute=True):
        exports.make_file.enqueue(export.pk)
        assert do_tasks() == ["make_file"]
    export.refresh_from_db()
    assert export.state == ExportState.RUNNING
    again = DBTaskResult.objects.get(status="READY")
    assert again.run_after == export.seen_at + background.DEAD_AFTER


def test_what_fails_is_tried_again_a_few_times_and_then_said(
    office, django_capture_on_commit_callbacks, caplog
):
    close(office)
    Snapshot.objects.update(sha256="0" * 64)
    export = Export.objects.get(kind="csv")
    exports.make_file.enqueue(export.pk)
    states = []
    for _try in range(background.MOST_TRIES):
        assert do_tasks() == ["make_file"]
        export.refresh_from_db()
        states.append(export.state)
        # As if it had rested.
        DBTaskResult.objects.filter(status="READY").update(run_after=now())
    assert states == [ExportState.WAITING, ExportState.WAITING, ExportState.FAILED]
    assert do_tasks() == []
    assert DBTaskResult.objects.get().status == "FAILED"


def test_what_kills_every_process_is_given_up_and_said(office, caplog):
    close(office)
    export = Export.objects.get(kind="csv")
    exports.make_file.enqueue(export.pk)
    DBTaskResult.objects.update(worker_ids=["dead"] * background.MOST_TRIES)
    assert do_tasks() == ["make_file"]
    export.refresh_from_db()
    assert export.state == ExportState.FAILED
    page = office.get(f"{ADDRESS}pliki/{export.pk}/")
    assert "nie udało się przygotować" in text_of(page)


def test_who_asks_again_for_what_a_dead_process_left_gets_it(
    office, django_capture_on_commit_callbacks
):
    close(office)
    exports.make_waiting()
    dead = now() - 2 * background.DEAD_AFTER
    Export.objects.filter(kind="csv").update(
        state=ExportState.RUNNING, seen_at=dead, asked_at=dead
    )
    with django_capture_on_commit_callbacks(execute=True):
        ask(office, edition="1")
    assert do_tasks() == ["make_file"]
    assert Export.objects.get(kind="csv").state == ExportState.DONE


def test_what_a_process_may_have_died_of_comes_last(office, year):
    deadly = make_running(year, seen=now() - 2 * background.DEAD_AFTER)
    ask(office, kind="json")
    made = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(exports, "make", lambda export: made.append(export.pk) or 1)
        exports.make_waiting()
    assert made == [Export.objects.get(kind="json").pk, deadly.pk]


def test_what_a_dead_process_wrote_is_written_over(office):
    ask(office)
    export = Export.objects.get()
    name = f"{export.pk}.csv"
    KEPT.save(name, ContentFile(b"half"))
    exports.make_waiting()
    export.refresh_from_db()
    assert export.file.name == name
    assert "I.1.1" in export.file.read().decode()


def test_a_process_says_that_it_lives_while_it_works(monkeypatch):
    told = Event()
    monkeypatch.setattr(background, "SIGN_EVERY", 0.01)

    class Row:
        def update(self, **what):
            assert what.keys() == {"seen_at"}
            told.set()

    with background.signs_of_life(Row()):
        assert told.wait(timeout=10)


def test_a_process_that_died_leaves_its_file_to_the_next(office):
    ask(office)
    Export.objects.update(state=ExportState.RUNNING, seen_at="2020-01-01T00:00Z")
    assert exports.make_waiting() == 1


def test_a_start_takes_up_what_a_closed_year_lacks(
    office, year, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks() as callbacks:
        call_command("make_reports", background=True)
    assert not callbacks
    make_closed(year.strategy, year.year)
    with django_capture_on_commit_callbacks(execute=True) as callbacks:
        call_command("make_reports", background=True)
    assert do_tasks() == ["make_file"] * len(exports.FORMATS)
    # A process begins also where all of them may still be underway.
    Export.objects.update(state=ExportState.RUNNING, seen_at=now())
    with django_capture_on_commit_callbacks() as callbacks:
        call_command("make_reports", background=True)
    assert callbacks


def test_drafts_of_yesterday_are_forgotten(office):
    ask(office)
    exports.make_waiting()
    name = Export.objects.get().file.name
    Export.objects.update(asked_at="2020-01-01T00:00Z")
    exports.make_waiting()
    assert not Export.objects.exists()
    assert not KEPT.exists(name)


def test_parts_of_a_closed_year_are_forgotten_and_the_whole_is_kept(office):
    close(office)
    ask(office, edition="1", scope="goal=I")
    exports.make_waiting()
    Export.objects.update(asked_at="2020-01-01T00:00Z")
    exports.make_waiting()
    assert set(Export.objects.values_list("kind", "scope")) == {
        (kind, "") for kind in exports.FORMATS
    }


def test_a_draft_that_is_still_made_is_not_forgotten(office, year):
    export = make_running(year, seen=now())
    Export.objects.update(asked_at="2020-01-01T00:00Z")
    exports.make_waiting()
    assert Export.objects.get() == export
