"""What is drawn before a year's closing: it holds until the public data change."""

import re
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from annual_report.closing import freezing
from annual_report.closing.drawing import Drawn, draw
from annual_report.closing.freezing import close_year, frozen_document
from annual_report.models import Snapshot
from annual_report.task_cards import published
from indicators.models import IndicatorValue
from leszno_strategy import public_version
from organisation.models import User
from tasks.models import StageYear, Strategy, StrategyYear, Task
from tests.annual_report.actions import close
from tests.annual_report.sample import make_full_strategy
from tests.factories import actor, make_office_user, make_tree

# Only what is committed raises the number on PostgreSQL.
pytestmark = pytest.mark.django_db(transaction=True)
# What the report's cards are made of.
DRAWN_FROM = (StageYear, IndicatorValue)


def year_in(strategy: Strategy) -> StrategyYear:
    return strategy.years.select_related("strategy").get(year=2010)


def closed(period: StrategyYear, drawn: Drawn, by: User) -> Snapshot:
    return close_year(period, by=by, held_posts=actor(by).held_posts, drawn=drawn)


def test_what_was_drawn_before_is_frozen_without_reading_it_again() -> None:
    office, period = make_office_user(), year_in(make_tree(tasks=12))
    drawn = draw(period)
    with CaptureQueriesContext(connection) as captured:
        snapshot = closed(period, drawn, office)
    asked = " ".join(query["sql"] for query in captured)
    assert not any(model._meta.db_table in asked for model in DRAWN_FROM)
    assert [one.code for one in frozen_document(snapshot).tasks()] == [
        one.code for one in drawn.document.tasks()
    ]


def test_closing_takes_as_many_queries_for_90_tasks_as_for_9() -> None:
    def queries(tasks: int) -> int:
        office, period = make_office_user(), year_in(make_tree(tasks=tasks))
        drawn = draw(period)
        with CaptureQueriesContext(connection) as captured:
            closed(period, drawn, office)
        Snapshot.objects.all().delete()
        period.strategy.delete()
        return len(captured)

    assert queries(9) == queries(90)


def test_what_changed_since_it_was_drawn_is_in_the_report() -> None:
    office, period = make_office_user(), year_in(make_tree(tasks=3))
    drawn = draw(period)
    assert drawn.is_current()
    Task.objects.filter(number=1).update(title="Nowy tytuł")
    assert not drawn.is_current()
    snapshot = closed(period, drawn, office)
    assert "Nowy tytuł" in [one.title for one in frozen_document(snapshot).tasks()]


def test_what_the_year_itself_says_is_read_with_the_report() -> None:
    office, period = make_office_user(), year_in(make_tree(tasks=3))
    StrategyYear.objects.filter(pk=period.pk).update(
        on_track_from=Decimal("0.5"), delayed_from=Decimal("0.25")
    )
    head = frozen_document(closed(period, draw(period), office)).head
    assert (head.on_track, head.delayed) == (Decimal("0.5"), Decimal("0.25"))


def test_whatever_it_is_drawn_from_raises_the_number() -> None:
    """Else a change of it could be left out of a report that is frozen for ever."""
    strategy = make_full_strategy(by=make_office_user())
    with CaptureQueriesContext(connection) as captured:
        draw(year_in(strategy))
    asked = " ".join(query["sql"] for query in captured)
    tables = set(re.findall(r'(?:FROM|JOIN) "(\w+)"', asked))
    watched = {model._meta.db_table for model in public_version.watched()}
    assert {model._meta.db_table for model in (*DRAWN_FROM, Task)} <= tables
    assert tables <= watched


def test_the_page_has_it_drawn_before_anybody_waits(client, year, monkeypatch) -> None:
    office = make_office_user()
    client.force_login(office)
    was_drawn: list[bool] = []
    lock = freezing._lock

    def locking(period: StrategyYear) -> None:
        was_drawn.append(bool(drawn))
        lock(period)

    drawn: list[Drawn] = []

    def drawing(period: StrategyYear) -> Drawn:
        assert not connection.in_atomic_block
        drawn.append(draw(period))
        return drawn[-1]

    monkeypatch.setattr(freezing, "_lock", locking)
    monkeypatch.setattr("annual_report.views.draw", drawing)
    close(client)
    assert (was_drawn, len(drawn)) == ([True], 1)


@pytest.mark.skipif(connection.vendor != "sqlite", reason="SQLite's words of a plan")
def test_what_is_published_is_found_by_its_report() -> None:
    """Met with all others of the strategy, each would make the deed grow by squares."""
    plan = published(year_in(make_tree(tasks=3))).order_by().explain()
    assert "SEARCH reporting_version USING INTEGER PRIMARY KEY" in plan
