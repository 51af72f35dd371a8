"""Open data for people: a Polish Excel opens them, in Polish words."""

import pytest
from django.utils.translation import override

from leszno_strategy.folding import fold
from open_data.description import Type
from open_data.tables import TABLES
from tasks.progress import Status
from tests.open_data.downloads import NAMES, NEWEST, body, csv_rows, excel_rows


def test_a_polish_excel_gets_semicolons_commas_and_its_mark(client, snapshot):
    written = body(client, f"{NEWEST}zadania.excel.csv")
    assert written.startswith(b"\xef\xbb\xbfStan na rok;Kod;")
    task = excel_rows(client, f"{NEWEST}zadania.excel.csv")[0]
    assert (task["Wykonanie"], task["Waga"]) == ("58,3", "7,25")


def test_closed_lists_yes_and_no_are_polish_words_in_excel(client, snapshot):
    def said(table: str, column: str) -> set[str]:
        return {row[column] for row in excel_rows(client, f"{NEWEST}{table}.excel.csv")}

    codes = {row["status"] for row in csv_rows(client, f"{NEWEST}zadania.csv")}
    with override("pl"):
        labels = {str(Status(code).label) for code in codes}
    assert said("zadania", "Status") == labels
    assert said("zadania", "Etapy znane") <= {"tak", "nie"}
    assert said("wskazniki", "Główny") <= {"tak", "nie"}
    assert said("wskazniki", "Poziom") <= {
        *("strategia jako całość", "cel", "program", "zadanie"),
    }
    with override("en"):
        assert said("zadania", "Status") == labels


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_headings_for_people_are_the_names_with_polish_letters(table):
    headings = [column.heading for column in table.columns]
    assert len(set(headings)) == len(headings)
    for column in table.columns:
        assert fold(column.heading).replace(" ", "_") == column.name


@pytest.mark.parametrize("name", NAMES)
def test_excel_has_the_same_rows(client, snapshot, name):
    found = excel_rows(client, f"{NEWEST}{name}.excel.csv")
    expected = csv_rows(client, f"{NEWEST}{name}.csv")
    assert len(found) == len(expected)
    [table] = [one for one in TABLES if one.name == name]
    coded = {c.name for c in table.columns if c.words or c.type == Type.BOOLEAN}
    names = {column.heading: column.name for column in table.columns}
    for row, like in zip(found, expected, strict=True):
        plain = {names[k]: v.replace(",", ".") for k, v in row.items()}
        assert {k: v.lstrip("'\t") for k, v in plain.items() if k not in coded} == {
            k: v.replace(",", ".") for k, v in like.items() if k not in coded
        }
        # A word stands just where there is a code.
        assert {k for k in coded if plain[k]} == {k for k in coded if like[k]}
