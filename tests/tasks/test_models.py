"""What is always true of a row: the database refuses the rest, and says why."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.utils import translation

from indicators.models import AbsentKind, Indicator, IndicatorValue
from organisation.models import Appointment, Post, UnitAlias, User
from tasks.models import (
    FundingSource,
    Goal,
    Programme,
    ReportedTotal,
    Stage,
    StageYear,
    Strategy,
    StrategyYear,
    Task,
)
from tests.factories import (
    make_indicator,
    make_post,
    make_strategy,
    make_task,
    make_unit,
    make_user,
    year_of,
)


@pytest.fixture
def rows(db) -> dict:
    task = make_task(stages=[{2010: ("5", "5")}], weight="10")
    return {
        "task": task,
        "programme": task.programme,
        "goal": task.programme.goal,
        "strategy": task.strategy,
        "stage": task.stages.get(),
        "year": year_of(task, 2010),
        "next_year": year_of(task, 2011),
        "indicator": make_indicator(task, {2010: "5"}),
        "unit": make_unit("Wydział"),
        "post": make_post("Naczelnik"),
        "user": make_user(email="anna@example.org"),
    }


@pytest.mark.parametrize(
    "slug",
    ["api", "en", "en-2030", "pomoc", "uwagi", "zadania", "admin", "panel", "konto"],
)
def test_no_strategy_takes_the_address_of_another_page(slug):
    with pytest.raises(ValidationError) as refusal:
        Strategy(slug=slug, title="Strategia", city="Miasto").clean_fields()
    assert refusal.value.message_dict == {
        "slug": [f"Adres /{slug}/ ma już inna strona tego serwisu. Wybierz inny."]
    }


@pytest.mark.parametrize("slug", ["leszno-2009-2013", "pl-2030", "english", "pomocna"])
def test_a_strategy_takes_an_address_where_it_is_found(client, db, slug):
    Strategy(slug=slug, title="Strategia", city="Miasto").full_clean()
    make_strategy(slug)
    for address in (f"/{slug}/", f"/en/{slug}/"):
        assert client.get(address).context["strategy"].slug == slug


REFUSED = {
    "a second stage year": lambda r: StageYear(stage=r["stage"], year=r["year"]),
    "a planned share below zero": lambda r: StageYear(
        stage=r["stage"], year=r["next_year"], planned=Decimal("-0.01")
    ),
    "an actual share below zero": lambda r: StageYear(
        stage=r["stage"], year=r["next_year"], actual=Decimal(-1)
    ),
    "a second total of a year": lambda r: [
        ReportedTotal(task=r["task"], year=r["year"], progress=Decimal(1))
        for _n in range(2)
    ],
    "a total below zero": lambda r: ReportedTotal(
        task=r["task"], year=r["year"], progress=Decimal(-1)
    ),
    "a year twice": lambda r: StrategyYear(strategy=r["strategy"], year=2010),
    "an implausible year": lambda r: StrategyYear(strategy=r["strategy"], year=20100),
    "a goal's number twice": lambda r: Goal(
        strategy=r["strategy"], number="I", position=2, title="x"
    ),
    "a programme's number twice": lambda r: Programme(
        goal=r["goal"], number=1, title="x"
    ),
    "a programme's weight below zero": lambda r: Programme(
        goal=r["goal"], number=2, title="x", weight=Decimal(-1)
    ),
    "a task's number twice": lambda r: Task(
        programme=r["programme"], number=1, title="x"
    ),
    "a task's weight below zero": lambda r: Task(
        programme=r["programme"], number=2, title="x", weight=Decimal(-1)
    ),
    "a cost below zero": lambda r: Task(
        programme=r["programme"],
        number=2,
        title="x",
        planned_total_cost_amount=Decimal(-1),
    ),
    "funds below zero": lambda r: FundingSource(
        task=r["task"], source="x", amount=Decimal(-1)
    ),
    "a stage's position twice": lambda r: Stage(task=r["task"], position=1, title="x"),
    "an indicator of nothing": lambda r: Indicator(kind="output", name="x"),
    "an indicator of two": lambda r: Indicator(
        kind="output", name="x", task=r["task"], goal=r["goal"]
    ),
    "an unknown kind": lambda r: Indicator(kind="other", name="x", task=r["task"]),
    "an unknown direction": lambda r: Indicator(
        kind="output", name="x", task=r["task"], direction="up"
    ),
    "an absent kind twice": lambda r: [
        AbsentKind(task=r["task"], kind="impact") for _n in range(2)
    ],
    "an unknown absent kind": lambda r: AbsentKind(task=r["task"], kind="other"),
    "a second value of a year": lambda r: IndicatorValue(
        indicator=r["indicator"], year=2010
    ),
    "a value of an implausible year": lambda r: IndicatorValue(
        indicator=r["indicator"], year=1789
    ),
    "one spelling for two units": lambda r: [
        UnitAlias(unit=r["unit"], name="MZD"),
        UnitAlias(unit=make_unit(), name="mzd"),
    ],
    "an unknown role of a post": lambda r: Post(title="x", office_role="king"),
    "an appointment that ends before it starts": lambda r: Appointment(
        user=r["user"], post=r["post"], starts_on="2010-02-01", ends_on="2010-01-31"
    ),
    "an address of two accounts": lambda r: User(
        username="inna", email="ANNA@example.org"
    ),
}


def listed(made) -> list:
    return made if isinstance(made, list) else [made]


@pytest.mark.both
@pytest.mark.parametrize("fault", REFUSED)
def test_the_database_refuses(rows, fault):
    *before, last = listed(REFUSED[fault](rows))
    for row in before:
        row.save()
    with pytest.raises(IntegrityError), transaction.atomic():
        last.save()


@pytest.mark.parametrize("fault", REFUSED)
def test_a_person_is_told_in_polish_what_is_wrong(rows, fault):
    *before, last = listed(REFUSED[fault](rows))
    for row in before:
        row.save()
    with translation.override("pl"), pytest.raises(ValidationError) as refused:
        last.validate_constraints()
    (message,) = refused.value.messages
    assert message.endswith(".")
    assert "Ograniczenie" not in message
    with translation.override("en"), pytest.raises(ValidationError) as english:
        last.validate_constraints()
    assert english.value.messages != [message]


def test_figures_cannot_point_to_a_year_that_is_no_strategys(rows):
    StageYear.objects.create(stage=rows["stage"], year_id=999_999)
    with pytest.raises(IntegrityError), transaction.atomic():
        connection.check_constraints()
    StageYear.objects.filter(year_id=999_999).delete()


def test_a_strategy_goes_with_all_that_belongs_to_it(rows):
    rows["strategy"].delete()
    assert not Task.objects.exists()
    assert not StageYear.objects.exists()
    assert not StrategyYear.objects.exists()


def test_a_year_with_figures_stays(rows):
    with pytest.raises(IntegrityError):
        rows["year"].delete()
