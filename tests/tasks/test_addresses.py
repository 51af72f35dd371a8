"""Which addresses are proposed for a strategy, and which it cannot have."""

from itertools import islice

import pytest

from tasks.addresses import proposed

LONG = "Strategia zrównoważonego rozwoju społecznego i gospodarczego"


@pytest.mark.parametrize(
    ("title", "years", "address"),
    [
        ("Strategia Łodzi", [2026, 2027, 2035], "strategia-lodzi-2026-2035"),
        ("Strategia Miasta 2030", range(2024, 2031), "strategia-miasta-2030-2024"),
        ("Leszno 2026–2035", range(2026, 2036), "leszno-2026-2035"),
        ("Plan", [2026], "plan-2026"),
        ("Plan", [], "plan"),
        ("„…”", [2026, 2030], "strategia-2026-2030"),
        (LONG, [2026], "strategia-zrownowazonego-rozwoju-2026"),
        ("x" * 60, [2026, 2030], "x" * 35 + "-2026-2030"),
    ],
)
def test_an_address_is_proposed_from_the_title_and_the_years(title, years, address):
    first, second = islice(proposed(title, years), 2)
    assert first == address
    assert second == f"{address}-2"
    assert len(second) <= 50
