"""Values of indicators by years: entered and mended by the office, with a reason."""

from typing import Any

import pytest

from annual_report.models import Snapshot
from indicators.models import Indicator, IndicatorValue, Kind
from organisation.models import User
from reporting.addresses import report_address
from reporting.models import Action, State, Version
from tasks.models import StrategyState, Task
from tests.factories import (
    make_campaign,
    make_closed,
    make_goal,
    make_indicator,
    make_office_user,
    make_programme,
    make_report,
    make_strategy,
    make_task,
    year_of,
)
from tests.pages import text_of
from tests.reporting.people import make_people, statuses
from tests.structure.sending import sent_from

pytestmark = pytest.mark.django_db

ADDRESS = "/panel/struktura/miasto/wartosci/"
REASON = "Dane z archiwum"


@pytest.fixture
def office(client) -> User:
    user = make_office_user(username="biuro")
    client.force_login(user)
    return user


@pytest.fixture
def task() -> Task:
    return make_task(stages=[{2009: ("10", "8"), 2010: ("10", None)}])


@pytest.fixture
def indicator(task) -> Indicator:
    return make_indicator(task, {2005: "7", 2009: "8,5"}, name="Bezrobotni")


def name(indicator: Indicator, year: int) -> str:
    return f"v{indicator.pk}-{year}"


def save(client, typed: dict[str, str], page: Any = None, address: str = ADDRESS):
    page = page or client.get(address)
    return client.post(address, {**sent_from(page), **typed})


def text(indicator: Indicator, year: int) -> str | None:
    row = IndicatorValue.objects.filter(indicator=indicator, year=year).first()
    return row.text if row else None


def test_all_levels_stand_there_with_the_years_of_the_series(client, office, task):
    goal = task.programme.goal
    own = Indicator.objects.create(
        of_strategy=goal.strategy, kind=Kind.CONTEXT, name="Saldo migracji"
    )
    made = [
        make_indicator(one, {2005: "7"}, name=f"W {one.code}")
        for one in (goal, task.programme, task)
    ]
    page = client.get(ADDRESS)
    said = text_of(page)
    places = [said.index(one.name) for one in [own, *made]]
    assert places == sorted(places)
    assert page.context["years"] == [2005, 2009, 2010, 2011, 2012, 2013]


def test_what_changed_is_written_with_who_and_why(client, office, indicator):
    before = IndicatorValue.history.count()
    typed = {name(indicator, 2005): "7,4", name(indicator, 2011): "9"}
    answer = save(client, {**typed, "reason": REASON})
    assert answer.status_code == 302
    assert text(indicator, 2005) == "7,4"
    assert text(indicator, 2011) == "9"
    records = IndicatorValue.history.order_by("-history_id")[:2]
    assert IndicatorValue.history.count() == before + 2
    for record in records:
        assert record.history_user == office
        assert record.history_change_reason == REASON
    assert "Mieszkańcy widzą to od razu" in text_of(client.get(ADDRESS))


def test_before_publication_nobody_is_told_that_the_public_sees_it(client, office):
    strategy = make_strategy(state=StrategyState.PREPARATION)
    task = make_task(make_programme(make_goal(strategy)))
    save(client, {name(make_indicator(task), 2009): "5", "reason": REASON})
    assert "Mieszkańcy widzą" not in text_of(client.get(ADDRESS))


def test_without_a_reason_nothing_is_saved_or_lost(client, office, indicator):
    answer = save(client, {name(indicator, 2005): "7,4"})
    assert answer.status_code == 422
    assert "Napisz, dlaczego wartości się zmieniają" in text_of(answer)
    assert answer.context["form"][name(indicator, 2005)].value() == "7,4"
    assert text(indicator, 2005) == "7"


