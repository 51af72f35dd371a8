"""What the audit log notes, that nobody changes it, and who reads it."""

import datetime
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.urls import get_resolver, reverse
from django.utils.timezone import now

from audit import settings_noted
from audit.guarding import LEAST_KEPT
from audit.models import Deed, Entry, OnlyAddedError, Result
from audit.watched import DEEDS, ENTRANCES, FILES
from leszno_strategy.triggers import put_in_place
from leszno_strategy.warm import started
from organisation.models import Appointment, OfficeRole, Post, User
from tests.annual_report.actions import ADDRESS, ask, close
from tests.factories import (
    make_office_user,
    make_post,
    make_tree,
    make_user,
)
from tests.pages import text_of

pytestmark = [pytest.mark.django_db, pytest.mark.both]
OLD = datetime.timedelta(days=LEAST_KEPT + 1)


def entries(deed: Deed) -> list[tuple[str, str, str]]:
    found = Entry.objects.filter(deed=deed).order_by("pk")
    return list(found.values_list("user", "what", "result"))


@pytest.fixture
def guarded(settings):
    settings.AUDIT_IS_GUARDED = True
    put_in_place()


@pytest.fixture
def auditor(client: Client) -> Client:
    client.force_login(make_user(make_post(office_role=OfficeRole.AUDITOR)))
    return client


# That it is only added to ----------------------------------------------------


