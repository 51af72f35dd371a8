"""What is odd in a report's figures: said where they are entered and read.

Nothing of it keeps anybody from submitting or approving.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from indicators.reading import doubt_about
from reporting.content import Content
from reporting.forms import indicator_name, stage_names
from tasks import unusual
from tasks.cells import StageRow, stage_rows
from tasks.models import Task
from tasks.progress import Cell, sum_known
from tasks.subjects import Subject


@dataclass(frozen=True)
class Remark:
    """A sentence on a stage, an indicator or, with an empty `on`, the whole.

    `field` is the form's field that it stands at, "" for none.
    """

    said: str
    on: str = ""
    field: str = ""

    def __str__(self) -> str:
        return f"{self.on}: {self.said}" if self.on else self.said


def remarks(content: Content, subject: Subject, year: int) -> list[Remark]:
    """Say what is odd if the content is what holds for the year.

    A task comes with the figures of its stages fetched, all with their indicators.
    """
    said = _of_stages(content, subject, year) if isinstance(subject, Task) else ()
    return [*said, *_of_indicators(content, subject)]


def _of_stages(content: Content, task: Task, year: int) -> Iterator[Remark]:
    if not task.stages_known:
        if said := unusual.done(content.figures.total):
            yield Remark(said, field="total")
        return
    rows = [_with(content, row, year) for row in _rows(task, year)]
    for row in rows:
        if said := unusual.work(row.total):
            _planned, actual = stage_names(row.stage)
            yield Remark(said, str(row.stage), actual)
    if said := unusual.done(sum_known(row.total.actual for row in rows)):
        yield Remark(said)


def _rows(task: Task, year: int) -> list[StageRow]:
    stages = task.stages.all()
    years = {row.year.year for stage in stages for row in stage.years.all()}
    return stage_rows(stages, sorted({*years, year}))


def _with(content: Content, row: StageRow, year: int) -> StageRow:
    """Put what the report says in the place of what is in force."""
    figures, pk, old = content.figures, row.stage.pk, row.cells[year]
    cell = Cell(
        figures.planned.get(pk, old.planned), figures.actual.get(pk, old.actual)
    )
    return StageRow(row.stage, {**row.cells, year: cell})


def _of_indicators(content: Content, subject: Subject) -> Iterator[Remark]:
    for indicator in subject.indicators.all():
        text = content.figures.values.get(indicator.pk, "")
        if said := doubt_about(text, indicator.unit):
            yield Remark(said, str(indicator), indicator_name(indicator))
