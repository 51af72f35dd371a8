"""What the pictures draw, in shares of their length."""

from decimal import Decimal

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


def test_the_gap_runs_there_along_the_plan_and_back_along_the_actual() -> None:
    points = [
        Point(2009, Decimal(50), Decimal(0)),
        Point(2010, Decimal(100), None),
    ]
    curve = Curve(points)
    assert curve.planned_line == "34,200 180.0,107.0 326.0,14.0"
    assert curve.gap == "34,200 180.0,107.0 180.0,200.0"
