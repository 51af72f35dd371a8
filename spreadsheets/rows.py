"""The rows of a sheet on the disk, until it is known how wide its columns are.

Only then is it known how high each row must be for its texts to be read.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from tempfile import TemporaryFile
from typing import IO

from spreadsheets.looks import LINE_HEIGHT, height_of

# A column of a number with its text, of those that may take several lines.
Wrapped = tuple[int, str]


class Rows:
    """Takes rows in their order, and puts them into a file with their heights."""

    def __init__(self) -> None:
        self._file = TemporaryFile()  # noqa: SIM115  it is closed when it is copied
        self.last = 0

    def put(
        self,
        cells: Iterable[str],
        height: int = LINE_HEIGHT,
        *,
        texts: Sequence[Wrapped] = (),
        strong: bool = False,
    ) -> None:
        """Take a row; with texts, its height is found out in the end."""
        self.last += 1
        written = "".join(cells).encode()
        about = json.dumps([len(written), height, strong, texts])
        self._file.write(f"{about}\n".encode() + written)

    def copy_to(
        self, file: IO[bytes], widths: Sequence[float], heights: Mapping[int, int]
    ) -> None:
        """Write the rows; some heights are given, by the numbers of their rows."""
        self._file.seek(0)
        for number in range(1, self.last + 1):
            length, height, strong, texts = json.loads(self._file.readline())
            if texts:
                sized = ((widths[n], text) for n, text in texts)
                height = height_of(sized, strong=strong)
            height = heights.get(number, height)
            file.write(f'<row r="{number}" ht="{height}" customHeight="1">'.encode())
            file.write(self._file.read(length))
            file.write(b"</row>")
        self._file.close()
