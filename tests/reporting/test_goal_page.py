"""The page of a goal for its head, and the summary written there for the council."""

import pytest

from annual_report.report import drafted
from leszno_strategy.making_anew import make_every
from reporting.models import Campaign, Report, State
from tasks.models import Goal, StrategyYear, Task
from tests.factories import (
    draft,
    due_in,
    make_campaign,
    make_goal,
    make_indicator,
    make_post,
    make_programme,
    make_report,
    make_task,
)
from tests.pages import text_of
from tests.reporting.people import make_named_people, make_people, person, statuses

PAGE = "/panel/miasto/cele/I/2010/przeglad/"
REPORT = "/panel/miasto/cele/I/2010/"
PUBLIC = "/miasto/cele/I/?rok=2010"
SUMMARY = "W tym roku otwarto inkubator.\n\nI park."


@pytest.fixture
def goal(client, db) -> Goal:
    task = make_task(stages=[{2010: ("20", "5")}])
    make_named_people(task)
    make_campaign(task.strategy.years.get(year=2010), goals_summarise=True)
    client.force_login(person("szef"))
    goal: Goal = task.programme.goal
    return goal


@pytest.fixture
def year(goal) -> StrategyYear:
    return goal.strategy.years.get(year=2010)


def typed(client, text: str, step: str) -> dict[str, str]:
    """Fill in the summary on the goal's page as a browser would send it."""
    form = client.get(PAGE).context["summary"]["form"]
    names = set(form.fields) - {"files", "removed"}
    sent = {name: form[name].value() or "" for name in names}
    page = client.get(PAGE).content.decode()
    assert all(f'name="{name}"' in page for name in names)
    return {**sent, "done": text, "step": step}


def test_a_summary_is_written_there_and_reaches_public_and_yearly_report(
    client, goal, year
):
    assert not goal.indicators.exists()
    sent = typed(client, SUMMARY, "submit")
    assert client.post(REPORT, sent).status_code == 302
    assert Report.objects.get().state == State.SUBMITTED
    assert "inkubator" not in text_of(client.get(PUBLIC))
    # Nobody reviews what falls to nobody else: the office does.
    client.force_login(person("biuro"))
    assert "Cel I" in text_of(client.get("/panel/"))
    client.post(f"{REPORT}przyjmij/", {"version": 1})
    assert "W tym roku otwarto inkubator. I park." in text_of(client.get(PUBLIC))
    part = next(one for one in drafted(year).parts if one.code == "I")
    assert part.texts is not None
    assert part.texts.done == SUMMARY


def test_what_else_the_report_says_is_kept_when_the_summary_is_saved(client, goal):
    make_indicator(goal, {2009: "8"}, name="Firmy")
    year = goal.strategy.years.get(year=2010)
    what = draft(goal, values=("9",), done="Stare.")
    make_report(goal, year, State.DRAFT, by=person("szef"), what=what)
    client.post(REPORT, typed(client, SUMMARY, "save"))
    content = Report.objects.get().latest.content
    assert content["done"] == SUMMARY
    assert list(content["values"].values()) == ["9"]


def test_it_is_asked_for_only_where_the_campaign_says_so(client, goal, year):
    listed = "/panel/miasto/2010/sprawozdania/"
    assert f'href="{REPORT}"' in client.get(listed).content.decode()
    Campaign.objects.update(goals_summarise=False)
    assert f'href="{REPORT}"' not in client.get(listed).content.decode()
    assert client.get(REPORT).status_code == 404
    assert "Kampania nie prosi o podsumowanie" in text_of(client.get(PAGE))


def test_what_waits_what_is_late_and_what_is_odd_is_told(client, goal, year):
    programme = goal.programmes.get()
    odd = make_task(programme, title="Dziwne", stages=[])
    make_indicator(odd, {2009: "159"}, name="Firmy")
    Campaign.objects.update(coordinators_approve=False)
    what = draft(odd, values=("9999",), done="Zrobiono.")
    odd.executors.create(text="a", post=_post_of("realizator"))
    make_report(odd, year, State.SUBMITTED, by=person("realizator"), what=what)
    other = make_goal(goal.strategy, "II")
    make_task(make_programme(other), title="Cudze")
    due_in(-5)
    assert "Pokaż uwagi do 1 przesłanego sprawozdania" in text_of(client.get(PAGE))
    text = text_of(client.get(f"{PAGE}?uwagi=1"))
    for said in (
        "Do sprawdzenia: 1.",
        "2 sprawozdania są po terminie",
        "I.1.2 Dziwne 1 uwaga",
        "Firmy: W 2009 r. było 159: sprawdź jednostkę i przecinek.",
        f"{person('realizator')} I.1.1 (1)",
        f"{person('szef')} I (1)",
    ):
        assert said in text
    assert "Cudze" not in text
    assert "II" not in text.partition("Cel I w 2010")[2].partition("Co powiedzieć")[0]


def _post_of(username: str):
    return person(username).appointments.get().post


def test_heads_office_and_auditors_open_it_and_nobody_else(client, db):
    task = make_task(stages=[{2010: ("20", "5")}])
    people = make_people(task)
    make_campaign(task.strategy.years.get(year=2010))
    allowed = {"goal head", "office", "auditor"}
    found = statuses(client, people, "get", PAGE)
    assert {name for name, code in found.items() if code == 200} == allowed
    assert set(found.values()) == {200, 302, 404}


def test_the_home_of_a_head_leads_there(client, goal):
    assert f'href="{PAGE}"' in client.get("/panel/").content.decode()
    client.force_login(person("koordynator"))
    assert f'href="{PAGE}"' not in client.get("/panel/").content.decode()


def test_a_goal_of_many_tasks_asks_as_much_as_one_of_few(
    client, goal, year, count_queries
):
    programme = goal.programmes.get()

    def submit(many: int) -> None:
        for _n in range(many):
            task: Task = make_task(programme, stages=[{2010: ("5", None)}])
            task.executors.create(text="a", post=make_post())
            make_indicator(task, {2009: "159"})
            what = draft(task, "5", values=("9999",), done="Zrobiono.")
            make_report(task, year, State.SUBMITTED, by=person("biuro"), what=what)

    def asked() -> list[int]:
        make_every()
        pages = (PAGE, f"{PAGE}?uwagi=1")
        return [count_queries(lambda at=page: client.get(at)) for page in pages]

    submit(2)
    few = asked()
    submit(12)
    assert asked() == few
    assert few[0] < 15
