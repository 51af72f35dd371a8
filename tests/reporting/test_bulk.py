"""Approving many reports at once: what is shown, what is done, what is refused."""

import datetime
from decimal import Decimal

import pytest
from django.utils.timezone import localdate

from reporting.approving import AT_ONCE
from reporting.models import Campaign, Deed, Report, State, Version
from reporting.transitions import move
from tasks.models import Programme, StageYear, StrategyYear, Task
from tests.factories import (
    actor,
    draft,
    make_campaign,
    make_indicator,
    make_office_user,
    make_post,
    make_programme,
    make_report,
    make_task,
    make_user,
)
from tests.pages import rows_of, text_of
from tests.reporting.people import ROLES, make_people, person, statuses

ADDRESS = "/panel/miasto/2010/sprawozdania/przyjmij/"


@pytest.fixture
def programme(db) -> Programme:
    programme = make_programme(coordinator=make_post())
    make_user(programme.coordinator, username="koordynator")
    make_office_user(username="biuro", first_name="Ola", last_name="Lis")
    make_campaign(programme.goal.strategy.years.get(year=2010))
    return programme


@pytest.fixture
def year(programme) -> StrategyYear:
    return programme.goal.strategy.years.get(year=2010)


@pytest.fixture
def coordinator(client, programme):
    client.force_login(person("koordynator"))


def submitted(programme, year, actual="7") -> Task:
    task = make_task(programme, stages=[{2010: ("20", "5")}, {2010: ("5", None)}])
    make_indicator(task, {2010: "3"}, name="Liczba firm")
    what = draft(task, actual, done="Zrobiono.", values=("12 714",))
    make_report(task, year, State.SUBMITTED, by=person("biuro"), what=what)
    return task


def preview(client, *tasks: Task):
    return client.post(ADDRESS, {"task": [task.pk for task in tasks]})


def confirm(client, page):
    """Send what the page's own form would send."""
    sent = [f"{one.task.pk}:{one.version.number}" for one in page.context["offers"]]
    for one in sent:
        assert f'value="{one}"' in page.content.decode()
    return client.post(ADDRESS, {"task": sent, "potwierdz": "1"}, follow=True)


def state(task: Task, year: StrategyYear) -> str:
    return Report.objects.get(task=task, year=year).state


def actuals(task: Task) -> list[Decimal | None]:
    rows = StageYear.objects.filter(stage__task=task, year__year=2010)
    return [row.actual for row in rows]


def test_the_preview_shows_what_would_be_published_and_approves_nothing(
    client, programme, year, coordinator
):
    task = submitted(programme, year)
    page = preview(client, task)
    assert page.status_code == 200
    text = text_of(page)
    assert "Zatwierdzasz 1 sprawozdanie." in text
    assert "Przesłano: Ola Lis" in text
    assert "Podany powód: Powód." in text
    assert "Brakuje: 2. Etap 2 – wykonanie." in text
    changes = rows_of(page)[1:]
    assert ["1. Etap 1, wykonanie", "5", "7"] in changes
    assert ["Liczba firm", "3", "12 714"] in changes
    assert ["Co zrobiono", "–", "Zrobiono."] in changes
    assert state(task, year) == State.SUBMITTED
    assert actuals(task) == [Decimal(5), None]


def test_the_preview_compares_with_what_is_published_once_something_is(
    client, programme, year
):
    client.force_login(person("biuro"))
    task = submitted(programme, year)
    biuro = actor(person("biuro"))
    move(task, year, Deed.APPROVED, by=biuro)
    # A correction by hand, so that the next submission differs from it alone.
    report = Report.objects.get(task=task, year=year)
    report.state = State.DRAFT
    report.save()
    move(task, year, Deed.SUBMITTED, by=biuro, draft=draft(task, "9"), reason="Powód.")
    changes = [row for row in rows_of(preview(client, task)) if "Etap 1" in row[0]]
    assert [row[1:] for row in changes] == [["7", "9"]]


