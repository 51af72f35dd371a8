"""What was done is seen by the next reader, though pages are kept."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import Client
from django.utils.timezone import localdate

from annual_report.closing.freezing import reopen_year
from organisation.models import Unit
from organisation.renaming import rename_unit
from public.kept_pages import pages
from reporting.models import Action, State
from reporting.transitions import move
from tasks import life
from tasks.models import Strategy, Task
from tasks.withdrawing import restore, withdraw
from tests.committing import commit
from tests.factories import (
    actor,
    draft,
    make_campaign,
    make_closed,
    make_office_user,
    make_programme,
    make_report,
    make_task,
    year_of,
)

pytestmark = [pytest.mark.django_db, pytest.mark.both]

Do = Callable[[Any], object]
TASK, LIST, REPORTS = "/miasto/zadania/I.1.1/", "/miasto/zadania/", "/miasto/raporty/"


class City:
    """A strategy with a task, a report on it that waits, and the office."""

    def __init__(self) -> None:
        self.office = make_office_user()
        self.unit = Unit.objects.create(name="Wydział Oświaty")
        self.task = make_task(
            make_programme(),
            title="Budowa żłobka",
            stages=[{2009: ("10", "10"), 2010: ("10", None)}],
            executor=self.unit,
        )
        self.strategy = self.task.strategy
        self.year = year_of(self.task, 2010)
        make_campaign(self.year)
        make_report(
            self.task,
            self.year,
            State.SUBMITTED,
            by=self.office,
            what=draft(self.task, "7.7", done="Wykopano dół."),
        )

    def move(self, action: Action, done: str = "", reason: str = "") -> None:
        what = draft(self.task, "6.6", done=done) if done else None
        by = actor(self.office)
        move(self.task, self.year, action, by=by, draft=what, reason=reason)

    def close(self) -> None:
        make_closed(self.strategy, 2009, by=self.office)

    def reopen(self) -> None:
        year = self.strategy.years.get(year=2009)
        reopen_year(year, by=self.office, reason="Pomyłka.")

    def rename(self) -> None:
        task = Task.objects.get(pk=self.task.pk)
        task.title = "Remont szkoły"
        task.save()

    def import_leszno(self) -> None:
        path = Path(settings.BASE_DIR) / "fixtures" / "leszno-2009-2013.json"
        call_command("import_strategy", str(path), verbosity=0)


@pytest.fixture
def city(keeping):
    """The city is there, and everybody has read its pages."""
    return City()


def texts(*addresses: str) -> list[str]:
    return [Client().get(address).content.decode() for address in addresses]


def seen_after(do: Callable[[], object], *addresses: str) -> list[str]:
    """Read the pages, so that they are kept; do it; read them again."""
    commit()
    before = texts(*addresses)
    assert texts(*addresses) == before
    do()
    commit()
    return texts(*addresses)


def test_an_approved_and_a_corrected_report(city):
    for page in seen_after(lambda: city.move(Action.APPROVED), TASK + "?rok=2010"):
        assert "Wykopano dół." in page
    corrected = seen_after(
        lambda: city.move(Action.CORRECTED, done="Zasypano dół.", reason="Pomyłka."),
        TASK + "?rok=2010",
        "/miasto/zmiany/",
        "/miasto/zmiany/atom.xml",
    )
    assert "Zasypano dół." in corrected[0]
    assert all("Pomyłka." in page for page in corrected)


def test_what_a_draft_says_leaves_the_kept_pages_as_they_are(city):
    commit()
    texts(TASK, LIST)
    kept = [page for _path, page in pages]
    city.move(Action.RETURNED, reason="Za mało.")
    city.move(Action.SUBMITTED, done="Wykopano dwa doły.")
    commit()
    texts(TASK, LIST)
    assert [page for _path, page in pages] == kept


def test_a_published_and_a_withheld_strategy(city):
    Strategy.objects.update(published_at=None)
    make_nothing_asked(city)

    def status() -> int:
        return Client().get("/miasto/").status_code

    life.take_back(city.strategy, city.office)
    commit()
    assert status() == 404
    life.publish(city.strategy, city.office)
    commit()
    assert [status(), status()] == [200, 200]
    life.take_back(city.strategy, city.office)
    commit()
    assert status() == 404


def make_nothing_asked(city: City) -> None:
    """A strategy that has reports stays published."""
    for report in city.year.reports.all():
        report.delete()
    city.year.campaign.delete()


def test_a_closed_and_a_reopened_year(city):
    city.move(Action.APPROVED)
    (closed,) = seen_after(city.close, REPORTS)
    assert "2009" in closed
    before = texts(REPORTS)
    assert seen_after(city.reopen, REPORTS) != before


def test_an_archived_strategy(city):
    city.year.campaign.delete()
    before = texts("/strategie/")
    on = localdate()
    after = seen_after(
        lambda: life.archive(city.strategy, city.office, on=on), "/strategie/"
    )
    assert after != before


@pytest.mark.parametrize("address", [TASK, LIST, "/miasto/programy/I.1/", "/miasto/"])
def test_a_changed_structure(city, address):
    before = texts(address)
    (after,) = seen_after(city.rename, address)
    assert ("Remont szkoły" in after) is ("Budowa żłobka" in before[0])
    (added,) = seen_after(
        lambda: make_task(city.task.programme, title="Nowe zadanie"), address
    )
    assert added != after or address == TASK


def test_a_withdrawn_task(city):
    before = texts(TASK)
    gone = seen_after(
        lambda: withdraw([city.task], year=2010, by=city.office, reason="Brak sił."),
        TASK,
    )
    assert gone != before
    assert seen_after(lambda: restore([city.task], by=city.office), TASK) != gone


def test_a_renamed_unit(city):
    (page,) = seen_after(
        lambda: rename_unit(city.unit, "Wydział Edukacji", by=city.office),
        "/miasto/jednostki/",
    )
    assert "Wydział Edukacji" in page


def test_an_import(city):
    (page,) = seen_after(city.import_leszno, "/strategie/")
    assert "Leszn" in page