def test_what_was_not_sent_is_not_cleared(client, office, task, indicator):
    other = make_indicator(task, {2010: "3"})
    sent = {name(indicator, 2005): "7,4", name(other, 2010): "4", "reason": REASON}
    assert client.post(ADDRESS, sent).status_code == 302
    assert (text(indicator, 2005), text(other, 2010)) == ("7,4", "4")
    assert (text(indicator, 2010), text(other, 2005)) == (None, None)
    sent = {name(indicator, 2009): "8", name(other, 2005): "1", "reason": REASON}
    assert client.post(ADDRESS, sent).status_code == 302
    assert (text(indicator, 2005), text(other, 2009)) == ("7,4", None)


def test_nothing_typed_needs_no_reason(client, office, indicator):
    before = IndicatorValue.history.count()
    assert save(client, {}).status_code == 302
    assert IndicatorValue.history.count() == before


def test_a_text_stays_a_text_and_is_said_to_be_one(client, office, indicator):
    save(client, {name(indicator, 2010): "ok. 1800", "reason": REASON})
    row = IndicatorValue.objects.get(indicator=indicator, year=2010)
    assert (row.text, row.number) == ("ok. 1800", None)
    page = text_of(client.get(ADDRESS))
    assert "1 wartość to tekst, a nie liczba" in page
    assert "Bezrobotni, 2010: Zostanie jako tekst: „ok. 1800” to nie liczba." in page


def test_a_cleared_value_stays_as_an_empty_row(client, office, indicator):
    save(client, {name(indicator, 2009): "", "reason": REASON})
    assert text(indicator, 2009) == ""


def test_too_long_a_text_is_refused_and_kept(client, office, indicator):
    answer = save(client, {name(indicator, 2009): "x" * 501, "reason": REASON})
    assert answer.status_code == 422
    assert answer.context["form"][name(indicator, 2009)].value() == "x" * 501


def test_two_who_change_values_lose_nothing(client, office, indicator):
    page = client.get(ADDRESS)
    IndicatorValue.objects.filter(year=2005).update(text="6", number=6)
    typed = {name(indicator, 2010): "9", "reason": REASON}
    answer = save(client, typed, page)
    assert answer.status_code == 409
    assert "ktoś zmienił te wartości" in text_of(answer)
    form = answer.context["form"]
    assert form[name(indicator, 2005)].value() == "6"
    assert form[name(indicator, 2010)].value() == "9"
    assert text(indicator, 2010) is None
    again = {field.html_name: field.value() or "" for field in form}
    sent = {**again, "seen": answer.context["seen"]}
    assert client.post(ADDRESS, sent).status_code == 302
    assert (text(indicator, 2005), text(indicator, 2010)) == ("6", "9")


# Years that are open, approved or closed


def test_values_of_an_open_campaign_come_by_reports(client, office, indicator, task):
    make_campaign(year_of(task, 2010))
    page = client.get(ADDRESS)
    assert name(indicator, 2010) not in page.context["form"].fields
    assert "2010: trwa kampania" in text_of(page)
    save(client, {name(indicator, 2010): "9", "reason": REASON}, page)
    assert text(indicator, 2010) is None


def test_a_withdrawn_task_owes_no_report_so_its_value_is_open(
    client, office, indicator, task
):
    task.withdrawn_from = 2010
    task.withdrawal_reason = "Nie będzie."
    task.save()
    make_campaign(year_of(task, 2010))
    save(client, {name(indicator, 2010): "9", "reason": REASON})
    assert text(indicator, 2010) == "9"


def test_a_campaign_that_begins_meanwhile_takes_nothing_and_loses_nothing(
    client, office, indicator, task
):
    page = client.get(ADDRESS)
    make_campaign(year_of(task, 2010))
    typed = {name(indicator, 2010): "91", name(indicator, 2011): "9", "reason": REASON}
    answer = save(client, typed, page)
    assert answer.status_code == 409
    assert "91" in text_of(answer)
    form = answer.context["form"]
    again = {field.html_name: field.value() or "" for field in form}
    sent = {**again, "seen": answer.context["seen"]}
    assert client.post(ADDRESS, sent).status_code == 302
    assert (text(indicator, 2010), text(indicator, 2011)) == (None, "9")


