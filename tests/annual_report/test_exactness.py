"""Means of means are the same to the last digit in every place that shows them."""

from itertools import islice
from pathlib import Path

import pytest

from tests.annual_report.reading_back import OFFICE, YEAR
from tests.exactness import trees
from tests.places import Places, load
from tests.reckoning import Whole, half_of_thirds

pytestmark = [pytest.mark.slow, pytest.mark.django_db]


def check(tree: Whole, years: list[int], folder: Path, slug: str = "miasto") -> int:
    places = Places(load(tree, years, slug), tree, years)
    found = list(places.points(folder if OFFICE else None))
    assert [point for point in found if point.found != point.expected] == []
    return len(found)


def test_a_half_made_of_thirds_is_rounded_up_everywhere(tmp_path):
    assert check(half_of_thirds(YEAR), [YEAR], tmp_path) > 300


def test_figures_of_random_trees_are_the_same_everywhere(tmp_path):
    for number, (tree, years) in enumerate(islice(trees(seed=7), 2)):
        folder = tmp_path / str(number)
        folder.mkdir()
        assert check(tree, years, folder, f"miasto-{number}") > 300
