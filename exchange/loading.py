"""Write a document into the database: which rows it asks for, level by level.

Each level is one call of `Run.write`, which takes a fixed number of queries however
many rows there are, and gives back the rows under which the next level stands.
"""

from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

from django.utils.translation import gettext as _

from exchange.document import Document, TaskEntry
from exchange.format import Refused
from exchange.making import (
    amounts_row,
    break_row,
    cell_row,
    executor_row,
    funding_row,
    goal_row,
    indicator_row,
    partner_row,
    programme_row,
    stage_row,
    strategy_row,
    target_row,
    task_row,
    value_row,
    year_row,
)
from exchange.merging import Outcome, Run
from exchange.people import People, write_people
from exchange.rows import (
    ABSENT_KINDS,
    BREAKS,
    EXECUTORS,
    FUNDING,
    FUNDING_YEARS,
    GOALS,
    INDICATOR_VALUES,
    INDICATORS,
    PARTNERS,
    PROGRAMMES,
    STAGE_YEARS,
    STAGES,
    STRATEGIES,
    TARGETS,
    TASKS,
    TOTALS,
)
from indicators.models import AbsentKind
from tasks.addresses import proposed
from tasks.models import ReportedTotal, Strategy, StrategyYear, Task
from tasks.models.numbers import clashes
from tasks.models.structure import clash_in_words
from tasks.moving import old_codes_kept
from tasks.subjects import Subject

R = TypeVar("R")
Tasks = list[tuple[Task, TaskEntry]]
Years = dict[int, StrategyYear]
# How often a run gets on: once a model.
STEPS = 19


def load(document: Document, run: Run) -> Strategy:
    """Write the document, inside the caller's transaction; may raise `Refused`."""
    strategy = run.strategy = write_strategy(run, document)
    years = write_years(run, strategy, document)
    people = write_people(run, document)
    with old_codes_kept(strategy):
        write_tree(run, document, years, people)
    if run.faults:
        raise Refused(*run.faults)
    return strategy


def write_tree(run: Run, document: Document, years: Years, people: People) -> None:
    """Write the goals with all that is below them, level by level."""
    strategy: Any = run.strategy
    goals = run.write(
        GOALS,
        [
            (goal_row(strategy, position, entry, people), entry)
            for position, entry in enumerate(document.goals or (), start=1)
        ],
    )
    for pair in clashes(strategy.goals.values_list("number", flat=True)):
        run.faults.append(f"goals: {clash_in_words(*pair)}")
    programmes = run.write(
        PROGRAMMES,
        [
            (programme_row(goal, entry, people), entry)
            for goal, _position, entry in under(goals, "programmes")
        ],
    )
    tasks = run.write(
        TASKS,
        [
            (task_row(programme, entry), entry)
            for programme, _position, entry in under(programmes, "tasks")
        ],
    )
    write_figures(run, tasks, years)
    write_card(run, tasks, people)
    write_money(run, tasks, years)
    own = (strategy, document.strategy)
    write_indicators(run, [own, *goals, *programmes, *tasks], people)


def under(above: Iterable[tuple[R, Any]], name: str) -> Iterator[tuple[R, int, Any]]:
    """Yield the entries' parts of that name: row above, position from 1, part."""
    for row, entry in above:
        for position, part in enumerate(getattr(entry, name) or [], start=1):
            yield row, position, part


def write_strategy(run: Run, document: Document) -> Strategy:
    row = strategy_row(document.strategy)
    row.slug = address_of(document)
    for strategy, _entry in run.write(STRATEGIES, [(row, document)]):
        return strategy
    raise Refused(
        _(
            "%(place)s: a person removed this strategy or changed its address, and "
            "the import does not undo that. Give the file another address."
        )
        % {"place": f"{document.strategy.place}.slug"}
    )


def address_of(document: Document) -> str:
    """Return the address that the file gives, or that its title and years give."""
    entry = document.strategy
    return entry.slug or next(proposed(entry.title, document.years))


def write_years(run: Run, strategy: Strategy, document: Document) -> Years:
    """Add the years that are missing; what else one that is there has, people say."""
    wanted = document.years
    years = {year.year: year for year in strategy.years.all()}
    new = [year for year in wanted if year not in years]
    created = StrategyYear.objects.bulk_create(
        year_row(strategy, year, document.strategy) for year in new
    )
    run.outcomes[StrategyYear] = Outcome(
        created=len(new), unchanged=len(wanted) - len(new)
    )
    run.gone += [str(year) for year in years if year not in wanted]
    run.advance()
    return years | {year.year: year for year in created}


def write_figures(run: Run, tasks: Tasks, years: Years) -> None:
    """Write the stages with their cells, and totals reported without stages."""
    stages = run.write(
        STAGES,
        [
            (stage_row(task, position, entry), entry)
            for task, position, entry in under(tasks, "stages")
        ],
    )
    cells = [
        (cell_row(stage, years[year], cell), cell)
        for stage, entry in stages
        for year, cell in (entry.years or {}).items()
        if cell is not None
    ]
    run.write(STAGE_YEARS, cells)
    totals = [
        (ReportedTotal(task=task, year=years[year], progress=progress), entry)
        for task, entry in tasks
        for year, progress in (entry.reported_progress or {}).items()
    ]
    run.write(TOTALS, totals)


def write_card(run: Run, tasks: Tasks, people: People) -> None:
    """Write the lists of the task card: who carries it out, with whom, who pays."""
    executors = [
        (executor_row(task, position, entry, people), entry)
        for task, position, entry in under(tasks, "executors")
    ]
    run.write(EXECUTORS, executors)
    partners = [
        (partner_row(task, position, entry), entry)
        for task, position, entry in under(tasks, "partners")
    ]
    run.write(PARTNERS, partners)
    absent = [
        (AbsentKind(task=task, kind=kind), kind)
        for task, _position, kind in under(tasks, "no_indicators_of_kind")
    ]
    run.write(ABSENT_KINDS, absent)


def write_money(run: Run, tasks: Tasks, years: Years) -> None:
    """Write the sources of the tasks' money, with their amounts by year."""
    funding = run.write(
        FUNDING,
        [
            (funding_row(task, position, entry), entry)
            for task, position, entry in under(tasks, "budget")
        ],
    )
    amounts = [
        (amounts_row(source, years[year], amount), amount)
        for source, entry in funding
        for year, amount in (entry.years or {}).items()
        if amount is not None
    ]
    run.write(FUNDING_YEARS, amounts)


def write_indicators(
    run: Run, parents: list[tuple[Subject, Any]], people: People
) -> None:
    indicators = run.write(
        INDICATORS,
        [
            (indicator_row(parent, position, entry, people), entry)
            for parent, position, entry in under(parents, "indicators")
        ],
    )
    for table, part, made in (
        (INDICATOR_VALUES, "values", value_row),
        (TARGETS, "targets", target_row),
        (BREAKS, "breaks", break_row),
    ):
        rows = [
            (made(indicator, year, said), said)
            for indicator, entry in indicators
            for year, said in (getattr(entry, part) or {}).items()
            if said is not None
        ]
        run.write(table, rows)
