"""Reads JSON from a file piece by piece: of the tasks, only their places are held.

The tasks are nearly all of a file. They are looked over once, so that what is no JSON
is found before anything is read of it, and parsed again one by one in their turn.
"""

import codecs
import json
import re
from typing import IO, Any, NoReturn

from exchange.spots import Members, Parts

# Where the tasks stand.
WAY = ("goals", "programmes", "tasks")
CHUNK = 1024 * 1024  # bytes
# How far before the end of what was read a fault may lie that only the end causes,
# such as half a number.
CUT_WITHIN = 32
BLANK = re.compile(r"[ \t\n\r]*")


def whole(digits: str) -> int:
    """Read enough digits to see that the number is too large; Python limits them."""
    return int(digits[:20])


CAREFUL = json.JSONDecoder(object_pairs_hook=Members, parse_int=whole)
# Only looks whether it is JSON, and where it ends.
HASTY = json.JSONDecoder(parse_int=whole)


class Stream:
    """A file in UTF-8 of which a window of text is held."""

    def __init__(self, file: IO[bytes], *, chunk: int = CHUNK) -> None:
        self.file, self.chunk = file, chunk
        self.decoder = codecs.getincrementaldecoder("utf-8")()
        self.text, self.at = "", 0
        # The same spot in the file: in bytes, and for people.
        self.counted, self.byte = 0, 0
        self.line, self.column = 1, 1
        file.seek(0)
        # Windows puts a mark before the text.
        if file.read(len(codecs.BOM_UTF8)) == codecs.BOM_UTF8:
            self.byte = len(codecs.BOM_UTF8)
        file.seek(self.byte)

    def value(self) -> Any:
        """Return what the file holds; may raise what `json.loads` does."""
        try:
            self._skip_blank()
            found = self._object(WAY) if self._next() == "{" else self._read(CAREFUL)
            self._skip_blank()
            if self._next():
                self._fail("Extra data")
        except (json.JSONDecodeError, UnicodeDecodeError):
            check_encoding(self.file)
            raise
        return found

    def _object(self, way: tuple[str, ...]) -> Members:
        pairs: list[tuple[str, Any]] = []
        self.at += 1
        self._skip_blank()
        if self._next() == "}":
            self.at += 1
            return Members(pairs)
        while True:
            if self._next() != '"':
                self._fail("Expecting property name enclosed in double quotes")
            name = self._read(CAREFUL)
            self._expect(":")
            is_on_the_way = name == way[0] and self._next() == "["
            pairs.append(
                (name, self._list(way) if is_on_the_way else self._read(CAREFUL))
            )
            if self._expect(",", "}") == "}":
                return Members(pairs)

    def _list(self, way: tuple[str, ...]) -> list[Any]:
        is_last = len(way) == 1
        found: list[Any] = Parts(self._part) if is_last else []
        self.at += 1
        self._skip_blank()
        if self._next() == "]":
            self.at += 1
            return found
        while True:
            if is_last:
                found.append(self._passed_over())
            elif self._next() == "{":
                found.append(self._object(way[1:]))
            else:
                found.append(self._read(CAREFUL))
            if self._expect(",", "]") == "]":
                return found

    def _passed_over(self) -> tuple[int, int]:
        """Pass over a value; return where it begins, and its length, in bytes."""
        begin = self._count()
        self._read(HASTY)
        return begin, self._count() - begin

    def _part(self, begin: int, length: int) -> Any:
        self.file.seek(begin)
        return CAREFUL.decode(self.file.read(length).decode())

    def _read(self, decoder: json.JSONDecoder) -> Any:
        while True:
            try:
                found, end = decoder.raw_decode(self.text, self.at)
            except json.JSONDecodeError as error:
                if not (self._may_be_cut(error) and self._more()):
                    self.at = error.pos
                    self._fail(error.msg)
                continue
            # A number may go on.
            if end == len(self.text) and self._more():
                continue
            self.at = end
            return found

    def _may_be_cut(self, error: json.JSONDecodeError) -> bool:
        near_the_end = error.pos + CUT_WITHIN > len(self.text)
        return near_the_end or error.msg.startswith("Unterminated string")

    def _expect(self, *signs: str) -> str:
        """Pass over one of these signs, and the blanks around it."""
        self._skip_blank()
        found = self._next()
        if found not in signs or not found:
            self._fail(f"Expecting '{signs[0]}' delimiter")
        self.at += 1
        if found in ",:":
            self._skip_blank()
        return found

    def _skip_blank(self) -> None:
        while True:
            self.at = BLANK.match(self.text, self.at).end()  # type: ignore[union-attr]
            if self.at < len(self.text) or not self._more():
                return

    def _next(self) -> str:
        """Return the sign that comes; "" at the end."""
        return self.text[self.at : self.at + 1]

    def _more(self) -> bool:
        """Read on, and let go of what lies behind; say whether there was more."""
        # Twice as much each time, so that what is long is not begun too often.
        left = len(self.text) - self.at
        read = self.file.read(max(self.chunk, 2 * left))
        added = self.decoder.decode(read, final=not read)
        if read:
            self._count()
            self.text = self.text[self.at :] + added
            self.at = self.counted = 0
        return bool(read)

    def _count(self) -> int:
        """Return the bytes up to here; lines and columns are counted as well."""
        passed = self.text[self.counted : self.at]
        self.counted = self.at
        self.byte += len(passed.encode())
        lines = passed.count("\n")
        if lines:
            self.line += lines
            self.column = 1
        self.column += len(passed) - (passed.rfind("\n") + 1)
        return self.byte

    def _fail(self, message: str) -> NoReturn:
        self._count()
        error = json.JSONDecodeError(message, "", 0)
        error.lineno, error.colno = self.line, self.column
        raise error


def check_encoding(file: IO[bytes]) -> None:
    """Raise UnicodeDecodeError with the place in the file, if it is not in UTF-8."""
    file.seek(0)
    decoder = codecs.getincrementaldecoder("utf-8")()
    begin = 0
    while True:
        read = file.read(CHUNK)
        held = len(decoder.getstate()[0])
        try:
            decoder.decode(read, final=not read)
        except UnicodeDecodeError as error:
            error.start += begin - held
            raise
        if not read:
            return
        begin += len(read)
