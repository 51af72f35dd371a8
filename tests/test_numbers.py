from decimal import Decimal

import pytest

from leszno_strategy.numbers import rounded


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