@pytest.mark.usefixtures("guarded")
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_entry SET what = 'x'",
        "DELETE FROM audit_entry",
        "REPLACE INTO audit_entry (id, at, deed, result, user, address, what, details)"
        " SELECT id, at, deed, result, user, address, 'x', details FROM audit_entry",
        "TRUNCATE audit_entry",
    ],
)
def test_the_database_refuses_to_change_what_is_noted(statement):
    if connection.vendor == "sqlite" and statement.startswith("TRUNCATE"):
        pytest.skip("SQLite has no such statement")
    if connection.vendor != "sqlite" and statement.startswith("REPLACE"):
        pytest.skip("PostgreSQL has no such statement")
    Entry.objects.create(deed=Deed.SIGNED_IN, what="x1")
    with (
        pytest.raises(DatabaseError, match="only added"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)
    assert Entry.objects.get().what == "x1"


def test_the_code_refuses_to_change_what_is_noted():
    entry = Entry.objects.create(deed=Deed.SIGNED_IN)
    rows = Entry.objects.all()
    for change in (
        entry.save,
        entry.delete,
        rows.delete,
        lambda: rows.update(what="x"),
        lambda: rows.bulk_update([entry], ["what"]),
    ):
        with pytest.raises(OnlyAddedError):
            change()


@pytest.mark.usefixtures("guarded")
def test_only_what_is_old_is_pruned_and_only_by_the_command(settings):
    Entry.objects.create(deed=Deed.SIGNED_IN, what="old", at=now() - 2 * OLD)
    Entry.objects.create(deed=Deed.SIGNED_IN, what="kept", at=now() - OLD)
    Entry.objects.create(deed=Deed.SIGNED_IN, what="new")
    settings.AUDIT_KEPT_DAYS = LEAST_KEPT + 30
    call_command("prune_audit_log", stdout=StringIO())
    assert Entry.objects.count() == 3
    call_command("prune_audit_log", yes=True, stdout=StringIO())
    left = Entry.objects.filter(deed=Deed.SIGNED_IN).order_by("pk")
    assert [one.what for one in left] == ["kept", "new"]
    assert Entry.objects.get(deed=Deed.LOG).details["count"] == 1
    # Nor can a setting let go of what is younger than two years.
    Entry.objects.create(deed=Deed.SIGNED_IN, at=now() - datetime.timedelta(days=2))
    settings.AUDIT_KEPT_DAYS = 1
    with pytest.raises(DatabaseError, match="only added"), transaction.atomic():
        call_command("prune_audit_log", yes=True, stdout=StringIO())


# What is noted -----------------------------------------------------------------


def test_signing_in_and_out_is_noted_with_the_address_it_came_from(client):
    user = make_user()
    user.set_password("leszno-2013")
    user.save()
    address = reverse("account_login")
    wrong = {"login": user.username, "password": "haslo-z-pamieci"}
    client.post(address, wrong)
    client.post(address, {"login": "nie ma takiej", "password": "x"})
    client.post(address, {**wrong, "password": "leszno-2013"}, REMOTE_ADDR="10.1.2.3")
    client.post(reverse("account_logout"))
    assert entries(Deed.SIGNED_IN) == [
        (user.username, "", Result.FAILED),
        # Whatever was typed there may be a password.
        ("", "", Result.FAILED),
        (user.username, "", Result.DONE),
    ]
    assert Entry.objects.filter(deed=Deed.SIGNED_IN).first().address == "10.1.2.3"
    assert entries(Deed.SIGNED_OUT) == [(user.username, "", Result.DONE)]
    assert not Entry.objects.filter(details__icontains="haslo").exists()


def test_accounts_rights_and_appointments_are_noted_however_they_change():
    user = User.objects.create_user("anna")
    user.first_name = "Anna"
    user.save()
    user.is_superuser = True
    user.save()
    post = Post.objects.create(title="Kontrola")
    post.office_role = OfficeRole.AUDITOR
    post.save()
    appointment = Appointment.objects.create(user=user, post=post)
    appointment.delete()
    user.delete()
    changes = [
        (one.what, one.details["change"])
        for one in Entry.objects.filter(deed=Deed.ACCOUNT).order_by("pk")
        if one.what == "anna"
    ]
    assert changes == [("anna", "made"), ("anna", "changed"), ("anna", "deleted")]
    assert [what for _who, what, _r in entries(Deed.RIGHTS)][-1] == "Kontrola"
    held = [what for _who, what, _result in entries(Deed.APPOINTMENT)]
    assert held[-2:] == ["Kontrola – anna"] * 2


def test_closing_and_drafts_taken_away_are_noted_and_who_was_refused(client):
    make_tree(tasks=1)
    office = make_office_user()
    client.force_login(office)
    close(client)
    assert entries(Deed.CLOSING)[-1] == (office.username, f"{ADDRESS}zamknij/", "done")
    ask(client)
    assert entries(Deed.FILE)[-1][1] == f"{ADDRESS}pliki/"
    client.force_login(make_user())
    assert client.post(f"{ADDRESS}otworz/").status_code == 403
    assert entries(Deed.CLOSING)[-1][2] == Result.REFUSED


def test_every_address_that_is_watched_is_there():
    def names(resolver, prefix=""):
        for one in resolver.url_patterns:
            if hasattr(one, "url_patterns"):
                space = f"{one.namespace}:" if one.namespace else ""
                yield from names(one, prefix + space)
            elif one.name:
                yield prefix + one.name

    assert {*DEEDS, *FILES, *ENTRANCES} <= set(names(get_resolver()))


def test_settings_are_noted_at_start_once_and_without_a_value(settings):
    started.send(sender=None)
    started.send(sender=None)
    assert entries(Deed.SETTINGS) == [("", "", "done")]
    settings.SITE_URL = "https://inna.example.pl"
    started.send(sender=None)
    assert entries(Deed.SETTINGS)[-1] == ("", "SITE_URL", "done")
    kept = str(list(Entry.objects.values_list("details", flat=True)))
    assert "inna.example" not in kept
    assert settings.SECRET_KEY not in kept
    assert {"DATABASES", "SECRET_KEY"} <= set(settings_noted.names())


# Who reads it --------------------------------------------------------------------


def test_the_auditor_reads_and_filters_the_log(auditor):
    Entry.objects.create(deed=Deed.CLOSING, user="anna", what="rok 2010")
    Entry.objects.create(deed=Deed.CLOSING, user="ewa", what="rok 2009", at=now() - OLD)
    text = text_of(auditor.get("/panel/dziennik/"))
    assert "rok 2010" in text
    assert "rok 2009" in text
    for query in ("kto=ANN", "czego=2010", f"od={now():%Y-%m-%d}"):
        text = text_of(auditor.get(f"/panel/dziennik/?czynnosc=closing&{query}"))
        assert "1 wpis." in text
        assert "rok 2010" in text
    assert "0 wpisów" in text_of(auditor.get("/panel/dziennik/?czynnosc=x"))


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_what_is_shown_can_be_taken_away_and_that_is_noted(auditor, kind):
    Entry.objects.create(deed=Deed.CLOSING, user="=1+1", what="rok 2010")
    answer = auditor.get(f"/panel/dziennik/plik/{kind}/?czynnosc=closing")
    assert answer.status_code == 200
    if kind == "csv":
        assert "'=1+1" in answer.content.decode()
    assert entries(Deed.LOG)[-1][1] == "czynnosc=closing"
    assert auditor.get("/panel/dziennik/plik/exe/").status_code == 404


def test_details_are_told_in_words(auditor):
    details = {"change": "made", "role": "auditor", "deputy": False, "path": "/x/"}
    Entry.objects.create(deed=Deed.RIGHTS, what="Kontrola", details=details)
    text = text_of(auditor.get("/panel/dziennik/?czego=Kontrola"))
    assert "Kontrola zmiana: nowe; rola: audytor" in text


def test_queries_do_not_grow_with_the_log(auditor, count_queries):
    def asked(rows: int) -> int:
        Entry.objects.bulk_create(Entry(deed=Deed.CLOSING) for _n in range(rows))
        return count_queries(lambda: auditor.get("/panel/dziennik/"))

    few = asked(10)
    assert asked(1_000) == few <= 15


@pytest.mark.parametrize("role", ["", *OfficeRole.values])
def test_only_auditors_and_administrators_read_it(client, role):
    client.force_login(make_user(make_post(office_role=role)))
    may = role in {OfficeRole.AUDITOR, OfficeRole.ADMINISTRATOR}
    for address in ("/panel/dziennik/", "/panel/dziennik/plik/csv/"):
        assert client.get(address).status_code == (200 if may else 403)
    lists = client.get("/panel/").content.decode()
    assert ("/panel/dziennik/" in lists) == may
