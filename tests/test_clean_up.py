"""One command forgets what was kept long enough, and nothing younger; twice is once."""

from datetime import timedelta
from io import StringIO

import pytest
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.admin.models import ADDITION, LogEntry
from django.contrib.sessions.models import Session
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command
from django.utils.timezone import now
from django_tasks_db.models import DBTaskResult

from annual_report.models import Export, ExportState
from audit.models import Deed, Entry
from exchange.models import Upload, UploadState
from feedback.models import Feedback
from filling.models import FilledFile
from indicators.models import BankFile
from leszno_strategy import orphans
from leszno_strategy.background import missed
from letters.models import Letter
from public.models import Follower
from signing_in.models import Attempt
from tests.factories import make_strategy, make_user

pytestmark = pytest.mark.django_db


def ago(days: int) -> dict:
    """A little longer ago than so many days, and a little less."""
    moment, little = now() - timedelta(days=days), timedelta(minutes=5)
    return {"old": moment - little, "young": moment + little}


def feedback(at, name):
    row = Feedback.objects.create(kind="general", text=name, email="a@example.org")
    Feedback.objects.filter(pk=row.pk).update(is_handled=True, handled_at=at)


def letter(field):
    def make(at, name):
        Letter.objects.create(to=f"{name}@x.pl", message_id=name, **{field: at})

    return make


def follower(at, name):
    strategy = make_strategy(slug=name)
    Follower.objects.create(email=name, language="pl", strategy=strategy, asked_at=at)


def attempt(has_succeeded):
    def make(at, name):
        Attempt.objects.create(account=name, at=at, has_succeeded=has_succeeded)

    return make


def session(at, name):
    Session.objects.create(session_key=name, session_data="", expire_date=at)
    user = make_user()
    UserSession.objects.create(user=user, ip="10.0.0.1", session_key=name)


def log_entry(at, name):
    user = make_user()
    LogEntry.objects.create(
        user=user, action_time=at, object_repr=name, action_flag=ADDITION
    )


def export(at, name):
    year = make_strategy(slug=name, years=[2010]).years.get()
    state = ExportState.DONE
    row = Export.objects.create(year=year, kind="pdf", asked_at=at, state=state)
    row.file.save(f"{name}.pdf", ContentFile(b"x"))


def upload(state, **fields):
    def make(at, name):
        file = ContentFile(b"{}", name="a.json")
        times = {
            field: at if value is None else value for field, value in fields.items()
        }
        Upload.objects.create(state=state, name=name, file=file, **times)

    return make


def filled(at, name):
    row = FilledFile.objects.create(
        by=make_user(),
        name=name,
        year=make_strategy(slug=name, years=[2010]).years.get(),
    )
    FilledFile.objects.filter(pk=row.pk).update(at=at)


def bank_file(at, name):
    strategy = make_strategy(slug=name)
    BankFile.objects.create(
        strategy=strategy, by=make_user(), name=name, at=at, content={}
    )


# What is kept, for how many days, and how one row of it is made.
KINDS = {
    "messages of readers": (Feedback, "FEEDBACK_KEPT_DAYS", feedback),
    "letters sent": (Letter, "LETTERS_KEPT_DAYS", letter("sent_at")),
    "letters filed": (Letter, "LETTERS_KEPT_DAYS", letter("filed_at")),
    "letters given up": (Letter, "LETTERS_KEPT_DAYS", letter("given_up_at")),
    "addresses unconfirmed": (Follower, "UNCONFIRMED_KEPT_DAYS", follower),
    "places of signing in": (Attempt, "SIGN_IN_KEPT_DAYS", attempt(True)),
    "wrong passwords": (Attempt, 1, attempt(False)),
    "sessions": (Session, 0, session),
    "places of sessions": (UserSession, 0, session),
    "history of the admin": (LogEntry, "AUDIT_KEPT_DAYS", log_entry),
    "drafts of reports": (Export, "REPORT_FILES_KEPT_DAYS", export),
    "files": (Upload, "UPLOADS_KEPT_DAYS", upload(UploadState.READ, at=None)),
    "files that came in": (
        Upload,
        "IMPORTS_KEPT_DAYS",
        upload(UploadState.APPLIED, decided_at=None, at=now()),
    ),
    "filled-in workbooks": (FilledFile, "UPLOADS_KEPT_DAYS", filled),
    "files of the data bank": (BankFile, "UPLOADS_KEPT_DAYS", bank_file),
}


def said() -> str:
    out = StringIO()
    call_command("clean_up", stdout=out)
    return out.getvalue()


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_older_than_its_setting_goes_and_what_is_younger_stays(kind):
    model, days, make = KINDS[kind]
    days = getattr(settings, days) if isinstance(days, str) else days
    times = ago(days)
    make(times["old"], "old")
    make(times["young"], "young")
    first = model.objects.order_by("-pk")[0]
    assert "Usunięto" in said()
    assert list(model.objects.all()) == [first]
    assert said() == "Nie ma nic do usunięcia.\n"


def test_what_waits_or_still_serves_stays_however_old():
    long_ago = now() - timedelta(days=5000)
    Feedback.objects.create(kind="general", text="x", created_at=long_ago)
    Letter.objects.create(to="a@x.pl", message_id="1", created_at=long_ago)
    follower(long_ago, "a")
    Follower.objects.update(confirmed_at=long_ago)
    said()
    kept = (Feedback, Letter, Follower)
    assert [model.objects.count() for model in kept] == [1, 1, 1]


def test_the_audit_log_is_pruned_and_says_so():
    old = now() - timedelta(days=settings.AUDIT_KEPT_DAYS + 1)
    Entry.objects.create(deed=Deed.SIGNED_IN, at=old)
    Entry.objects.create(deed=Deed.SIGNED_IN)
    assert "dziennika zdarzeń: 1" in said()
    deeds = Entry.objects.order_by("pk").values_list("deed", flat=True)
    assert list(deeds) == [Deed.SIGNED_IN, Deed.LOG]


def test_one_room_that_fails_keeps_no_other_from_forgetting(monkeypatch, caplog):
    letter("sent_at")(ago(settings.LETTERS_KEPT_DAYS)["old"], "old")

    def fail(moment):
        raise OSError("the disk")

    monkeypatch.setattr("public.receivers.forget_unconfirmed", fail)
    with pytest.raises(CommandError, match="Nie wszystko"):
        call_command("clean_up", stdout=StringIO())
    assert not Letter.objects.exists()
    assert "the disk" in caplog.text


def test_without_any_timer_it_begins_by_itself_once_a_day(
    django_capture_on_commit_callbacks,
):
    user = make_user()

    def look() -> int:
        with django_capture_on_commit_callbacks(execute=True):
            missed.send(sender=None)
        path = orphans.tidy_up.module_path
        return DBTaskResult.objects.filter(task_path=path).count()

    assert look() == 0  # there is nothing yet that could be old
    user.date_joined -= timedelta(days=2)
    user.save()
    assert look() == 1
    DBTaskResult.objects.update(status="SUCCESSFUL")
    assert look() == 1
    DBTaskResult.objects.update(enqueued_at=now() - timedelta(days=1, minutes=1))
    assert look() == 2
