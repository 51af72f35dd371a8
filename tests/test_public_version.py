"""The number of the public data rises with every change, whoever writes and how."""

from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, models, transaction
from django.test import RequestFactory
from django.utils.timezone import now

from annual_report.models import Export, ExportState
from leszno_strategy import public_version
from leszno_strategy.models import PublicChange
from leszno_strategy.public_version import (
    DERIVED,
    PARTLY,
    UNREAD,
    current,
    read,
    watched,
)
from leszno_strategy.triggers import put_in_place
from organisation.models import Unit
from reporting.models import Action, Attachment, Report, State
from reporting.transitions import Draft, move
from tasks.kept_sums import make_due
from tests.committing import commit
from tests.factories import (
    actor,
    draft,
    make_campaign,
    make_office_user,
    make_task,
    make_tree,
    make_unit,
    make_user,
    make_varied_tree,
    year_of,
)

pytestmark = [pytest.mark.django_db, pytest.mark.both]


def raises(do: Callable[[], object]) -> bool:
    commit()
    before = read()
    do()
    commit()
    after = read()
    assert before is not None
    assert after is not None
    assert after >= before
    return after > before


def test_each_label_is_of_a_model():
    labels = {one._meta.label for one in apps.get_models(include_auto_created=True)}
    told = [*UNREAD, *PARTLY, *DERIVED]
    assert set(told) <= labels
    assert len(set(told)) == len(told)


@pytest.mark.parametrize(
    "way",
    [
        lambda: make_unit("Wydział"),
        lambda: Unit(name="Wydział").save(),
        lambda: Unit.objects.bulk_create([Unit(name="Wydział")]),
        lambda: Unit.objects.update(name="Wydział"),
        lambda: Unit.objects.filter(name="Biuro").update(name="Wydział"),
        lambda: Unit.objects.bulk_update(
            [Unit(pk=one, name="W") for one in pks()], ["name"]
        ),
        lambda: Unit.objects.all().delete(),
        lambda: Unit.objects.all()._raw_delete("default"),
        lambda: asked("INSERT INTO organisation_unitalias (unit_id, name) "
                      "SELECT id, 'W' FROM organisation_unit"),
        lambda: asked("UPDATE organisation_unit SET name = 'W'"),
        lambda: asked("DELETE FROM organisation_unit"),
    ],
)  # fmt: skip
def test_every_way_of_writing_raises_it(way):
    Unit.objects.create(name="Biuro")
    assert raises(way)


def pks() -> list[int]:
    return list(Unit.objects.values_list("pk", flat=True))


