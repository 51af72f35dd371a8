"""Files that people brought, as the rows of a database name them."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

from django.core.files import File
from django.core.files.storage import Storage, storages
from django.db.models import FileField

from operations.backup.archive import PORTION
from operations.tables import stored_models

# Of yearly reports, which are made anew at any time.
NOT_KEPT = frozenset({"exports"})
BEGINNING = "files/"


@dataclass(frozen=True)
class Column:
    """Where a table names files, and under which name their storage is known."""

    table: str
    column: str
    alias: str


def columns() -> Iterator[Column]:
    """Yield each column of our tables that names files which are kept."""
    aliases = {id(storages[alias]): alias for alias in storages.backends}
    for model in stored_models():
        for field in model._meta.concrete_fields:
            if isinstance(field, FileField):
                alias = aliases.get(id(field.storage), "default")
                if alias not in NOT_KEPT and field.column:
                    yield Column(model._meta.db_table, field.column, alias)


def part_of(alias: str, name: str) -> str:
    return f"{BEGINNING}{alias}/{name}"


def storage_of(part: str) -> tuple[Storage, str]:
    """Return where a part of a backup belongs; raises ValueError for no such place."""
    alias, _, name = part.removeprefix(BEGINNING).partition("/")
    steps = name.split("/")
    if alias not in storages.backends or alias in NOT_KEPT or not name:
        raise ValueError(part)
    if any(step in {"", ".", ".."} or "\\" in step or "\0" in step for step in steps):
        raise ValueError(part)
    return storages[alias], name


def is_same(storage: Storage, name: str, sha256: str) -> bool:
    """Say whether the file is there with these contents."""
    if not storage.exists(name):
        return False
    with storage.open(name) as file:
        return hash_of(file) == sha256


def hash_of(file: IO[bytes]) -> str:
    digest = hashlib.sha256()
    while data := file.read(PORTION):
        digest.update(data)
    return digest.hexdigest()


def put(storage: Storage, name: str, file: IO[bytes]) -> None:
    """Write the file under just this name; what lies there goes."""
    storage.delete(name)
    saved = storage.save(name, File(file))
    if saved != name:
        raise OSError(f"{name} was written as {saved}")