def test_what_was_typed_for_a_removed_indicator_is_told(client, office, indicator):
    page, field = client.get(ADDRESS), name(indicator, 2010)
    indicator.delete()
    answer = save(client, {field: "91", "reason": REASON}, page)
    assert answer.status_code == 409
    assert "Wskaźnik, który usunięto" in text_of(answer)
    assert "91" in text_of(answer)


def test_an_indicator_that_moved_to_another_page_is_saved(
    client, office, indicator, task
):
    page = client.get(ADDRESS)
    for _n in range(40):
        make_indicator(task.programme)
    assert indicator not in client.get(ADDRESS).context["page"]
    save(client, {name(indicator, 2010): "9", "reason": REASON}, page)
    assert text(indicator, 2010) == "9"


def test_an_approved_value_changes_by_a_correction(client, office, indicator, task):
    year = year_of(task, 2010)
    campaign = make_campaign(year)
    make_report(task, year, State.APPROVED, by=office)
    campaign.is_closed = True
    campaign.save()
    save(client, {name(indicator, 2010): "9", "reason": REASON})
    version = Version.objects.latest("pk")
    assert (version.action, version.reason) == (Action.CORRECTED, REASON)
    assert version.content["values"][str(indicator.pk)] == "9"
    assert version.content["done"] == "Zrobiono."
    assert text(indicator, 2010) == "9"


def test_a_closed_year_is_read_only_and_leads_to_its_reports(
    client, office, indicator, task
):
    make_closed(task.strategy, 2009, by=office)
    page = client.get(ADDRESS)
    assert name(indicator, 2009) not in page.context["form"].fields
    assert "2009: rok zamknięty" in text_of(page)
    assert f'href="{report_address(task, 2009)}"' in page.content.decode()
    save(client, {name(indicator, 2009): "1", "reason": REASON}, page)
    assert text(indicator, 2009) == "8,5"


def test_a_frozen_year_that_shows_an_earlier_value_gets_a_new_version(
    client, office, indicator, task
):
    first = make_closed(task.strategy, 2009, by=office)
    save(client, {name(indicator, 2005): "6", "reason": REASON})
    versions = Snapshot.objects.filter(year=first.year).order_by("number")
    assert [one.number for one in versions] == [1, 2]
    assert REASON in versions[1].reason


# Which indicators and years


def test_filters_narrow_the_page(client, office, task):
    other = make_goal(task.strategy, "II")
    make_indicator(other, kind=Kind.CONTEXT, name="Ludność")
    make_indicator(task, kind=Kind.OUTPUT, name="Szkolenia")
    for asked, expected in (
        (f"cel={other.pk}", ["Ludność"]),
        (f"cel={task.programme.goal_id}", ["Szkolenia"]),
        ("cel=0", []),
        ("rodzaj=context", ["Ludność"]),
        ("rodzaj=nic&cel=nic&od=x", ["Szkolenia", "Ludność"]),
    ):
        page = client.get(f"{ADDRESS}?{asked}")
        assert [one.name for one in page.context["page"]] == expected, asked


def test_earlier_years_are_shown_on_request(client, office, indicator):
    address = f"{ADDRESS}?od=2003"
    assert client.get(address).context["years"][:3] == [2003, 2004, 2005]
    typed = {name(indicator, 2003): "3", "reason": REASON}
    assert save(client, typed, address=address)["Location"] == address
    assert text(indicator, 2003) == "3"


def test_many_indicators_come_by_pages(client, office, task):
    for _n in range(41):
        make_indicator(task)
    pages = [client.get(f"{ADDRESS}?page={n}").context["page"] for n in (1, 2)]
    assert [len(one) for one in pages] == [40, 1]


def test_queries_do_not_grow(office_queries):
    assert office_queries(ADDRESS, tasks=4) == office_queries(ADDRESS, tasks=30)


# Who may


def test_only_the_office_enters_values(client, task):
    people = make_people(task)
    for method in ("get", "post"):
        found = statuses(client, people, method, ADDRESS)
        allowed = {who for who, status in found.items() if status in {200, 422}}
        redirected = {who for who, status in found.items() if status == 302}
        assert allowed | redirected == {"anonymous", "office"}, method
