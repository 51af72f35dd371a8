"""Deeds say what they change before, leave a trace, and old addresses lead on."""

from typing import Any

import pytest

from organisation.models import OfficeRole, User
from reporting.models import Report, State
from tasks.models import FormerCode, Goal, Programme, Strategy, StrategyState, Task
from tests.factories import (
    make_campaign,
    make_closed,
    make_goal,
    make_indicator,
    make_office_user,
    make_post,
    make_programme,
    make_report,
    make_strategy,
    make_task,
    make_user,
)
from tests.structure.sending import sent_from

pytestmark = pytest.mark.django_db
START = "/panel/struktura/miasto/"


@pytest.fixture
def strategy() -> Strategy:
    """I.1 of two tasks with 20 and 60 points, I.2 of one with 0; II.1 of none."""
    goal = make_goal(make_strategy())
    first, second = make_programme(goal), make_programme(goal)
    for programme, done in ((first, "20"), (first, "60"), (second, "0")):
        make_task(programme, stages=[{2009: ("100", done)}])
    make_programme(make_goal(goal.strategy, "II"))
    return goal.strategy


@pytest.fixture
def office(client):
    client.force_login(make_office_user(username="biuro"))
    return client


def told_and_done(office: Any, address: str, **typed: Any) -> tuple[Any, Any]:
    """Return what the page says before, and the answer of the deed."""
    told = office.post(address, sent_from(office.get(address), **typed))
    assert told.status_code == 200, told.context["form"].errors
    done = office.post(address, sent_from(told) | {"step": "do"})
    return told.context["told"], done


def test_moving_a_task_says_what_changes_and_keeps_its_address(
    office, strategy
) -> None:
    task = Task.objects.of(strategy).coded("I.1.2").get()
    parent = Programme.objects.get(goal__number="I", number=2)
    before = list(Task.objects.of(strategy).values_list("pk", "programme", "number"))
    address = f"{START}zadania/I.1.2/przenies/"
    html = office.get(address).content.decode()
    assert html.count(f'href="{START}zadania/I.1.2/"') == 2  # back, and the crumb
    told = office.post(address, sent_from(office.get(address), parent=parent.pk))
    rows = Task.objects.of(strategy)
    assert list(rows.values_list("pk", "programme", "number")) == before
    assert not FormerCode.objects.exists()
    said = told.context["told"]
    assert [(one, other) for _n, one, other in said.codes] == [("I.1.2", "I.2.2")]
    figures = {(one.name[:3], one.before, one.after) for one in said.figures}
    assert figures == {
        ("I.1", "40,0", "20,0"),
        ("I.2", "0,0", "30,0"),
        ("I C", "20,0", "25,0"),
        ("Str", "20,0", "25,0"),
    }
    sent = sent_from(told, reason="Uchwała 7") | {"step": "do"}
    assert office.post(address, sent)["Location"] == f"{START}zadania/I.2.2/"
    task.refresh_from_db()
    assert task.code == "I.2.2"
    card = office.get(f"{START}zadania/I.1.2/", follow=True)
    assert card.redirect_chain[0][0] == f"{START}zadania/I.2.2/"
    entry = card.context["history"][0]
    assert entry.record.history_user.username == "biuro"
    assert entry.record.history_change_reason == "Uchwała 7"
    office.logout()
    public = office.get("/miasto/zadania/I.1.2/", follow=True)
    assert public.redirect_chain == [("/miasto/zadania/I.2.2/", 301)]
    (change,) = public.context["place_changes"]
    assert (change.said, change.reason) == (
        ["Przeniesione z programu I.1 Program 1."],
        "Uchwała 7",
    )
    assert "biuro" not in public.content.decode()


def test_a_closed_years_report_stays_as_it_was(office, strategy) -> None:
    snapshot = make_closed(strategy, 2009)
    frozen = (snapshot.head, [part.tasks for part in snapshot.parts.all()])
    address = f"{START}programy/I.1/przenies/"
    goal = strategy.goals.get(number="II")
    page = office.post(address, sent_from(office.get(address), parent=goal.pk))
    assert "2009" in page.content.decode()
    office.post(address, sent_from(page) | {"step": "do"})
    assert Task.objects.of(strategy).coded("II.2.1").exists()
    snapshot.refresh_from_db()
    assert (snapshot.head, [part.tasks for part in snapshot.parts.all()]) == frozen


def test_a_taken_number_is_asked_about(office, strategy) -> None:
    address = f"{START}zadania/I.1.1/numer/"
    refused = office.post(address, sent_from(office.get(address), number="2"))
    assert refused.status_code == 422
    assert "zajęty" in refused.content.decode()
    told, done = told_and_done(office, address, number="2", if_taken="swap")
    assert len(told.codes) == 2
    assert done["Location"] == f"{START}zadania/I.1.2/"


def test_goals_swap_their_numbers(office, strategy) -> None:
    _told, done = told_and_done(
        office, f"{START}cele/I/numer/", number="II", if_taken="swap"
    )
    assert done["Location"] == f"{START}cele/II/"
    assert Task.objects.of(strategy).coded("II.1.1").exists()


