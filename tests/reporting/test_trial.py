"""A campaign of a strategy in preparation is a trial; an archived one has none."""

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.utils.timezone import localdate

from organisation.rights import Right
from organisation.roles import held_posts
from reporting.models import Campaign, Report, State
from tasks import life
from tasks.models import Strategy, StrategyState, Task
from tasks.subjects import key_of
from tests.factories import (
    make_campaign,
    make_closed,
    make_office_user,
    make_post,
    make_programme,
    make_report,
    make_strategy,
    make_task,
    make_unit,
    make_user,
)
from tests.pages import text_of

pytestmark = pytest.mark.django_db
PLACE = "/panel/miasto/2010/"
REPORT = "/panel/miasto/zadania/I.1.1/2010/"
TITLE = "Strategia rozwoju Miasta"


@pytest.fixture
def people():
    """One executor, one coordinator and the office, in a trial that is open."""
    unit, post = make_unit(), make_post()
    programme = make_programme(coordinator=post)
    strategy = programme.goal.strategy
    make_task(programme, stages=[{2010: ("10", None)}], executor=unit)
    make_campaign(strategy.years.get(year=2010), instructions="Opisz to krótko.")
    Strategy.objects.update(state=StrategyState.PREPARATION, published_at=None)
    return {
        "executor": make_user(make_post(unit=unit), email="w@example.org"),
        "coordinator": make_user(post, email="k@example.org"),
        "office": make_office_user(email="b@example.org"),
    }


@pytest.mark.parametrize("path", ["sprawozdania/", "", "kampania/"])
def test_executors_do_not_learn_of_a_trial(people, client, path):
    client.force_login(people["executor"])
    response = client.get(PLACE + path)
    assert response.status_code in {403, 404}
    assert TITLE not in response.content.decode()


def test_their_first_page_and_their_report_say_nothing_of_it(people, client):
    client.force_login(people["executor"])
    home = client.get("/panel/").content.decode()
    assert TITLE not in home
    assert "Opisz to krótko." not in home
    assert client.get(REPORT).status_code == 404
    life.publish(Strategy.objects.get())
    assert "Opisz to krótko." in client.get("/panel/").content.decode()
    assert client.get(REPORT).status_code == 200


@pytest.mark.parametrize("right", [Right.READ, Right.ENTER])
def test_no_task_of_a_trial_is_open_to_its_executor(people, right):
    who = held_posts(people["executor"], on=localdate())
    assert not Task.objects.all().open_to(who, right).exists()
    life.publish(Strategy.objects.get())
    assert Task.objects.all().open_to(who, right).exists()


@pytest.mark.parametrize("who", ["coordinator", "office"])
def test_the_office_and_coordinators_go_through_it(people, client, who):
    client.force_login(people[who])
    assert client.get(REPORT).status_code == 200
    assert "w przygotowaniu" in text_of(client.get("/panel/"))


def test_what_comes_back_in_a_trial_is_told_nobody_by_letter(people):
    strategy = Strategy.objects.get()
    task = strategy.goals.get().programmes.get().tasks.get()
    year = strategy.years.get(year=2010)
    make_report(task, year, State.RETURNED, by=people["office"])
    assert not mail.outbox
    Report.objects.all().delete()
    life.publish(strategy)
    make_report(task, year, State.RETURNED, by=people["office"])
    assert mail.outbox


def test_nobody_is_reminded_in_a_trial(people, client):
    client.force_login(people["office"])
    task = Strategy.objects.get().goals.get().programmes.get().tasks.get()
    address = f"{PLACE}sprawozdania/przypomnij/"
    answer = client.post(address, {"report": key_of(task)}, follow=True)
    assert "to próba, bez wiadomości" in text_of(answer)
    assert not mail.outbox


def test_no_year_of_a_trial_is_closed(people):
    strategy = Strategy.objects.get()
    task = strategy.goals.get().programmes.get().tasks.get()
    year = strategy.years.get(year=2010)
    make_report(task, year, State.APPROVED, by=people["office"])
    with pytest.raises(ValidationError, match="w przygotowaniu"):
        make_closed(strategy, 2010)
    life.publish(strategy)
    assert make_closed(Strategy.objects.get(), 2010)


@pytest.mark.parametrize("is_new", [True, False])
def test_an_archived_strategy_has_no_campaign(people, client, is_new):
    Strategy.objects.update(state=StrategyState.ARCHIVED)
    if is_new:
        Campaign.objects.all().delete()
    else:
        Campaign.objects.update(is_closed=True)
    client.force_login(people["office"])
    data = {
        "opens_on": "2014-01-01",
        "due_on": "2014-02-01",
        "closes_on": "2014-03-01",
        "seen": "",
    }
    answer = client.post(f"{PLACE}kampania/", data)
    assert answer.status_code in {409, 422}
    assert "Ta strategia jest w archiwum" in text_of(answer)
    if not is_new:
        answer = client.post(f"{PLACE}kampania/otworz/", follow=True)
        assert Campaign.objects.get().is_closed


def test_pages_of_a_year_name_the_strategy_where_there_are_several(people, client):
    life.publish(Strategy.objects.get())
    client.force_login(people["office"])

    def strip() -> str:
        body = client.get(PLACE).content.decode()
        start = body.index('id="year-strip-label"')
        return body[start : body.index("</span>", start)]

    assert TITLE not in strip()
    other = make_strategy("druga")
    assert TITLE in strip()
    life.archive(other, on=other.published_at.date())
    assert TITLE not in strip()
