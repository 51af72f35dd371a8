"""Write a document into the database: which rows it asks for, level by level.

Each level is one call of `Run.write`, which gives back the rows under which the next
level stands, or of `Run.write_below`, under which nothing does.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import Any, TypeVar

from django.utils.translation import gettext as _

from exchange.document import Document, TaskEntry
from exchange.format import Refused
from exchange.indicator_entry import IndicatorEntry
from exchange.making import (
    amounts_values,
    cell_values,
    executor_row,
    funding_row,
    goal_row,
    indicator_row,
    partner_row,
    programme_row,
    stage_row,
    strategy_row,
    task_row,
    value_values,
    year_row,
)
from exchange.merging import Outcome
from exchange.people import People, write_people
from exchange.places import locations_of
from exchange.rows import (
    ABSENT_KINDS,
    BREAKS,
    EXECUTORS,
    FIGURES,
    FUNDING,
    FUNDING_YEARS,
    GOALS,
    INDICATOR_VALUES,
    INDICATORS,
    LOCATIONS,
    PARTNERS,
    PROGRAMMES,
    STAGE_YEARS,
    STAGES,
    STRATEGIES,
    TARGETS,
    TASKS,
    TOTALS,
)
from exchange.running import Run
from exchange.saving import Values
from indicators.models import Indicator
from leszno_strategy.triggers import set_aside
from tasks.addresses import proposed
from tasks.models import Strategy, StrategyYear, Task
from tasks.models.numbers import clashes
from tasks.models.structure import clash_in_words
from tasks.moving import old_codes_kept
from tasks.subjects import Subject

R = TypeVar("R")
Tasks = Sequence[tuple[Task, TaskEntry]]
Years = dict[int, StrategyYear]
# How often a run gets on: once a model.
STEPS = 20


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
    above: list[Any] = [(strategy, document.strategy), *goals, *programmes]
    run.known.add(row for row, _entry in (*above, *tasks))
    # Sums of a strategy that begins are due by its goals, programmes and tasks.
    with set_aside(FIGURES if run.begins else ()):
        for part in run.portions_of(tasks):
            write_figures(run, part, years)
            write_card(run, part, people)
            write_money(run, part, years)
            write_indicators(run, [*above, *part], people)
            # These came in with the first tasks.
            above = []


def under(above: Iterable[tuple[R, Any]], name: str) -> Iterator[tuple[R, int, Any]]:
    """Yield the entries' parts of that name: row above, position from 1, part."""
    for row, entry in above:
        for position, part in enumerate(getattr(entry, name) or [], start=1):
            yield row, position, part


def write_strategy(run: Run, document: Document) -> Strategy:
    row = strategy_row(document.strategy)
    row.slug = address_of(document)
    for strategy, _entry in run.write(STRATEGIES, [(row, document)]):
        run.begins = strategy is row
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
    run.advance(1)
    years |= {year.year: year for year in created}
    run.known.add(years.values())
    return years


def write_figures(run: Run, tasks: Tasks, years: Years) -> None:
    """Write the stages with their cells, and totals reported without stages."""
    stages = run.write(
        STAGES,
        [
            (stage_row(task, position, entry), entry)
            for task, position, entry in under(tasks, "stages")
        ],
    )
    run.write_below(
        STAGE_YEARS,
        stages,
        lambda stage, entry: (
            cell_values(stage, years[year], cell)
            for year, cell in (entry.years or {}).items()
            if cell is not None
        ),
    )
    run.write_below(
        TOTALS,
        tasks,
        lambda task, entry: (
            (task.pk, years[year].pk, progress)
            for year, progress in (entry.reported_progress or {}).items()
        ),
    )


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
    run.write_below(
        ABSENT_KINDS,
        tasks,
        lambda task, entry: (
            (task.pk, kind) for kind in entry.no_indicators_of_kind or ()
        ),
    )
    run.write_below(
        LOCATIONS,
        tasks,
        lambda task, entry: locations_of(task.pk, entry.places or []),
    )


def write_money(run: Run, tasks: Tasks, years: Years) -> None:
    """Write the sources of the tasks' money, with their amounts by year."""
    funding = run.write(
        FUNDING,
        [
            (funding_row(task, position, entry), entry)
            for task, position, entry in under(tasks, "budget")
        ],
    )
    run.write_below(
        FUNDING_YEARS,
        funding,
        lambda source, entry: (
            amounts_values(source, years[year], amount)
            for year, amount in (entry.years or {}).items()
            if amount is not None
        ),
    )


def write_indicators(
    run: Run, parents: Sequence[tuple[Subject, Any]], people: People
) -> None:
    indicators = run.write(
        INDICATORS,
        [
            (indicator_row(parent, position, entry, people), entry)
            for parent, position, entry in under(parents, "indicators")
        ],
    )
    run.write_below(INDICATOR_VALUES, indicators, values_of)
    for table, part in ((TARGETS, "targets"), (BREAKS, "breaks")):
        run.write_below(table, indicators, partial(by_year, part))


def values_of(indicator: Indicator, entry: IndicatorEntry) -> Iterator[Values]:
    for year, text in (entry.values or {}).items():
        yield value_values(indicator, year, text)


def by_year(part: str, indicator: Indicator, entry: IndicatorEntry) -> Iterator[Values]:
    """Yield what a part of an indicator says by years, where it says anything."""
    for year, said in (getattr(entry, part) or {}).items():
        if said is not None:
            yield indicator.pk, year, said
