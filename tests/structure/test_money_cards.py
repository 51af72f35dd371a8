"""The card of a funding source: what it gives by years, and what was spent."""

from decimal import Decimal
from typing import Any

import pytest

from tasks.models import FundingSource, FundingYear, Strategy, StrategyState, Task
from tests.factories import (
    make_campaign,
    make_closed,
    make_office_user,
    make_post,
    make_task,
    make_user,
    year_of,
)
from tests.structure.sending import sent_from

pytestmark = pytest.mark.django_db
TASK = "/panel/struktura/miasto/zadania/I.1.1/"


@pytest.fixture
def source() -> FundingSource:
    """The budget of a task of a published strategy, with 2009 planned."""
    task = make_task(stages=[{2009: ("60", "10"), 2010: ("40", None)}])
    found = FundingSource.objects.create(task=task, source="Budżet miasta")
    found.years.create(year=year_of(task, 2009), planned=Decimal("5.50"))
    return found


@pytest.fixture
def office(client: Any) -> Any:
    client.force_login(make_office_user(username="biuro"))
    return client


def card_of(source: FundingSource) -> str:
    return f"/panel/struktura/miasto/zrodla/{source.pk}/"


def shown(page: Any) -> list[tuple[str, Any]]:
    """Return the rows of a page: the beginning of their names, and their year."""
    table = page.context["card"].tables[0]
    years = {year.pk: year.year for year in table.strategy_years}
    return [
        (form.prefix, years[form.instance.year_id or form.initial["year"]])
        for form in table.in_order
    ]


def amounts(source: FundingSource) -> dict[int, tuple[Any, Any]]:
    return {one.year.year: (one.planned, one.executed) for one in source.years.all()}


def test_amounts_are_typed_as_people_write_them(office, source) -> None:
    assert card_of(source) in office.get(TASK).content.decode()
    page = office.get(card_of(source))
    rows = {year: prefix for prefix, year in shown(page)}
    assert list(rows) == [2009, 2010, 2011, 2012, 2013]
    sent = sent_from(page) | {
        f"{rows[2010]}-planned": "186,4 mln zł",
        f"{rows[2011]}-planned": "46 050 tys. zł.",
        f"{rows[2012]}-planned": "64 136 652zł",
        f"{rows[2013]}-planned": "12 714,25",
    }
    assert office.post(card_of(source), sent).status_code == 302
    assert amounts(source) == {
        2009: (Decimal("5.50"), None),
        2010: (Decimal("186400000"), None),
        2011: (Decimal("46050000"), None),
        2012: (Decimal("64136652"), None),
        2013: (Decimal("12714.25"), None),
    }
    made = FundingYear.objects.get(year__year=2010)
    assert made.history.get().history_user.username == "biuro"


def test_a_year_without_an_amount_has_no_row(office, source) -> None:
    page = office.get(card_of(source))
    assert office.post(card_of(source), sent_from(page)).status_code == 302
    assert list(amounts(source)) == [2009]


def test_what_is_no_amount_is_named(office, source) -> None:
    page = office.get(card_of(source))
    rows = {year: prefix for prefix, year in shown(page)}
    sent = sent_from(page) | {f"{rows[2010]}-planned": "ok. 100 mln zł"}
    answer = office.post(card_of(source), sent)
    assert answer.status_code == 422
    assert "ok. 100 mln zł" in answer.content.decode()


def test_past_spending_needs_a_reason_once_readers_see_it(office, source) -> None:
    page = office.get(card_of(source))
    rows = {year: prefix for prefix, year in shown(page)}
    sent = sent_from(page) | {f"{rows[2009]}-executed": "4"}
    assert office.post(card_of(source), sent).status_code == 422
    assert amounts(source)[2009] == (Decimal("5.50"), None)
    sent["reason"] = "Ze sprawozdania finansowego"
    assert office.post(card_of(source), sent).status_code == 302
    assert amounts(source)[2009] == (Decimal("5.50"), Decimal(4))
    past = FundingYear.objects.get().history.first()
    assert past.history_change_reason == "Ze sprawozdania finansowego"


def test_before_publication_no_reason_is_asked_for(office, source) -> None:
    Strategy.objects.update(state=StrategyState.PREPARATION)
    page = office.get(card_of(source))
    rows = {year: prefix for prefix, year in shown(page)}
    sent = sent_from(page) | {f"{rows[2009]}-executed": "4"}
    assert office.post(card_of(source), sent).status_code == 302
    assert amounts(source)[2009] == (Decimal("5.50"), Decimal(4))


def test_what_reports_bring_or_a_closed_year_has_stays(office, source) -> None:
    make_campaign(year_of(source.task, 2010))
    make_closed(source.task.strategy, 2009)
    page = office.get(card_of(source))
    rows = {year: prefix for prefix, year in shown(page)}
    sent = sent_from(page) | {
        f"{rows[2009]}-planned": "7",
        f"{rows[2010]}-planned": "8",
        f"{rows[2010]}-executed": "9",
        "reason": "Bo tak",
    }
    assert office.post(card_of(source), sent).status_code == 302
    assert amounts(source) == {2009: (Decimal("5.50"), None), 2010: (Decimal(8), None)}


def test_a_source_of_which_money_was_spent_is_not_removed(office, source) -> None:
    source.years.update(executed=1)
    sent = sent_from(office.get(TASK), funding__0__DELETE="on")
    assert office.post(TASK, sent).status_code == 422
    source.years.update(executed=None)
    assert office.post(TASK, sent).status_code == 302
    assert not FundingSource.objects.exists()


def test_whoever_leads_the_programme_and_nobody_else_changes_it(client, source) -> None:
    task = Task.objects.get()
    other = make_post()
    for post, answer in ((make_post(), 200), (other, 404)):
        if answer == 200:
            task.programme.coordinator = post
            task.programme.save()
        client.force_login(make_user(post))
        assert client.get(card_of(source)).status_code == answer
