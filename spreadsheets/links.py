"""The links of a sheet: many cells lead to one address, which is kept once.

openpyxl would keep two objects for each cell, of which a large sheet has thousands.
"""

from collections.abc import Iterator
from shutil import copyfileobj
from tempfile import TemporaryFile
from typing import IO

from openpyxl.packaging.relationship import Relationship
from openpyxl.xml.constants import REL_NS

# Of a sheet: Excel finds a file with more damaged. Beyond them, there are mere texts.
MOST_LINKS = 65_530


class Links:
    """Takes links as the rows are written; they lie on the disk until the end."""

    def __init__(self) -> None:
        self._cells = TemporaryFile()  # noqa: SIM115  it is closed when it is copied
        self._ids: dict[str, str] = {}
        self._left = MOST_LINKS

    @property
    def has_room(self) -> bool:
        return self._left > 0

    def add(self, ref: str, address: str) -> None:
        self._left -= 1
        number = self._ids.setdefault(address, f"link{len(self._ids) + 1}")
        self._cells.write(f'<hyperlink ref="{ref}" r:id="{number}"/>'.encode())

    def relationships(self) -> Iterator[Relationship]:
        """Yield what tells the file where its links lead."""
        for address, number in self._ids.items():
            yield Relationship(
                type="hyperlink", TargetMode="External", Target=address, Id=number
            )

    def copy_to(self, file: IO[bytes]) -> None:
        """Write the links as a worksheet has them, nothing where it has none."""
        if self._ids:
            file.write(f'<hyperlinks xmlns:r="{REL_NS}">'.encode())
            self._cells.seek(0)
            copyfileobj(self._cells, file)
            file.write(b"</hyperlinks>")
        self._cells.close()
