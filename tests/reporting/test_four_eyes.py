"""Nobody approves what they entered, where the campaign says so: whichever way."""

from collections.abc import Mapping
from contextlib import suppress
from random import Random

import pytest
from django.core.exceptions import PermissionDenied
from django.utils.timezone import localdate

from organisation.models import User
from reporting.approving import approve_each
from reporting.digest import share_out
from reporting.models import Action, Campaign, Report, State, Version
from reporting.overview import report_rows
from reporting.owing import holders
from reporting.subjects import subjects_of
from reporting.transitions import NotNow, move
from tasks.models import Task
from tasks.subjects import key_of
from tests.factories import (
    actor,
    draft,
    make_campaign,
    make_post,
    make_report,
    make_task,
    make_user,
    year_of,
)
from tests.pages import text_of
from tests.reporting.people import make_named_people, person

PAGE = "/panel/miasto/zadania/I.1.1/2010/"
BULK = "/panel/miasto/2010/sprawozdania/przyjmij/"
LIST = "/panel/miasto/2010/sprawozdania/"
OWN = "W tej kampanii nikt nie zatwierdza sprawozdania, które wypełniał."
# A deputy holds the coordinator's post beside the coordinator.
DEEDS = (*Action, Action.SAVED, Action.SUBMITTED, Action.SUBMITTED)
PEOPLE = ("realizator", "koordynator", "zastepca", "szef", "biuro")


@pytest.fixture
def task(db) -> Task:
    task = make_task(stages=[{2010: ("5", None)}])
    make_named_people(task)
    make_user(task.programme.coordinator, username="zastepca", email="z@example.pl")
    make_campaign(year_of(task, 2010), four_eyes=True)
    return task


def latest() -> int:
    version = Report.objects.get().latest
    assert version
    return version.number


def by_page(client, task: Task, user: User) -> None:
    client.force_login(user)
    number = latest()
    client.post(f"{PAGE}przyjmij/", {"version": number})


def by_bulk(client, task: Task, user: User) -> None:
    client.force_login(user)
    number = latest()
    client.post(BULK, {"report": f"{key_of(task)}:{number}", "potwierdz": "1"})


def by_command(client, task: Task, user: User) -> None:
    year = year_of(task, 2010)
    seen = {key_of(task): latest()}
    approve_each([task], seen, year, actor(user))


def by_move(client, task: Task, user: User) -> None:
    with suppress(NotNow, PermissionDenied):
        move(task, year_of(task, 2010), Action.APPROVED, by=actor(user))


WAYS = (by_page, by_bulk, by_command, by_move)


@pytest.mark.parametrize("way", WAYS)
def test_no_order_of_deeds_lets_anybody_approve_what_they_entered(client, task, way):
    year, chance = year_of(task, 2010), Random(way.__name__)  # noqa: S311
    approved = 0
    for _round in range(15):
        Report.objects.update(latest=None, published=None, state=State.DRAFT)
        Report.objects.all().delete()
        for number in range(chance.randint(1, 6)):
            entered = draft(task, str(number), done=f"Zrobiono {number}.")
            by, action = actor(person(chance.choice(PEOPLE))), chance.choice(DEEDS)
            with suppress(NotNow, PermissionDenied):
                move(task, year, action, by=by, draft=entered, reason="Powód.")
        if Report.objects.filter(state=State.SUBMITTED).exists():
            way(client, task, person(chance.choice(PEOPLE)))
        _nobody_approved_their_own()
        approved += Version.objects.filter(action=Action.APPROVED).count()
    # Else nothing would have been tried.
    assert approved > 0


def _nobody_approved_their_own() -> None:
    for approval in Version.objects.filter(action=Action.APPROVED):
        earlier = approval.report.versions.filter(number__lt=approval.number)
        wrote = {one.by_id for one in earlier if one.action in ("saved", "submitted")}
        assert approval.by_id not in wrote


# Who entered it, whose turn that makes it, and as what.
TURNS: Mapping[tuple[str, ...], set[str]] = {
    ("realizator",): {"koordynator", "zastepca"},
    ("koordynator",): {"zastepca"},
    ("koordynator", "zastepca"): {"szef"},
    ("koordynator", "zastepca", "biuro"): {"szef"},
}


@pytest.mark.parametrize("entered", TURNS)
def test_it_is_the_turn_of_the_next_who_did_not_enter_it(task, entered):
    year = year_of(task, 2010)
    *before, last = entered
    for name in before:
        what = draft(task, "1", done=f"Zapisał {name}.")
        move(task, year, Action.SAVED, by=actor(person(name)), draft=what)
    make_report(task, year, State.SUBMITTED, by=person(last))
    (row,) = report_rows(subjects_of(year), year, year.campaign, on=localdate())
    assert {one.username for one in row.turn.people} == TURNS[entered]
    shares = share_out(
        subjects_of(year), year.campaign, holders(localdate()), on=localdate()
    )
    told = {one.username for one, its in shares.by_person.items() if its.waiting}
    assert told == TURNS[entered]


def test_without_the_rule_the_coordinator_approves_what_they_entered(client, task):
    Campaign.objects.update(four_eyes=False)
    make_report(task, year_of(task, 2010), State.SUBMITTED, by=person("koordynator"))
    by_page(client, task, person("koordynator"))
    assert Report.objects.get().state == State.APPROVED


def test_page_and_bulk_say_why_and_whose_turn_it_is(client, task):
    make_report(task, year_of(task, 2010), State.SUBMITTED, by=person("koordynator"))
    deputy = person("zastepca")
    deputy.first_name, deputy.last_name = "Ewa", "Lis"
    deputy.save()
    client.force_login(person("koordynator"))
    page = text_of(client.get(PAGE))
    assert f"{OWN} Kolej na: Ewa Lis (koordynator)" in page
    assert "Zatwierdź i opublikuj" not in page
    bulk = text_of(client.post(BULK, {"report": key_of(task)}))
    assert f"{OWN} (1)" in bulk
    assert "kolej na: Ewa Lis (koordynator)" in bulk
    client.force_login(deputy)
    assert "Zatwierdź i opublikuj" in text_of(client.get(PAGE))


def test_where_nobody_else_is_there_the_page_says_what_helps(client, task):
    office, others = person("biuro"), ("koordynator", "zastepca", "szef", "realizator")
    User.objects.filter(username__in=others).update(is_active=False)
    make_report(task, year_of(task, 2010), State.SUBMITTED, by=office)
    client.force_login(office)
    assert "Nikt inny nie może go zatwierdzić" in text_of(client.get(PAGE))


def test_many_reports_ask_as_much_as_few(client, task, count_queries):
    client.force_login(person("koordynator"))
    year = year_of(task, 2010)

    def asked() -> tuple[int, int]:
        keys = [key_of(one) for one in Task.objects.all()]
        return (
            count_queries(lambda: client.get(LIST)),
            count_queries(lambda: client.post(BULK, {"report": keys})),
        )

    make_report(task, year, State.SUBMITTED, by=person("koordynator"))
    few = asked()
    for number in range(10):
        more = make_task(task.programme, stages=[{2010: ("5", None)}])
        more.executors.create(text="a", post=make_post())
        who = "koordynator" if number % 2 else "zastepca"
        make_report(more, year, State.SUBMITTED, by=person(who))
    many = asked()
    assert many[0] <= few[0]
    # Some of them can be approved: their cards are read as well.
    assert many[1] <= few[1] + 8
