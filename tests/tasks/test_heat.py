from decimal import Decimal
from fractions import Fraction

import pytest

from tasks.heat import Warmth, heat_cell, heat_row
from tasks.outline import Point
from tasks.progress import Thresholds

LIMITS = Thresholds(on_track=Decimal("0.95"), delayed=Decimal("0.75"))


@pytest.mark.parametrize(
    ("planned", "actual", "warmth"),
    [
        (100, 95, Warmth.ON_TRACK),
        (100, Decimal("94.99"), Warmth.DELAYED),
        (100, 75, Warmth.DELAYED),
        (100, Decimal("74.99"), Warmth.AT_RISK),
        (100, 50, Warmth.AT_RISK),
        (100, Decimal("49.99"), Warmth.FAR_BEHIND),
        (100, 0, Warmth.FAR_BEHIND),
        (10, 12, Warmth.ON_TRACK),
        (0, 0, Warmth.NOTHING_PLANNED),
        (0, 5, Warmth.NOTHING_PLANNED),
        (10, None, Warmth.UNKNOWN),
        (0, None, Warmth.UNKNOWN),
        (None, 5, Warmth.UNKNOWN),
        (None, None, Warmth.UNKNOWN),
    ],
)
def test_a_cell_is_tinted_by_what_is_missing(planned, actual, warmth):
    found = heat_cell(Point(2012, planned, actual), LIMITS)
    assert found.warmth == warmth
    known = planned and actual is not None
    assert found.share == (Fraction(actual) / Fraction(planned) if known else None)


def test_the_thresholds_are_those_given():
    strict = Thresholds(on_track=Decimal("0.99"), delayed=Decimal("0.97"))
    point = Point(2012, Decimal(100), Decimal(96))
    assert heat_cell(point, strict).warmth == Warmth.AT_RISK


def test_years_to_come_have_no_cell():
    points = [Point(year, Decimal(10), Decimal(10)) for year in (2011, 2012, 2013)]
    found = heat_row(points, LIMITS, to_year=2012)
    assert [cell.year for cell in found] == [2011, 2012]