def test_a_programme_is_withdrawn_with_its_tasks_and_comes_back(
    office, strategy
) -> None:
    address = f"{START}programy/I.1/wycofaj/"
    no_reason = office.post(address, sent_from(office.get(address), year="2010"))
    assert no_reason.status_code == 422
    told, done = told_and_done(office, address, year="2009", reason="Brak pieniędzy")
    assert {(one.before, one.after) for one in told.figures} == {
        ("20,0", "0,0"),
        ("40,0", "–"),
    }
    assert done.status_code == 302
    tasks = Task.objects.of(strategy).filter(programme__number=1)
    assert set(tasks.values_list("withdrawn_from", flat=True)) == {2009}
    told_and_done(office, f"{START}programy/I.1/przywroc/")
    assert not Task.objects.exclude(withdrawn_from=None).exists()


def test_what_readers_have_seen_is_not_deleted(office, strategy) -> None:
    address = f"{START}zadania/I.1.1/usun/"
    page = office.get(address)
    assert page.context["refused"]
    assert office.post(address, {"reason": "", "step": "do"}).status_code == 422
    assert Task.objects.of(strategy).coded("I.1.1").exists()


def test_an_approved_report_keeps_a_trials_task(office, strategy) -> None:
    Strategy.objects.update(state=StrategyState.PREPARATION)
    task = Task.objects.of(strategy).coded("I.1.1").get()
    year = strategy.years.get(year=2010)
    make_campaign(year)
    make_report(task, year, State.APPROVED, by=User.objects.get(username="biuro"))
    assert office.get(f"{START}zadania/I.1.1/usun/").context["refused"]


def test_what_nobody_saw_is_deleted_with_all_below_it(office, strategy) -> None:
    Strategy.objects.update(state=StrategyState.PREPARATION)
    Task.objects.filter(programme__number=1, number=1).update(legacy_id=5)
    told, done = told_and_done(office, f"{START}programy/I.1/usun/")
    assert {one for _n, one, after in told.codes if after is None} == {
        *("I.1", "I.1.1", "I.1.2")
    }
    assert done["Location"] == f"{START}cele/I/"
    Strategy.objects.update(state=StrategyState.PUBLISHED)
    office.logout()
    for old in ("/miasto/zadania/I.1.1/", "/projectindicators/list/5"):
        assert office.get(old)["Location"] == "/miasto/cele/I/"


def test_a_draft_goes_with_its_task(office, strategy) -> None:
    task = make_task(Programme.objects.get(goal__number="II"))
    year = strategy.years.get(year=2010)
    make_campaign(year)
    make_report(task, year, State.DRAFT, by=User.objects.get(username="biuro"))
    _told, done = told_and_done(office, f"{START}zadania/II.1.1/usun/")
    assert done["Location"] == f"{START}programy/II.1/"
    assert not Report.objects.exists()


@pytest.fixture(params=["goal", "programme"])
def measured(request, strategy) -> tuple[str, Goal | Programme]:
    """The address and the row of a part without tasks that has an indicator."""
    goal = strategy.goals.get(number="II")
    parts: dict[str, tuple[str, Goal | Programme]] = {
        "goal": ("cele/II/", goal),
        "programme": ("programy/II.1/", goal.programmes.get()),
    }
    found = parts[request.param]
    make_indicator(found[1])
    make_campaign(strategy.years.get(year=2010))
    return found


def test_a_draft_goes_with_its_goal_or_programme_and_is_told(
    office, strategy, measured
) -> None:
    place, row = measured
    by = User.objects.get(username="biuro")
    make_report(row, strategy.years.get(year=2010), State.DRAFT, by=by)
    page = office.get(f"{START}{place}usun/")
    told = office.post(f"{START}{place}usun/", sent_from(page))
    assert told.context["reports"] == {"approved": 0, "open": 1, "campaigns": [2010]}
    office.post(f"{START}{place}usun/", sent_from(told) | {"step": "do"})
    assert not type(row)._default_manager.filter(pk=row.pk).exists()
    assert not Report.objects.exists()


def test_an_approved_report_keeps_a_goal_or_programme(
    office, strategy, measured
) -> None:
    place, row = measured
    by = User.objects.get(username="biuro")
    make_report(row, strategy.years.get(year=2010), State.APPROVED, by=by)
    for one in (place, "cele/II/"):
        page = office.get(f"{START}{one}usun/")
        assert page.context["refused"]
        assert office.post(f"{START}{one}usun/", {"step": "do"}).status_code == 422


@pytest.mark.parametrize(
    ("role", "status"),
    [
        (OfficeRole.OFFICE, 200),
        (OfficeRole.AUDITOR, 403),
        (OfficeRole.ADMINISTRATOR, 404),
        ("coordinator", 403),
        ("nobody", 404),
    ],
)
def test_only_the_office_does_them(client, strategy, role, status) -> None:
    programme = Programme.objects.all()[0]
    programme.coordinator = make_post()
    programme.save()
    post = programme.coordinator if role == "coordinator" else None
    if role in OfficeRole.values:
        post = make_post(office_role=role)
    client.force_login(make_user(post))
    for place in (
        *("zadania/I.1.1/numer/", "zadania/I.1.1/przenies/", "zadania/I.1.1/wycofaj/"),
        *("zadania/I.1.1/usun/", "programy/I.1/usun/", "cele/I/numer/", "dodaj/cel/"),
    ):
        assert client.get(f"{START}{place}").status_code == status
