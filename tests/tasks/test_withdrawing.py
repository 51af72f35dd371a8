"""A withdrawn task leaves means, lists, reports and frozen years; earlier ones stay."""

from fractions import Fraction

import pytest
from django.core.exceptions import ValidationError
from django.utils.timezone import localdate

from annual_report.closing.freezing import frozen_document
from organisation.models import User
from reporting.duties import duties
from reporting.models import Campaign
from tasks.kept_sums import goal_summed
from tasks.models import Executor, Programme, Task
from tasks.outline import programme_branch
from tasks.withdrawing import open_years, restore, tasks_below, withdraw
from tests.factories import (
    actor,
    make_campaign,
    make_closed,
    make_goal,
    make_indicator,
    make_office_user,
    make_programme,
    make_task,
    make_unit,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> User:
    return make_office_user(username="biuro")


@pytest.fixture
def programme() -> Programme:
    """Two tasks of one weight, 20 and 60 points done in 2009; 2010 adds nothing."""
    found = make_programme()
    make_task(found, weight="50", stages=[{2009: ("50", "20"), 2010: ("50", "0")}])
    make_task(found, weight="50", stages=[{2009: ("60", "60"), 2010: ("40", "0")}])
    return found


@pytest.fixture
def second(programme: Programme, office: User) -> Task:
    """The one with 60 points, withdrawn from 2010."""
    task = programme.tasks.get(number=2)
    withdraw([task], year=2010, by=office, reason="Zmiana prawa")
    task.refresh_from_db()
    return task


def test_it_counts_only_before_its_year(programme: Programme, second: Task) -> None:
    branch = programme_branch(programme)
    assert branch.progress(2009) == 40
    assert branch.progress(2010) == 20
    assert branch.planned(2010) == 100
    assert branch.contributions(2010) == [Fraction(20)]
    assert sum(branch.statuses(2009).values()) == 2
    assert sum(branch.statuses(2010).values()) == branch.tasks_known(2010) == 1


def test_its_plan_leaves_the_whole_plan_with_it(
    programme: Programme, office: User
) -> None:
    other = make_task(programme, weight="100", stages=[{2009: ("40", "0")}])
    withdraw([other], year=2010, by=office, reason="x")
    branch = programme_branch(programme)
    assert branch.whole_plan(2009) == 70
    assert branch.whole_plan(2010) == branch.planned(2013) == 100


def test_pages_of_later_years_do_without_it(
    client, office: User, programme: Programme
) -> None:
    first = programme.tasks.get(number=1)
    unit = make_unit("Zarząd Dróg")
    Executor.objects.create(task=first, text="ZD", unit=unit)
    make_indicator(first, {2009: "5"}, name="Długość dróg")
    withdraw([first], year=2010, by=office, reason="x")
    for year, is_there in ((2009, True), (2010, False)):
        for path, said in (
            ("/miasto/jednostki/", "Zarząd Dróg"),
            ("/miasto/wskazniki/", "Długość dróg"),
            ("/pomoc/", "I.1.1"),
        ):
            page = client.get(f"{path}?rok={year}").content.decode()
            assert (said in page) is is_there, (path, year)
        page = client.get(f"/miasto/jednostki/{unit.pk}/?rok={year}")
        assert page.status_code == 200
        assert ("I.1.1" in page.content.decode()) is is_there


def test_a_programme_without_the_rest_leaves_its_goals_mean(office: User) -> None:
    goal = make_goal()
    for done in ("20", "60"):
        make_task(make_programme(goal, weight="50"), stages=[{2009: ("100", done)}])
    withdraw(
        tasks_below(goal.programmes.get(number=2)), year=2010, by=office, reason="x"
    )
    branch = goal_summed(goal)
    assert (branch.progress(2009), branch.progress(2010)) == (40, 20)
    assert branch.coverage(2010) == 1


def test_pages_say_so_and_lists_leave_it_out(client, second: Task) -> None:
    said = "Wycofane od 2010"
    for year, is_listed in ((2009, True), (2010, False)):
        page = client.get(f"/miasto/programy/I.1/?rok={year}").content.decode()
        assert (said in page) is not is_listed
        found = client.get(f"/miasto/zadania/?rok={year}").content.decode()
        assert ("I.1.2" in found) is is_listed
        answer = client.get(f"/api/v1/strategie/miasto/zadania/?rok={year}").json()
        assert answer["count"] == (2 if is_listed else 1)
    answer = client.get("/api/v1/strategie/miasto/zadania/I.1.2/").json()
    assert answer["withdrawn_from"] == 2010
    page = client.get("/miasto/zadania/I.1.2/").content.decode()
    assert said in page
    assert "Zmiana prawa" in page


def test_it_owes_no_report(client, office: User, second: Task) -> None:
    for year in (2009, 2010):
        make_campaign(second.strategy.years.get(year=year))
    for campaign, owed in zip(
        Campaign.objects.order_by("year__year"), (2, 1), strict=True
    ):
        assert len(duties(actor(office), campaign).unclaimed) == owed
    client.force_login(office)
    assert client.get("/panel/miasto/zadania/I.1.2/2009/").status_code == 200
    assert client.get("/panel/miasto/zadania/I.1.2/2010/").status_code == 404


def test_a_frozen_year_lists_it_only_before(
    office: User, programme: Programme, second: Task
) -> None:
    make_indicator(second, {2009: "5"})
    make_indicator(programme, {2009: "5"})
    for year, codes in ((2009, ["I.1.1", "I.1.2"]), (2010, ["I.1.1"])):
        document = frozen_document(make_closed(second.strategy, year, by=office))
        assert [task.code for task in document.tasks()] == codes
        assert document.head.parts[-1].tasks == len(codes)


def test_a_year_without_a_whole_programme_is_frozen(
    office: User, programme: Programme
) -> None:
    other = make_programme(programme.goal)
    make_indicator(other, {2009: "5"})
    make_task(other, stages=[{2009: ("100", "20")}])
    withdraw(tasks_below(other), year=2010, by=office, reason="x")
    document = frozen_document(make_closed(programme.goal.strategy, 2010, by=office))
    assert [part.code for part in document.head.parts] == ["", "I", "I.1"]


def test_closed_years_keep_it(office: User, programme: Programme) -> None:
    strategy, task = programme.goal.strategy, programme.tasks.get(number=2)
    make_closed(strategy, 2010, by=office)
    assert open_years(strategy) == [2011, 2012, 2013]
    for year in (2010, 2014):
        with pytest.raises(ValidationError):
            withdraw([task], year=year, by=office, reason="x")
    withdraw([task], year=2011, by=office, reason="x")
    strategy.years.filter(year=2011).update(is_closed=True)
    task.refresh_from_db()
    with pytest.raises(ValidationError):
        restore([task], by=office)


def test_it_comes_back(office: User, programme: Programme, second: Task) -> None:
    restore([second], by=office, reason="Pomyłka")
    assert programme_branch(programme).progress(2010) == 40
    record = second.history.first()
    assert (record.history_user, record.history_change_reason) == (office, "Pomyłka")
    assert localdate(record.history_date) == localdate()
