"""The way of a report: who may take which step, when, and what becomes of it."""

import datetime
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.utils.timezone import localdate

from reporting.content import Content
from reporting.models import Action, Attachment, Report, State, Version
from reporting.transitions import Draft, Incomplete, NotNow, move, report_of
from tasks.models import StageYear, StrategyYear, Task
from tests.factories import (
    WAY,
    actor,
    draft,
    make_campaign,
    make_indicator,
    make_report,
    make_task,
    year_of,
)
from tests.reporting.people import make_named_people, person


@pytest.fixture
def task(db) -> Task:
    task = make_task(stages=[{2010: ("20", None)}, {2010: ("5", "1")}])
    make_indicator(task, name="Liczba firm")
    make_named_people(task)
    return task


@pytest.fixture
def year(task) -> StrategyYear:
    year = year_of(task, 2010)
    make_campaign(year)
    return year


def do(task, year, action, name="biuro", **more):
    return move(task, year, action, by=actor(person(name)), **more)


def shown(task: Task) -> list[Decimal | None]:
    rows = StageYear.objects.filter(stage__task=task, year__year=2010)
    return list(rows.order_by("stage__position").values_list("actual", flat=True))


def brought_to(state: State, task: Task, year: StrategyYear) -> None:
    if state != State.NOT_STARTED:
        make_report(task, year, state, by=person("biuro"))


POSSIBLE = {
    (State.NOT_STARTED, Action.SAVED): State.DRAFT,
    (State.NOT_STARTED, Action.SUBMITTED): State.SUBMITTED,
    (State.DRAFT, Action.SAVED): State.DRAFT,
    (State.DRAFT, Action.SUBMITTED): State.SUBMITTED,
    (State.RETURNED, Action.SAVED): State.RETURNED,
    (State.RETURNED, Action.SUBMITTED): State.SUBMITTED,
    (State.SUBMITTED, Action.WITHDRAWN): State.DRAFT,
    (State.SUBMITTED, Action.RETURNED): State.RETURNED,
    (State.SUBMITTED, Action.APPROVED): State.APPROVED,
    (State.APPROVED, Action.CORRECTED): State.APPROVED,
}


@pytest.mark.parametrize("action", Action)
@pytest.mark.parametrize("state", State)
def test_a_report_takes_only_these_steps(task, year, state, action):
    brought_to(state, task, year)
    what = draft(task, "7") if action in {Action.SAVED, Action.CORRECTED} else None
    if (state, action) in POSSIBLE:
        do(task, year, action, draft=what, reason="Powód.")
        assert report_of(task, year).state == POSSIBLE[state, action]
    else:
        with pytest.raises(NotNow):
            do(task, year, action, draft=what, reason="Powód.")
        assert report_of(task, year).state == state


MAY = {
    Action.SAVED: {"realizator", "koordynator", "biuro"},
    Action.SUBMITTED: {"realizator", "koordynator", "biuro"},
    Action.WITHDRAWN: {"realizator", "koordynator", "biuro"},
    Action.RETURNED: {"koordynator", "szef", "biuro"},
    Action.APPROVED: {"koordynator", "szef", "biuro"},
    Action.CORRECTED: {"szef", "biuro"},
}


@pytest.mark.parametrize("name", ["realizator", "koordynator", "szef", "biuro"])
@pytest.mark.parametrize("action", Action)
def test_each_step_takes_its_right(task, year, action, name):
    state = next(state for state, one in POSSIBLE if one == action)
    brought_to(state, task, year)
    what = draft(task, "7") if action in {Action.SAVED, Action.CORRECTED} else None
    if name in MAY[action]:
        assert do(task, year, action, name, draft=what, reason="Powód.")
    else:
        with pytest.raises(PermissionDenied):
            do(task, year, action, name, draft=what, reason="Powód.")


def test_where_goal_heads_approve_a_coordinator_only_returns(task, year):
    year.campaign.coordinators_approve = False
    year.campaign.save()
    brought_to(State.SUBMITTED, task, year)
    with pytest.raises(PermissionDenied):
        do(task, year, Action.APPROVED, "koordynator")
    assert do(task, year, Action.APPROVED, "szef")


def test_figures_are_in_force_only_once_approved(task, year):
    do(task, year, Action.SAVED, draft=draft(task, "7", "3"))
    do(task, year, Action.SUBMITTED, reason="Wskaźnika nie ma.")
    assert shown(task) == [None, Decimal(1)]
    do(task, year, Action.APPROVED, "koordynator")
    assert shown(task) == [Decimal(7), Decimal(3)]
    history = StageYear.history.filter(stage__task=task, actual=7)
    assert [row.history_user for row in history] == [person("koordynator")]


def test_a_report_begins_with_the_figures_in_force(task, year):
    do(task, year, Action.SAVED, draft=draft(task, "7"))
    base = Content.from_json(Report.objects.get().base)
    stages = [stage.pk for stage in task.stages.all()]
    assert base.figures.planned == {stages[0]: 20, stages[1]: 5}
    assert base.figures.actual == {stages[0]: None, stages[1]: 1}


@pytest.mark.parametrize(
    "days",
    [
        {"opens_on": 1, "due_on": 2, "closes_on": 3},
        {"opens_on": -3, "due_on": -2, "closes_on": -1},
    ],
)
def test_a_year_is_closed_for_writing_outside_the_window(task, year, days):
    today = localdate()
    for name, offset in days.items():
        setattr(year.campaign, name, today + datetime.timedelta(days=offset))
    year.campaign.save()
    with pytest.raises(NotNow) as refusal:
        do(task, year, Action.SAVED, draft=draft(task, "7"))
    assert refusal.value.code == "state"
    assert not Report.objects.exists()


