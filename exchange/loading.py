"""Write a document into the database: which rows it asks for, level by level.

Each level is one call of `Run.write`, which takes a fixed number of queries however
many rows there are, and gives back the rows under which the next level stands.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

from django.utils.translation import gettext as _

from exchange.format import (
    Document,
    GoalEntry,
    IndicatorEntry,
    ProgrammeEntry,
    Refused,
    StrategyEntry,
    TaskEntry,
)
from exchange.merging import Outcome, Run
from exchange.rows import (
    ABSENT_KINDS,
    EXECUTORS,
    FUNDING,
    GOALS,
    INDICATOR_VALUES,
    INDICATORS,
    PARTNERS,
    POSTS,
    PROGRAMMES,
    STAGE_YEARS,
    STAGES,
    STRATEGIES,
    TASKS,
    TOTALS,
    UNITS,
)
from exchange.wording import body_in, unit_of_post
from indicators.models import AbsentKind, Indicator, IndicatorValue
from organisation.models import Post, Unit, UnitAlias
from tasks.amounts import amount_in
from tasks.models import (
    Executor,
    FundingSource,
    Goal,
    Partner,
    Programme,
    ReportedTotal,
    Stage,
    StageYear,
    Strategy,
    StrategyYear,
    Task,
)
from tasks.models.numbers import clashes
from tasks.models.structure import clash_in_words

R = TypeVar("R")
Tasks = list[tuple[Task, TaskEntry]]
Years = dict[int, StrategyYear]
# How often a run gets on: once a model.
STEPS = 16


@dataclass(frozen=True)
class People:
    """Units by each of their spellings, and posts by title."""

    units: dict[str, Unit]
    posts: dict[str, Post]

    def unit(self, name: str) -> Unit | None:
        return self.units.get(name.casefold())

    def post(self, title: str | None) -> Post | None:
        return self.posts.get(title or "")


def load(document: Document, run: Run) -> Strategy:
    """Write the document, inside the caller's transaction; may raise `Refused`."""
    strategy = run.strategy = write_strategy(run, document.strategy)
    years = write_years(run, strategy, document.strategy)
    people = write_people(run, document)
    goals = run.write(
        GOALS,
        [
            (goal_row(strategy, position, entry, people), entry)
            for position, entry in enumerate(document.goals, start=1)
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
    write_indicators(run, [*goals, *programmes, *tasks])
    if run.faults:
        raise Refused(*run.faults)
    return strategy


def under(above: Iterable[tuple[R, Any]], name: str) -> Iterator[tuple[R, int, Any]]:
    """Yield the entries' parts of that name: row above, position from 1, part."""
    for row, entry in above:
        for position, part in enumerate(getattr(entry, name) or [], start=1):
            yield row, position, part


def write_strategy(run: Run, entry: StrategyEntry) -> Strategy:
    row = Strategy(
        slug=entry.slug,
        title=entry.title,
        city=entry.city,
        adopted_by=entry.adopted_by,
        source=entry.source,
    )
    for strategy, _entry in run.write(STRATEGIES, [(row, entry)]):
        return strategy
    raise Refused(
        _(
            "%(place)s: a person removed this strategy or changed its address, and "
            "the import does not undo that. Give the file another address."
        )
        % {"place": f"{entry.place}.slug"}
    )


def write_years(run: Run, strategy: Strategy, entry: StrategyEntry) -> Years:
    """Add the years that are missing; what else a year has is for people to say."""
    years = {year.year: year for year in strategy.years.all()}
    new = [year for year in entry.years if year not in years]
    created = StrategyYear.objects.bulk_create(
        StrategyYear(strategy=strategy, year=year) for year in new
    )
    run.outcomes[StrategyYear] = Outcome(
        created=len(new), unchanged=len(entry.years) - len(new)
    )
    run.gone += [str(year) for year in years if year not in entry.years]
    run.advance()
    return years | {year.year: year for year in created}


def write_people(run: Run, document: Document) -> People:
    """Find or make the posts and units that the document names."""
    titles = {goal.head for goal in document.goals}
    names: set[str] = set()
    for programme in (part for goal in document.goals for part in goal.programmes):
        titles.add(programme.coordinator)
        for text in (t for task in programme.tasks for t in task.executors or []):
            titles.add(body_in(text).post)
            names.add(body_in(text).unit)
    posts = sorted(title for title in titles if title)
    units = write_units(run, {*names, *map(unit_of_post, posts)} - {""})
    rows = [
        (Post(title=title, unit=units.get(unit_of_post(title).casefold())), title)
        for title in posts
    ]
    return People(units, {title: post for post, title in run.write(POSTS, rows)})


def write_units(run: Run, names: set[str]) -> dict[str, Unit]:
    """Return units by their spellings; a spelling that a person gave decides."""
    aliases = {
        alias.name.casefold(): alias.unit
        for alias in UnitAlias.objects.select_related("unit")
    }
    new = {name.casefold(): name for name in sorted(names)}
    rows = [(Unit(name=new[key]), key) for key in new.keys() - aliases.keys()]
    return aliases | {key: unit for unit, key in run.write(UNITS, rows)}


def goal_row(
    strategy: Strategy, position: int, entry: GoalEntry, people: People
) -> Goal:
    return Goal(
        strategy=strategy,
        number=entry.number,
        position=position,
        title=entry.title,
        head=people.post(entry.head),
        legacy_id=entry.legacy_id,
    )


def programme_row(goal: Goal, entry: ProgrammeEntry, people: People) -> Programme:
    return Programme(
        goal=goal,
        number=entry.number,
        title=entry.title,
        weight=entry.weight,
        coordinator=people.post(entry.coordinator),
        legacy_id=entry.legacy_id,
    )


def task_row(programme: Programme, entry: TaskEntry) -> Task:
    return Task(
        programme=programme,
        number=entry.number,
        title=entry.title,
        weight=entry.weight,
        recipients=entry.recipients,
        justification=entry.justification,
        description=entry.description,
        planned_total_cost=entry.planned_total_cost,
        planned_total_cost_amount=amount_in(entry.planned_total_cost),
        stages_known=entry.stages is not None,
        executors_known=entry.executors is not None,
        partners_known=entry.partners is not None,
        budget_known=entry.budget is not None,
        indicators_known=entry.indicators is not None,
        legacy_id=entry.legacy_id,
    )


def write_figures(run: Run, tasks: Tasks, years: Years) -> None:
    """Write the stages with their cells, and totals reported without stages."""
    stages = run.write(
        STAGES,
        [
            (Stage(task=task, position=n, label=entry.label, title=entry.title), entry)
            for task, n, entry in under(tasks, "stages")
        ],
    )
    cells = [
        (
            StageYear(
                stage=stage,
                year=years[year],
                planned=cell.planned,
                actual=cell.actual,
            ),
            cell,
        )
        for stage, entry in stages
        for year, cell in entry.years.items()
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
        (executor_row(task, position, text, people), text)
        for task, position, text in under(tasks, "executors")
    ]
    run.write(EXECUTORS, executors)
    partners = [
        (Partner(task=task, position=n, name=entry.name, scope=entry.scope), entry)
        for task, n, entry in under(tasks, "partners")
    ]
    run.write(PARTNERS, partners)
    funding = [
        (
            FundingSource(
                task=task,
                position=position,
                source=entry.source,
                funds=entry.funds,
                amount=amount_in(entry.funds),
            ),
            entry,
        )
        for task, position, entry in under(tasks, "budget")
    ]
    run.write(FUNDING, funding)
    absent = [
        (AbsentKind(task=task, kind=kind), kind)
        for task, _position, kind in under(tasks, "no_indicators_of_kind")
    ]
    run.write(ABSENT_KINDS, absent)


def executor_row(task: Task, position: int, text: str, people: People) -> Executor:
    body = body_in(text)
    return Executor(
        task=task,
        position=position,
        text=text,
        unit=people.unit(body.unit),
        post=people.post(body.post),
    )


def write_indicators(
    run: Run, parents: list[tuple[Goal | Programme | Task, Any]]
) -> None:
    indicators = run.write(
        INDICATORS,
        [
            (indicator_row(parent, position, entry), entry)
            for parent, position, entry in under(parents, "indicators")
        ],
    )
    values = [
        (value_row(indicator, year, text), text)
        for indicator, entry in indicators
        for year, text in entry.values.items()
    ]
    run.write(INDICATOR_VALUES, values)


def indicator_row(
    parent: Goal | Programme | Task, position: int, entry: IndicatorEntry
) -> Indicator:
    return Indicator(
        **{str(parent._meta.model_name): parent},
        position=position,
        kind=entry.kind,
        name=entry.name,
        unit=entry.unit,
        source=entry.source,
        definition=entry.definition,
    )


def value_row(indicator: Indicator, year: int, text: str) -> IndicatorValue:
    value = IndicatorValue(indicator=indicator, year=year)
    value.set_text(text)
    return value
