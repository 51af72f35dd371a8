"""How large files, functions and rooms may grow before they hold two subjects."""

import ast
import re
import subprocess
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

ROOT: Path = settings.BASE_DIR
MOST = 400  # lines of a file
MOST_LINES_OF_A_FUNCTION = 40
LARGEST_ROOM = 0.25  # of all lines of the apps
KINDS = {".py", ".html", ".css", ".js"}
NOT_ROOMS = {"tests", "benchmarks"}


@pytest.fixture(scope="module")
def texts() -> dict[Path, str]:
    """Our tracked files but migrations, which nobody edits."""
    command = ["git", "ls-files", "-z"]
    done = subprocess.run(  # noqa: S603
        command, cwd=ROOT, check=True, capture_output=True, text=True
    )
    paths = [Path(name) for name in done.stdout.split("\0") if name]
    return {
        path: (ROOT / path).read_text()
        for path in paths
        if path.suffix in KINDS and "migrations" not in path.parts
    }


def lines_of(text: str) -> int:
    return len(text.splitlines())


def test_no_file_is_longer_than_400_lines(texts):
    long = {
        str(path): n for path, text in texts.items() if (n := lines_of(text)) > MOST
    }
    assert long == {}


def functions(path: Path, text: str) -> Iterator[tuple[str, int]]:
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert node.end_lineno is not None
            yield f"{path}: {node.name}", node.end_lineno - node.lineno + 1


def test_no_function_is_longer_than_40_lines(texts):
    code = [(path, text) for path, text in texts.items() if path.suffix == ".py"]
    found = [one for path, text in code for one in functions(path, text)]
    assert [one for one in found if one[1] > MOST_LINES_OF_A_FUNCTION] == []


def test_no_room_holds_more_than_a_quarter_of_the_code(texts):
    rooms: Counter[str] = Counter()
    for path, text in texts.items():
        is_room = len(path.parts) > 1 and path.parts[0] not in NOT_ROOMS
        if path.suffix == ".py" and is_room:
            rooms[path.parts[0]] += lines_of(text)
    total = rooms.total()
    large = {room for room, n in rooms.items() if n > total * LARGEST_ROOM}
    assert large == set()


def test_no_test_moves_the_folders_of_files(texts):
    """Django would make its storages anew, and fields of models keep the old ones."""
    moved = re.compile(r"(settings\.|override_settings\(.*)(STATIC|MEDIA)_ROOT *=")
    tests = [path for path in texts if path.parts[0] == "tests"]
    assert [path for path in tests if moved.search(texts[path])] == []
