"""Write a PDF object by object: none is kept, and those without data lie packed."""

import hashlib
from array import array
from typing import IO
from zlib import compress

# So many objects are packed together.
PACK = 200
# Kinds of entries of the table: where an object begins, or in which pack it lies.
BEGINS, PACKED = 1, 2


class PdfWriter:
    def __init__(self, file: IO[bytes]) -> None:
        self.file, self.at = file, 0
        self.digest = hashlib.sha256()
        # By number, three for each object: the kind and what it says.
        self.table = array("L", [0, 0, 65535])
        self.pack: list[tuple[int, bytes]] = []
        self._write(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")

    def number(self) -> int:
        """Return the number of an object that is to come."""
        return self.numbers(1)

    def numbers(self, n: int) -> int:
        """Return the first of the numbers of so many objects."""
        self.table.extend([0, 0, 0] * n)
        return len(self.table) // 3 - n

    def put(self, number: int, content: bytes) -> None:
        self.pack.append((number, content))
        if len(self.pack) == PACK:
            self._put_pack()

    def put_stream(self, number: int, entries: bytes, data: bytes) -> None:
        """Write an object with data; its length is added to its entries."""
        self._enter(number, BEGINS, self.at, 0)
        self._write(
            b"%d 0 obj\n<< %b /Length %d >>\nstream\n%b\nendstream\nendobj\n"
            % (number, entries, len(data), data)
        )

    def close(self, *, root: int, info: int) -> None:
        """Write the table; the same file has the same identifier."""
        self._put_pack()
        table, begins = self.number(), self.at
        self._enter(table, BEGINS, begins, 0)
        data = b"".join(
            kind.to_bytes(1, "big") + place.to_bytes(5, "big") + more.to_bytes(2, "big")
            for kind, place, more in zip(*[iter(self.table)] * 3, strict=True)
        )
        identifier = self.digest.hexdigest()[:32].encode()
        self.put_stream(
            table,
            b"/Type /XRef /W [1 5 2] /Size %d /Root %d 0 R /Info %d 0 R "
            b"/ID [<%b> <%b>] /Filter /FlateDecode"
            % (len(self.table) // 3, root, info, identifier, identifier),
            compress(data),
        )
        self._write(b"startxref\n%d\n%%%%EOF\n" % begins)

    def _put_pack(self) -> None:
        if not self.pack:
            return
        number = self.number()
        places, contents, at = [], [], 0
        for index, (one, content) in enumerate(self.pack):
            self._enter(one, PACKED, number, index)
            places.append(b"%d %d " % (one, at))
            contents.append(content + b"\n")
            at += len(contents[-1])
        head = b"".join(places)
        self.put_stream(
            number,
            b"/Type /ObjStm /N %d /First %d /Filter /FlateDecode"
            % (len(self.pack), len(head)),
            compress(head + b"".join(contents)),
        )
        self.pack = []

    def _enter(self, number: int, *entry: int) -> None:
        self.table[3 * number : 3 * number + 3] = array("L", entry)

    def _write(self, content: bytes) -> None:
        self.file.write(content)
        self.digest.update(content)
        self.at += len(content)
