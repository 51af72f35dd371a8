"""Tables of the local data bank are read in both shapes; see `samples`."""

import pytest

from indicators.bank.tables import NotBank, Table, group_of, read
from tests.indicators.bank.samples import (
    ALL,
    CITY,
    CREL,
    FIGURES,
    HEADING,
    lines,
)

MANY = 1000
EVERYBODY, OLD = ("ogółem; ogółem", "osoba"), ("70 i więcej; kobiety", "osoba")


def texts(table: Table, key: tuple[str, str], code: str = CITY[0]) -> dict[int, str]:
    figures = table.series[key].figures
    return {year: one.text for (where, year), one in figures.items() if where == code}


def test_rows_of_figures_become_series_by_territory_and_year():
    table = read(lines(), MANY)
    assert table.territories == {"3063000": "Powiat m. Leszno", "0000000": "POLSKA"}
    assert list(table.series) == [EVERYBODY, OLD]
    assert texts(table, EVERYBODY, "0000000") == {2009: "38167329", 2010: "38529866"}


def test_figures_are_written_plainly_and_marks_say_which_are_none():
    table = read(lines(), MANY)
    assert texts(table, EVERYBODY) == {
        2005: "63988",
        2009: "64192",
        2010: "64722",
        2011: "",
    }
    # A mark a: less than what is written, which is a figure.
    assert texts(table, OLD) == {2009: "3981,5", 2010: "0", 2011: "", 2012: ""}
    assert table.series[EVERYBODY].figures["3063000", 2009].mark == "M"
    assert not table.odd


@pytest.mark.parametrize("mark", ["n", "x", "X", "-"])
@pytest.mark.parametrize("value", ["", "0", "-", "."])
def test_no_figure_is_never_a_zero(mark, value):
    table = read(lines([(CITY, ALL, 2010, value, mark)]), MANY)
    assert texts(table, EVERYBODY) == {2010: ""}


@pytest.mark.parametrize("mark", ["", "a", "A", "z", "Z", "k", "K", "M", "p", "s", "v"])
def test_other_marks_stand_beside_figures(mark):
    table = read(lines([(CITY, ALL, 2010, "0", mark)]), MANY)
    assert texts(table, EVERYBODY) == {2010: "0"}


def test_what_reads_two_ways_is_told_and_left():
    table = read(lines([(CITY, ALL, 2010, "3.000", "")]), MANY)
    assert texts(table, EVERYBODY) == {2010: ""}
    assert table.odd == ["ogółem; ogółem, 2010: 3.000"]


def test_two_figures_for_one_year_are_told_and_left():
    twice = [(CITY, ALL, 2010, "1", ""), (CITY, ALL, 2010, "2", "")]
    table = read(lines(twice), MANY)
    assert texts(table, EVERYBODY) == {2010: ""}
    assert table.odd == ["ogółem; ogółem, 2010: 1 / 2"]


def test_a_code_keeps_its_zeros():
    shorter = [(("201000", "Powiat"), ALL, 2010, "5", "")]
    assert read(lines(shorter), MANY).territories == {"0201000": "Powiat"}


def test_a_table_without_characteristics_and_marks_is_read():
    plain = [["Kod", "Nazwa", "Rok", "Wartosc"], [*CITY, "2010", "7"]]
    assert texts(read(plain, MANY), ("", "")) == {2010: "7"}


@pytest.mark.parametrize(
    "heading",
    [
        [["Kod", "Nazwa", "ogółem;2009;[osoba]", "kobiety;2010;[osoba]", ""]],
        [
            ["Kod", "Nazwa", "ogółem", "kobiety"],
            ["", "", "2009", "2010"],
            ["", "", "[osoba]", ""],
        ],
        # Merged cells downwards say the same again.
        [
            ["Kod", "Nazwa", "ogółem", "kobiety"],
            ["Kod", "Nazwa", "2009", "2010", "stan w dniu"],
            ["Kod", "Nazwa", "[osoba]", "[osoba]"],
        ],
    ],
)
def test_a_wide_table_says_in_its_headings_what_a_column_is(heading):
    table = read([["LUDNOŚĆ"], *heading, [*CITY, "64192", "-"]], MANY)
    assert texts(table, ("ogółem", "osoba")) == {2009: "64192"}
    assert texts(table, ("kobiety", "osoba")) == {2010: ""}


@pytest.mark.parametrize(
    "rows",
    [
        [],
        [["Zadanie", "Waga"], ["I.1", "5"]],
        [HEADING],
        [["Kod", "Nazwa", "ogółem"], [*CITY, "5"]],
        [["x"]] * 30 + lines(),
        lines([(("LESZNO", "Leszno"), ALL, 2010, "5", "")]),
        lines([((CITY[0], "x" * 1001), ALL, 2010, "5", "")]),
        lines([(CITY, ("x" * 1001, ""), 2010, "5", "")]),
        [[*HEADING], [*CITY, *ALL, "2010", "5", "x" * 101, ""]],
        [["Kod", "Nazwa", *["2010"] * 5_000], [*CITY, "5"]],
        [["Kod", "Nazwa", ";" * 1_001 + "x;2010"], [*CITY, "5"]],
    ],
)
def test_what_is_no_table_of_the_bank_is_refused(rows):
    with pytest.raises(NotBank):
        read(rows, MANY)


def test_years_of_which_no_indicator_has_values_are_left_out():
    long_ago = [(CITY, ALL, year, "5", "") for year in (1989, 1990, 2100, 2101)]
    assert texts(read(lines(long_ago), MANY), EVERYBODY) == {1990: "5", 2100: "5"}
    wide = [["Kod", "Nazwa", "ogółem;1989", "ogółem;1990"], [*CITY, "4", "5"]]
    assert texts(read(wide, MANY), ("ogółem", "")) == {1990: "5"}


def test_signs_that_no_database_keeps_are_left_out():
    odd = [(CITY, ("ogó\0łem", "ogółem"), 2010, "\x015", "")]
    assert texts(read(lines(odd), MANY), EVERYBODY) == {2010: "5"}


def test_it_stops_after_one_figure_too_many():
    assert read(lines(), 3).count == 4 < len(FIGURES)


def test_the_group_stands_in_the_name_of_the_file():
    assert group_of(CREL) == "LUDN_2137"
    assert group_of("LUDN_2137_CREL_20240419101530 (1).csv") == "LUDN_2137"
    assert group_of("ludność.csv") == ""
