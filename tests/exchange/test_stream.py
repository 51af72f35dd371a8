"""JSON read piece by piece says what `json` says of the whole text."""

import json
from io import BytesIO
from typing import Any

import pytest

from exchange.spots import Members, Parts
from exchange.stream import Stream, whole

TASKS = [
    {"number": 1, "title": 'Zażółć „gęślą” jaźń \\ " \n', "years": {"2011": None}},
    {"number": 12345, "title": "🏛" * 40, "list": [[], {}, 1.5, -2, True]},
    "a text",
    7,
]
CONTENT = {
    "format": "strategy/2",
    "goals": [
        {"programmes": [{"tasks": TASKS, "number": 1}, {"tasks": []}], "tasks": [1]},
        {"programmes": None},
        "a text",
        {"programmes": {"tasks": [2]}},
    ],
    "strategy": {"goals": [{"programmes": [{"tasks": [3]}]}], "years": [2011]},
}
TEXT = json.dumps(CONTENT, ensure_ascii=False, indent=1)


def streamed(text: str | bytes, chunk: int) -> Any:
    content = text.encode() if isinstance(text, str) else text
    return opened(Stream(BytesIO(content), chunk=chunk).value())


def opened(value: Any) -> Any:
    """Read the tasks of which only the places are held."""
    if isinstance(value, Parts):
        return [opened(one) for one in value.values()]
    if isinstance(value, list):
        return [opened(one) for one in value]
    if isinstance(value, dict):
        return {name: opened(one) for name, one in value.items()}
    return value


@pytest.mark.parametrize("chunk", [1, 2, 3, 7, 64, 1_000_000])
@pytest.mark.parametrize(
    "text", [TEXT, json.dumps(CONTENT), "[1, {}]", '"a"', "12", " null ", "{}"]
)
def test_what_it_reads_is_what_the_whole_text_holds(text: str, chunk: int) -> None:
    assert streamed(text, chunk) == json.loads(text)
    assert streamed(b"\xef\xbb\xbf" + text.encode(), chunk) == json.loads(text)


def test_only_the_places_of_tasks_are_held() -> None:
    found = Stream(BytesIO(TEXT.encode())).value()
    tasks = found["goals"][0]["programmes"][0]["tasks"]
    assert isinstance(tasks, Parts)
    assert [TEXT.encode()[at : at + length].decode() for at, length in tasks] == [
        json.dumps(task, ensure_ascii=False, indent=1).replace("\n", "\n" + " " * 6)
        for task in TASKS
    ]
    # Elsewhere, the same names mean nothing.
    assert type(found["goals"][0]["tasks"]) is list


@pytest.mark.parametrize("chunk", [1, 5, 64, 1_000_000])
def test_a_text_that_ends_too_early_is_told_as_the_whole_is(chunk: int) -> None:
    for cut in range(len(TEXT)):
        assert fault_of(TEXT[:cut], chunk) == fault_of_whole(TEXT[:cut])


@pytest.mark.parametrize("sign", ["}", "]", ",", ":", '"', "x", "{", "1", "\\", "\t"])
def test_a_sign_too_many_is_told_as_the_whole_is(sign: str) -> None:
    for at in range(0, len(TEXT), 5):
        text = TEXT[:at] + sign + TEXT[at:]
        assert fault_of(text, 64) == fault_of_whole(text)


def fault_of(text: str, chunk: int) -> tuple[int, int] | None:
    try:
        streamed(text, chunk)
    except json.JSONDecodeError as error:
        return error.lineno, error.colno
    return None


def fault_of_whole(text: str) -> tuple[int, int] | None:
    try:
        json.loads(text, object_pairs_hook=Members, parse_int=whole)
    except json.JSONDecodeError as error:
        return error.lineno, error.colno
    return None


@pytest.mark.parametrize("chunk", [1, 64, 1_000_000])
def test_a_byte_that_is_no_text_is_told_before_what_is_no_json(chunk: int) -> None:
    content = b'{"goals": nonsense, "a": "\xc5\xbc\xff"}'
    with pytest.raises(UnicodeDecodeError) as raised:
        streamed(content, chunk)
    assert raised.value.start == content.index(b"\xff")


def test_what_is_nested_too_deeply_is_refused_by_the_reader_of_json() -> None:
    with pytest.raises(RecursionError):
        streamed('{"goals": [{"programmes": [{"tasks": ' + "[" * 200_000, 1_000)
