"""Means of means are exact, and rounded once: no half is lost on the way."""

from collections import Counter
from decimal import Decimal
from fractions import Fraction
from itertools import islice

import pytest

from leszno_strategy.numbers import as_decimal, computed, cut, points, rounded
from tasks.outline import strategy_branch
from tests.exactness import branch_of, in_arithmetic, trees
from tests.places import load
from tests.reckoning import half_of_thirds, written


def test_a_half_made_of_thirds_is_rounded_up():
    found = branch_of(half_of_thirds(2009)).progress(2009)
    assert found == Fraction("16.75")
    assert computed(found) == Decimal("16.8")
    assert written(half_of_thirds(2009).progress(2009)) == "16,8"


@pytest.mark.django_db
def test_a_half_made_of_thirds_is_rounded_up_on_pages_and_in_the_api(client):
    strategy = load(half_of_thirds(2009), [2009], "miasto")
    assert strategy_branch(strategy).progress(2009) == Fraction("16.75")
    for address in ("/miasto/", strategy.goals.get().get_absolute_url()):
        page = client.get(address).content.decode()
        assert "16,8" in page
        assert "16,7" not in page
    said = client.get("/api/v1/strategie/miasto/").json()
    for part in (said, *said["goals"]):
        assert part["figures"]["progress"] == 16.8
        assert part["figures"]["difference"] == -83.3
        assert part["figures"]["index_percent"] == 16.8


def test_figures_of_random_trees_agree_with_fractions():
    """At each level, in each year: plan, progress, shares, differences, months."""
    found: Counter[str] = Counter()
    for tree, years in islice(trees(seed=16), 40):
        for point in in_arithmetic(tree, years):
            assert point.found == point.expected, point.what
            found["points"] += 1
            found["halves"] += point.is_half
    assert found["points"] > 20_000
    assert found["halves"] > 2_000


@pytest.mark.parametrize(
    ("value", "decimals", "shown"),
    [
        (Fraction("16.75"), 1, "16.8"),
        (Fraction(-67, 4), 1, "-16.8"),
        (Fraction(1, 3), 1, "0.3"),
        (Fraction(-1, 30), 1, "0.0"),
        (Decimal("-0.04"), 1, "0.0"),
        # So near to a half that no decimal of 28 digits tells them apart.
        (Fraction("16.75") - Fraction(1, 10**40), 1, "16.7"),
        (Fraction("16.75") + Fraction(1, 10**40), 1, "16.8"),
        (Fraction(1, 20) - Fraction(1, 10**60), 1, "0.0"),
        (Fraction("0.9125"), 3, "0.913"),
    ],
)
def test_a_fraction_is_rounded_as_it_is(value, decimals, shown):
    assert str(rounded(value, decimals)) == shown
    # What is kept of it with more decimals rounds to the same.
    assert str(rounded(as_decimal(value), decimals)) == shown
    assert str(rounded(cut(value, 9), decimals)) == shown


def test_points_are_written_of_fractions():
    assert points(Fraction(67, 4)) == "16,8"
    assert points(Fraction(-67, 4), 2) == "-16,75"