def test_a_year_is_closed_for_writing_without_a_campaign_or_once_closed(task, year):
    with pytest.raises(NotNow):
        do(task, year_of(task, 2011), Action.SAVED, draft=draft(task, "7"))
    year.campaign.is_closed = True
    year.campaign.save()
    with pytest.raises(NotNow):
        do(task, year, Action.SAVED, draft=draft(task, "7"))


@pytest.mark.parametrize("action", [Action.RETURNED, Action.CORRECTED])
def test_to_return_and_to_correct_take_a_reason(task, year, action):
    state = State.SUBMITTED if action == Action.RETURNED else State.APPROVED
    brought_to(state, task, year)
    with pytest.raises(NotNow) as refusal:
        do(task, year, action, draft=draft(task, "7"))
    assert refusal.value.code == "reason"


def test_submitting_names_what_is_missing_and_goes_on_with_a_reason(
    task, year, english
):
    do(task, year, Action.SAVED, draft=draft(task, None, "3"))
    with pytest.raises(Incomplete) as refusal:
        do(task, year, Action.SUBMITTED)
    assert refusal.value.gaps == [
        "1. Etap 1: carried out",
        "Liczba firm",
        "What was done",
    ]
    assert do(task, year, Action.SUBMITTED, reason="Brak danych z GUS.")


def test_a_complete_report_needs_no_reason(task, year):
    whole = draft(task, "0", "3", values=("-",), done="Nic.")
    assert do(task, year, Action.SUBMITTED, draft=whole)


def test_the_version_decided_upon_must_be_the_latest(task, year):
    brought_to(State.SUBMITTED, task, year)
    do(task, year, Action.WITHDRAWN)
    second = do(task, year, Action.SUBMITTED, draft=draft(task, "99"), reason="Powód.")
    with pytest.raises(NotNow) as refusal:
        do(task, year, Action.APPROVED, seen=1)
    assert refusal.value.code == "meanwhile"
    assert do(task, year, Action.APPROVED, seen=second.number)


def test_saving_what_stands_there_already_makes_no_version(task, year):
    assert do(task, year, Action.SAVED, draft=draft(task, None, "1")) is None
    assert do(task, year, Action.SAVED, draft=draft(task, "7", "1"))
    assert do(task, year, Action.SAVED, draft=draft(task, "7.00", "1")) is None


def test_a_correction_is_public_at_once_and_keeps_the_earlier_version(task, year):
    brought_to(State.APPROVED, task, year)
    year.campaign.is_closed = True
    year.campaign.save()
    do(task, year, Action.CORRECTED, draft=draft(task, "9"), reason="Pomyłka.")
    assert shown(task)[0] == 9
    public = Version.objects.public().order_by("number")
    assert [version.action for version in public] == [Action.APPROVED, Action.CORRECTED]


def test_an_imported_year_is_corrected_without_a_campaign(task):
    do(task, year_of(task, 2010), Action.CORRECTED, draft=draft(task, "9"), reason="x")
    assert shown(task)[0] == 9
    assert Report.objects.get().state == State.APPROVED


def file(name="dowód.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, b"%PDF-1.4 ...")


def test_the_public_sees_the_attachments_of_the_approved_version(task, year):
    content = draft(task, "7").content
    do(task, year, Action.SAVED, draft=Draft(content, [file("a.pdf"), file("b.pdf")]))
    removed = Attachment.objects.get(name="a.pdf")
    do(task, year, Action.SAVED, draft=Draft(content, removed=[removed.pk]))
    do(task, year, Action.SUBMITTED, reason="x")
    assert not Attachment.objects.public().exists()
    do(task, year, Action.APPROVED)
    assert [a.name for a in Attachment.objects.public()] == ["b.pdf"]
    do(
        task,
        year,
        Action.CORRECTED,
        draft=Draft(
            content, [file("c.pdf")], [Attachment.objects.get(name="b.pdf").pk]
        ),
        reason="x",
    )
    assert [a.name for a in Attachment.objects.public()] == ["c.pdf"]


def test_each_version_has_the_files_of_its_time(task, year):
    content = draft(task, "7").content
    do(task, year, Action.SAVED, draft=Draft(content, [file("a.pdf")]))
    old = Attachment.objects.get().pk
    do(task, year, Action.SAVED, draft=Draft(content, [file("b.pdf")], [old]))
    assert [a.name for a in Attachment.objects.at(1)] == ["a.pdf"]
    assert [a.name for a in Attachment.objects.at(2)] == ["b.pdf"]


def test_files_of_other_reports_are_not_removed(task, year):
    other = make_task(task.programme, stages=[{2010: ("5", None)}])
    do(other, year, Action.SAVED, draft=Draft(draft(other, "1").content, [file()]))
    stranger = Attachment.objects.get()
    do(
        task,
        year,
        Action.SAVED,
        draft=Draft(draft(task, "1").content, (), [stranger.pk]),
    )
    stranger.refresh_from_db()
    assert stranger.removed_in is None


def test_the_database_keeps_approved_reports_published(task, year):
    report = make_report(task, year, State.DRAFT, by=person("biuro"))
    report.state = State.APPROVED
    with pytest.raises(IntegrityError), transaction.atomic():
        report.save()


def test_every_state_has_a_way_there():
    assert set(WAY) == set(State) - {State.NOT_STARTED}
