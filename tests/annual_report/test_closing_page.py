"""The page between a year and its closing: what is missing, what becomes public."""

import datetime

import pytest
from django.utils import timezone

from annual_report.closing import freezing
from annual_report.closing.events import events
from annual_report.closing.outlook import outlook
from annual_report.models import Reopening, Snapshot
from annual_report.reading import read_report
from organisation.models import OfficeRole, User
from reporting.models import State
from tasks.models import StrategyYear, Task
from tests.annual_report.actions import ADDRESS, CLOSING, close
from tests.factories import (
    make_campaign,
    make_office_user,
    make_post,
    make_report,
    make_task,
    make_user,
)
from tests.pages import text_of

pytestmark = [pytest.mark.django_db, pytest.mark.both]
REPORTS = "/panel/miasto/2010/sprawozdania/"


@pytest.fixture
def unfinished(year: StrategyYear) -> StrategyYear:
    """Three tasks without a report beside the one whose figures are known."""
    make_campaign(year)
    for _number in range(3):
        make_task(Task.objects.get(number=1).programme, stages=[{2010: ("100", None)}])
    return year


def someone() -> User:
    return make_office_user(username="inny")


def test_it_names_what_is_missing_and_what_becomes_public(office, unfinished):
    answer = office.get(CLOSING)
    text = text_of(answer)
    assert "Zamknąć rok 2010?" in text
    assert "4 spośród 4 sprawozdań nie są zatwierdzone i nie wejdą do raportu" in text
    assert "Dla 1 z nich do raportu wejdą dane przejęte wcześniej." in text
    assert "nierozpoczęte" in text
    assert "stanie się publiczne na zawsze" in text
    assert "Tej wersji nie można cofnąć, zmienić ani usunąć." in text
    assert "Zamknij rok 2010 bez 4 sprawozdań" in text
    assert "Ostatni dzień kampanii" in text
    assert "Rok 2009 nie jest zamknięty." in text
    assert not Snapshot.objects.exists()


def test_each_count_is_that_of_the_list_behind_it(office, unfinished):
    make_report(Task.objects.get(number=1), unfinished, State.DRAFT, by=someone())
    outlook = office.get(CLOSING).context["outlook"]
    assert dict(outlook.left_out) == {State.NOT_STARTED: 3, State.DRAFT: 1}
    for state, count in outlook.left_out:
        found = office.get(REPORTS, {"stan": state.value})
        assert len(found.context["rows"]) == count
    assert outlook.replaced == 1


def test_it_counts_in_the_database_what_the_report_says(unfinished):
    make_report(Task.objects.get(number=2), unfinished, State.APPROVED, by=someone())
    Task.objects.filter(number=3).update(withdrawn_from=2010)
    assert outlook(unfinished).counts == read_report(unfinished).head.reported


def test_one_click_on_the_year_s_page_closes_nothing(office, year):
    assert f'href="{CLOSING}"' in office.get(ADDRESS).content.decode()
    answer = office.post(CLOSING)
    assert answer.status_code == 409
    assert not Snapshot.objects.exists()


def test_what_changed_since_the_page_was_opened_is_told_first(office, unfinished):
    told = office.get(CLOSING).context["outlook"].told
    make_report(Task.objects.get(number=2), unfinished, State.DRAFT, by=someone())
    answer = office.post(CLOSING, {"told": told})
    assert answer.status_code == 409
    assert "Niczego jeszcze nie utrwalono" in text_of(answer)
    assert "szkic" in text_of(answer)
    assert not Snapshot.objects.exists()
    assert "utrwalono wersję 1" in text_of(close(office))


def test_where_nothing_is_approved_there_is_nothing_to_confirm(client, unfinished):
    Task.objects.get(number=1).delete()
    client.force_login(make_office_user())
    text = text_of(client.get(CLOSING))
    assert "nie ma czego zamykać" in text
    assert "Tej wersji nie można cofnąć" not in text


def test_a_year_without_a_gap_says_so(office):
    text = text_of(office.get(CLOSING))
    assert "wszystko jest zatwierdzone albo przejęte" in text
    assert "Zamknij rok 2010" in text


def test_an_auditor_is_not_asked(year, client):
    client.force_login(make_user(make_post(office_role=OfficeRole.AUDITOR)))
    assert client.get(CLOSING).status_code == 403


def test_a_clock_set_back_changes_no_order(office, year, monkeypatch):
    """Frozen, reopened and frozen again, each an hour before what came before."""
    start = timezone.now()
    hours = iter(range(9))

    def earlier_each_time() -> datetime.datetime:
        return start - datetime.timedelta(hours=next(hours))

    monkeypatch.setattr(freezing, "now", earlier_each_time)
    close(office)
    office.post(f"{ADDRESS}otworz/", {"reason": "Brak."})
    close(office, reason="Uzupełniono.")
    rows = [event.row for event in events(year)]
    assert [type(row) for row in rows] == [Snapshot, Reopening, Snapshot]
    assert [row.number for row in rows if isinstance(row, Snapshot)] == [2, 1]
    assert freezing.newest(year).number == 2
    assert freezing.is_closed(year)


def test_a_page_asks_as_many_questions_for_120_tasks_as_for_10(office_queries):
    few = office_queries(CLOSING, tasks=10)
    assert office_queries(CLOSING, tasks=120) == few
