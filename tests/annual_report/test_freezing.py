"""Closing a year, correcting what is closed, reopening it."""

import hashlib
import json
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from annual_report.closing.comparison import same
from annual_report.closing.drawing import json_pieces
from annual_report.closing.freezing import (
    Damaged,
    close_year,
    frozen_document,
    frozen_pieces,
    is_closed,
    reopen_year,
)
from annual_report.document import FORMAT, Reported
from annual_report.models import Snapshot, SnapshotPart
from annual_report.reading import read_report
from annual_report.report import drafted
from organisation.models import User
from reporting.models import Action, Campaign, Report, State
from reporting.transitions import NotNow, move
from tasks.models import Strategy, StrategyYear, Task
from tests.factories import (
    actor,
    draft,
    make_campaign,
    make_indicator,
    make_office_user,
    make_post,
    make_report,
    make_task,
    make_tree,
    year_of,
)

pytestmark = [pytest.mark.django_db, pytest.mark.both]


@pytest.fixture
def office() -> User:
    return make_office_user()


@pytest.fixture
def year() -> StrategyYear:
    """A year of two tasks with figures of before."""
    task = make_task(stages=[{2009: ("50", "40"), 2010: ("50", "45")}])
    make_task(task.programme, stages=[{2010: ("100", None)}])
    make_indicator(task, {2009: "62,50", 2010: "ok. 3"})
    return year_of(task, 2010)


def closed(period: StrategyYear, by: User, reason: str = "") -> Snapshot:
    return close_year(period, by=by, held_posts=actor(by).held_posts, reason=reason)


def corrected(period: StrategyYear, by: User, figure: str = "48") -> None:
    task = Task.objects.get(number=1)
    move(
        task,
        period,
        Action.CORRECTED,
        by=actor(by),
        draft=draft(task, figure),
        reason="Pomyłka.",
    )


def test_what_is_frozen_is_what_was_drawn(year, office):
    document = read_report(year)
    snapshot = closed(year, office)
    again = frozen_document(snapshot)
    assert again.head == document.head
    assert list(again.tasks()) == list(document.tasks())
    assert len(list(again.tasks())) == 2


def test_the_digest_is_that_of_the_bytes_that_anyone_can_take(year, office):
    snapshot = closed(year, office)
    content = b"".join(frozen_pieces(snapshot))
    assert hashlib.sha256(content).hexdigest() == snapshot.sha256
    assert len(content) == snapshot.size
    assert b"".join(json_pieces(frozen_document(snapshot))) == content
    assert json.loads(content)["format"] == FORMAT


def test_the_same_content_has_the_same_digest_whoever_draws_it(year):
    again = StrategyYear.objects.get(pk=year.pk)
    assert list(json_pieces(read_report(year))) == list(json_pieces(read_report(again)))


def test_what_is_not_approved_is_missing(office):
    task = make_task(stages=[{2010: ("100", None)}])
    other = make_task(task.programme, stages=[{2010: ("100", None)}])
    third = make_task(task.programme, stages=[{2010: ("100", "7")}])
    year = year_of(task, 2010)
    make_campaign(year)
    make_report(task, year, State.APPROVED, by=office, what=draft(task, "60", done="A"))
    make_report(
        other, year, State.SUBMITTED, by=office, what=draft(other, "70", done="TAJNE")
    )
    document = frozen_document(closed(year, office))
    found = {task.code: task for task in document.tasks()}
    assert found[task.code].reported == Reported.APPROVED
    assert (found[task.code].done, found[task.code].figures.progress) == ("A", 60)
    assert found[other.code].reported == Reported.MISSING
    assert (found[other.code].done, found[other.code].figures.progress) == ("", 0)
    assert found[third.code].reported == Reported.TAKEN_OVER
    assert document.head.reported == {
        Reported.APPROVED: 1,
        Reported.TAKEN_OVER: 1,
        Reported.MISSING: 1,
    }
    assert "TAJNE" not in str(list(frozen_pieces(Snapshot.objects.get())))


def test_closing_a_year_closes_its_campaign(year, office):
    make_campaign(year)
    closed(year, office)
    assert Campaign.objects.get().is_closed
    task = Task.objects.get(number=2)
    with pytest.raises(NotNow, match="Kampania"):
        move(task, year, Action.SAVED, by=actor(office), draft=draft(task, "5"))


def test_who_closed_it_is_kept_by_name_and_by_post(year, office):
    snapshot = closed(year, office)
    assert snapshot.by == office
    assert snapshot.post == office.appointments.get().post.title


def test_a_year_of_which_nothing_is_approved_is_not_closed(office):
    year = year_of(make_task(stages=[{2010: ("100", None)}]), 2010)
    with pytest.raises(ValidationError, match="niczego jeszcze nie zatwierdzono"):
        closed(year, office)
    assert not Snapshot.objects.exists()


