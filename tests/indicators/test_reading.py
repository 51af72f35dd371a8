"""Which reported texts are numbers beyond doubt."""

from decimal import Decimal

import pytest

from indicators.reading import is_no_data, needs_a_person, number_in


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0", "0"),
        ("159", "159"),
        ("1 215", "1215"),
        ("99 832", "99832"),
        ("12 714", "12714"),
        ("12\u00a0714", "12714"),
        ("12\u202f714", "12714"),
        ("3 871 818,08", "3871818.08"),
        ("62,86", "62.86"),
        ("7,5", "7.5"),
        ("2.1625", "2.1625"),
        ("0.300", "0.300"),
        ("1000", "1000"),
        (" 12 ", "12"),
        ("-5", "-5"),
        ("−5", "-5"),
        ("999999999999999", "999999999999999"),
    ],
)
def test_a_number_beyond_doubt_is_read(text, number):
    assert number_in(text) == Decimal(number)
    assert not needs_a_person(text)


@pytest.mark.parametrize(
    "text",
    [
        "bez zmian",
        "ok. 1800",
        "5 podpisów",
        "4/25 520 zł",
        "623 (w tym 39 dla niepełnosprawnych)",
        "500.000.00",
        "3.000",
        "680.000",
        "-0",
        "- 0",
        "1 procent mniej",
        "8,6%",
        "14 szt",
        "12 71",
        "1 2345",
        "1,",
        ",5",
        "1,5,5",
        "1e5",
        "NaN",
        "٣",
        "9999999999999999",
        "0,1234567",
        "- brak",
    ],
)
def test_a_doubtful_text_stays_a_text_for_a_person(text):
    assert number_in(text) is None
    assert needs_a_person(text)


@pytest.mark.parametrize(
    "text", ["-", "–", "bd", "bd.", "BD", "X", "x", "Brak danych", "", "  "]
)
def test_no_data_is_neither_a_number_nor_doubtful(text):
    assert is_no_data(text)
    assert number_in(text) is None
    assert not needs_a_person(text)


def test_zero_is_a_number_and_not_the_lack_of_one():
    assert not is_no_data("0")
