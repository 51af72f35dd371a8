"""What comes next after a report that lies open: as the list of duties has it."""

import pytest
from django.utils.timezone import localdate

from organisation.models import Appointment, OfficeRole
from reporting.duties import duties
from reporting.models import Campaign, State
from reporting.next_duty import next_duty
from reporting.subjects import subjects_of
from tasks.models import Strategy, StrategyState, StrategyYear
from tests.factories import (
    Cells,
    actor,
    make_campaign,
    make_indicator,
    make_office_user,
    make_post,
    make_programme,
    make_report,
    make_task,
    make_unit,
    make_user,
    year_of,
)

STAGES: list[Cells] = [{2010: ("10", None)}]
# Reports of somebody's tasks, in their order.
STATES = [
    State.APPROVED,
    None,
    State.DRAFT,
    State.RETURNED,
    State.SUBMITTED,
    None,
    State.RETURNED,
]


@pytest.fixture
def unit(db):
    return make_unit()


@pytest.fixture
def campaign(unit) -> Campaign:
    """Tasks of a unit and of a post in it, their reports in every state."""
    programme, office = make_programme(), make_office_user()
    tasks = [
        make_task(programme, stages=STAGES, executor=unit if n % 2 else None)
        for n in range(len(STATES))
    ]
    period = year_of(tasks[0], 2010)
    found = make_campaign(period)
    for task, state in zip(tasks, STATES, strict=True):
        if state:
            make_report(task, period, state, by=office)
    make_indicator(programme.goal)
    return found


def answers(campaign: Campaign, user) -> list[object]:
    """Return what comes next after each report of the year, by both ways."""
    who = actor(user)
    period = StrategyYear.objects.select_related("strategy").get(pk=campaign.year_id)
    subjects = list(subjects_of(period))
    said = [next_duty(who, campaign, one) for one in subjects]
    assert said == [duties(who, campaign).after(one) for one in subjects]
    return said


def test_somebody_of_the_unit_goes_on_with_what_presses_most(campaign, unit):
    user = make_user(make_post(unit=unit))
    own = StrategyYear.objects.get(pk=campaign.year_id).strategy.goals.get()
    tasks = {one.number: one for one in own.programmes.get().tasks.all()}
    said = answers(campaign, user)
    # Own tasks are the even ones: returned is 4, not begun 2 and 6.
    assert said[1:] == [tasks[n] for n in (4, 6, 4, 2, 4, 4, 4)]


@pytest.mark.parametrize("what", ["one task", "several", "none"])
def test_an_executor_by_post(campaign, what):
    post = make_post()
    count = {"one task": 1, "several": 5, "none": 0}[what]
    programme = campaign.year.strategy.goals.get().programmes.get()
    for task in programme.tasks.all()[:count]:
        task.executors.create(text="ktoś", post=post)
    answers(campaign, make_user(post))


@pytest.mark.parametrize(
    "role", ["coordinator", "head", "reporter", "unit of a reporter", "office"]
)
def test_whoever_answers_for_more_than_tasks(campaign, unit, role):
    post = make_post(unit=unit)
    goal = campaign.year.strategy.goals.get()
    programme = goal.programmes.get()
    if role == "coordinator":
        programme.coordinator = post
        programme.save()
    elif role == "head":
        goal.head = post
        goal.save()
    else:
        named = {"reporter": {"reporting_post": post}}.get(role)
        goal.indicators.update(**(named or {"reporting_unit": unit}))
    user = make_office_user() if role == "office" else make_user(post)
    said = answers(campaign, user)
    assert any(said)


@pytest.mark.parametrize("state", StrategyState.values)
def test_the_office_with_tasks_of_its_own(campaign, unit, state):
    Strategy.objects.update(state=state)
    office = make_post(office_role=OfficeRole.OFFICE)
    found = Campaign.objects.select_related("year__strategy").get()
    assert any(answers(found, make_user(office, make_post(unit=unit))))


def test_nobody_who_left_goes_on_with_anything(campaign, unit):
    user = make_user(make_post(unit=unit))
    Appointment.objects.filter(user=user).update(ends_on=localdate().replace(year=2000))
    assert not any(answers(campaign, user))


def test_queries_do_not_grow_with_the_tasks(count_queries, db):
    post, programme = make_post(), make_programme()
    task = make_task(programme, stages=STAGES, executor=post)
    campaign = make_campaign(year_of(task, 2010))
    period = StrategyYear.objects.select_related("strategy").get(pk=campaign.year_id)
    campaign.year = period
    who = actor(make_user(post))
    assert count_queries(lambda: next_duty(who, campaign, task)) == 2
    for _n in range(10):
        make_task(programme, stages=STAGES, executor=post)
    assert count_queries(lambda: next_duty(who, campaign, task)) == 2
