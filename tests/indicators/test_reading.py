"""Which reported texts are numbers beyond doubt."""

from decimal import Decimal

import pytest

from indicators.reading import doubt_about, is_no_data, number_in


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
        ("99999999999999", "99999999999999"),
        ("12345678901234,5", "12345678901234.5"),
    ],
)
def test_a_number_beyond_doubt_is_read(text, number):
    assert number_in(text) == Decimal(number)
    assert not doubt_about(text)


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
        "123456789012345",
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
    assert doubt_about(text)


@pytest.mark.parametrize(
    "text", ["-", "–", "bd", "bd.", "BD", "X", "x", "Brak danych", "", "  "]
)
def test_no_data_is_neither_a_number_nor_doubtful(text):
    assert is_no_data(text)
    assert number_in(text) is None
    assert not doubt_about(text)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("8,6%", "8.6"),
        ("64 %", "64"),
        ("64\u00a0%", "64"),
        ("97,4", "97.4"),
        ("-1,5 %", "-1.5"),
    ],
)
def test_percent_is_a_number_where_it_is_the_unit(text, number):
    assert number_in(text, "%") == Decimal(number)
    assert doubt_about(text, "%") is None
    if "%" in text:
        assert number_in(text, "szt.") is None


@pytest.mark.parametrize("text", ["12.714", "8,6%%", "%", "ok. 8%"])
def test_what_is_in_doubt_is_so_in_percent_as_well(text):
    assert number_in(text, "%") is None
    assert doubt_about(text, "%")


def test_a_doubt_says_how_to_write_the_number_that_may_be_meant():
    assert doubt_about("12.714") == (
        "Zostanie jako tekst. Jeśli to liczba, wpisz 12\u00a0714 albo 12,714."
    )
    assert doubt_about("bez zmian") == (
        "Zostanie jako tekst: „bez zmian” to nie liczba."
    )


def test_zero_is_a_number_and_not_the_lack_of_one():
    assert not is_no_data("0")
