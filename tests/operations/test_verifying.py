"""What `manage.py verify` finds, and that a whole site is found whole."""

import hashlib

import pytest
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command

from annual_report.models import Snapshot
from operations.verifying import verified
from reporting.models import Attachment, State, Version
from tasks.kept_sums import make_due
from tasks.models import ProgrammeSums, Task, TaskYear
from tests.factories import (
    make_campaign,
    make_closed,
    make_office_user,
    make_report,
    make_task,
    year_of,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def site():
    task = make_task(stages=[{2010: ("50", "40")}])
    year, office = year_of(task, 2010), make_office_user()
    make_campaign(year)
    report = make_report(task, year, State.SUBMITTED, by=office)
    Attachment.objects.create(
        report=report,
        added_in=report.versions.get(number=1),
        name="skan.txt",
        size=5,
        sha256=hashlib.sha256(b"tekst").hexdigest(),
        file=ContentFile(b"tekst", "skan.txt"),
    )
    make_closed(task.strategy, 2010, by=office)
    make_due()


def wrong() -> set[str]:
    return {name for name, found in verified() if found}


def test_a_whole_site_is_found_whole(site, capsys):
    assert wrong() == set()
    call_command("verify")
    assert "frozen years: ok" in capsys.readouterr().out


def lose_a_file() -> None:
    one = Attachment.objects.get()
    one.file.storage.delete(str(one.file.name))


def exchange_a_file() -> None:
    """Put another there that is as long."""
    one = Attachment.objects.get()
    with one.file.storage.open(str(one.file.name), "wb") as file:
        file.write(b"Tekst")


def cut_a_file() -> None:
    """Cut one that came before checksums were kept."""
    Attachment.objects.update(size=9, sha256="")


FAULTS = {
    "files": lose_a_file,
    "frozen years": lambda: Snapshot.objects.update(head="{}"),
    "versions of reports": lambda: Version.objects.filter(number=1).update(number=9),
    "history": lambda: Task.history.all().delete(),
    "kept tables": lambda: TaskYear.objects.filter(
        pk=TaskYear.objects.order_by("pk")[0].pk
    ).update(plan=1),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_what_is_wrong_is_named(site, fault):
    FAULTS[fault]()
    assert wrong() == {fault}
    with pytest.raises(CommandError, match=fault):
        call_command("verify")


@pytest.mark.parametrize("fault", [exchange_a_file, cut_a_file])
def test_a_file_that_is_not_what_it_was_is_named(site, fault):
    fault()
    pk = Attachment.objects.get().pk
    found = dict(verified())
    assert found["files"] == [f"attachment {pk} is not as it was"]


def test_kept_sums_that_tasks_do_not_say_are_named(site):
    ProgrammeSums.objects.filter(pk=ProgrammeSums.objects.first().pk).update(
        figures="[]"
    )
    assert wrong() == {"kept tables"}
