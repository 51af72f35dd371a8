"""What is odd in a report is said where it is entered and approved, never refused."""

from decimal import Decimal

import pytest

from indicators.models import Indicator
from reporting.models import Report, State
from tasks.models import StrategyYear, Task
from tasks.subjects import key_of
from tests.factories import (
    draft,
    make_campaign,
    make_indicator,
    make_office_user,
    make_report,
    make_stage,
    make_task,
    year_of,
)
from tests.pages import text_of

PAGE = "/panel/miasto/zadania/I.1.1/2010/"
BULK = "/panel/miasto/2010/sprawozdania/przyjmij/"
TOO_MUCH = "Łączne wykonanie: 141 ze 100 punktów."
UNPLANNED = "Coś wykonano, choć na żaden rok niczego nie zaplanowano."
EITHER = "Zostanie jako tekst. Jeśli to liczba, wpisz 12 714 albo 12,714."


@pytest.fixture
def task(db) -> Task:
    task = make_task(stages=[{2009: ("60", "101"), 2010: ("40", None)}, {}])
    make_indicator(task, name="Liczba firm")
    return task


@pytest.fixture
def year(task) -> StrategyYear:
    year = year_of(task, 2010)
    make_campaign(year, plans_may_change=True)
    return year


@pytest.fixture
def office(client):
    user = make_office_user()
    client.force_login(user)
    return user


def odd(task: Task):
    return draft(task, "39", "1", values=("12.714",), done="Zrobiono.")


def test_oddities_stand_at_their_fields_and_are_saved(client, task, year, office):
    make_report(task, year, State.DRAFT, by=office, what=odd(task))
    page = client.get(PAGE)
    text, form = text_of(page), page.context["form"]
    assert "Sprawdź, zanim prześlesz" in text
    assert TOO_MUCH in text
    stage, indicator = task.stages.last(), task.indicators.get()
    at = {
        f"stage-{stage.pk}-actual": UNPLANNED,
        f"indicator-{indicator.pk}": EITHER,
    }
    for name, said in at.items():
        mark = f'id="{form[name].auto_id}_helptext"'
        told = page.content.decode().partition(mark)[2].partition("</p>")[0]
        assert said in told.replace("\u00a0", " ")
        assert f'aria-describedby="{form[name].auto_id}_helptext"' in str(form[name])


def test_they_stand_at_the_fields_of_a_form_with_mistakes(client, task, year, office):
    indicator = task.indicators.get()
    sent = {f"indicator-{indicator.pk}": "12.714", "seen": "{}"}
    sent |= {f"stage-{task.stages.first().pk}-planned": "x"}
    page = client.post(PAGE, sent)
    assert page.status_code in {409, 422}
    assert EITHER in text_of(page)


def test_they_are_submitted_reviewed_and_approved(client, task, year, office):
    make_report(task, year, State.SUBMITTED, by=office, what=odd(task))
    for page in (client.get(PAGE), client.post(BULK, {"report": key_of(task)})):
        text = text_of(page)
        assert "Nietypowe" in text
        assert TOO_MUCH in text
        assert f"2. Etap 2: {UNPLANNED}" in text
        assert f"Liczba firm: {EITHER}" in text
    client.post(BULK, {"report": f"{key_of(task)}:1", "potwierdz": "1"})
    assert Report.objects.get().state == State.APPROVED
    assert task.indicators.get().values.get().text == "12.714"


def test_percent_is_a_number_only_where_it_is_the_unit(client, task, year, office):
    Indicator.objects.update(unit="%")
    what = draft(task, "0", None, values=("7,5%",), done="Zrobiono.")
    make_report(task, year, State.SUBMITTED, by=office, what=what)
    assert "Zostanie jako tekst" not in text_of(client.get(PAGE))
    Indicator.objects.update(unit="szt.")
    said = "Liczba firm: Zostanie jako tekst: „7,5%” to nie liczba."
    assert said in text_of(client.get(PAGE))
    Indicator.objects.update(unit="%")
    client.post(BULK, {"report": f"{key_of(task)}:1", "potwierdz": "1"})
    assert task.indicators.get().values.get().figure == Decimal("7.5")


@pytest.mark.parametrize("planned", ["5", "0", None])
def test_work_in_a_year_without_plan_is_usual_if_another_year_has_one(
    client, task, year, office, planned
):
    stage = make_stage(task, {2009: (planned, None)})
    what = draft(task, "0", None, "3", done="Zrobiono.")
    make_report(task, year, State.SUBMITTED, by=office, what=what)
    is_said = f"3. {stage.title}: {UNPLANNED}" in text_of(client.get(PAGE))
    assert is_said == (planned != "5")


def test_a_total_above_100_is_odd_as_well(client, task, year, office):
    other = make_task(task.programme, total=(2010, "141"))
    assert TOO_MUCH in text_of(client.get(PAGE.replace("I.1.1", other.code)))


def test_the_preview_asks_as_much_for_stages_of_five_tasks_as_of_one(
    client, task, year, office, count_queries
):
    make_report(task, year, State.SUBMITTED, by=office, what=odd(task))
    few = count_queries(lambda: client.post(BULK, {"report": key_of(task)}))
    more = make_task(task.programme, stages=[{2010: ("5", None)} for _n in range(5)])
    make_report(more, year, State.SUBMITTED, by=office)
    both = [key_of(task), key_of(more)]
    many = count_queries(lambda: client.post(BULK, {"report": both}))
    assert many - few <= 14