def test_a_second_version_needs_a_reason_and_a_change(year, office):
    closed(year, office)
    with pytest.raises(ValidationError, match="Podaj powód"):
        closed(year, office)
    with pytest.raises(ValidationError, match="nic się nie zmieniło"):
        closed(year, office, "Bo tak.")
    Strategy.objects.update(title="Nowa")
    year = StrategyYear.objects.select_related("strategy").get(pk=year.pk)
    assert closed(year, office, "Nowa nazwa.").number == 2


def test_a_correction_makes_a_new_version_and_leaves_the_old_one(year, office):
    first = closed(year, office)
    before = b"".join(frozen_pieces(first))
    corrected(year, office)
    second = Snapshot.objects.get(number=2)
    assert second.reason == "Zadanie I.1.1: Pomyłka."
    progress = [t.figures.progress for t in frozen_document(second).tasks()]
    assert progress == [88, 0]
    assert b"".join(frozen_pieces(first)) == before


def test_a_correction_renews_later_closed_years_that_it_changes(year, office):
    earlier = year.strategy.years.get(year=2009)
    later = year.strategy.years.get(year=2011)
    closed(earlier, office)
    closed(year, office)
    corrected(earlier, office, "41")
    versions = Snapshot.objects.order_by("year__year", "number")
    assert [(one.year.year, one.number) for one in versions] == [
        *((2009, 1), (2009, 2), (2010, 1), (2010, 2)),
    ]
    assert not is_closed(later)


def test_a_correction_of_a_year_that_is_open_freezes_nothing(year, office):
    corrected(year, office)
    assert not Snapshot.objects.exists()
    assert Report.objects.get().state == State.APPROVED


def test_reopening_leaves_a_trace_and_lets_people_write(year, office):
    make_campaign(year)
    closed(year, office)
    reopening = reopen_year(year, by=office, reason="Brakuje sprawozdania.")
    assert (reopening.by, reopening.reason) == (office, "Brakuje sprawozdania.")
    assert not is_closed(year)
    task = Task.objects.get(number=2)
    move(task, year, Action.SAVED, by=actor(office), draft=draft(task, "5"))
    assert closed(year, office, "Uzupełniono.").number == 2
    assert is_closed(year)


def test_a_year_that_is_not_closed_is_not_reopened(year, office):
    with pytest.raises(ValidationError, match="nie jest zamknięty"):
        reopen_year(year, by=office, reason="x")


def test_a_reopening_needs_a_reason(year, office):
    closed(year, office)
    with pytest.raises(ValidationError, match="Podaj powód"):
        reopen_year(year, by=office, reason="")


def test_what_somebody_changed_in_the_database_is_not_handed_out(year, office):
    snapshot = closed(year, office)
    part = SnapshotPart.objects.get()
    part.tasks = part.tasks.replace('"progress":"85"', '"progress":"95"')
    part.save()
    with pytest.raises(Damaged):
        frozen_document(snapshot)


def test_names_of_people_are_not_in_it(year):
    office = make_office_user(first_name="Jan", last_name="Kowalski")
    snapshot = closed(year, office)
    assert "Kowalski" not in b"".join(frozen_pieces(snapshot)).decode()


def test_queries_do_not_grow_with_the_tasks(count_queries):
    def frozen(tasks: int) -> int:
        strategy = make_tree(tasks=tasks)
        period = strategy.years.select_related("strategy").get(year=2010)
        found = count_queries(lambda: list(read_report(period).tasks()))
        strategy.delete()
        return found

    assert frozen(10) == frozen(150) <= 32


def test_a_draft_is_read_twice_without_a_query(year, count_queries):
    report = drafted(year)
    first = list(report.tasks())
    assert count_queries(lambda: list(report.tasks())) == 0
    assert list(report.tasks()) == first


def test_a_post_of_another_role_is_not_named():
    task = make_task(stages=[{2010: ("100", "5")}])
    person = make_office_user()
    person.appointments.create(post=make_post("Szef celu"))
    snapshot = closed(year_of(task, 2010), person)
    assert "Szef celu" not in snapshot.post


@pytest.mark.parametrize(
    ("before", "after", "is_same"),
    [
        # Both are two thirds of a hundred, written by earlier and by today's code.
        ("66.66666666666666666666666667", "66.66666666666666666666666666", True),
        ("16.74999999999999999999999999", "16.75", False),
        ("0.9124999999999999999999999999", "0.9125", False),
        ("16.75", "16.7500001", False),
    ],
)
def test_a_last_digit_that_nobody_sees_makes_no_version(before, after, is_same):
    assert same([Decimal(before)], [Decimal(after)], set()) is is_same