def test_confirming_approves_each_and_publishes_its_figures(
    client, programme, year, coordinator
):
    first, second = submitted(programme, year), submitted(programme, year, "8")
    page = confirm(client, preview(client, first, second))
    assert "Zatwierdzono 2 sprawozdania." in text_of(page)
    assert [state(one, year) for one in (first, second)] == ["approved", "approved"]
    assert actuals(first) == [Decimal(7), None]
    assert actuals(second) == [Decimal(8), None]
    approved = Version.objects.filter(deed=Deed.APPROVED)
    assert {version.by for version in approved} == {person("koordynator")}


def test_reports_that_cannot_be_approved_are_listed_with_the_reason(
    client, programme, year
):
    post = person("koordynator").appointments.get().post
    foreign = make_programme(programme.goal)
    draft_one = make_task(programme)
    make_report(draft_one, year, State.DRAFT, by=person("biuro"))
    # Carried out by the coordinator of another programme: read, but not approved.
    carried_out = make_task(foreign, executor=post)
    make_report(carried_out, year, State.SUBMITTED, by=person("biuro"))
    untouched = make_task(programme)
    ready = submitted(programme, year)
    client.force_login(person("koordynator"))
    page = preview(client, draft_one, carried_out, untouched, ready)
    assert [one.task for one in page.context["offers"]] == [ready]
    reasons = {one.task: one.reason for one in page.context["refusals"]}
    assert "szkic" in reasons[draft_one]
    assert "nierozpoczęte" in reasons[untouched]
    assert reasons[carried_out] == "Nie masz prawa go zatwierdzić."
    assert "3 sprawozdań nie można zatwierdzić" in text_of(page)


def test_a_report_changed_after_it_was_seen_is_refused_and_the_others_are_not(
    client, programme, year, coordinator
):
    first, changed, last = (submitted(programme, year) for _n in range(3))
    page = preview(client, first, changed, last)
    biuro = actor(person("biuro"))
    move(changed, year, Deed.WITHDRAWN, by=biuro)
    move(
        changed,
        year,
        Deed.SUBMITTED,
        by=biuro,
        draft=draft(changed, "99"),
        reason="Powód.",
    )
    text = text_of(confirm(client, page))
    assert "Zatwierdzono 2 sprawozdania." in text
    assert f"Nie zatwierdzono: {changed.code}. Ktoś w tym czasie zmienił" in text
    assert state(changed, year) == State.SUBMITTED
    assert [state(one, year) for one in (first, last)] == ["approved", "approved"]
    assert actuals(changed) == [Decimal(5), None]


def test_a_report_returned_meanwhile_is_refused(client, programme, year, coordinator):
    task = submitted(programme, year)
    page = preview(client, task)
    move(task, year, Deed.RETURNED, by=actor(person("biuro")), reason="Powód.")
    text = text_of(confirm(client, page))
    assert "Nie zatwierdzono" in text
    assert state(task, year) == State.RETURNED


def test_what_was_not_seen_is_not_approved(client, programme, year, coordinator):
    task = submitted(programme, year)
    for sent in (str(task.pk), f"{task.pk}:0", f"{task.pk}:99"):
        client.post(ADDRESS, {"task": sent, "potwierdz": "1"})
        assert state(task, year) == State.SUBMITTED


def test_a_campaign_closed_meanwhile_refuses_all(client, programme, year, coordinator):
    task = submitted(programme, year)
    page = preview(client, task)
    Campaign.objects.update(is_closed=True)
    assert "Nie zatwierdzono" in text_of(confirm(client, page))
    assert state(task, year) == State.SUBMITTED
    text = text_of(preview(client, task))
    assert "Żadnego z zaznaczonych sprawozdań nie można teraz zatwierdzić" in text
    assert "Zatwierdź 1" not in text


