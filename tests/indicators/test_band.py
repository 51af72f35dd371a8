"""The band of an indicator is an aim only where a band is what is best."""

from decimal import Decimal

import pytest

from indicators.models import Indicator


@pytest.mark.parametrize(
    ("direction", "low", "high", "said"),
    [
        ("band", "5.500000", "20", "od 5,5 do 20"),
        ("band", "0", None, "co najmniej 0"),
        ("band", None, "20", "co najwyżej 20"),
        ("band", None, None, ""),
        ("more", "5", "20", ""),
        ("", "5", None, ""),
    ],
)
def test_a_band_is_said_with_the_edges_that_are_known(
    direction: str, low: str | None, high: str | None, said: str
) -> None:
    edges = [None if edge is None else Decimal(edge) for edge in (low, high)]
    indicator = Indicator(direction=direction, band_from=edges[0], band_to=edges[1])
    assert indicator.band_said == said
    assert (indicator.band is not None) == bool(said)
