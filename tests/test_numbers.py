from decimal import Decimal

import pytest

from leszno_strategy.fields import FigureField
from leszno_strategy.numbers import (
    decimals_that_add_up,
    exact,
    out_of,
    percent,
    points,
    rounded,
)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("47.25", "47.3"),
        ("47.35", "47.4"),
        ("47.249", "47.2"),
        ("0.05", "0.1"),
        ("0", "0.0"),
        ("107.5", "107.5"),
        ("100", "100.0"),
        ("-0.25", "-0.3"),
    ],
)
def test_a_figure_is_shown_with_one_decimal_rounded_half_up(
    value: str, shown: str
) -> None:
    assert str(rounded(Decimal(value))) == shown


def number(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


@pytest.mark.parametrize(
    ("value", "shown"),
    [("47.25", "47,3"), ("0", "0,0"), ("12714", "12\u00a0714,0"), (None, "–")],
)
def test_a_computed_figure_is_written_the_polish_way(
    value: str | None, shown: str
) -> None:
    assert points(number(value)) == shown


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("10.00", "10"),
        ("100", "100"),
        ("1.50", "1,5"),
        ("99.95", "99,95"),
        ("0.00", "0"),
        ("-0", "0"),
        ("12714", "12\u00a0714"),
        (None, "–"),
    ],
)
def test_an_entered_figure_is_written_without_needless_zeros(
    value: str | None, shown: str
) -> None:
    assert exact(number(value)) == shown


@pytest.mark.parametrize(
    ("share", "shown"),
    [
        ("0.91", "91,0\u00a0%"),
        ("0.91250", "91,3\u00a0%"),
        ("0", "0,0\u00a0%"),
        (None, "–"),
    ],
)
def test_a_share_is_written_as_a_percentage(share: str | None, shown: str) -> None:
    assert percent(number(share)) == shown


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("100,0", "ze 100,0"),
        ("125", "ze 125"),
        ("17,0", "z 17,0"),
        ("1", "z 1"),
        ("1\u00a0000", "z 1\u00a0000"),
        ("150\u00a0000", "ze 150\u00a0000"),
        ("–", "z –"),
    ],
)
def test_a_whole_can_be_read_aloud(value: str, shown: str) -> None:
    assert out_of(value) == shown


@pytest.mark.parametrize("value", [0, Decimal(0), "0", " 0 "])
def test_a_field_takes_zero_for_a_figure(value: object) -> None:
    assert FigureField(required=False).clean(value) == 0


@pytest.mark.parametrize("value", [None, "", "  "])
def test_a_field_takes_nothing_for_unknown(value: object) -> None:
    assert FigureField(required=False).clean(value) is None


@pytest.mark.parametrize(
    ("parts", "total", "decimals"),
    [
        (["13.75", "33.5"], "47.25", 1),  # 13,8 + 33,5 is 47,3
        (["3.3667", "3.3667", "3.3667"], "10.1", 2),
        (["0.04"] * 20, "0.8", 2),
        ([], "0", 1),
    ],
)
def test_parts_take_as_few_decimals_as_add_up(parts, total, decimals):
    given = [Decimal(part) for part in parts]
    assert decimals_that_add_up(given, Decimal(total)) == decimals
