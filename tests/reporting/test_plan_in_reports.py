"""The plan in a report: changed only where the campaign allows it, with a reason."""

from decimal import Decimal

import pytest

from reporting.content import Content
from reporting.models import Action, Campaign, Report, State
from reporting.plan_in_report import needs_reason
from reporting.recording import YearFigures, record_figures
from reporting.transitions import Draft, NotNow, content_of, move
from tasks.models import StageYear, StrategyYear, Task
from tests.factories import (
    actor,
    make_campaign,
    make_office_user,
    make_report,
    make_task,
    year_of,
)
from tests.pages import text_of
from tests.reporting.people import make_named_people, person

pytestmark = pytest.mark.django_db
ADDRESS = "/panel/miasto/zadania/I.1.1/2010/"


@pytest.fixture
def task() -> Task:
    found = make_task(stages=[{2010: ("20", None)}, {2010: ("5", None)}])
    make_named_people(found)
    return found


@pytest.fixture
def year(task) -> StrategyYear:
    return year_of(task, 2010)


def stages(task: Task) -> list[int]:
    return [stage.pk for stage in task.stages.all()]


def proposing(task: Task, planned: str, *, why: str = "", done: str = "7") -> Draft:
    first, second = stages(task)
    figures = YearFigures(
        planned={first: Decimal(planned)},
        actual={first: Decimal(done), second: Decimal(0)},
    )
    return Draft(Content(figures, done="Zrobiono.", plan_reason=why))


def submit(task: Task, year: StrategyYear, draft: Draft) -> None:
    by = actor(person("realizator"))
    move(task, year, Action.SUBMITTED, by=by, draft=draft)


def approve(task: Task, year: StrategyYear) -> None:
    move(task, year, Action.APPROVED, by=actor(person("koordynator")))


def planned(task: Task, number: int = 1) -> Decimal | None:
    return StageYear.objects.get(stage=stages(task)[number - 1]).planned


def change_structure(task: Task, year: StrategyYear, to: str) -> None:
    figures = YearFigures(planned={stages(task)[0]: Decimal(to)})
    record_figures(task, year, figures, by=make_office_user())


def test_a_campaign_allows_it_only_where_that_is_said(year):
    assert not Campaign(year=year).plans_may_change


def test_where_it_is_not_allowed_another_plan_changes_nothing(task, year):
    make_campaign(year)
    submit(task, year, proposing(task, "8"))
    report = Report.objects.get()
    assert report.latest is not None
    assert report.latest.content["planned"][str(stages(task)[0])] == "20"
    approve(task, year)
    row = StageYear.objects.get(stage=stages(task)[0])
    assert (row.planned, row.actual) == (Decimal(20), Decimal(7))


def test_where_it_is_allowed_it_takes_a_reason(task, year):
    make_campaign(year, plans_may_change=True)
    with pytest.raises(NotNow, match="dlaczego"):
        submit(task, year, proposing(task, "8"))
    submit(task, year, proposing(task, "8", why="Budżet"))
    assert planned(task) == Decimal(20)
    approve(task, year)
    assert planned(task) == Decimal(8)
    told = StageYear.history.filter(history_change_reason="Budżet")
    assert told.get().stage_id == stages(task)[0]


def test_a_draft_needs_no_reason_yet(task, year):
    make_campaign(year, plans_may_change=True)
    draft = proposing(task, "8")
    move(task, year, Action.SAVED, by=actor(person("realizator")), draft=draft)
    assert content_of(Report.objects.get()).figures.planned[stages(task)[0]] == 8


@pytest.mark.parametrize(
    ("in_force", "proposed", "needed"),
    [
        ({1: Decimal(10)}, {1: Decimal(8)}, True),
        ({1: Decimal(10)}, {1: None}, True),
        ({1: Decimal(10)}, {1: Decimal("10.00")}, False),
        ({1: Decimal(10), 2: None}, {2: Decimal(5)}, True),
        # The first plan of a year is set, not changed.
        ({1: None}, {1: Decimal(8)}, False),
        ({}, {1: Decimal(8)}, False),
        ({1: Decimal(10)}, {}, False),
    ],
)
def test_what_needs_a_reason(in_force, proposed, needed):
    assert needs_reason(in_force, proposed) is needed


