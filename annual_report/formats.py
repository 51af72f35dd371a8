"""The formats in which a yearly report can be had."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import IO, Protocol

import msgspec
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from annual_report.closing.drawing import json_pieces
from annual_report.document import Document, Task
from annual_report.flat_csv import write_flat
from annual_report.report import YearlyReport
from tasks.authority import STATE_OF
from tasks.models import Strategy


class Write(Protocol):
    """Write the report to the file; `on_task` is told of each task."""

    def __call__(
        self,
        report: YearlyReport,
        file: IO[bytes],
        *,
        on_task: Callable[[], None],
    ) -> None: ...


@dataclass(frozen=True)
class Format:
    label: str | Promise
    use: str | Promise
    content_type: str
    write: Write

    def use_for(self, strategy: Strategy) -> str:
        """Say what it is for, in the words of the strategy's authority."""
        return str(self.use) % {"authority": STATE_OF[strategy.authority]}


Told = Callable[[], None]


# What writes these takes long to load, and few processes write any.


def write_xlsx(report: YearlyReport, file: IO[bytes], *, on_task: Told) -> None:
    from annual_report.excel.workbook import write_workbook

    write_workbook(report, file, on_task=on_task)


def write_docx(report: YearlyReport, file: IO[bytes], *, on_task: Told) -> None:
    from annual_report.text.word import write_word

    write_word(report, file, on_task=on_task)


def write_pdf(report: YearlyReport, file: IO[bytes], *, on_task: Told) -> None:
    from annual_report.text import pdf

    pdf.write_pdf(report, file, on_task=on_task)


def write_json(
    report: YearlyReport,
    file: IO[bytes],
    *,
    on_task: Callable[[], None] = lambda: None,
) -> None:
    """Write what is frozen as it is frozen; of a part what is its own."""
    head = msgspec.structs.replace(
        report.head, parts=report.parts, reported=report.reported
    )

    def tasks() -> Iterator[Task]:
        for task in report.tasks():
            yield task
            on_task()

    for piece in json_pieces(Document(head, tasks)):
        file.write(piece)


XML = "application/vnd.openxmlformats-officedocument."
FORMATS = {
    "xlsx": Format(
        "Excel",
        _("to count, filter and check"),
        f"{XML}spreadsheetml.sheet",
        write_xlsx,
    ),
    "docx": Format(
        "Word",
        _("the chapter for the report on the state of %(authority)s, to be edited"),
        f"{XML}wordprocessingml.document",
        write_docx,
    ),
    "pdf": Format(
        "PDF", _("the same to read and to print"), "application/pdf", write_pdf
    ),
    "csv": Format("CSV", _("a plain table"), "text/csv; charset=utf-8", write_flat),
    "json": Format(
        "JSON", _("all that was frozen, for programs"), "application/json", write_json
    ),
}
