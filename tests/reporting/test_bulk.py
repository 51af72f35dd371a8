"""Approving many reports at once: what is shown, what is done, what is refused."""

from decimal import Decimal

import pytest

from reporting.models import Report, State
from tasks.models import Programme, StageYear, StrategyYear, Task
from tasks.subjects import key_of
from tests.factories import (
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
from tests.reporting.people import person

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
    return client.post(ADDRESS, {"report": [key_of(task) for task in tasks]})


def confirm(client, page):
    """Send what the page's own form would send."""
    sent = [f"{one.key}:{one.version.number}" for one in page.context["offers"]]
    for one in sent:
        assert f'value="{one}"' in page.content.decode()
    return client.post(ADDRESS, {"report": sent, "potwierdz": "1"}, follow=True)


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


def test_the_preview_compares_with_what_is_in_force_now(
    client, coordinator, programme, year
):
    task = submitted(programme, year)
    # Changed after the report was begun, as an import can.
    StageYear.objects.filter(stage__task=task, actual=5).update(actual=Decimal(6))
    (offer,) = preview(client, task).context["offers"]
    assert (offer.changes[0].before, offer.changes[0].after) == ("6", "7")


def test_the_list_stays_filtered_from_the_choice_to_the_approval(
    client, coordinator, programme, year
):
    task = submitted(programme, year)
    listed = "/panel/miasto/2010/sprawozdania/?stan=submitted"
    sent = {"report": key_of(task), "next": listed}
    page = client.post(ADDRESS, sent)
    assert f'name="next" value="{listed}"' in " ".join(page.content.decode().split())
    sent["report"], sent["potwierdz"] = f"{key_of(task)}:1", "1"
    assert client.post(ADDRESS, sent)["Location"] == listed
    sent["next"] = "https://example.com/"
    assert client.post(ADDRESS, sent)["Location"] == "/panel/miasto/2010/sprawozdania/"
