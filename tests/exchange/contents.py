"""Whole strategies as files, and what is changed in them."""

import copy
import json
from collections.abc import Callable
from typing import Any

from exchange.document import Document
from exchange.format import read_document
from exchange.spots import Members
from exchange.writing import document_of, json_of
from tasks.models import (
    Strategy,
)
from tests.exchange.documents import (
    Json,
    cell,
    document,
    indicator,
    put,
    stage,
    task,
)

PROGRAMME = "goals[0].programmes[0]"
TASK = f"{PROGRAMME}.tasks[0]"
Change = Callable[[Json], object]


def read(content: Json) -> Document:
    return read_document(json.loads(json.dumps(content), object_pairs_hook=Members))


def full_indicator() -> Json:
    """Return an indicator whose every part says something."""
    return {
        "kind": "output",
        "name": "Uczniowie",
        "unit": "%",
        "source": "GUS",
        "definition": "Ilu",
        "method": "Z rejestru",
        "frequency": "yearly",
        "comparison": "W kraju 9 %",
        "is_headline": True,
        "reporting_unit": "Wydział Edukacji",
        "direction": "less",
        "baseline": "-12.5",
        "baseline_year": 2004,
        "band_from": "-1",
        "band_to": "7.25",
        "targets": {"2010": "3.5", "2030": "2"},
        "values": {"2005": "8,6%", "2010": "ok. 7"},
        "breaks": {"2008": "Inny rejestr"},
    }


def full_source() -> Json:
    """Return a line of a budget whose every part says something."""
    return {
        "source": "Budżet",
        "funds": "dużo",
        "amount": "12.5",
        "years": {
            "2009": {"planned": "10", "executed": "7.5"},
            "2010": {"planned": "2.5", "executed": None},
        },
    }


def full_task() -> Json:
    """Return a task whose every part says something."""
    return task(
        1,
        weight="62.5",
        legacy_id=31,
        recipients="Uczniowie",
        justification="Bo trzeba",
        description="Wiersz\nDrugi",
        withdrawn_from=2010,
        withdrawn_reason="Brak środków",
        stages=[
            stage("Projekt", y2009=cell("40", "30.25"), y2010=cell("1", None))
            | {"label": "I", "starts_on": "2009-03-01", "ends_on": "2009-12-31"},
            stage("Budowa", y2010={"planned": None, "actual": "5"}),
            stage("Odbiór"),
        ],
        executors=[
            "Wydział Edukacji",
            {"text": "Ktoś", "unit": None, "post": "Dyrektor Szkoły"},
        ],
        partners=[{"name": "Szkoły", "scope": "Wszystko"}, {"name": "Rada"}],
        indicators=[full_indicator()],
        no_indicators_of_kind=["impact", "result"],
        places=["Rynek: 51.8402, 16.5749", "Park: Jonstona: 52.0, 16.58001"],
        planned_total_cost="250 000 zł",
        planned_total_cost_amount="250001",
        budget=[full_source()],
    )


def silent_task() -> Json:
    """Return a task of which hardly anything is known."""
    return task(
        2,
        stages=None,
        reported_progress={"2010": "107.5"},
        executors=None,
        partners=None,
        indicators=None,
        budget=None,
        planned_total_cost=None,
    )


def everything() -> Json:
    """Return a strategy in which every part of the format says something."""
    content = document(
        full_task(),
        silent_task(),
        adopted_by="Uchwała",
        source="Strona",
        thresholds={"2010": {"on_track_from": "0.9", "delayed_from": "0.5"}},
    )
    content["format"] = "strategy/2"
    measured = [{"kind": "context", "name": "Ludność", "values": {"2009": "5"}}]
    own = {"reporting_post": "Sekretarz", "targets": {"2030": "6"}}
    content["strategy"]["indicators"] = [measured[0] | own]
    content["goals"][0] |= {
        "head": "Sekretarz",
        "story": "Po co\n\nI dla kogo",
        "legacy_id": 3,
        "indicators": measured,
    }
    content["goals"][0]["programmes"][0] |= {
        "coordinator": "Naczelnik Wydziału Edukacji",
        "weight": "100",
        "legacy_id": 4,
        "indicators": measured,
    }
    content["goals"].append({"number": "II", "title": "Drugi"})
    return content


def known() -> Json:
    """Return a strategy of two programmes, each row with an identity."""
    first = task(
        1,
        uid="t1",
        stages=[
            stage("Projekt", y2009=cell("40", "30")) | {"uid": "s1"},
            stage("Budowa", y2010=cell("60", None)) | {"uid": "s2"},
        ],
        executors=[
            {"uid": "e1", "text": "Wydział Edukacji", "unit": None, "post": None}
        ],
        partners=[{"uid": "p1", "name": "Szkoły", "scope": ""}],
        indicators=[indicator(y2008="5", y2009="6") | {"uid": "i1"}],
    )
    content = document(first, task(2, uid="t2"))
    content["format"] = "strategy/2"
    goal = content["goals"][0] | {"uid": "g1"}
    goal["programmes"][0]["uid"] = "q1"
    second = copy.deepcopy(goal["programmes"][0]) | {
        "uid": "q2",
        "number": 2,
        "tasks": [task(1, uid="t3")],
    }
    goal["programmes"].append(second)
    content["goals"] = [goal]
    return content


def putting(place: str, value: Any) -> Change:
    return lambda content: put(content, place, value)


def tasks_of(content: Json, programme: int = 0) -> list[Json]:
    found: list[Json] = content["goals"][0]["programmes"][programme]["tasks"]
    return found


def move_first_task(content: Json) -> None:
    moved = tasks_of(content).pop(0)
    tasks_of(content, 1).append(moved | {"number": 5})


def swap_numbers(content: Json) -> None:
    first, second = tasks_of(content)
    first["number"], second["number"] = 2, 1


def exported(strategy: Strategy) -> bytes:
    return json_of(document_of(strategy))


def stored_with(strategy: Strategy, *changes: Change) -> Document:
    content = json.loads(exported(strategy))
    for change in changes:
        change(content)
    return read(content)
