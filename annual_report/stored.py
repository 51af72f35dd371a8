"""Read a frozen report of any format, as today's records.

A format is brought up to the next one step by step, on plain JSON. What it lacked is
filled with what says "unknown" (None, an empty list, no entry), never with a zero.
"""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from annual_report.document import FORMAT, Head, Task

SCHEMAS = Path(__file__).parent / "schemas"
Json = dict[str, Any]
_head_decoder = msgspec.json.Decoder(Head)
_tasks_decoder = msgspec.json.Decoder(list[Task])


class Step(NamedTuple):
    """The way from one format to the next, for the head and for each task.

    `lacked` names the fields that the older format did not have, such as "Task.risk":
    a correction does not take what was never frozen for a change.
    """

    target: str
    head: Callable[[Json], Json]
    task: Callable[[Json], Json]
    lacked: frozenset[str] = frozenset()


# What the first format did not say of an indicator.
NOT_SAID: Json = {
    **dict.fromkeys(["definition", "method", "frequency", "comparison"], ""),
    **dict.fromkeys(["baseline_year", "band_from", "band_to", "is_headline"]),
    "targets": {},
    "breaks": {},
    "reporter": "",
    "standing": None,
}


def _head_1_to_2(head: Json) -> Json:
    none = {"reported": None, "texts": None}
    parts = [_measured_in_2(part) | none for part in head["parts"]]
    return head | {"parts": parts, "target_years": []}


def _task_1_to_2(task: Json) -> Json:
    funding = [{**one, "years": {}} for one in task["funding"]]
    return _measured_in_2(task) | {"funding": funding}


def _measured_in_2(item: Json) -> Json:
    return item | {"indicators": [NOT_SAID | one for one in item["indicators"]]}


# By the format that a step begins with.
STEPS: dict[str, Step] = {
    "strategy-report/1": Step(
        "strategy-report/2",
        head=_head_1_to_2,
        task=_task_1_to_2,
        lacked=frozenset(
            ["Head.target_years", "Part.reported", "Part.texts", "Funding.years"]
            + [f"Measure.{one}" for one in NOT_SAID]
        ),
    )
}


class UnknownFormat(Exception):
    """The report was frozen in a format that this version of the code cannot read."""


def steps_from(stored_format: str) -> Iterator[Step]:
    """Yield the steps to today's format, in their order. Raises UnknownFormat."""
    reached = stored_format
    while reached != FORMAT:
        if reached not in STEPS:
            raise UnknownFormat(f"no step leads from {reached} to {FORMAT}")
        yield STEPS[reached]
        reached = STEPS[reached].target


def read_head(written: str, stored_format: str) -> Head:
    if stored_format == FORMAT:
        return _head_decoder.decode(written)
    head = msgspec.json.decode(written)
    for step in steps_from(stored_format):
        head = step.head(head)
    return msgspec.convert(head, Head, str_keys=True)


def read_tasks(written: str, stored_format: str) -> list[Task]:
    """Read the tasks of a part: what lies between the brackets of a list."""
    if stored_format == FORMAT:
        return _tasks_decoder.decode(f"[{written}]")
    tasks = msgspec.json.decode(f"[{written}]")
    for step in steps_from(stored_format):
        tasks = [step.task(task) for task in tasks]
    return msgspec.convert(tasks, list[Task], str_keys=True)


def lacking_in(stored_format: str) -> frozenset[str]:
    """Name the fields of today's records that the format did not have."""
    return frozenset().union(*(step.lacked for step in steps_from(stored_format)))


def schema_of(stored_format: str) -> Json:
    """Return the JSON Schema of what was frozen in the format."""
    path = SCHEMAS / f"{stored_format.replace('/', '-')}.json"
    schema: Json = json.loads(path.read_text(encoding="utf-8"))
    return schema
