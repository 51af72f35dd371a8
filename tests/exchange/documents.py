"""Small documents in the exchange format, and what the import does with them."""

import json
import re
from functools import reduce
from io import StringIO
from operator import getitem
from pathlib import Path
from typing import Any, cast

from django.apps import apps
from django.core.management import call_command
from django.db import connection

from leszno_strategy.public_version import DERIVED

Json = dict[str, Any]


def document(*tasks: Json, **strategy: Any) -> Json:
    """Return a valid document with one goal and one programme for the tasks."""
    programme = {
        "number": 1,
        "title": "Program",
        "coordinator": None,
        "weight": None,
        "legacy_id": None,
        "indicators": [],
        "tasks": list(tasks),
    }
    goal = {
        "number": "I",
        "title": "Cel",
        "head": None,
        "legacy_id": None,
        "indicators": [],
        "programmes": [programme],
    }
    return {
        "format": "strategy/1",
        "strategy": {
            "slug": "miasto",
            "title": "Strategia",
            "city": "Miasto",
            "years": [2009, 2010],
            "adopted_by": "",
        }
        | strategy,
        "goals": [goal],
    }


def task(number: int = 1, **parts: Any) -> Json:
    """Return a task of which everything is known, and nearly all of it empty."""
    return {
        "number": number,
        "title": f"Zadanie {number}",
        "weight": None,
        "legacy_id": None,
        "recipients": "",
        "justification": "",
        "description": "",
        "stages": [],
        "executors": [],
        "partners": [],
        "indicators": [],
        "no_indicators_of_kind": [],
        "places": [],
        "planned_total_cost": "",
        "budget": [],
    } | parts


def stage(title: str = "Etap", **years: Json | None) -> Json:
    """Return a stage with cells such as y2009=cell("10", "8")."""
    cells = {name.removeprefix("y"): cell for name, cell in years.items()}
    return {"label": "", "title": title, "years": cells}


def cell(planned: str, actual: str | None) -> Json:
    return {"planned": planned, "actual": actual}


def indicator(name: str = "Wskaźnik", kind: str = "output", **years: str) -> Json:
    values = {year.removeprefix("y"): text for year, text in years.items()}
    return {"kind": kind, "name": name, "unit": "", "source": "", "values": values}


def full_document() -> Json:
    """Return a document with something in every list."""
    known = task(
        1,
        stages=[stage("Jeden", y2009=cell("40", "30"), y2010=None), stage("Dwa")],
        executors=["Wydział Edukacji"],
        partners=[{"name": "Szkoły", "scope": ""}],
        indicators=[indicator(y2009="5"), indicator("Inny")],
        no_indicators_of_kind=["impact"],
        places=["Rynek: 51.8402, 16.5749"],
        planned_total_cost="250 000 zł",
        budget=[{"source": "Budżet miasta", "funds": "ok. 100 mln zł."}],
        legacy_id=30,
    )
    total = task(2, stages=None, reported_progress={"2010": "107.5"}, legacy_id=31)
    return document(known, total)


def steps(place: str) -> list[int | str]:
    """Take a place such as `goals[0].title` apart: "goals", 0, "title"."""
    found = re.findall(r"\[(\d+)\]|([^.\[\]]+)", place)
    return [int(index) if index else name for index, name in found]


def holder_of(content: Json, place: str) -> tuple[Any, int | str]:
    *way, last = steps(place)
    return reduce(getitem, way, cast(Any, content)), last


def put(content: Json, place: str, value: Any) -> None:
    holder, name = holder_of(content, place)
    holder[name] = value


def take(content: Json, place: str) -> None:
    holder, name = holder_of(content, place)
    del holder[name]


def run_import(
    content: Json | str | bytes | Path, tmp_path: Path, **options: Any
) -> str:
    """Run the command on the content as a file and return what it printed."""
    if not isinstance(content, Path):
        if isinstance(content, dict):
            content = json.dumps(content)
        path = tmp_path / "strategy.json"
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        content = path
    out = StringIO()
    call_command("import_strategy", str(content), stdout=out, **options)
    return out.getvalue()


def bring_to_readers(content: Json, tmp_path: Path) -> None:
    """Import the document, and publish what it brought."""
    run_import(content, tmp_path)
    call_command("publish_strategy", content["strategy"]["slug"], stdout=StringIO())


def rows_of_all_models() -> dict[str, int]:
    """Count the rows of every table, those of the histories included.

    But for what is made of others, whenever somebody needs it.
    """
    tables = {
        model._meta.label: connection.ops.quote_name(model._meta.db_table)
        for model in apps.get_models()
        if model._meta.label not in DERIVED
    }
    # Of hundreds of tables, in one query.
    counted = " UNION ALL ".join(
        f"SELECT '{label}', count(*) FROM {table}"  # noqa: S608  our own names
        for label, table in tables.items()
    )
    with connection.cursor() as cursor:
        cursor.execute(counted)
        return dict(cursor.fetchall())
