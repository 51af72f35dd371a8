"""What is known last of an indicator, and how it changed."""

from decimal import Decimal

import pytest

from indicators.models import Indicator, IndicatorValue
from indicators.trend import Trend, last_known, trend


def values(reported: dict[int, str]) -> list[IndicatorValue]:
    found = [IndicatorValue(indicator=Indicator(), year=year) for year in reported]
    for value in found:
        value.set_text(reported[value.year])
    return found


@pytest.mark.parametrize(
    ("reported", "year"),
    [
        ({2009: "1", 2010: "2"}, 2010),
        ({2010: "2", 2009: "1"}, 2010),
        ({2009: "1", 2010: "bd"}, 2009),
        ({2009: "1", 2010: "-"}, 2009),
        ({2009: "0"}, 2009),
        ({2009: "1", 2010: "bez zmian"}, 2010),
        ({2009: "X", 2010: ""}, None),
        ({}, None),
    ],
)
def test_what_says_that_there_is_no_data_is_not_known(reported, year):
    last = last_known(values(reported))
    assert (last.year if last else None) == year


@pytest.mark.parametrize(
    ("reported", "change", "since"),
    [
        ({2009: "10", 2010: "12,5"}, "2.5", 2009),
        ({2009: "10", 2010: "4"}, "-6", 2009),
        ({2009: "10", 2010: "10,0"}, "0", 2009),
        ({2009: "0", 2010: "0"}, "0", 2009),
        ({2009: "-3", 2010: "2"}, "5", 2009),
        ({2007: "1", 2009: "10", 2013: "12"}, "2", 2009),
        ({2009: "10", 2010: "ok. 11", 2011: "12"}, "2", 2009),
        ({2009: "10", 2010: "bd"}, None, None),
        ({2008: "4", 2009: "10", 2010: "bd"}, "6", 2008),
        ({2009: "10", 2010: "ok. 11"}, None, None),
        ({2009: "ok. 10", 2010: "11"}, None, None),
        ({2009: "10"}, None, None),
        ({}, None, None),
    ],
)
def test_the_change_is_against_the_last_number_before(reported, change, since):
    found = trend(values(reported), "")
    expected = None if change is None else Trend(Decimal(change), since, None)
    assert found == expected


@pytest.mark.parametrize(
    ("direction", "up", "down", "same"),
    [
        ("more", True, False, None),
        ("less", False, True, None),
        ("band", None, None, None),
        ("", None, None, None),
    ],
)
def test_better_or_worse_follows_the_direction(direction, up, down, same):
    for text, is_better in (("6", up), ("4", down), ("5", same)):
        found = trend(values({2009: "5", 2010: text}), direction)
        assert found is not None
        assert found.is_better is is_better


@pytest.mark.parametrize(
    ("breaks", "since"),
    [
        ((), 2009),
        ((2010,), None),
        ((2009,), 2009),
        ((2011,), 2009),
        ((2008, 2010), None),
    ],
)
def test_no_change_reaches_across_a_break(breaks, since):
    found = trend(values({2009: "5", 2010: "6"}), "more", breaks)
    assert (found.since if found else None) == since
