"""The yearly report in words and tables: the chapter for the report on the state of
the municipality (art. 28aa of the act on municipal self-government).

It is written once, in the order in which it is read; Word and PDF only show it. What
happened in the year comes first, then every part with its tasks, then what is missing
and how it was counted.
"""

from collections.abc import Callable, Iterator, Sequence

from django.utils.translation import gettext as _

from annual_report.closing.gaps import Gap, part_gaps, task_gaps
from annual_report.document import Level, Part, Task
from annual_report.measure_columns import MeasureOf
from annual_report.money import ledger_of
from annual_report.report import YearlyReport
from annual_report.scope import Kind
from annual_report.text import (
    budget,
    changes,
    heat_grid,
    in_short,
    lacking,
    late,
    measure_blocks,
    opening,
    part_blocks,
    task_blocks,
)
from annual_report.text.blocks import Block, Facts, Heading
from annual_report.text.curves import curve_of
from annual_report.text.wording import facts
from annual_report.year_told import told


def chapters(
    report: YearlyReport, *, on_task: Callable[[], None] = lambda: None
) -> Iterator[Block]:
    """Yield the report's blocks; `on_task` is told of each task that is written."""
    return Chapters(report, on_task).blocks()


class Chapters:
    """The report while it is written: what lacks is noted on the way to its end."""

    def __init__(self, report: YearlyReport, on_task: Callable[[], None]) -> None:
        self.report, self.head, self.on_task = report, report.head, on_task
        self.year = report.head.year
        self.told, self.ledger = told(report), ledger_of(report)
        self.gaps: list[Gap] = [
            gap for part in report.parts for gap in part_gaps(part, self.year)
        ]
        self.measured = self._measured()

    @property
    def is_of_a_task(self) -> bool:
        return self.report.scope.kind == Kind.TASK

    def blocks(self) -> Iterator[Block]:
        yield opening.cover(self.report, self._subtitle())
        yield from self.in_short()
        yield from opening.signatures(self.report)
        yield from part_blocks.summaries(self.report.parts)
        yield from self.by_year()
        if not self.is_of_a_task:
            yield from changes.chapter(self.told, self.report.parts)
            yield from late.chapter(self.told)
        if len(self.report.parts) > 1 and self.report.has_tasks:
            yield from part_blocks.table(self.report.parts, self.year)
        yield from self.of_tasks()
        yield from measure_blocks.chapter(self.measured, self.year)
        yield from budget.chapter(self.ledger, self.report.parts)
        yield from lacking.chapter(self.report, self.gaps)
        yield Heading(1, _("About this report and how it counts"))
        yield Facts(list(facts(self.report)))

    def _subtitle(self) -> str:
        """The part that it covers; the head knows no task's title."""
        if not self.is_of_a_task:
            return self.report.subtitle
        titles = [one.task.title for one in self.told.tasks]
        return ". ".join([self.report.subtitle, *titles])

    def _measured(self) -> list[MeasureOf]:
        """All indicators of it, from the whole down to the tasks."""
        of_parts = [
            row
            for level in Level
            for part in self.report.parts
            if part.level == level
            for row in measure_blocks.of_parent(part)
        ]
        return of_parts + self.told.measured

    def in_short(self) -> Iterator[Block]:
        yield Heading(1, _("In short"), begins_page=True)
        first = self.head.years[0]
        if self.report.has_tasks and self.report.parts:
            yield from in_short.of_part(self.report.parts[0], self.told, first)
        elif self.report.has_tasks:
            yield from in_short.of_tasks(self.told, first)
        if self.is_of_a_task:
            for one in self.told.tasks:
                yield from in_short.of_a_task(one, self.told)
        elif self.told.tasks:
            yield from in_short.of_the_year(self.told)
        yield from in_short.of_the_rest(self.told, self.measured, self.ledger)

    def by_year(self) -> Iterator[Block]:
        """The curve of the whole, the grid, and the strategy's own indicators."""
        found = list(self._of_years())
        if found:
            yield Heading(1, _("Plan and work year by year"))
            yield from found

    def _of_years(self) -> Iterator[Block]:
        parts = self.report.parts
        if parts:
            yield from curve_of(parts[0], self.head)
        if len(parts) > 1:
            yield from heat_grid.of_parts(self.report)
        elif not self.is_of_a_task:
            yield from heat_grid.of_tasks(self.head, self.told.tasks)
        if parts and parts[0].level == Level.STRATEGY:
            yield from part_blocks.own(parts[0], self.year)

    # The tasks, programme by programme

    def of_tasks(self) -> Iterator[Block]:
        if not self.report.parts and not self.is_of_a_task:
            yield Heading(1, _("Tasks"))
        for parts, tasks in self.report.by_programme():
            for part in parts:
                yield from part_blocks.opening(part, self.report)
            if found := list(tasks):
                yield from self.programme(found)

    def programme(self, tasks: Sequence[Task]) -> Iterator[Block]:
        if self.is_of_a_task:
            for task in tasks:
                yield from task_blocks.card(task, self.report)
        else:
            yield from self._heading_without_part(tasks[0])
        yield task_blocks.task_table(tasks, self.year)
        if not self.is_of_a_task:
            yield from task_blocks.who_and_money(tasks)
            for task in tasks:
                yield from task_blocks.said_of(task)
        for task in tasks:
            self.gaps += task_gaps(task, self.year)
            self.on_task()
        found = [row for task in tasks for row in measure_blocks.of_parent(task)]
        yield from measure_blocks.of_chapter(found, self.year)

    def _heading_without_part(self, task: Task) -> Iterator[Heading]:
        """Name the programme of a unit's tasks, which make up none."""
        if self.report.parts:
            return
        titles: dict[str, Part] = {one.code: one for one in self.head.parts}
        found = titles.get(task.programme)
        yield Heading(2, part_blocks.named(found) if found else task.programme)
