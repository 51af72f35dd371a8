"""What counts as odd in a report, each rule beside what is usual and not said."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from indicators.models import Direction, IndicatorBreak
from reporting.approving import preview
from reporting.at_once import begun, remarks_on
from reporting.content import Content
from reporting.models import State
from reporting.overview import in_full, report_rows
from reporting.recording import YearFigures
from reporting.subjects import subjects_of
from reporting.transitions import Draft
from tasks.models import StrategyYear, Task
from tasks.subjects import key_of
from tests.factories import (
    actor,
    draft,
    make_campaign,
    make_indicator,
    make_office_user,
    make_programme,
    make_report,
    make_task,
    year_of,
)
from tests.funding import make_funding
from tests.pages import text_of

LIST = "/panel/miasto/2010/sprawozdania/"
BULK = f"{LIST}przyjmij/"


@pytest.fixture
def office(client):
    user = make_office_user()
    client.force_login(user)
    return user


def said(task: Task, office, what: Draft) -> list[str]:
    """Submit it for 2010, and return what is odd in it."""
    year = year_of(task, 2010)
    make_campaign(year, plans_may_change=True)
    make_report(task, year, State.SUBMITTED, by=office, what=what)
    found = begun(subjects_of(year), year)[key_of(task)].remarks()
    return [str(one).replace("\u00a0", " ") for one in found]


def plain(**fields: object) -> Draft:
    return Draft(Content(YearFigures(**fields), done="Zrobiono."))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("direction", "typed", "expected"),
    [
        ("", "1590", "W 2009 r. było 159: sprawdź jednostkę i przecinek."),
        ("", "15,9", "W 2009 r. było 159: sprawdź jednostkę i przecinek."),
        ("", "1589", None),
        ("", "16", None),
        ("", "0", None),
        ("", "-", None),
        (Direction.MORE, "158", "Gorzej niż w 2009 r., kiedy było 159."),
        (Direction.MORE, "160", None),
        (Direction.LESS, "160", "Gorzej niż w 2009 r., kiedy było 159."),
        (Direction.LESS, "158", None),
        (Direction.BAND, "158", None),
        ("", "dużo", "Zostanie jako tekst: „dużo” to nie liczba."),
    ],
)
def test_a_value_is_set_beside_the_last_known_one(
    db, office, direction, typed, expected
):
    task = make_task(stages=[])
    indicator = make_indicator(task, {2008: "9", 2009: "159", 2011: "1"}, name="Firmy")
    indicator.direction = direction
    indicator.save()
    told = said(task, office, draft(task, values=(typed,), done="Zrobiono."))
    assert told == ([f"Firmy: {expected}"] if expected else [])


def test_no_value_is_set_beside_one_from_before_a_break(db, office):
    task = make_task(stages=[])
    indicator = make_indicator(task, {2009: "159"})
    IndicatorBreak.objects.create(indicator=indicator, year=2010, reason="Inaczej.")
    assert said(task, office, draft(task, values=("9",), done="Zrobiono.")) == []


@pytest.mark.parametrize(
    ("earlier", "planned", "spent", "expected"),
    [
        ("50000", "900", "50", "50 zł, a w 2009 r. było 50 000 zł. Czy jedna z nich"),
        ("50000", None, "500000", "500 000 zł, a w 2009 r. było 50 000 zł."),
        ("50000", None, "499999", None),
        (None, "250000", "250", "250 zł, a zaplanowano 250 000 zł. Czy jedna z nich"),
        (None, "250000", "240000", None),
        (None, "250000", "0", None),
        (None, None, "250", None),
    ],
)
def test_thousands_are_told_from_zlotys(db, office, earlier, planned, spent, expected):
    task = make_task(stages=[])
    years = {2009: (None, earlier), 2010: (planned, None)}
    funding = make_funding(task, "Budżet", years)
    told = said(task, office, plain(spent={funding.pk: Decimal(spent)}))
    assert len(told) == bool(expected)
    assert not expected or told[0].startswith(f"Budżet: {expected}")


@pytest.mark.parametrize(
    ("total", "expected"),
    [("39", "Wykonano dotąd 39, a do końca 2009 r. było już 40."), ("40", None)],
)
def test_a_total_does_not_shrink(db, office, total, expected):
    task = make_task(total=(2009, "40"))
    assert said(task, office, plain(total=Decimal(total))) == (
        [expected] if expected else []
    )


FAR = "Wykonano dotąd 14 z 20 zaplanowanych punktów, a o przeszkodach nic nie napisano."


@pytest.mark.parametrize(
    ("actual", "obstacles", "expected"),
    [("4", "", [FAR]), ("5", "", []), ("4", "Brak wykonawcy.", [])],
)
def test_who_is_far_behind_the_plan_says_why(db, office, actual, obstacles, expected):
    # From 75 % of the plan on it is only delayed.
    task = make_task(stages=[{2009: ("10", "10"), 2010: ("10", None)}])
    content = Content(
        YearFigures(actual={task.stages.get().pk: Decimal(actual)}),
        done="Zrobiono.",
        obstacles=obstacles,
    )
    assert said(task, office, Draft(content)) == expected


def test_a_plan_that_the_report_brings_above_100_is_told_of(db, office):
    task = make_task(stages=[{2009: ("60", "60"), 2010: ("40", None)}])
    pk = task.stages.get().pk
    figures = YearFigures(planned={pk: Decimal(50)}, actual={pk: Decimal(40)})
    what = Draft(Content(figures, done="Zrobiono.", plan_reason="Więcej."))
    assert said(task, office, what) == [
        "Plan wszystkich etapów daje razem 110 zamiast 100."
    ]


@pytest.fixture
def year(db) -> StrategyYear:
    year = make_programme().goal.strategy.years.get(year=2010)
    make_campaign(year, plans_may_change=True)
    return year


@pytest.fixture
def submitted(year, office) -> Callable[..., Task]:
    """Submit a task whose indicator was 159 and comes to what is given."""

    def submit(value: str, planned: str | None = None) -> Task:
        programme = year.strategy.goals.get().programmes.get()
        task = make_task(programme, stages=[{2010: ("5", None)}])
        make_indicator(task, {2009: "159"}, name="Firmy")
        make_funding(task, "Budżet", {2010: ("100", None)})
        what = draft(task, "5", values=(value,), done="Zrobiono.")
        if planned:
            content = what.content.with_plan({task.stages.get().pk: Decimal(planned)})
            content = Content(content.figures, done="Zrobiono.", plan_reason="Tak.")
            what = Draft(content)
        make_report(task, year, State.SUBMITTED, by=office, what=what)
        return task

    return submit


def test_what_is_remarkable_comes_first_and_is_said_of_each(client, submitted):
    usual, doubtful = submitted("160"), submitted("dużo")
    plan, jump = submitted("160", planned="6"), submitted("16000")
    sent = {"report": [key_of(one) for one in (usual, doubtful, plan, jump)]}
    page = client.post(BULK, sent)
    offers = [one.subject for one in page.context["offers"]]
    assert offers == [jump, plan, doubtful, usual]
    text = text_of(page)
    for said_of_one in (
        "1 duży skok 1 uwaga",
        "zmienia plan",
        "1 uwaga",
        "nic nie zwraca uwagi",
    ):
        assert said_of_one in text
    listed = text_of(client.get(LIST))
    assert listed.count("1 uwaga") == 2


def test_ten_reports_ask_as_much_as_many(year, submitted, office, count_queries):
    by = actor(office)

    def asked() -> tuple[int, int]:
        rows = report_rows(subjects_of(year), year, year.campaign, on=by.on)
        in_full(rows, year, with_reports=True)
        return (
            count_queries(lambda: remarks_on(rows, year)),
            count_queries(lambda: preview(subjects_of(year), year, by)),
        )

    for _one in range(2):
        submitted("16000")
    few = asked()
    for _one in range(10):
        submitted("16000")
    assert asked() == few
    assert len(begun(subjects_of(year), year)) == 12
