"""The money of a report, read from its tasks before they are written.

Reports that were frozen in a format without yearly amounts say nothing of them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from annual_report.document import Funding, Part, Task
from annual_report.report import YearlyReport
from tasks.money import Amounts, Line, Sum, YearAmounts, added


@dataclass(frozen=True, slots=True)
class OfTask:
    """What is kept of a task: of thousands, its amounts alone."""

    programme: str
    cost: Decimal | None
    lines: Sequence[Line]


@dataclass(frozen=True)
class Ledger:
    """The money of the report's own tasks, to the end of its year."""

    tasks: Sequence[OfTask]
    year: int
    years: Sequence[int]

    def of(self, code: str = "") -> Amounts:
        """The sources of the tasks of a goal or programme, of all without a code."""
        return Amounts(
            [
                line
                for task in self.tasks
                if not code or f"{task.programme}.".startswith(f"{code}.")
                for line in task.lines
            ],
            self.years,
        )

    @cached_property
    def whole(self) -> Amounts:
        return self.of()

    @property
    def costs(self) -> Sum:
        return added(task.cost for task in self.tasks)

    @property
    def is_known(self) -> bool:
        """Whether any source has an amount: without any, nothing is said."""
        return self.whole.is_known

    @cached_property
    def known_years(self) -> list[int]:
        """The years of which anything is known."""
        return [
            year
            for year in self.years
            if self.whole.planned_in(year).known or self.whole.executed_in(year).known
        ]

    def parts(self, parts: Sequence[Part]) -> list[tuple[Part, Amounts]]:
        """Those of the parts of which any amount is known."""
        found = [(part, self.of(part.code)) for part in parts]
        return [(part, amounts) for part, amounts in found if amounts.is_known]


def ledger_of(report: YearlyReport) -> Ledger:
    """Read the amounts of all tasks of the report: a walk of its own through them."""
    tasks = [
        OfTask(task.programme, task.cost_amount, lines_of(task))
        for task in report.tasks()
    ]
    return Ledger(tasks, report.head.year, report.head.years)


def lines_of(task: Task) -> list[Line]:
    return [line_of(one) for one in task.funding]


def line_of(funding: Funding) -> Line:
    years = {
        year: YearAmounts(one.planned, one.executed)
        for year, one in funding.years.items()
    }
    return Line(funding.source, funding.funds, funding.amount, years)