def asked(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


def test_nothing_raises_it_that_changes_nothing():
    assert not raises(lambda: list(Unit.objects.all()))
    assert not raises(lambda: make_user())


def test_sums_that_are_made_anew_do_not_raise_it():
    make_task(stages=[{2009: ("10", "8")}])
    assert not raises(make_due)


def test_a_change_that_is_taken_back_does_not_raise_it():
    def change() -> None:
        with transaction.atomic():
            make_unit("Wydział")
            transaction.set_rollback(True)

    assert not raises(change)


def test_a_change_after_one_that_was_taken_back_raises_it():
    def change() -> None:
        with transaction.atomic():
            make_unit("Wydział")
            transaction.set_rollback(True)
        make_unit("Biuro")

    assert raises(change)


def conditions() -> list[tuple[type[models.Model], str]]:
    return [(model, event) for model in watched() for event in public_version.EVENTS]


def test_each_table_has_triggers_for_each_event():
    """Those of rows that are public only in part are tried below, one by one."""
    wanted = {(one._meta.db_table, event) for one, event in conditions()}
    assert wanted <= set(in_place())


def in_place() -> list[tuple[str, str]]:
    made = [one for one in public_version.triggers() if one.table]
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT tbl_name, sql FROM sqlite_master")
            return [
                (table, event)
                for table, sql in cursor.fetchall()
                for event in public_version.EVENTS
                if sql and f"AFTER {event} ON" in sql and "publicversion" in sql
            ]
        cursor.execute(
            "SELECT event_object_table, lower(event_manipulation)"
            " FROM information_schema.triggers WHERE trigger_name = ANY(%s)",
            [[one.name for one in made]],
        )
        return cursor.fetchall()


@pytest.mark.slow
def test_each_table_raises_it_when_its_rows_change_by_sql():
    """Those of rows that are public only in part are tried below, one by one."""
    make_varied_tree(by=make_office_user())
    commit()
    tried = set()
    for model in watched():
        table, pk = model._meta.db_table, model._meta.pk.column
        if model._meta.label in PARTLY or not model._default_manager.exists():
            continue
        renewed = f"UPDATE {table} SET {pk} = {pk}"  # noqa: S608  our own names
        removed = f"DELETE FROM {table}"  # noqa: S608
        assert is_noted(renewed), table
        assert is_noted(removed), table
        tried.add(model._meta.label)
    assert {"tasks.Task", "tasks.StageYear", "indicators.IndicatorValue"} <= tried
    assert len(tried) > 20


def is_noted(change: str) -> bool:
    """Say whether it would raise the number if it were committed; take it back."""
    before = read()
    with transaction.atomic():
        asked(change)
        is_raised = read() != before or PublicChange.objects.exists()
        transaction.set_rollback(True)
    return is_raised


def test_a_report_on_its_way_does_not_raise_it():
    task = make_task(stages=[{2010: ("10", None)}])
    year = year_of(task, 2010)
    make_campaign(year)
    office = actor(make_office_user())

    def moved(action: Action, **said: Any) -> bool:
        return raises(lambda: move(task, year, action, by=office, **said))

    content = draft(task, "10", done="Zrobione.")
    assert not moved(Action.SAVED, draft=content)
    assert not moved(Action.SUBMITTED, draft=content)
    assert not moved(Action.RETURNED, reason="Źle.")
    assert not moved(Action.SUBMITTED, draft=content)
    assert moved(Action.APPROVED)
    assert moved(
        Action.CORRECTED, draft=draft(task, "9", done="Zrobione."), reason="Błąd."
    )


def test_what_is_published_raises_it_however_it_is_published():
    task = make_task(stages=[{2010: ("10", None)}])
    year = year_of(task, 2010)
    make_campaign(year)
    office = actor(make_office_user())
    content = draft(task, "10", done="Zrobione.")
    move(task, year, Action.SUBMITTED, by=office, draft=content)
    report = Report.objects.get()
    version = report.versions.get()
    publish = Report.objects.filter(pk=report.pk)
    assert raises(lambda: publish.update(published=version))
    assert not raises(lambda: publish.update(state=State.DRAFT))
    assert raises(lambda: publish.update(published=None))


def test_a_report_file_raises_it_once_it_is_ready():
    task = make_task(stages=[{2010: ("10", None)}])
    export = Export(year=year_of(task, 2010), kind="xlsx", asked_at=now())
    one = Export.objects.filter(kind="xlsx")
    assert not raises(export.save)
    assert not raises(lambda: one.update(state=ExportState.RUNNING, seen_at=now()))
    assert raises(lambda: one.update(state=ExportState.DONE))
    assert raises(one.delete)


def test_an_attachment_raises_it_if_its_report_is_published():
    task = make_task(stages=[{2010: ("10", None)}])
    year, office = year_of(task, 2010), actor(make_office_user())
    make_campaign(year)
    file = SimpleUploadedFile("opis.txt", b"Opis")
    content = draft(task, "10", done="Zrobione.").content
    first = Draft(content, [file])
    assert not raises(
        lambda: move(task, year, Action.SUBMITTED, by=office, draft=first)
    )
    move(task, year, Action.APPROVED, by=office)
    assert raises(lambda: Attachment.objects.update(name="inny.txt"))


def test_the_number_is_read_once_a_request(count_queries):
    request = RequestFactory().get("/")
    assert count_queries(lambda: [current(request), current(request)]) == 1
    assert current(request) == read()


@pytest.mark.django_db(transaction=True)
def test_it_is_read_though_the_server_was_started_anew():
    """Its own query is what tells that the connection is gone: it asks no other."""
    before = read()
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_backend_pid()")
            (process,) = cursor.fetchone()
        other = connection.copy()
        with other.cursor() as cursor:
            cursor.execute("SELECT pg_terminate_backend(%s, 5000)", [process])
        other.close()
    assert read() == before


def test_while_the_triggers_are_away_there_is_no_number():
    before = read()
    public_version.end()
    assert read() is None
    public_version.begin()
    assert read() > before


def test_a_flush_leaves_a_number_that_never_was():
    before = read()
    public_version.PublicVersion.objects.all().delete()
    public_version._begin_if_gone()
    assert read() > before


def test_putting_the_triggers_in_place_again_does_not_raise_it():
    make_tree(tasks=1)
    assert not raises(put_in_place)
