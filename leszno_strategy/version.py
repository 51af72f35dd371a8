"""Which version of the system runs: what is written where it is released from."""

import tomllib
from functools import cache
from importlib import metadata
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent / "pyproject.toml"


@cache
def version() -> str:
    """Return such as "1.0.0": of the code that is here, or of the installed wheel."""
    if PROJECT.is_file():
        said = tomllib.loads(PROJECT.read_text(encoding="utf-8"))
        return str(said["project"]["version"])
    return metadata.version("leszno-strategy")
