"""A strategy of which a frozen report says all that it can, and that report's bytes.

`pytest tests/annual_report/sample.py` writes those of today's format, and its schema,
to where `test_earlier_formats` looks for them; it is never run with the tests.
"""

import json
from decimal import Decimal
from pathlib import Path

import pytest

from annual_report.closing.freezing import frozen_pieces
from annual_report.document import FORMAT, schema
from annual_report.stored import SCHEMAS
from indicators.models import Direction, Frequency
from organisation.models import User
from reporting.models import State
from tasks.models import FundingSource, FundingYear, Goal, Strategy, Task
from tests.factories import (
    draft,
    make_campaign,
    make_closed,
    make_office_user,
    make_report,
    make_tree,
)
from tests.measured import approve_values, make_measured

FROZEN = Path(__file__).parent / "frozen"


def make_full_strategy(*, by: User) -> Strategy:
    """Make a strategy of 40 tasks whose every level has indicators and reports."""
    strategy = make_tree(tasks=40)
    goal, year = strategy.goals.get(), strategy.years.get(year=2010)
    _measure(strategy, goal)
    make_campaign(year)
    done = "Otwarto dwie linie."
    approve_values(strategy, year, "990", by=by, done=done)
    approve_values(goal, year, "8", "-", "123,5", by=by, done=done)
    FundingYear.objects.create(
        funding=FundingSource.objects.order_by("pk")[0],
        year=year,
        planned=Decimal("1234.56"),
        executed=Decimal(80),
    )
    for task in Task.objects.of(strategy)[:3]:
        said = draft(task, "7", "8", values=("6",), done="Zrobiono.")
        make_report(task, year, State.APPROVED, by=by, what=said)
    return strategy


def _measure(strategy: Strategy, goal: Goal) -> None:
    make_measured(
        strategy,
        {2008: "978", 2009: "985"},
        name="Czynne linie kolejowe",
        unit="km",
        direction=Direction.MORE,
        baseline=Decimal(978),
        baseline_year=2008,
        targets={2011: "1000", 2013: "1024"},
        definition="Długość linii, po których jeżdżą pociągi.",
        method="Suma odcinków z rozkładu jazdy.",
        source="GUS",
        frequency=Frequency.YEARLY,
        comparison="W kraju 19 298 km.",
        is_headline=True,
    )
    make_measured(
        goal,
        {2008: "103,3", 2009: "117,3"},
        name="Pielęgniarki i położne na 10 tys. mieszkańców",
        targets={2013: "101"},
        breaks={2009: "Inny sposób liczenia."},
        reporting_post=goal.head,
    )
    make_measured(
        goal.programmes.get(number=1),
        {2009: "4,8"},
        name="Zieleń",
        unit="%",
        direction=Direction.BAND,
        band_from=Decimal(4),
        band_to=Decimal(6),
    )


@pytest.mark.django_db
def test_write() -> None:
    name = f"{FORMAT.replace('/', '-')}.json"
    office = make_office_user()
    snapshot = make_closed(make_full_strategy(by=office), 2010, by=office)
    (FROZEN / name).write_bytes(b"".join(frozen_pieces(snapshot)))
    written = json.dumps(schema(), ensure_ascii=False, indent=2)
    (SCHEMAS / name).write_text(f"{written}\n", encoding="utf-8")
