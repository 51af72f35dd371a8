"""The report on a goal, a programme and the strategy, from the draft to the public."""

import pytest
from django.test import Client

from indicators.models import IndicatorValue
from organisation.models import User
from reporting.addresses import report_address
from reporting.models import Report, State
from tasks.models import Strategy
from tasks.subjects import Subject, about
from tests.factories import (
    make_campaign,
    make_goal,
    make_indicator,
    make_office_user,
    make_post,
    make_programme,
    make_strategy,
    make_user,
)

pytestmark = pytest.mark.django_db
LEVELS = ("strategy", "goal", "programme")


@pytest.fixture
def strategy() -> Strategy:
    strategy = make_strategy()
    make_campaign(strategy.years.get(year=2010))
    make_programme(make_goal(strategy), coordinator=make_post())
    return strategy


@pytest.fixture(params=LEVELS)
def subject(request, strategy: Strategy) -> Subject:
    """Each level in turn, with an indicator that a post of its own reports."""
    goal = strategy.goals.get()
    parts: tuple[Subject, ...] = (strategy, goal, goal.programmes.get())
    found = dict(zip(LEVELS, parts, strict=True))[request.param]
    indicator = make_indicator(found, {2009: "978"}, name="Firmy")
    indicator.reporting_post = make_post()
    indicator.save()
    return found


@pytest.fixture
def executor(subject: Subject) -> User:
    return make_user(subject.indicators.get().reporting_post)


@pytest.fixture
def office() -> User:
    return make_office_user()


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def entered(subject: Subject, value: str, **more: str) -> dict[str, str]:
    field = f"indicator-{subject.indicators.get().pk}"
    return {field: value, "done": "Zbudowano inkubator.", "step": "submit", **more}


def value_of(subject: Subject, year: int = 2010) -> str:
    found = IndicatorValue.objects.filter(
        indicator__in=subject.indicators.all(), year=year
    )
    return "".join(found.values_list("text", flat=True))


def test_addresses_are_the_levels_own(strategy):
    goal = strategy.goals.get()
    made = [
        report_address(one, 2010, "history")
        for one in (strategy, goal, goal.programmes.get())
    ]
    assert made == [
        "/panel/miasto/strategia/2010/historia/",
        "/panel/miasto/cele/I/2010/historia/",
        "/panel/miasto/programy/I.1/2010/historia/",
    ]


def test_a_value_holds_once_it_was_returned_mended_and_approved(
    subject, executor, office
):
    address = report_address(subject, 2010)
    theirs, ours = signed_in(executor), signed_in(office)
    form = theirs.get(address)
    assert form.context["is_open"]
    assert theirs.post(address, entered(subject, "9850")).status_code == 302
    back = ours.post(
        report_address(subject, 2010, "return"), {"reason": "Źle.", "version": 1}
    )
    assert back.status_code == 302
    assert "Źle." in theirs.get(address).content.decode()
    seen = theirs.get(address).context["form"]["seen"].value()
    theirs.post(address, entered(subject, "985", seen=seen))
    assert value_of(subject) == ""
    ours.post(report_address(subject, 2010, "approve"), {"version": 3})
    report = Report.objects.get(**about(subject))
    assert (report.state, value_of(subject)) == (State.APPROVED, "985")
    story = ours.get(report_address(subject, 2010, "history"))
    assert story.status_code == 200
    assert len(story.context["entries"]) == 4
