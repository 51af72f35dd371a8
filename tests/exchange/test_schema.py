"""The JSON Schema and its example: up to date, and of one mind with the reader."""

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from exchange.format import Refused, read_document, read_file
from exchange.schema import EXAMPLE_FILE, SCHEMA_FILE, schema_as_text
from exchange.spots import Members
from exchange.writing import document_of, json_of
from tasks.models import Strategy
from tests.exchange.documents import full_document, put, run_import, take

SCHEMA: dict[str, Any] = json.loads(SCHEMA_FILE.read_bytes())
EXAMPLE: dict[str, Any] = json.loads(EXAMPLE_FILE.read_bytes())
GOAL = "goals[1]"
TASK = f"{GOAL}.programmes[0].tasks[0]"


def faults_by_schema(content: Any) -> list[str]:
    return [
        fault.message for fault in Draft202012Validator(SCHEMA).iter_errors(content)
    ]


def is_read(content: Any) -> bool:
    text = json.dumps(content)
    try:
        read_document(json.loads(text, object_pairs_hook=Members))
    except Refused:
        return False
    return True


def test_the_schema_that_is_given_out_is_the_format_as_it_is_read() -> None:
    assert SCHEMA_FILE.read_text() == schema_as_text(), (
        "Write exchange.schema.schema_as_text() to exchange/schemas/strategy-2.json."
    )


def test_it_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_the_example_is_read_and_fits_the_schema() -> None:
    assert read_file(EXAMPLE_FILE).goals
    assert faults_by_schema(EXAMPLE) == []


@pytest.mark.django_db
def test_what_is_written_fits_the_schema(tmp_path: Path) -> None:
    run_import(full_document(), tmp_path)
    written = json_of(document_of(Strategy.objects.get()))

    assert faults_by_schema(json.loads(written)) == []


# What neither the reader nor the schema takes.
WRONG: list[tuple[str, Any]] = [
    ("format", "strategy/3"),
    ("strategy.title", ""),
    ("strategy.title", " "),
    ("strategy.years", []),
    ("strategy.years", [2026, 2026]),
    ("strategy.years[0]", "2026"),
    ("strategy.thresholds.2027.on_track_from", 0.9),
    (f"{GOAL}.uid", ""),
    (f"{GOAL}.uid", "dwa słowa"),
    (f"{GOAL}.number", 2),
    (f"{GOAL}.programmes[0].number", 0),
    (f"{GOAL}.programmes[0].number", "1"),
    (f"{GOAL}.programmes[0].weight", "7,5"),
    (f"{GOAL}.programmes[0].tasks", None),
    (f"{GOAL}.indicators[0].kind", "efekt"),
    (f"{GOAL}.indicators[0].direction", "up"),
    (f"{GOAL}.indicators[0].baseline", 5),
    (f"{GOAL}.indicators[0].values", {"26": "5"}),
    (f"{GOAL}.indicators[0].frequency", "always"),
    (f"{GOAL}.indicators[0].baseline_year", 1066),
    (f"{GOAL}.indicators[0].is_headline", "yes"),
    (f"{GOAL}.indicators[0].is_headline", None),
    (f"{GOAL}.indicators[0].targets", {"2030": 5}),
    (f"{GOAL}.indicators[0].targets", {"2030": "ok. 5"}),
    (f"{GOAL}.indicators[0].breaks", {"2030": ""}),
    ("strategy.indicators[0].reporting_unit", ""),
    (f"{TASK}.budget[0].years.2026.planned", "-1"),
    (f"{TASK}.budget[0].years.2026.executed", 5),
    (f"{TASK}.title", "x" * 501),
    (f"{TASK}.stages[0].years.2026", []),
    (f"{TASK}.stages[0].years.2026.planned", "-1"),
    (f"{TASK}.executors[0]", None),
    (f"{TASK}.titel", "x"),
    (f"{TASK}.withdrawn_from", 1066),
]


@pytest.mark.parametrize(("place", "value"), WRONG)
def test_what_the_reader_refuses_does_not_fit_the_schema(
    place: str, value: Any
) -> None:
    content = copy.deepcopy(EXAMPLE)
    put(content, place, value)

    assert (is_read(content), faults_by_schema(content) == []) == (False, False)


# What the parts say against each other; a schema compares none.
AGAINST: list[dict[str, Any]] = [
    {"band_from": "5", "band_to": "4.9"},
    {"reporting_unit": "Wydział A", "reporting_post": "Burmistrz"},
]


@pytest.mark.parametrize("parts", AGAINST)
def test_parts_that_do_not_agree_are_refused(parts: dict[str, Any]) -> None:
    content = copy.deepcopy(EXAMPLE)
    content["goals"][1]["indicators"][0] |= parts

    assert not is_read(content)


MISSING = ["strategy", "strategy.title", f"{GOAL}.number", f"{TASK}.title"]


@pytest.mark.parametrize("place", MISSING)
def test_what_must_be_there_is_required_by_both(place: str) -> None:
    content = copy.deepcopy(EXAMPLE)
    take(content, place)

    assert (is_read(content), faults_by_schema(content) == []) == (False, False)


def test_three_titles_are_a_strategy() -> None:
    content = {
        "format": "strategy/2",
        "strategy": {"title": "Strategia"},
        "goals": [
            {
                "number": "I",
                "title": "Cel",
                "programmes": [{"number": 1, "title": "Program"}],
            }
        ],
    }

    assert is_read(content)
    assert faults_by_schema(content) == []
