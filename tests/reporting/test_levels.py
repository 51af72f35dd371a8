"""The report on a goal, a programme and the strategy, from the draft to the public."""

import re
from decimal import Decimal
from urllib.parse import parse_qs, urlsplit

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from indicators.models import Direction, IndicatorValue
from organisation.models import User
from reporting.addresses import report_address
from reporting.models import Attachment, Campaign, Report, State
from reporting.transitions import content_of
from tasks.models import Strategy, StrategyYear
from tasks.moving import renumber
from tasks.subjects import Subject, about, strategy_of
from tests.factories import (
    make_campaign,
    make_goal,
    make_indicator,
    make_office_user,
    make_post,
    make_programme,
    make_report,
    make_strategy,
    make_unit,
    make_user,
)
from tests.pages import rows_of

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


def test_a_report_with_an_empty_value_asks_why(subject, executor):
    client = signed_in(executor)
    page = client.post(report_address(subject, 2010), entered(subject, ""))
    assert page.status_code == 422
    assert page.context["asks_reason"]
    assert page.context["gaps"] == ["Firmy"]
    sent = entered(subject, "", reason="Danych jeszcze nie ma.")
    sent["seen"] = page.context["form"]["seen"].value()
    client.post(report_address(subject, 2010), sent)
    assert Report.objects.get().state == State.SUBMITTED


def test_a_doubtful_text_is_remarked_upon_at_its_field(subject, executor):
    client = signed_in(executor)
    client.post(report_address(subject, 2010), entered(subject, "3.000", step="save"))
    page = client.get(report_address(subject, 2010))
    field = f"indicator-{subject.indicators.get().pk}"
    (remark,) = page.context["remarks"]
    assert (remark.on, remark.field) == ("Firmy", field)
    assert page.context["form"][field].help_text == remark.said


def test_aims_stand_beside_the_field_and_not_among_the_years(subject, executor):
    indicator = subject.indicators.get()
    indicator.baseline, indicator.baseline_year = Decimal(900), 2005
    indicator.direction, indicator.method = Direction.MORE, "Liczymy rejestr."
    indicator.save()
    indicator.targets.create(year=2011, number=999)
    page = signed_in(executor).get(report_address(subject, 2010))
    (row,) = page.context["indicators"].rows
    assert [year for year, value in row.earlier if value] == [2009]
    assert not any(value for _year, value in row.later)
    (cells,) = [row for row in rows_of(page) if any("Firmy" in cell for cell in row)]
    assert [cell for cell in cells if "999" in cell] == [cells[2]]
    assert "wartość bazowa z 2005 r.: 900" in cells[2]
    assert "wartość docelowa na 2011 r.: 999" in cells[2]
    assert "im więcej, tym lepiej" in cells[0]
    assert "Liczymy rejestr." in cells[0]
    assert f"Podaje: {indicator.reporting_post}" in cells[0]


def test_the_second_of_two_people_loses_nothing(subject, executor, office):
    field = f"indicator-{subject.indicators.get().pk}"
    address = report_address(subject, 2010)
    theirs, ours = signed_in(executor), signed_in(office)
    seen = theirs.get(address).context["form"]["seen"].value()
    ours.post(address, entered(subject, "1", step="save", seen=seen))
    page = theirs.post(address, entered(subject, "2", step="save", seen=seen))
    assert page.status_code == 409
    assert page.context["form"][field].value() == "2"
    assert page.context["form"].meanwhile[0].now == "1"
    again = page.context["form"]["seen"].value()
    theirs.post(address, entered(subject, "2", step="save", seen=again))
    said = content_of(Report.objects.get()).figures.values
    assert list(said.values()) == ["2"]


def test_a_closed_campaign_closes_the_year_to_all_but_a_correction(
    subject, executor, office
):
    address = report_address(subject, 2010)
    Campaign.objects.update(is_closed=True)
    page = signed_in(executor).get(address)
    assert not page.context["is_open"]
    assert page.context["closed_because"]
    sent = entered(subject, "5", step="save")
    assert signed_in(executor).post(address, sent).status_code == 409
    assert not Report.objects.exists()
    correction = report_address(subject, 2010, "correction")
    sent = entered(subject, "985", reason="Pomyłka.")
    sent["seen"] = signed_in(office).get(correction).context["form"]["seen"].value()
    assert signed_in(office).post(correction, sent).status_code == 302
    assert value_of(subject) == "985"
    assert Report.objects.get().state == State.APPROVED


def test_a_correction_needs_a_reason(subject, office):
    make_report(subject, subject_year(subject), State.APPROVED, by=office)
    client, address = signed_in(office), report_address(subject, 2010, "correction")
    sent = entered(subject, "985", reason="")
    sent["seen"] = client.get(address).context["form"]["seen"].value()
    assert client.post(address, sent).status_code == 422
    client.post(address, sent | {"reason": "Pomyłka."})
    assert value_of(subject) == "985"


def test_a_form_that_came_late_is_kept(subject, executor):
    client = signed_in(executor)
    page = client.get(report_address(subject, 2010)).content.decode()
    whose = re.search(r'name="whose"\s+value="([^"]*)"', page)
    assert whose
    client.logout()
    sent = entered(subject, "985", step="save", whose=whose[1])
    answer = client.post(report_address(subject, 2010), sent)
    (address,) = parse_qs(urlsplit(answer["Location"]).query)["next"]
    client.force_login(executor)
    form = client.get(address).context["form"]
    assert form[f"indicator-{subject.indicators.get().pk}"].value() == "985"


def test_a_former_number_leads_on(strategy, office):
    goal = strategy.goals.get()
    make_indicator(goal)
    make_indicator(goal.programmes.get())
    renumber(goal, "K1", by=office)
    client = signed_in(office)
    for old, new in (("cele/I", "cele/K1"), ("programy/I.1", "programy/K1.1")):
        answer = client.get(f"/panel/miasto/{old}/2010/historia/")
        assert answer["Location"] == f"/panel/miasto/{new}/2010/historia/"


def test_a_file_is_for_those_who_may_read_the_report(subject, executor, office):
    client = signed_in(executor)
    file = SimpleUploadedFile("umowa.txt", b"Umowa")
    sent = entered(subject, "5", step="save") | {"files": file}
    client.post(report_address(subject, 2010), sent)
    address = f"/panel/zalaczniki/{Attachment.objects.get().pk}/"
    assert client.get(address).getvalue() == b"Umowa"
    assert signed_in(office).get(address).status_code == 200
    assert signed_in(make_user()).get(address).status_code == 404


def test_what_was_reported_stays_to_be_read_when_the_last_indicator_is_gone(
    subject, office
):
    make_report(subject, subject_year(subject), State.SUBMITTED, by=office)
    subject.indicators.all().delete()
    client = signed_in(office)
    assert client.get(report_address(subject, 2010)).status_code == 200
    assert client.get(report_address(subject, 2009)).status_code == 404


def test_queries_do_not_grow_with_the_indicators(subject, executor, count_queries):
    client, address = signed_in(executor), report_address(subject, 2010)
    few = count_queries(lambda: client.get(address))
    for number in range(9):
        one = make_indicator(subject, {2009: str(number), 2010: "1"})
        one.reporting_unit = make_unit()
        one.save()
        one.targets.create(year=2011, number=5)
        one.breaks.create(year=2010, reason="Inna metoda")
    assert count_queries(lambda: client.get(address)) == few


def subject_year(subject: Subject) -> StrategyYear:
    return strategy_of(subject).years.get(year=2010)
