"""Files that cannot be taken: each fault is named with its place, nothing changes."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError

from exchange.format import LARGEST_FILE
from tests.exchange.documents import (
    full_document,
    put,
    rows_of_all_models,
    run_import,
    take,
)

PROGRAMME = "goals[0].programmes[0]"
TASK = f"{PROGRAMME}.tasks[0]"
CELL = f"{TASK}.stages[0].years.2009"
INDICATOR = f"{TASK}.indicators[0]"

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]


def refusal_of(content: Any, tmp_path: Path) -> str:
    """Return why the content is refused, having seen that nothing changed."""
    before = rows_of_all_models()
    with pytest.raises(CommandError) as refusal:
        run_import(content, tmp_path)
    assert rows_of_all_models() == before
    assert refusal.value.returncode == 1
    return str(refusal.value)


# The place of a value, a value that cannot stand there, and what is said of it.
VALUES: list[tuple[str, Any, str]] = [
    ("format", "strategy/3", "this is not the format “strategy/2”"),
    ("format", None, "this is not the format “strategy/2”"),
    # Another type of value, or none.
    ("strategy", [], "expected named parts in curly brackets, found a list"),
    ("goals", {}, "expected a list in square brackets, found named parts"),
    ("goals", None, "found nothing (null)"),
    ("strategy.slug", "pomoc", "Another page of the site has the address /pomoc/"),
    ("strategy.title", 5, "expected a text in quotes, found a whole number"),
    ("goals[0].title", None, "found nothing (null)"),
    ("goals[0].indicators", None, "found nothing (null)"),
    (PROGRAMME, "Program", "expected named parts"),
    (f"{PROGRAMME}.number", "1", "expected a whole number without quotes"),
    (f"{PROGRAMME}.number", True, "found true or false"),
    (f"{PROGRAMME}.number", 1.0, "found a number without quotes"),
    (f"{TASK}.stages", 3, "expected a list"),
    (f"{TASK}.executors[0]", None, "expected a text"),
    (f"{TASK}.no_indicators_of_kind", None, "expected a list"),
    (f"{TASK}.executors", ["Wydział"] * 10_000, "too long (more than 9999)"),
    (f"{INDICATOR}.values.2009", None, "expected a text"),
    (f"{INDICATOR}.values.2009", 5, "expected a text"),
    # Numbers.
    (f"{PROGRAMME}.number", 0, "from 1 to 9999"),
    (f"{PROGRAMME}.number", 10_000, "from 1 to 9999"),
    (f"{TASK}.legacy_id", 2_147_483_648, "from 1 to 2147483647"),
    (f"{TASK}.legacy_id", 10**4000, "from 1 to 2147483647"),
    (f"{TASK}.legacy_id", -(10**4000), "from 1 to 2147483647"),
    # Figures.
    (f"{CELL}.planned", 10, "expected a text"),
    (f"{CELL}.planned", "-1", "such as 7.5, found “-1”"),
    (f"{CELL}.planned", "7,5", "such as 7.5"),
    (f"{CELL}.planned", "1e5", "such as 7.5"),
    (f"{CELL}.planned", "NaN", "such as 7.5"),
    (f"{CELL}.planned", "Infinity", "such as 7.5"),
    (f"{CELL}.planned", float("nan"), "expected a text"),
    (f"{CELL}.planned", float("inf"), "expected a text"),
    (f"{CELL}.planned", " 7", "such as 7.5"),
    (f"{CELL}.planned", "7.", "such as 7.5"),
    (f"{CELL}.planned", "\u0667", "such as 7.5"),
    (f"{CELL}.planned", "", "such as 7.5"),
    (f"{CELL}.actual", "12345", "4 digits"),
    (f"{CELL}.actual", "1.234", "2 decimal places"),
    (f"{TASK}.weight", "12345.6", "4 digits"),
    (f"{PROGRAMME}.weight", "1.234", "2 decimal places"),
    (f"{PROGRAMME}.tasks[1].reported_progress.2010", "107,5", "such as 7.5"),
    (f"{PROGRAMME}.tasks[1].reported_progress.2010", None, "expected a text"),
    # Texts.
    ("strategy.slug", "dwa słowa", "valid “slug”"),
    ("strategy.slug", "", "cannot be blank"),
    ("strategy.title", "x" * 251, "at most 250"),
    ("strategy.source", "x" * 501, "at most 500"),
    ("strategy.source", None, "expected a text"),
    ("goals[0].number", "I..1", "Only letters and digits"),
    ("goals[0].number", "XXXVIII" * 2, "at most 10"),
    ("goals[0].head", "x" * 251, "at most 250"),
    (f"{TASK}.title", " ", "cannot be blank"),
    (f"{TASK}.title", "x" * 501, "at most 500"),
    (f"{TASK}.stages[0].label", "x" * 21, "at most 20"),
    (f"{TASK}.executors[0]", "", "cannot be blank"),
    (f"{TASK}.budget[0].source", "x" * 501, "at most 500"),
    (f"{INDICATOR}.unit", "x" * 51, "at most 50"),
    (f"{INDICATOR}.definition", None, "expected a text"),
    (f"{INDICATOR}.values.2009", "x" * 501, "at most 500"),
    (f"{TASK}.description", "a\0b", "cannot be stored"),
    (f"{TASK}.description", "\ud800", "cannot be stored"),
    (f"{TASK}.description", "\x1b[2J", "cannot be stored"),
    (f"{INDICATOR}.kind", "efekt", "not a valid choice"),
    (f"{TASK}.no_indicators_of_kind[0]", "efekt", "not a valid choice"),
    (f"{TASK}.places", None, "expected a list"),
    (f"{TASK}.places[0]", "Rynek", "expected a place in Poland"),
    (f"{TASK}.places[0]", "Rynek: 51,84; 16,57", "expected a place in Poland"),
    (f"{TASK}.places[0]", "Berlin: 52.5, 13.4", "expected a place in Poland"),
    (f"{TASK}.places[0]", f"{'x' * 151}: 52.5, 17.4", "expected a place in Poland"),
    # Years.
    ("strategy.years", [], "at least one year"),
    ("strategy.years[0]", "2009", "expected a whole number"),
    ("strategy.years[0]", 209, "from 1990 to 2100"),
    ("strategy.years[1]", 2009, "repeats strategy.years[0]"),
    (f"{TASK}.stages[0].years.2011", None, "does not have this year"),
    (f"{TASK}.stages[0].years.rok", None, "expected a year"),
    (f"{TASK}.stages[0].years.20090", None, "expected a year"),
    (f"{PROGRAMME}.tasks[1].reported_progress.2011", "1", "does not have this year"),
    (f"{INDICATOR}.values.1989", "1", "from 1990 to 2100"),
    (f"{INDICATOR}.values.2101", "1", "from 1990 to 2100"),
    # What may stand in a file once only.
    (f"{PROGRAMME}.tasks[1].number", 1, f"repeats {TASK}.number"),
    (f"{PROGRAMME}.tasks[1].legacy_id", 30, f"repeats {TASK}.legacy_id"),
    (f"{TASK}.indicators[1].name", "Wskaźnik", f"repeats {INDICATOR}"),
    # Contradictions and misspellings.
    (f"{TASK}.reported_progress", {"2010": "1"}, "only where the stages are not known"),
    (f"{TASK}.titel", "Zadanie", "did you mean “title”?"),
    (f"{CELL}.wykonanie", "1", "is not known."),
]


@pytest.mark.parametrize(
    ("place", "value", "complaint"), VALUES, ids=[place for place, *_rest in VALUES]
)
def test_a_faulty_value_is_refused_with_its_place(
    place: str, value: Any, complaint: str, tmp_path: Path
) -> None:
    faulty = full_document()
    put(faulty, place, value)

    refusal = refusal_of(faulty, tmp_path)

    # A fault in an indicator's name is one of the whole indicator.
    place = place.removesuffix(".name") if "indicators" in place else place
    assert any(
        line.startswith(f"{place}: ") and complaint in line
        for line in refusal.splitlines()
    ), refusal


def test_the_document_that_is_made_faulty_is_valid_otherwise(tmp_path: Path) -> None:
    assert "tasks: 2 new" in run_import(full_document(), tmp_path)


MISSING = [
    "strategy",
    "strategy.title",
    "goals[0].number",
    "goals[0].title",
    f"{PROGRAMME}.number",
    f"{TASK}.title",
    f"{TASK}.stages[0].title",
    f"{TASK}.partners[0].name",
    f"{TASK}.budget[0].source",
    f"{INDICATOR}.kind",
]


@pytest.mark.parametrize("place", MISSING)
def test_a_missing_part_is_named(place: str, tmp_path: Path) -> None:
    faulty = full_document()
    take(faulty, place)

    assert f"{place}: is missing." in refusal_of(faulty, tmp_path).splitlines()


LEVELS: list[tuple[str, Callable[[dict[str, Any]], None]]] = [
    ("goals[1].number", lambda d: d["goals"].append(d["goals"][0])),
    (
        f"{PROGRAMME[:-3]}[1].number",
        lambda d: d["goals"][0]["programmes"].append(d["goals"][0]["programmes"][0]),
    ),
    (
        f"{TASK}.no_indicators_of_kind[1]",
        lambda d: d["goals"][0]["programmes"][0]["tasks"][0][
            "no_indicators_of_kind"
        ].append("impact"),
    ),
]


@pytest.mark.parametrize(("place", "repeat"), LEVELS)
def test_what_stands_twice_is_refused(
    place: str, repeat: Callable[[dict[str, Any]], None], tmp_path: Path
) -> None:
    faulty = full_document()
    repeat(faulty)

    assert f"\n{place}: repeats " in refusal_of(faulty, tmp_path)


def test_a_name_that_stands_twice_in_one_object_is_refused(tmp_path: Path) -> None:
    text = json.dumps(full_document(), ensure_ascii=False)
    twice = text.replace('"recipients":', '"recipients": "", "recipients":', 1)
    twice = twice.replace('"2009": {', '"2009": null, "2009": {', 1)

    refusal = refusal_of(twice, tmp_path)

    assert f"{TASK}.recipients: stands here twice." in refusal
    assert f"{CELL}: stands here twice." in refusal


def test_all_faults_are_reported_at_once(tmp_path: Path) -> None:
    faulty = full_document()
    put(faulty, "strategy.slug", "ż")
    put(faulty, f"{TASK}.titel", "")
    put(faulty, f"{TASK}.number", 2)
    put(faulty, f"{CELL}.planned", 10)
    put(faulty, f"{CELL}.actual", "10,5")
    take(faulty, f"{INDICATOR}.name")

    places = [
        line.partition(": ")[0] for line in refusal_of(faulty, tmp_path).splitlines()
    ]

    assert sorted(places[1:]) == sorted(
        [
            "strategy.slug",
            f"{TASK}.titel",
            f"{PROGRAMME}.tasks[1].number",
            f"{CELL}.planned",
            f"{CELL}.actual",
            f"{INDICATOR}.name",
        ]
    )


def test_two_faulty_numbers_are_not_taken_for_the_same(tmp_path: Path) -> None:
    faulty = full_document()
    put(faulty, f"{PROGRAMME}.tasks[0].number", "1")
    put(faulty, f"{PROGRAMME}.tasks[1].number", None)

    assert "repeats" not in refusal_of(faulty, tmp_path)


def test_the_first_hundred_faults_are_shown_and_the_rest_counted(
    tmp_path: Path,
) -> None:
    faulty = full_document()
    put(faulty, f"{TASK}.executors", [1] * 130)

    lines = refusal_of(faulty, tmp_path).splitlines()

    assert lines[100].startswith(f"{TASK}.executors[99]: ")
    assert lines[101:] == ["… and further faults: 30."]


def test_a_name_in_the_file_cannot_command_the_terminal(tmp_path: Path) -> None:
    faulty = full_document()
    faulty["strategy"] |= {"x\x1b[2J": "", "x\ud800": ""}

    lines = refusal_of(faulty, tmp_path).splitlines()

    assert len(lines) == 3
    assert all(map(str.isprintable, lines))


FILES: list[tuple[bytes, str]] = [
    (b"", "not JSON: line 1, column 1"),
    (b'{\n "format": ?}', "not JSON: line 2, column 12"),
    (b'{"format": "\xb9"}', "not in UTF-8 (byte 13)"),
    (b'"strategy/1"', "expected named parts in curly brackets, found a text"),
    (b"[]", "expected named parts"),
    (b"{}", "format: this is not the format"),
    (b"[" * 100_000, "nested too deeply"),
    (b"9" * 5_000, "expected named parts"),
]


@pytest.mark.parametrize(
    ("content", "complaint"), FILES, ids=[complaint for _content, complaint in FILES]
)
def test_a_file_that_is_no_document_is_refused(
    content: bytes, complaint: str, tmp_path: Path
) -> None:
    assert complaint in refusal_of(content, tmp_path)


def test_a_byte_order_mark_is_no_fault(tmp_path: Path) -> None:
    text = json.dumps(full_document())

    assert "tasks: 2 new" in run_import(text.encode("utf-8-sig"), tmp_path)


def test_a_file_that_is_missing_and_a_folder_are_refused(tmp_path: Path) -> None:
    assert "There is no such file." in refusal_of(tmp_path / "brak.json", tmp_path)
    assert "There is no such file." in refusal_of(tmp_path, tmp_path)


def test_a_file_too_large_is_refused_by_its_size(tmp_path: Path) -> None:
    large = tmp_path / "large.json"
    with large.open("wb") as file:
        file.truncate(LARGEST_FILE + 1)

    assert "larger than 100 MB" in refusal_of(large, tmp_path)
