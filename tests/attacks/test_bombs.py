"""Files that grow when they are read, at every place that reads files.

Each kind of damage is tried in `tests/exchange/workbook/test_hostile.py`, for the
reader that all places share, and pictures in `tests/structure/test_pictures.py`. Here:
that each place has that reader before it, and what a bomb costs.
"""

import tracemalloc
from collections.abc import Callable
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from exchange.format import Refused, read_file
from exchange.workbook import read
from filling.workbook.reading import read as read_filled
from structure.bank.opening import open_bank
from tasks.models import StrategyYear
from tests.exchange.workbook.messy import saved
from tests.exchange.workbook.test_hostile import BOMB, STAGES, lying

MOST = 64 * 2**20
BOOK, SHARED = "xl/workbook.xml", "xl/sharedStrings.xml"
Places = dict[str, Callable[[Path], object]]
PLACES: Places = {
    "a strategy": read,
    "the bank": lambda path: open_bank(path, "LUDN_1.xlsx"),
    "reports": lambda path: read_filled(path, StrategyYear()),
}


def packed(folder: Path, **changed: bytes) -> bytes:
    """Return a sound workbook with parts that mean harm."""
    with ZipFile(saved(folder)) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as target:
        for name, content in (parts | changed).items():
            target.writestr(name, content)
    return file.getvalue()


def quadratic(folder: Path) -> bytes:
    """One entity of 100 kB, named a thousand times: 100 MB."""
    text = f'<!DOCTYPE a [<!ENTITY a "{"a" * 100_000}">]><a>{"&a;" * 1000}</a>'
    return packed(folder, **{STAGES: text.encode()})


def outside(folder: Path) -> bytes:
    text = '<!DOCTYPE a SYSTEM "http://127.0.0.1:9/a.dtd"><a/>'
    return packed(folder, **{SHARED: text.encode()})


def parameters(folder: Path) -> bytes:
    text = '<!DOCTYPE a [<!ENTITY % b SYSTEM "file:///etc/passwd"> %b;]><a/>'
    return packed(folder, **{STAGES: text.encode()})


def laughs(folder: Path) -> bytes:
    return packed(folder, **{STAGES: f"{BOMB}<a>&a8;</a>".encode()})


def nested(folder: Path) -> bytes:
    """A zip in a zip in a zip: nothing unpacks what lies in a part."""
    inner = bytes(2**24)
    for _level in range(3):
        file = BytesIO()
        with ZipFile(file, "w", ZIP_DEFLATED) as archive:
            for number in range(4):
                archive.writestr(f"{number}.zip", inner)
        inner = file.getvalue()
    return packed(folder, **{f"xl/embeddings/{n}.zip": inner for n in range(90)})


def sheets(folder: Path) -> bytes:
    """Thousands of sheets, all of them the same part."""
    with ZipFile(saved(folder)) as source:
        text = source.read(BOOK).decode()
    one = text[text.index("<sheet ") : text.index("</sheets>")]
    again = "".join(
        f'<sheet name="A{n}" sheetId="{n}" r:id="rId1" '
        'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"/>'
        for n in range(100, 20_000)
    )
    return packed(folder, **{BOOK: text.replace(one, one + again).encode()})


BOMBS = (lying, laughs, quadratic, outside, parameters, nested, sheets)


@pytest.fixture(scope="module")
def bombs(tmp_path_factory) -> dict[str, Path]:
    folder, made = tmp_path_factory.mktemp("bombs"), {}
    for make in BOMBS:
        made[make.__name__] = path = folder / f"{make.__name__}.xlsx"
        path.write_bytes(make(folder))
    return made


@pytest.mark.parametrize("place", PLACES)
def test_a_bomb_is_refused_before_it_grows(place, bombs):
    for name, path in bombs.items():
        tracemalloc.start()
        try:
            # What lies zipped in a part is never opened, so such a file may be read.
            is_harmless = name == nested.__name__
            with suppress(Refused) if is_harmless else pytest.raises(Refused):
                PLACES[place](path)
            _now, most = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
        assert most < MOST, name


JSON = {
    "deep": b"[" * 1_000_000,
    "deeper": b'{"format":' * 500_000,
    "a number of ten million digits": b'{"format": ' + b"9" * 10_000_000 + b"}",
    "an exponent": b'{"format": "strategy/2", "years": [1e999999999]}',
}


@pytest.mark.parametrize("content", JSON.values(), ids=JSON)
def test_json_that_grows_is_refused(content, tmp_path):
    path = tmp_path / "a.json"
    path.write_bytes(content)
    with pytest.raises(Refused):
        read_file(path)
