"""What is kept on a person: shown, handed out, and anonymised with history intact."""

import datetime
import json
from io import StringIO

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.admin.models import CHANGE, LogEntry
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate

from annual_report.models import Snapshot
from audit.models import Deed, Entry
from feedback.models import Feedback
from leszno_strategy.models import PublicVersion
from letters.models import Letter
from operations.personal.gathering import find, gather
from operations.personal.places import Fate
from operations.tables import stored_models
from operations.verifying import verified
from organisation.models import Appointment, OfficeRole, User
from organisation.succession import hand_over
from public.models import Follower
from reporting.models import Notice, State, Version
from signing_in.limits import remember
from signing_in.session_times import SIGNED_IN_AT
from tasks.kept_sums import make_due
from tests.factories import (
    make_campaign,
    make_closed,
    make_office_user,
    make_post,
    make_report,
    make_strategy,
    make_task,
    make_user,
    year_of,
)
from tests.pages import text_of

ADDRESS = "z.zak@example.org"
NAME, OLD = "zofia.zak", "Zofia Żak"

pytestmark = pytest.mark.django_db


def note_in_the_admin(zofia: User, office: User) -> None:
    """Write of her as pages of the admin do, names in JSON and as words."""
    LogEntry.objects.log_actions(
        office.pk,
        [Appointment.objects.get(user=zofia)],
        CHANGE,
        [{"changed": {"name": "powołanie", "object": f"Inspektor – {OLD}"}}],
    )
    LogEntry.objects.log_actions(office.pk, [zofia], CHANGE, [])


@pytest.fixture
def zofia() -> User:
    """Somebody who entered a report, was appointed, signed in, and then left."""
    office = make_office_user(username="biuro")
    post = make_post("Inspektor")
    zofia = make_user(
        post, username=NAME, first_name="Zofia", last_name="Żak", email=ADDRESS
    )
    task = make_task(stages=[{2010: ("50", "40")}], executor=post)
    campaign = make_campaign(year_of(task, 2010))
    make_report(task, campaign.year, State.SUBMITTED, by=zofia)
    make_closed(task.strategy, 2010, by=office)
    make_due()
    client = Client()
    client.force_login(zofia)
    client.get("/panel/moje-konto/")
    EmailAddress.objects.create(user=zofia, email=ADDRESS)
    Authenticator.objects.create(user=zofia, type="totp", data={"secret": "TAJNE"})
    Notice.objects.create(user=zofia, campaign=campaign, occasion="opened")
    Letter.objects.create(to=ADDRESS, subject="x", text="y", message_id="1")
    Follower.objects.create(
        email=ADDRESS.upper(), language="pl", strategy=task.strategy
    )
    Feedback.objects.create(kind="general", text="uwaga", email=ADDRESS)
    note_in_the_admin(zofia, office)
    remember(str(zofia.pk), "10.0.0.1")
    successor = make_user(username="nastepca")
    hand_over(
        leaver=zofia,
        appointments=list(Appointment.objects.filter(user=zofia)),
        successor=successor,
        last_day=localdate() - datetime.timedelta(days=1),
        by=make_user(make_post(office_role=OfficeRole.ADMINISTRATOR)),
        on=localdate(),
    )
    return zofia


def run(*arguments: str, **options) -> str:
    out = StringIO()
    call_command("person", *arguments, stdout=out, **options)
    return out.getvalue()


def everything() -> str:
    """Read each text of each row of the database, but for the log that only grows."""
    said: list[str] = []
    for model in stored_models():
        if model not in {Entry, PublicVersion}:
            said += map(str, model._base_manager.values_list())
    return "\n".join(said)


def test_show_names_each_kind_and_what_becomes_of_it(zofia):
    said = run("show", ADDRESS)
    assert "[reporting.Version.by]: 1 (zostaje pod numerem" in said
    assert "[mfa.Authenticator.user]: 1 (usuwane" in said
    assert "[public.Follower.email]: 1 (usuwane" in said
    assert run("show", NAME) == run("show", str(zofia.pk)) == said
    with pytest.raises(CommandError, match="Niczego nie przechowujemy"):
        run("show", "nikt@example.org")


def test_the_export_has_every_row_and_no_secret(zofia, tmp_path):
    path = tmp_path / "zofia.json"
    said = run("export", NAME, str(path))
    told = json.loads(path.read_text())
    kept = {one.place: one.rows.count() for one in gather(find(NAME))}
    assert {place: len(rows) for place, rows in told["kept"].items()} == {
        place: n for place, n in kept.items() if n
    }
    assert f"Zapisano {sum(kept.values())}" in said
    assert told["kept"]["organisation.User"][0]["last_name"] == "Żak"
    assert told["kept"]["reporting.Version.by"][0]["action"] == "submitted"
    assert "TAJNE" not in path.read_text()
    assert path.stat().st_mode & 0o077 == 0
    with pytest.raises(CommandError):
        run("export", NAME, str(path))


