"""Where the values of an indicator are drawn."""

from decimal import Decimal
from itertools import pairwise

import pytest
from django.utils import translation

from public.series import Chart, Frame, levels, round_step, runs, sparkline

YEARS = range(2009, 2014)


def numbers(known: dict[int, str]) -> dict[int, Decimal]:
    return {year: Decimal(text) for year, text in known.items()}


def decimals(*texts: str) -> list[Decimal]:
    return [Decimal(text) for text in texts]


def chart(known: dict[int, str], **more) -> Chart:
    return Chart(numbers(known), years=list(YEARS), **more)


@pytest.mark.parametrize(
    ("years", "grouped"),
    [
        ([], []),
        ([2009], [[2009]]),
        ([2009, 2010], [[2009, 2010]]),
        ([2010, 2009], [[2009, 2010]]),
        ([2009, 2011, 2012], [[2009], [2011, 2012]]),
    ],
)
def test_only_neighbouring_years_belong_together(years, grouped):
    assert runs(years) == grouped


@pytest.mark.parametrize(
    ("least", "step"),
    [
        ("1", "1"),
        ("1.01", "2"),
        ("2.5", "5"),
        ("5.1", "10"),
        ("0.03", "0.05"),
        ("0.000001", "0.000001"),
        ("300000000000", "500000000000"),
    ],
)
def test_a_step_is_round_and_large_enough(least, step):
    assert round_step(Decimal(least)) == Decimal(step)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        # From zero, where that does not flatten the line.
        (["18", "159"], ["0", "50", "100", "150", "200"]),
        (["0", "1"], ["0", "0.5", "1"]),
        (["159"], ["0", "50", "100", "150", "200"]),
        (["7", "7"], ["0", "2", "4", "6", "8"]),
        (["0"], ["0", "1"]),
        # Not from zero, where it would.
        (["62.86", "65"], ["62", "63", "64", "65"]),
        (["99831", "99832"], ["99831", "99831.5", "99832"]),
        # Below zero, and on both sides of it.
        (["-12", "-3"], ["-15", "-10", "-5", "0"]),
        (["-5", "15"], ["-5", "0", "5", "10", "15"]),
        (["-65", "-62.86"], ["-65", "-64", "-63", "-62"]),
        # As small and as large as a value may be.
        (["0.000001"], ["0", "0.0000005", "0.000001"]),
        (["0", "900000000000000"], ["0", "500000000000000", "1000000000000000"]),
    ],
)
def test_levels_are_round_and_hold_all_values(values, expected):
    found = levels(decimals(*values))
    assert {found[0], found[-1]} == {Decimal(expected[0]), Decimal(expected[-1])}
    assert found[0] <= min(decimals(*values))
    assert max(decimals(*values)) <= found[-1]
    assert set(decimals(*expected)) <= set(found)
    assert len(found) <= 7


def test_a_line_joins_neighbours_and_leaves_gaps():
    plot = sparkline(numbers({2009: "0", 2010: "10", 2012: "5"}), list(YEARS))
    assert plot.lines == ["4.0,20.0 26.0,4.0"]
    assert [(spot.year, spot.x, spot.y) for spot in plot.alone] == [
        (2012, "70.0", "12.0")
    ]


@pytest.mark.parametrize(
    ("known", "heights"),
    [
        ({2009: "7", 2010: "7"}, ["12.0", "12.0"]),
        ({2009: "0", 2010: "0"}, ["12.0", "12.0"]),
        ({2009: "-10", 2010: "0"}, ["20.0", "4.0"]),
        ({2009: "0", 2010: "900000000000000"}, ["20.0", "4.0"]),
        (
            {2009: "0.000001", 2010: "0.000003", 2011: "0.000002"},
            ["20.0", "4.0", "12.0"],
        ),
    ],
)
def test_a_small_line_fills_its_own_height(known, heights):
    plot = sparkline(numbers(known), list(YEARS))
    assert [spot.y for spot in plot.spots] == heights


@pytest.mark.parametrize("known", [{}, {2009: "7"}])
def test_fewer_than_two_numbers_have_no_line(known):
    assert sparkline(numbers(known), list(YEARS)) is None


def test_a_series_of_one_year_stands_in_the_middle():
    alone = Chart(numbers({2009: "7"}), years=[2009])
    [spot] = alone.spots
    assert Decimal(spot.x) == Decimal(alone.box.left + alone.box.right) / 2


def test_zero_is_drawn_where_values_lie_on_both_sides():
    found = chart({2009: "-5", 2010: "15"})
    assert found.zero_y == found.y(Decimal(0))
    assert chart({2009: "5", 2010: "15"}).zero_y is None


@pytest.mark.parametrize(
    ("known", "more", "notes"),
    [
        ({2009: "0", 2010: "5"}, {}, []),
        (
            {2009: "62.86", 2010: "65"},
            {},
            ["Oś biegnie od 62 do 65 i nie obejmuje zera."],
        ),
        (
            {2009: "2", 2010: "5"},
            {"baseline": Decimal("2.50")},
            ["Linia przerywana to wartość bazowa: 2,5."],
        ),
        (
            {2009: "2", 2011: "5"},
            {},
            ["Linia urywa się tam, gdzie za któryś rok nie ma liczby."],
        ),
        (
            {2009: "2", 2010: "5"},
            {"texts": [2011]},
            ["◇ oznacza rok, którego wartość podano słowami: jest w tabeli."],
        ),
    ],
)
def test_what_a_reader_has_to_know_is_said(known, more, notes):
    assert chart(known, **more).notes == notes


def test_the_axis_has_room_for_the_baseline():
    found = chart({2009: "2", 2010: "5"}, baseline=Decimal(20))
    assert found.high == 20
    assert found.baseline_y == found.y(Decimal(20))


@pytest.mark.parametrize(
    ("largest", "magnitude", "label"),
    [
        ("99832", "", "100\u00a0000"),
        ("8000000", "w milionach", "8"),
        ("25000000000", "w miliardach", "30"),
        ("900000000000000", "w bilionach", "1\u00a0000"),
        ("0.000002", "", "0,000002"),
    ],
)
def test_labels_of_the_axis_stay_short(largest, magnitude, label):
    found = chart({2009: "0", 2010: largest})
    assert str(found.magnitude) == magnitude
    assert found.levels[-1].label == label
    with translation.override("en"):
        assert found.levels[-1].label == label.replace("\u00a0", ",").replace(
            "0,0000", "0.0000"
        )


@pytest.mark.parametrize("largest", ["9", "99832", "123456789012345", "0.000001"])
def test_labels_and_values_share_the_picture(largest):
    found = chart({2009: "0", 2013: largest})
    assert 0 < found.left < found.box.left < found.box.right < found.width


def test_labels_of_years_keep_apart():
    many = Chart(numbers({1990: "1"}), years=range(1990, 2030))
    places = [float(tick.position) for tick in many.year_ticks]
    assert many.year_ticks[-1].label == "2029"
    assert all(b - a >= 40 for a, b in pairwise(places))


def test_a_frame_breaks_lines_and_grows_with_them():
    found = chart({2009: "1"})
    frame = Frame(found, heading="słowo " * 20, footing=["Uwaga.", "Źródło."])
    assert len(frame.above) == 3
    assert [line.text for line in frame.below] == ["Uwaga.", "Źródło."]
    assert frame.above[-1].y < 0
    assert frame.below[0].y > found.height
    assert frame.top + frame.height > frame.below[-1].y
