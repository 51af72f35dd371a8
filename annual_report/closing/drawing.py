"""Draw a year's report, and keep it aside until it is stored or written to files.

To draw it takes its time: that passes before a closing keeps others from writing. As
long as the public data have the version that they had then, it holds.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from tempfile import TemporaryFile
from weakref import finalize

from annual_report.closing.completeness import Tally
from annual_report.document import (
    FORMAT,
    Document,
    Task,
    head_bytes,
    json_of,
    tasks_bytes,
)
from annual_report.reading import at_one_moment, read_report
from annual_report.stored import read_tasks
from leszno_strategy import public_version
from tasks.models import StrategyYear

# Tasks that lie in one row, so that reading one takes little memory.
IN_A_PART = 100


class Aside:
    """Tasks in a file of no name: they are read again, but not drawn again."""

    def __init__(self, tasks: Iterator[Task]) -> None:
        self._file = TemporaryFile()  # noqa: SIM115  it is closed when this goes
        finalize(self, self._file.close)
        self._file.writelines(part + b"\n" for part in parts_of(tasks))

    def parts(self) -> Iterator[bytes]:
        """Return them as they are stored, some in each."""
        self._file.seek(0)
        return (line[:-1] for line in self._file)

    def tasks(self) -> Iterator[Task]:
        for part in self.parts():
            yield from read_tasks(part.decode(), FORMAT)


def set_aside(document: Document) -> Document:
    return Document(document.head, Aside(document.tasks()).tasks)


def parts_of(tasks: Iterator[Task]) -> Iterator[bytes]:
    while part := list(islice(tasks, IN_A_PART)):
        yield tasks_bytes(part)


def json_pieces(document: Document) -> Iterator[bytes]:
    """Return the document as JSON, piece by piece; what is frozen comes as it was."""
    return json_of(head_bytes(document.head), parts_of(document.tasks()))


@dataclass(frozen=True)
class Drawn:
    """A year's report as it was at one version of the public data.

    What the tables held then is counted beside it.
    """

    version: int | None
    document: Document
    tally: Tally
    aside: Aside

    def is_current(self) -> bool:
        """Say whether nothing that it says can have changed: one query."""
        return self.version is not None and self.version == public_version.read()

    def check(self) -> None:
        """Raise ValidationError if it does not say all that the tables held."""
        self.tally.check()

    def parts(self) -> Iterator[bytes]:
        return self.aside.parts()


def draw(period: StrategyYear) -> Drawn:
    """Read the report, all at one moment, and count what the tables hold."""
    with at_one_moment():
        # Before what is told under it is read: that is so of the year itself, too.
        version = public_version.read()
        period = StrategyYear.objects.select_related("strategy").get(pk=period.pk)
        document = read_report(period)
        tally = Tally(document.head)
        aside = Aside(tally.along(document.tasks()))
        tally.compare(period)
    return Drawn(version, Document(document.head, aside.tasks), tally, aside)