@pytest.mark.parametrize("allowed", [True, False])
def test_approval_does_not_bring_back_a_plan_that_others_changed(task, year, allowed):
    make_campaign(year, plans_may_change=allowed)
    submit(task, year, proposing(task, "20"))
    change_structure(task, year, "12")
    approve(task, year)
    assert planned(task) == Decimal(12)


def test_what_a_report_proposed_stays_its_own(task, year):
    make_campaign(year, plans_may_change=True)
    submit(task, year, proposing(task, "8", why="Budżet"))
    change_structure(task, year, "12")
    assert content_of(Report.objects.get()).figures.planned[stages(task)[0]] == 8
    approve(task, year)
    assert planned(task) == Decimal(8)


def test_a_campaign_that_allows_it_no_more_drops_what_was_proposed(task, year):
    campaign = make_campaign(year, plans_may_change=True)
    submit(task, year, proposing(task, "8", why="Budżet"))
    campaign.plans_may_change = False
    campaign.save()
    approve(task, year)
    assert planned(task) == Decimal(20)


def test_an_approved_report_says_the_plan_of_now(task, year):
    make_campaign(year)
    make_report(task, year, State.APPROVED, by=person("biuro"))
    change_structure(task, year, "12")
    report = Report.objects.get()
    assert content_of(report).figures.planned[stages(task)[0]] == 12


def test_a_correction_changes_the_plan_whatever_the_campaign_says(task, year):
    make_campaign(year)
    make_report(task, year, State.APPROVED, by=person("biuro"))
    by = actor(person("szef"))
    draft = proposing(task, "9")
    move(task, year, Action.CORRECTED, by=by, draft=draft, reason="Pomyłka")
    assert planned(task) == Decimal(9)
    told = StageYear.history.filter(history_change_reason="Pomyłka")
    assert told.get().stage_id == stages(task)[0]


# The page


def sent(client, **typed: str) -> dict[str, str]:
    form = client.get(ADDRESS).context["form"]
    fields = set(form.fields) - {"files", "removed"}
    return {**{name: form[name].value() or "" for name in fields}, **typed}


def test_the_form_has_no_field_for_a_plan_that_stays(client, task, year):
    make_campaign(year)
    client.force_login(person("realizator"))
    page = client.get(ADDRESS)
    assert not [name for name in page.context["form"].fields if "planned" in name]
    assert "ta kampania nie pozwala go zmieniać" in text_of(page)
    assert "/panel/struktura/" not in page.content.decode()
    name = f"stage-{stages(task)[0]}"
    data = sent(client, **{f"{name}-planned": "8", f"{name}-actual": "7"})
    assert client.post(ADDRESS, data).status_code == 302
    report = Report.objects.get()
    figures = content_of(report).figures
    assert figures.planned[stages(task)[0]] == 20
    assert figures.actual[stages(task)[0]] == 7
    assert report.latest is not None
    assert report.latest.content["planned"][str(stages(task)[0])] == "20"


def test_whoever_may_change_the_plan_is_led_to_it(client, task, year):
    make_campaign(year)
    client.force_login(person("koordynator"))
    page = client.get(ADDRESS).content.decode()
    assert "/panel/struktura/miasto/zadania/I.1.1/plan/" in page


def test_the_form_asks_why_before_it_submits(client, task, year):
    make_campaign(year, plans_may_change=True)
    client.force_login(person("realizator"))
    name = f"stage-{stages(task)[0]}-planned"
    data = sent(client, **{name: "8", "step": "submit", "reason": "Brak danych"})
    refused = client.post(ADDRESS, data)
    assert refused.status_code == 422
    assert refused.context["form"][name].value() == "8"
    assert "Napisz, dlaczego zmienia się plan" in text_of(refused)
    data |= {"plan_reason": "Budżet"}
    assert client.post(ADDRESS, data).status_code == 302
    assert Report.objects.get().state == State.SUBMITTED
    client.force_login(person("koordynator"))
    page = text_of(client.get(ADDRESS))
    assert "Budżet" in page
