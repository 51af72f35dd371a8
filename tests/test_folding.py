"""Folding is the same in Python and in the database, character for character."""

import sys

import pytest
from django.db.models import Value

from leszno_strategy.folding import Fold, fold
from tasks.models import Strategy
from tests.factories import make_strategy

ODD = {
    "": "",
    "Zażółć GĘŚLĄ jaźń": "zazolc gesla jazn",
    "ŁÓDŹ i Łomża": "lodz i lomza",
    "I.3.5 – 100%": "i.3.5 – 100%",
    "Đorđe, Ørsted, Ħal, \u017fz": "dorde, orsted, hal, sz",
    "İstanbul, \u0131s\u0131": "istanbul, isi",
    "Straße, Æsop, ŒUVRE, Þing, ŋ": "straße, æsop, œuvre, þing, ŋ",
    "ĳ, ŉ, ŀ, ĸ": "ĳ, n, l, ĸ",
    "2 × 3 ÷ 4 ≠ 100% _ \\ '": "2 × 3 ÷ 4 ≠ 100% _ \\ '",
    "10\u00a0000 zł\n– „tak”": "10\u00a0000 zl\n– „tak”",
    "Київ 🙂 Ελλάδα": "київ 🙂 ελλάδα",
    # A sign that stands for itself is a character of its own.
    "e\u0301": "e\u0301",
}


@pytest.mark.both
@pytest.mark.parametrize(("text", "folded"), ODD.items())
def test_python_and_the_database_fold_alike(db, text, folded):
    make_strategy()
    assert fold(text) == folded
    assert Strategy.objects.values_list(Fold(Value(text))).get() == (folded,)


def test_every_letter_of_latin_is_folded_alike_by_both(db):
    make_strategy()
    text = "".join(chr(code) for code in range(0x20, 0x180))
    assert Strategy.objects.values_list(Fold(Value(text))).get() == (fold(text),)


def test_one_character_stands_for_one():
    for code in range(sys.maxunicode + 1):
        assert len(fold(chr(code))) == 1, hex(code)


def test_nothing_stays_nothing(db):
    make_strategy()
    assert Strategy.objects.values_list(Fold(Value(None))).get() == (None,)