def test_anonymising_takes_the_name_everywhere_and_leaves_what_was_done(zofia):
    task = Version.objects.get(by=zofia).report.task
    page = reverse("public:task", args=[task.strategy.slug, task.code])
    before = Client().get(page).content
    frozen = list(Snapshot.objects.values_list("sha256", "head"))
    versions = list(Version.objects.values_list("pk", "action", "by", "at"))
    history = Appointment.history.count()
    last = Entry.objects.order_by("pk").last()

    assert "Nic nie zmieniono" in run("anonymise", NAME)
    out = run("anonymise", NAME, yes=True)

    name = f"osoba usunięta nr {zofia.pk}"
    assert name in out
    zofia.refresh_from_db()
    assert str(zofia) == name
    assert not zofia.is_active
    left = everything()
    for trace in (OLD, "Żak", NAME, ADDRESS, ADDRESS.upper(), json.dumps(OLD)[1:-1]):
        assert trace not in left, trace
    assert Client().get(page).content == before
    assert list(Snapshot.objects.values_list("sha256", "head")) == frozen
    assert list(Version.objects.values_list("pk", "action", "by", "at")) == versions
    assert Appointment.history.count() == history
    ended = {"history_change_reason__contains": name}
    assert Appointment.history.filter(**ended).exists()
    # What is left leads to the number, and nothing that was to go is there.
    for kept in gather(find(str(zofia.pk))):
        assert kept.fate in {Fate.STAYS, Fate.REWRITTEN} or not kept.rows.exists()
    assert Feedback.objects.get().email == ""
    assert not UserSession.objects.filter(user=zofia).exists()
    assert [(name, said) for name, said in verified() if said] == []
    noted = Entry.objects.filter(pk__gt=last.pk)
    assert [one.details["change"] for one in noted.order_by("pk")] == [
        "changed",
        "anonymised",
    ]
    assert NAME not in str(list(noted.values()))
    run("anonymise", str(zofia.pk), yes=True)
    assert everything() == left  # twice done is once done


def test_whoever_holds_a_post_hands_it_over_first(zofia):
    Appointment.objects.create(user=zofia, post=make_post("Kierownik"))
    with pytest.raises(CommandError, match="stanowiska"):
        run("anonymise", NAME, yes=True)
    zofia.refresh_from_db()
    assert str(zofia) == OLD


def test_a_reader_without_an_account_is_found_and_forgotten_by_address():
    reader = "czytelnik@example.org"
    strategy = make_strategy()
    Follower.objects.create(email=reader, language="pl", strategy=strategy)
    Feedback.objects.create(kind="general", text="uwaga", email=reader)
    assert "[feedback.Feedback.email]: 1" in run("show", reader.upper())
    run("anonymise", reader, yes=True)
    assert reader not in everything()
    assert Feedback.objects.get().text == "uwaga"
    assert Entry.objects.get(deed=Deed.ACCOUNT).what == ""


# The page ----------------------------------------------------------------------


@pytest.fixture
def admin() -> Client:
    client = Client()
    client.force_login(make_user(make_post(office_role=OfficeRole.ADMINISTRATOR)))
    return client


def url(name: str, person: User) -> str:
    return reverse(f"operations:{name}", args=[person.pk])


@pytest.mark.parametrize("role", [None, *OfficeRole, "superuser's"])
def test_only_an_administrator_gets_at_it(zofia, role):
    client = Client()
    if role is not None:
        known = role if role in OfficeRole.values else OfficeRole.ADMINISTRATOR
        client.force_login(make_user(make_post(office_role=known)))
    if role == "superuser's":
        User.objects.filter(pk=zofia.pk).update(is_superuser=True)
    status = {None: 302, OfficeRole.ADMINISTRATOR: 200}.get(role, 403)
    assert client.get(url("person_data", zofia)).status_code == status
    taken = client.post(url("export_person", zofia))
    taken.close()
    assert taken.status_code == status
    anonymised = client.post(url("anonymise_person", zofia), {"typed": NAME})
    assert anonymised.status_code == (302 if status == 200 else status)
    zofia.refresh_from_db()
    assert zofia.username == NAME  # the account is open still


def test_the_page_hands_out_and_anonymises_a_closed_account(zofia, admin):
    page = url("person_data", zofia)
    assert "Najpierw zamknij konto" in text_of(admin.get(page))
    zofia.is_active = False
    zofia.save()
    assert "Zofia Żak" in text_of(admin.get(page))
    taken = admin.post(url("export_person", zofia))
    told = json.loads(taken.getvalue())
    taken.close()
    assert told["person"] == NAME
    assert taken["Content-Disposition"] == 'attachment; filename="osoba-zofia.zak.json"'
    assert Entry.objects.filter(deed=Deed.FILE).exists()
    for wrong in ({}, {"typed": "inna"}):
        admin.post(url("anonymise_person", zofia), wrong)
        zofia.refresh_from_db()
        assert zofia.username == NAME
    answer = admin.post(url("anonymise_person", zofia), {"typed": NAME}, follow=True)
    assert f"osoba usunięta nr {zofia.pk}" in text_of(answer)
    assert "Zofia" not in text_of(answer)


def test_both_deeds_ask_who_sits_there(zofia, admin):
    session = admin.session
    session[SIGNED_IN_AT] = 0
    session.save()
    User.objects.all().update(password="argon2$x")
    for name in ("export_person", "anonymise_person"):
        answer = admin.post(url(name, zofia))
        assert answer["Location"].startswith("/konto/")