def test_where_goal_heads_approve_a_coordinator_does_not(
    client, programme, year, coordinator
):
    task = submitted(programme, year)
    Campaign.objects.update(coordinators_approve=False)
    assert preview(client, task).status_code == 403


def test_tasks_of_others_are_as_good_as_unknown(client, programme, year, coordinator):
    mine = submitted(programme, year)
    foreign = submitted(make_programme(programme.goal), year)
    assert preview(client, foreign).status_code == 404
    sent = {"task": f"{foreign.pk}:1", "potwierdz": "1"}
    assert client.post(ADDRESS, sent).status_code == 404
    page = preview(client, mine, foreign)
    assert [one.task for one in page.context["offers"]] == [mine]
    assert page.context["refusals"] == []
    assert state(foreign, year) == State.SUBMITTED


@pytest.mark.parametrize("sent", ["x", "-1", "1;2", "", "9" * 40, "१", "1:x"])
def test_what_is_no_id_is_not_chosen(client, programme, year, coordinator, sent):
    make_task(programme)
    response = client.post(ADDRESS, {"task": sent}, follow=True)
    assert "Zaznacz co najmniej jedno" in text_of(response)


@pytest.mark.parametrize("count", [0, AT_ONCE + 1])
def test_too_few_and_too_many_lead_back_to_the_list(
    client, programme, year, coordinator, count
):
    make_task(programme)
    response = client.post(ADDRESS, {"task": range(1, count + 1)}, follow=True)
    assert response.redirect_chain[-1][0] == "/panel/miasto/2010/sprawozdania/"
    assert "najwyżej 200" in text_of(response)


def test_the_preview_asks_at_most_four_queries_more_for_each_report(
    client, programme, year, coordinator, count_queries
):
    tasks = [submitted(programme, year) for _n in range(6)]
    one = count_queries(lambda: preview(client, tasks[0]))
    six = count_queries(lambda: preview(client, *tasks))
    assert six - one <= 5 * 4


@pytest.mark.parametrize("confirmed", [False, True])
def test_who_approves_in_bulk(client, db, confirmed):
    task = make_task()
    people = make_people(task)
    year = task.strategy.years.get(year=2010)
    make_campaign(year)
    make_task(people["other coordinator"].appointments.get().post.programmes.get())
    office = people["office"]
    expected = {
        **dict.fromkeys(ROLES, 403),
        "anonymous": 302,
        "coordinator": 200,
        "other coordinator": 404,
        "goal head": 200,
        "office": 200,
    }
    if confirmed:
        expected = {n: 302 if s == 200 else s for n, s in expected.items()}
    found = {}
    for name, user in people.items():
        Report.objects.update(latest=None, published=None, state=State.DRAFT)
        Version.objects.all().delete()
        Report.objects.all().delete()
        make_report(task, year, State.SUBMITTED, by=office)
        data = {"task": f"{task.pk}:1"} | ({"potwierdz": "1"} if confirmed else {})
        found |= statuses(client, {name: user}, "post", ADDRESS, data)
        approved = state(task, year) == State.APPROVED
        assert approved == (
            confirmed and name in {"coordinator", "goal head", "office"}
        )
    assert found == expected


def test_approving_is_never_done_by_following_a_link(client, programme, coordinator):
    assert client.get(ADDRESS).status_code == 405


@pytest.mark.parametrize("address", ["/panel/miasto/2008/", "/panel/nie-ma/2010/"])
def test_an_unknown_year_is_not_found(client, programme, coordinator, address):
    assert client.post(f"{address}sprawozdania/przyjmij/").status_code == 404


def test_a_day_outside_the_window_is_refused_at_preview(
    client, programme, year, coordinator
):
    task = submitted(programme, year)
    yesterday = localdate() - datetime.timedelta(days=1)
    Campaign.objects.update(opens_on=yesterday, due_on=yesterday, closes_on=yesterday)
    (refusal,) = preview(client, task).context["refusals"]
    assert refusal.task == task
