"""Schemathesis over the whole API, from its own description and in this process."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import schemathesis
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection, connections
from django.test import override_settings
from schemathesis.config import SchemathesisConfig
from schemathesis.engine import events, from_schema

from tests.public.api.requests import OPENAPI

# What is named must be there, which no schema can say: the answer names it.
NAMED = {"rok", "cel", "program", "jednostka", "temat", "strona"}
# Most requests are about what is there, or nearly all answers would be 404.
KNOWN = {"path.strategy": ["miasto"], "path.code": ["I.1.1", "I.1.2", "I.1.3"]}
WHOLE = ("coverage", "fuzzing", "stateful")


@dataclass
class Tried:
    """How many answers of each kind there were, and what was found."""

    answers: Counter[int] = field(default_factory=Counter)
    checks: Counter[str] = field(default_factory=Counter)
    finished: dict[str, str] = field(default_factory=dict)
    failures: list[str] = field(default_factory=list)


def configuration(examples: int, seed: int) -> SchemathesisConfig:
    return SchemathesisConfig.from_dict(
        {
            "seed": seed,
            "generation": {
                "max-examples": examples,
                "deterministic": seed == 0,
                "database": "none",
            },
            "dictionaries": {name: {"values": found} for name, found in KNOWN.items()},
            "parameters": {
                name: {"dictionary": name, "probability": 0.8} for name in KNOWN
            },
        }
    )


def try_all(*, examples: int, seed: int = 0) -> Tried:
    """Try each address in all phases with all checks, to the end.

    By seed 0 the same each time.
    """
    tried = Tried()
    with override_settings(SITE_URL="http://localhost"):
        schema = schemathesis.openapi.from_wsgi(
            OPENAPI, application(tried), config=configuration(examples, seed)
        )
        schema.hook(filter_failure)
        for event in from_schema(schema).execute():
            note(event, tried)
    return tried


def application(tried: Tried) -> Any:
    """Answer in the threads that ask with the connection, and so the data, of ours."""
    handler, ours = WSGIHandler(), connections["default"]
    connection.inc_thread_sharing()

    def answer(environ: dict[str, Any], start: Any) -> Any:
        def begin(status: str, headers: Any, *rest: Any) -> Any:
            tried.answers[int(status[:3])] += 1
            return start(status, headers, *rest)

        connections["default"] = ours
        # Nobody unpacks the answers here.
        environ.pop("HTTP_ACCEPT_ENCODING", None)
        return handler(environ, begin)

    return answer


def filter_failure(context: Any, failure: Any, case: Any, response: Any) -> bool:
    """Leave out that a code, a topic, a year or a page is refused: there is none."""
    if "Schema-valid request rejected" not in failure.title:
        return True
    refusal = json.loads(response.content)
    has_nul = any("\0" in str(value) for value in case.query.values())
    return refusal["where"] not in NAMED and not has_nul


def note(event: Any, tried: Tried) -> None:
    if isinstance(event, events.NonFatalError):
        tried.failures.append(f"{event.label}: {event.value!r}")
    elif isinstance(event, events.FatalError):
        tried.failures.append(repr(event.exception))
    elif isinstance(event, events.PhaseFinished):
        tried.finished[event.phase.name.value] = event.status.value
    elif isinstance(event, events.ScenarioFinished):
        tried.failures += failures_of(event.recorder, tried.checks)


def failures_of(recorder: Any, checks: Counter[str]) -> Iterator[str]:
    interactions: Mapping[str, Any] = recorder.interactions
    for case, nodes in recorder.checks.items():
        for node in nodes:
            checks[node.name] += 1
            if node.failure_info:
                asked = interactions[case].request
                said = f"{node.failure_info.failure.title}: "
                said += str(node.failure_info.failure.message)
                yield f"{node.name}: {asked.method} {asked.uri}: {said}"
