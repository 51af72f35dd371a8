"""What was spent of a task's money in a year: entered in its report."""

from decimal import Decimal

import pytest
from django.test import Client

from reporting.content import missing
from reporting.models import Report, State
from reporting.transitions import content_of
from tasks.models import FundingYear, Task
from tests.factories import make_campaign, make_office_user, make_task, year_of

pytestmark = pytest.mark.django_db
PAGE = "/panel/miasto/zadania/I.1.1/2010/"


@pytest.fixture
def task() -> Task:
    task = make_task(stages=[{2010: ("5", None)}])
    make_campaign(year_of(task, 2010))
    city = task.funding.create(source="Budżet miasta", position=1)
    task.funding.create(source="Unia", position=2)
    for year, planned, spent in ((2009, 100, 90), (2010, 250_000, None)):
        FundingYear.objects.create(
            funding=city, year=year_of(task, year), planned=planned, executed=spent
        )
    return task


@pytest.fixture
def client() -> Client:
    client = Client()
    client.force_login(make_office_user())
    return client


def spent(task: Task) -> list[Decimal | None]:
    """What the last version of the report says, source by source."""
    said = content_of(Report.objects.get()).figures.spent
    return [said.get(one.pk) for one in task.funding.all()]


def send(client: Client, task: Task, *amounts: str, **more: str):
    names = [f"spent-{one.pk}" for one in task.funding.all()]
    typed = dict(zip(names, amounts, strict=False))
    seen = client.get(PAGE).context["form"]["seen"].value()
    return client.post(PAGE, {"step": "save", "seen": seen, **typed, **more})


def test_the_plan_of_the_year_and_what_was_spent_before_stand_beside_the_field(
    client, task
):
    city, union = client.get(PAGE).context["funding"].rows
    assert (city.planned, city.earlier) == (250_000, [(2009, 90)])
    assert (union.planned, union.earlier) == (None, [(2009, None)])


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("186,4 mln zł", 186_400_000),
        ("46 050 tys. zł.", 46_050_000),
        ("250 000,50", Decimal("250000.50")),
        ("0", 0),
        ("", None),
        ("-", None),
        ("–", None),
    ],
)
def test_an_amount_is_read_as_people_type_it(client, task, typed, said):
    send(client, task, typed, done="Tekst")
    assert spent(task)[0] == said


@pytest.mark.parametrize("typed", ["ok. 100 mln zł", "-5", "1,234", "9" * 13])
def test_what_is_no_amount_stays_typed_and_is_not_saved(client, task, typed):
    page = send(client, task, typed)
    name = f"spent-{task.funding.all()[0].pk}"
    assert page.status_code == 422
    assert page.context["form"].errors[name]
    assert page.context["form"][name].value() == typed
    assert not Report.objects.exists()


def test_it_holds_once_the_report_is_approved_and_nothing_spent_is_not_unknown(
    client, task
):
    client.post(PAGE, {"step": "save"})
    send(client, task, "180000", "0", step="submit", reason="Brak tekstu.")
    city, union = task.funding.all()
    recorded = FundingYear.objects.filter(year__year=2010)
    assert recorded.get(funding=city).executed is None
    client.post(f"{PAGE}przyjmij/", {"version": Report.objects.get().latest.number})
    assert Report.objects.get().state == State.APPROVED
    assert recorded.get(funding=city).executed == 180_000
    assert recorded.get(funding=city).planned == 250_000
    assert recorded.get(funding=union).executed == 0


def test_money_is_no_gap(client, task):
    send(client, task, "", done="Tekst")
    gaps = missing(content_of(Report.objects.get()), task)
    assert gaps
    assert not any("Budżet miasta" in gap for gap in gaps)


def test_somebody_elses_amount_is_not_written_over(client, task):
    old = client.get(PAGE).context["form"]["seen"].value()
    send(client, task, "100")
    name = f"spent-{task.funding.all()[0].pk}"
    page = client.post(PAGE, {"step": "save", "seen": old, name: "200"})
    assert page.status_code == 409
    assert page.context["form"][name].value() == "200"
    assert spent(task)[0] == 100
