"""What the pictures draw, in shares of their length."""

from decimal import Decimal
from itertools import pairwise

import pytest

from public.charts import Bar, bar
from tasks.curves import Curve, scale_for
from tasks.outline import Point


def number(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


@pytest.mark.parametrize(
    ("actual", "planned", "drawn"),
    [
        ("8", "10", Bar("10.0", "8.0", missing_from="8.0", missing="2.0")),
        ("0", "10", Bar("10.0", "0.0", missing_from="0.0", missing="10.0")),
        ("10", "10", Bar("10.0", "10.0", None, None)),
        ("12", "10", Bar("10.0", "12.0", None, None)),
        ("8", None, Bar(None, "8.0", None, None)),
        (None, "10", Bar("10.0", "0.0", None, None)),
        ("120", None, Bar(None, "100.0", None, None)),
        (None, None, None),
    ],
)
def test_a_bar_hatches_only_what_is_known_to_be_missing(
    actual: str | None, planned: str | None, drawn: Bar | None
) -> None:
    assert bar(number(actual), number(planned)) == drawn


def test_bars_share_the_scale_of_the_largest_if_it_is_above_100() -> None:
    assert scale_for([Decimal(8), None]) == 100
    assert scale_for([Decimal("107.5"), None]) == Decimal("107.5")
    assert bar(Decimal(50), None, scale=Decimal(200)) == Bar(None, "25.0", None, None)


@pytest.mark.parametrize(
    ("largest", "top"),
    [("80", 100), ("100", 100), ("100.4", 125), ("125", 125), ("151", 200)],
)
def test_a_curve_has_room_for_its_largest_value(largest: str, top: int) -> None:
    points = [Point(2009, Decimal(10), Decimal(largest)), Point(2010, None, None)]
    assert Curve(points).top_value == top


def curve_of(years: dict[int, tuple[str, str | None]]) -> Curve:
    """Draw plan and actual to the end of each year."""
    return Curve([Point(y, Decimal(plan), number(a)) for y, (plan, a) in years.items()])


def test_a_shortfall_runs_there_along_the_plan_and_back_along_the_actual() -> None:
    curve = curve_of({2009: ("50", "0"), 2010: ("100", None)})
    assert curve.planned_line == "34,200 180.0,107.0 326.0,14.0"
    assert curve.shortfalls == ["34.0,200.0 180.0,107.0 180.0,200.0 34.0,200.0"]
    assert curve.surpluses == []
    assert [key.name for key in curve.legend] == ["shortfall"]


def test_work_ahead_of_its_plan_is_no_shortfall() -> None:
    curve = curve_of({2009: ("20", "60"), 2010: ("60", "90"), 2011: ("100", "110")})
    assert curve.shortfalls == []
    assert len(curve.surpluses) == 1
    assert [key.name for key in curve.legend] == ["surplus"]
    assert "2009, 2010, 2011" in curve.standing


def test_areas_are_parted_where_the_lines_cross() -> None:
    # Ten ahead, then ten behind: they meet half-way between the two years, at 50.
    curve = curve_of({2009: ("40", "50"), 2010: ("60", "50")})
    assert curve.surpluses == [
        "34.0,200.0 180.0,125.6 253.0,107.0 253.0,107.0 180.0,107.0 34.0,200.0"
    ]
    assert curve.shortfalls == ["253.0,107.0 326.0,88.4 326.0,107.0 253.0,107.0"]


def test_areas_that_touch_are_drawn_through_the_place_where_they_do() -> None:
    curve = curve_of({2009: ("50", "0"), 2010: ("50", "50"), 2011: ("100", "50")})
    (area,) = curve.shortfalls
    assert area.count("228.7,107.0") == 2


def test_where_plan_and_actual_are_the_same_nothing_is_marked() -> None:
    curve = curve_of({2009: ("50", "50"), 2010: ("100", "100")})
    assert (curve.shortfalls, curve.surpluses, curve.legend) == ([], [], [])
    assert curve.standing == ""


def test_a_year_that_the_strategy_lacks_takes_its_width() -> None:
    curve = curve_of({2009: ("0", "0"), 2010: ("100", "0"), 2013: ("100", "0")})
    steps = [float(tick.position) - curve.left for tick in curve.year_ticks]
    width = (curve.right - curve.left) / 5
    assert steps == [pytest.approx(width * n, abs=0.1) for n in (1, 2, 5)]
    assert [tick.label for tick in curve.year_ticks] == ["2009", "2010", "2013"]


def test_labels_of_many_years_leave_room_for_each_other() -> None:
    curve = curve_of(dict.fromkeys((*range(2001, 2009), 2030, 2031), ("10", None)))
    places = [float(tick.position) for tick in curve.year_ticks]
    assert [tick.label for tick in curve.year_ticks][-1] == "2031"
    assert all(after - one >= curve.room for one, after in pairwise(places))
