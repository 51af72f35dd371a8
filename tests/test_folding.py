"""Letters as people type them when they search."""

import pytest

from leszno_strategy.folding import fold


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Zażółć GĘŚLĄ jaźń", "zazolc gesla jazn"),
        ("ŁÓDŹ", "lodz"),
        ("I.3.5 – 100%", "i.3.5 – 100%"),
        ("İ", "i"),
        ("", ""),
    ],
)
def test_letters_lose_case_and_diacritics_one_for_one(text, folded):
    assert fold(text) == folded
    assert len(fold(text)) == len(text)
