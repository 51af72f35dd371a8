"""Documents for workbooks, and what is compared of them."""

from dataclasses import fields
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from django.conf import settings
from django.core.management import call_command

from exchange.document import Document
from exchange.format import read_document
from exchange.parts import Entry
from exchange.spots import UNSAID, Members
from exchange.workbook import read, write
from exchange.writing import document_of
from organisation.models import Post, Unit
from tasks.models import Strategy

LESZNO = settings.BASE_DIR / "fixtures" / "leszno-2009-2013.json"
Json = dict[str, Any]


def load_leszno() -> Document:
    call_command("import_strategy", LESZNO, verbosity=0)
    return document_of(Strategy.objects.get())


def members(value: Any) -> Any:
    """Return JSON as its reader gives it."""
    if isinstance(value, dict):
        return Members((name, members(one)) for name, one in value.items())
    return [members(one) for one in value] if isinstance(value, list) else value


def document(*tasks: Json, **strategy: Any) -> Document:
    """Return a document with one goal and one programme for the tasks."""
    programme = {"number": 1, "title": "Program", "tasks": list(tasks)}
    goal = {"number": "I", "title": "Cel", "programmes": [programme]}
    head = {"title": "Strategia", "city": "Miasto", "years": [2009, 2010]} | strategy
    return read_document(
        members({"format": "strategy/2", "strategy": head, "goals": [goal]})
    )


def task(number: int = 1, **parts: Any) -> Json:
    return {"number": number, "title": f"Zadanie {number}"} | parts


def save(one: Document, path: Path) -> Path:
    """Write the document with the units and posts that there are."""
    write(
        one,
        path,
        units=Unit.objects.values_list("name", flat=True),
        posts=Post.objects.values_list("title", flat=True),
    )
    return path


def read_whole(path: Path) -> Document:
    """Read a workbook that has no faults."""
    found = read(path)
    assert found.faults == []
    assert found.document is not None
    return found.document


def said(value: Any) -> Any:
    """Return what a document says: places, and years of which nothing is, aside."""
    if isinstance(value, Entry):
        parts = ((part.name, getattr(value, part.name)) for part in fields(value))
        return {
            name: said(part)
            for name, part in parts
            if name != "place" and part is not UNSAID
        }
    if isinstance(value, list):
        return [said(one) for one in value]
    if isinstance(value, dict):
        return {key: said(one) for key, one in value.items() if one not in (None, "")}
    return value


def parts_of_file(path: Path) -> dict[str, bytes]:
    with ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
