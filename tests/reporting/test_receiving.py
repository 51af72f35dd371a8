"""What people enter is received in one way: merged where asked, nothing lost."""

from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from leszno_strategy.meanwhile import SEEN, write_texts
from organisation.models import User
from reporting.asked import Asked, again
from reporting.models import Action, Report, State
from reporting.receiving import Outcome, Result, Wanted, form_of, receive
from reporting.subjects import roles_now
from tasks.models import Task
from tests.factories import (
    actor,
    make_campaign,
    make_office_user,
    make_task,
    make_user,
    year_of,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def task() -> Task:
    task = make_task(stages=[{2010: ("20", None)}, {2010: ("5", "1")}])
    make_campaign(year_of(task, 2010), plans_may_change=True)
    return task


def asked(task: Task, user: User | None = None) -> Asked:
    by = actor(user or make_office_user())
    return Asked(task, year_of(task, 2010), by, roles_now(task, by.held_posts))


def fields(task: Task) -> tuple[str, str]:
    """Name what was carried out of both stages."""
    first, second = task.stages.all()
    return f"stage-{first.pk}-actual", f"stage-{second.pk}-actual"


def shown(task: Task) -> dict[str, str]:
    """Say what a page shows in the report's fields."""
    stands = again(asked(task))
    return form_of(stands).texts_of(stands.content)


def sent(
    task: Task,
    typed: dict[str, str],
    seen: dict[str, str],
    wanted: Wanted = Wanted.SAVE,
) -> Outcome:
    data = {**seen, **typed, SEEN: write_texts(seen)}
    return receive(asked(task), wanted, data, merges=True)


def test_two_who_fill_in_other_fields_are_both_saved_and_the_second_is_told(task):
    first, second = fields(task)
    seen = shown(task)
    sent(task, {first: "7"}, seen)
    outcome = sent(task, {second: "3"}, seen)
    assert outcome.result is Result.SAVED
    assert [one.name for one in outcome.taken_over] == [first]
    assert outcome.texts == shown(task) == {**seen, first: "7", second: "3"}


def test_a_field_that_two_filled_in_differently_waits_for_a_choice(task):
    first, second = fields(task)
    seen = shown(task)
    sent(task, {first: "7"}, seen)
    for _again in range(2):
        outcome = sent(task, {first: "8", second: "3"}, seen)
        assert outcome.result is Result.CONFLICT
        (one,) = outcome.conflicts.values()
        assert (one.name, one.now, one.typed) == (first, "7", "8")
        assert outcome.form.data[first] == "8"
        # What the page carries next still says what was seen before, there alone.
        assert (outcome.form.data[second], shown(task)[second]) == ("3", "1")
    chosen = {**seen, first: "7"}
    assert sent(task, {first: "8", second: "3"}, chosen).result is Result.SAVED
    assert shown(task)[first] == "8"


def test_the_same_typed_by_two_is_no_conflict(task):
    first, _second = fields(task)
    seen = shown(task)
    sent(task, {first: "7"}, seen)
    assert sent(task, {first: "7"}, seen).result is Result.UNCHANGED


def test_what_did_not_come_stays(task):
    first, second = fields(task)
    data = {first: "7", SEEN: write_texts({first: ""})}
    outcome = receive(asked(task), Wanted.SAVE, data, merges=True)
    assert outcome.result is Result.SAVED
    assert (shown(task)[first], shown(task)[second]) == ("7", "1")


def test_nothing_is_submitted_of_which_the_person_has_not_seen_everything(task):
    first, second = fields(task)
    seen = shown(task)
    sent(task, {first: "7"}, seen)
    outcome = sent(task, {second: "3", "done": "Tak."}, seen, Wanted.SUBMIT)
    assert outcome.result is Result.SAVED
    assert [one.name for one in outcome.taken_over] == [first]
    assert Report.objects.get().state == State.DRAFT
    assert sent(task, {}, shown(task), Wanted.SUBMIT).result is Result.SUBMITTED


def test_a_mistake_saves_nothing_and_is_told_by_its_field(task):
    first, second = fields(task)
    outcome = sent(task, {first: "1,,5", second: "3"}, shown(task))
    assert outcome.result is Result.MISTAKES
    assert list(outcome.mistakes) == [first]
    assert not Report.objects.exists()


def test_gaps_are_told_and_the_draft_is_saved(task):
    first, _second = fields(task)
    outcome = sent(task, {"done": "Tak."}, shown(task), Wanted.SUBMIT)
    assert outcome.result is Result.INCOMPLETE
    assert len(outcome.gaps) == 1
    assert outcome.version is not None
    assert outcome.version.action == Action.SAVED
    assert sent(task, {first: "0"}, shown(task), Wanted.SUBMIT).is_done


def test_what_came_too_late_is_refused_with_a_sentence(task):
    first, _second = fields(task)
    seen = shown(task)
    task_year = year_of(task, 2010)
    task_year.campaign.is_closed = True
    task_year.campaign.save()
    outcome = sent(task, {first: "7"}, seen)
    assert outcome.result is Result.REFUSED
    assert "nie trwa" in outcome.said
    assert outcome.form.data[first] == "7"


def test_a_stranger_enters_nothing(task):
    first, _second = fields(task)
    data = {first: "7", SEEN: write_texts({first: ""})}
    with pytest.raises(PermissionDenied):
        receive(asked(task, make_user()), Wanted.SAVE, data, merges=True)


def test_points_are_read_as_the_form_reads_them(task):
    first, _second = fields(task)
    sent(task, {first: "12,50 %"}, shown(task))
    version = Report.objects.get().latest
    assert version is not None
    stage = task.stages.all()[0]
    assert Decimal(version.content["actual"][str(stage.pk)]) == Decimal("12.5")
