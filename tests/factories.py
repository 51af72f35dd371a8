"""Build what a test is about; everything else gets a plain default."""

import datetime
from collections.abc import Mapping
from decimal import Decimal
from itertools import count
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.timezone import localdate, now

from annual_report.closing.freezing import close_year
from annual_report.models import Snapshot
from indicators.models import AbsentKind, Indicator, IndicatorValue, Kind
from organisation.models import Appointment, OfficeRole, Post, Unit, User
from organisation.roles import held_posts
from reporting.content import Content
from reporting.models import Action, Campaign, Report, State
from reporting.recording import YearFigures
from reporting.transitions import Actor, Draft, move
from tasks.models import (
    Executor,
    FundingSource,
    FundingYear,
    Goal,
    Partner,
    Programme,
    ReportedTotal,
    Stage,
    StageYear,
    Strategy,
    StrategyState,
    StrategyYear,
    Task,
)
from tasks.subjects import Subject, about

_numbers = count(1)
YEARS = (2009, 2010, 2011, 2012, 2013)
# Planned and actual of each year, such as {2009: ("10", "8")}; None is unknown.
Cells = Mapping[int, tuple[str | None, str | None]]


def decimal_or_none(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def make_strategy(
    slug: str = "miasto",
    years: tuple[int, ...] = YEARS,
    state: StrategyState = StrategyState.PUBLISHED,
) -> Strategy:
    published_at = None if state == StrategyState.PREPARATION else now()
    strategy = Strategy.objects.create(
        slug=slug,
        title="Strategia rozwoju Miasta",
        city="Miasto",
        state=state,
        published_at=published_at,
    )
    for year in years:
        StrategyYear.objects.create(strategy=strategy, year=year)
    return strategy


def make_goal(strategy: Strategy | None = None, number: str = "I") -> Goal:
    strategy = strategy or make_strategy()
    return Goal.objects.create(
        strategy=strategy,
        number=number,
        position=strategy.goals.count() + 1,
        title=f"Cel {number}",
    )


def make_programme(
    goal: Goal | None = None,
    *,
    weight: str | None = None,
    coordinator: Post | None = None,
) -> Programme:
    goal = goal or make_goal()
    number = goal.programmes.count() + 1
    return Programme.objects.create(
        goal=goal,
        number=number,
        title=f"Program {number}",
        weight=decimal_or_none(weight),
        coordinator=coordinator,
    )


def make_task(
    programme: Programme | None = None,
    *,
    title: str = "",
    weight: str | None = None,
    stages: list[Cells] | None = None,
    total: tuple[int, str] | None = None,
    executor: Unit | Post | None = None,
) -> Task:
    """Make a task with the cells of its stages; none at all if `stages` is None."""
    programme = programme or make_programme()
    number = programme.tasks.count() + 1
    task = Task.objects.create(
        programme=programme,
        number=number,
        title=title or f"Zadanie {number}",
        weight=decimal_or_none(weight),
        stages_known=stages is not None,
    )
    for cells in stages or []:
        make_stage(task, cells)
    if total:
        year, progress = total
        ReportedTotal.objects.create(
            task=task, year=year_of(task, year), progress=Decimal(progress)
        )
    if executor:
        Executor.objects.create(
            task=task,
            text=str(executor),
            unit=executor if isinstance(executor, Unit) else None,
            post=executor if isinstance(executor, Post) else None,
        )
    return task


def year_of(task: Task, year: int) -> StrategyYear:
    return task.strategy.years.get(year=year)


def make_stage(task: Task, cells: Cells | None = None) -> Stage:
    position = task.stages.count() + 1
    stage = Stage.objects.create(
        task=task, position=position, label=str(position), title=f"Etap {position}"
    )
    years = {one.year: one for one in task.strategy.years.all()} if cells else {}
    for year, figures in (cells or {}).items():
        planned, actual = map(decimal_or_none, figures)
        StageYear.objects.create(
            stage=stage, year=years[year], planned=planned, actual=actual
        )
    return stage


def make_indicator(
    parent: Subject,
    values: Mapping[int, str] | None = None,
    *,
    kind: Kind = Kind.OUTPUT,
    name: str = "",
) -> Indicator:
    indicator = Indicator.objects.create(
        **about(parent),
        kind=kind,
        name=name or f"Wskaźnik {next(_numbers)}",
    )
    _set_values(indicator, values or {})
    return indicator


def _set_values(indicator: Indicator, values: Mapping[int, str]) -> None:
    for year, text in values.items():
        value = IndicatorValue(indicator=indicator, year=year)
        value.set_text(text)
        value.save()


def make_unit(name: str = "") -> Unit:
    return Unit.objects.create(name=name or f"Wydział {next(_numbers)}")


def make_post(
    title: str = "", *, unit: Unit | None = None, office_role: OfficeRole | str = ""
) -> Post:
    return Post.objects.create(
        title=title or f"Stanowisko {next(_numbers)}",
        unit=unit,
        office_role=office_role,
    )


def make_user(*posts: Post | None, username: str = "", **fields: Any) -> User:
    """Make an account that holds the posts today."""
    user = User.objects.create(username=username or f"osoba{next(_numbers)}", **fields)
    for post in filter(None, posts):
        Appointment.objects.create(user=user, post=post)
    return user


def make_office_user(**fields: Any) -> User:
    return make_user(make_post(office_role=OfficeRole.OFFICE), **fields)


def make_campaign(year: StrategyYear, **fields: Any) -> Campaign:
    """Make a campaign that is open today and due in ten days."""
    today = localdate()
    days = {
        "opens_on": today - datetime.timedelta(days=10),
        "due_on": today + datetime.timedelta(days=10),
        "closes_on": today + datetime.timedelta(days=20),
    }
    return Campaign.objects.create(year=year, **{**days, **fields})


def due_in(days: int) -> None:
    """Let all campaigns be open today and due so many days from it, or before it."""
    today, day = localdate(), datetime.timedelta(days=1)
    Campaign.objects.update(
        opens_on=today - 30 * day, due_on=today + days * day, closes_on=today + 20 * day
    )


def actor(user: User) -> Actor:
    return Actor(user, held_posts(user, on=localdate()), localdate())


def draft(
    subject: Subject, *actuals: str | None, values: tuple[str, ...] = (), done: str = ""
) -> Draft:
    """Write what was carried out of each stage, and the value of each indicator."""
    task = subject if isinstance(subject, Task) else None
    stages = [stage.pk for stage in task.stages.all()] if task else []
    indicators = [indicator.pk for indicator in subject.indicators.all()]
    figures = YearFigures(
        actual=dict(zip(stages, map(decimal_or_none, actuals), strict=False)),
        values=dict(zip(indicators, values, strict=False)),
    )
    return Draft(Content(figures, done=done))


# How a report gets into each state.
WAY = {
    State.DRAFT: (Action.SAVED,),
    State.SUBMITTED: (Action.SUBMITTED,),
    State.RETURNED: (Action.SUBMITTED, Action.RETURNED),
    State.APPROVED: (Action.SUBMITTED, Action.APPROVED),
}


def make_report(
    subject: Subject,
    year: StrategyYear,
    state: State,
    *,
    by: User,
    what: Draft | None = None,
) -> Report:
    """Bring the subject's report there; its year has an open campaign."""
    for action in WAY[state]:
        entered = what or draft(subject, done="Zrobiono.") if action in WAY_IN else None
        move(subject, year, action, by=actor(by), draft=entered, reason="Powód.")
    return Report.objects.get(**about(subject), year=year)


WAY_IN = {Action.SAVED, Action.SUBMITTED}


def make_closed(
    strategy: Strategy, year: int, *, by: User | None = None, reason: str = ""
) -> Snapshot:
    """Close the year, or give it a new version: that needs a reason."""
    by = by or make_office_user()
    period = strategy.years.get(year=year)
    return close_year(period, by=by, held_posts=actor(by).held_posts, reason=reason)


# So that the addresses of their pages are known beforehand.
UNIT_OF_TREE, INDICATOR_OF_TREE = 900_001, 900_002


def make_tree(*, tasks: int) -> Strategy:
    """Make a strategy of two programmes that share the tasks, quickly if many.

    Every task has two stages with figures of two years, an executor, a partner, a
    funding source and an indicator with a value; goal and programmes have one too.
    One unit carries out all tasks and coordinates the programmes.
    """
    strategy = make_strategy()
    goal = make_goal(strategy)
    goal.head = make_post()
    goal.save()
    is_second = Executor.objects.filter(unit=UNIT_OF_TREE).exists()
    unit = make_unit() if is_second else _unit_of_tree()
    programmes = [
        make_programme(goal, weight="50", coordinator=make_post(unit=unit))
        for _n in range(2)
    ]
    made = _tasks_of(programmes, tasks)
    _plan(made, strategy)
    _fill_cards(made, unit)
    _measure(made, goal, programmes)
    _measure_course(goal, None if is_second else INDICATOR_OF_TREE)
    return strategy


def _unit_of_tree() -> Unit:
    return Unit.objects.get_or_create(pk=UNIT_OF_TREE, name="Wydział")[0]


def _tasks_of(programmes: list[Programme], count: int) -> list[Task]:
    return Task.objects.bulk_create(
        Task(
            programme=programmes[n % 2],
            number=n // 2 + 1,
            title=f"Zadanie {n + 1}",
            weight=Decimal(10),
        )
        for n in range(count)
    )


def _plan(tasks: list[Task], strategy: Strategy) -> None:
    """Give each task two stages with figures of two years."""
    stages = Stage.objects.bulk_create(
        Stage(task=task, position=n, label=str(n), title=f"Etap {n}")
        for task in tasks
        for n in (1, 2)
    )
    StageYear.objects.bulk_create(
        StageYear(stage=stage, year=year, planned=Decimal(25), actual=Decimal(20))
        for stage in stages
        for year in strategy.years.filter(year__lte=2010)
    )


def _fill_cards(tasks: list[Task], unit: Unit) -> None:
    """Say who carries each task out, with whom, and with what money."""
    Executor.objects.bulk_create(
        Executor(task=t, text="Wydział", unit=unit, position=1) for t in tasks
    )
    Partner.objects.bulk_create(Partner(task=t, name="Cech", position=1) for t in tasks)
    FundingSource.objects.bulk_create(
        FundingSource(task=t, source="Budżet", position=1) for t in tasks
    )


def _measure(tasks: list[Task], goal: Goal, programmes: list[Programme]) -> None:
    """Give each task and each part an indicator with a value."""
    indicators = Indicator.objects.bulk_create(
        Indicator(task=task, kind=Kind.OUTPUT, name="Liczba", position=1)
        for task in tasks
    )
    IndicatorValue.objects.bulk_create(
        IndicatorValue(indicator=i, year=2009, text="5", number=Decimal(5))
        for i in indicators
    )
    parents: list[Goal | Programme] = [goal, *programmes]
    for parent in parents:
        make_indicator(parent, {2009: "7"}, kind=Kind.CONTEXT)


def _measure_course(goal: Goal, pk: int | None) -> None:
    """Give the goal an indicator with a number in one year and a text in the next."""
    course = Indicator.objects.create(
        pk=pk, goal=goal, kind=Kind.CONTEXT, name="Przebieg"
    )
    _set_values(course, {2009: "7", 2010: "ok. 8"})


def make_varied_tree(*, by: User) -> Strategy:
    """Make a small strategy of which each page shows all that it can.

    Of its reports for 2010 there is one in each state, with a file; they are `by` one
    person, who closed 2009 before. Task I.1.3 has a text for a value, and no indicators
    of impact.
    """
    strategy = make_tree(tasks=4)
    task = make_task(
        strategy.goals.get().programmes.first(),
        stages=[{2009: ("10", "8"), 2010: ("80", "85")}],
    )
    make_indicator(task, {2009: "ok. 18", 2010: "5"})
    AbsentKind.objects.create(task=task, kind=Kind.IMPACT)
    _tell_amounts(task)
    make_closed(strategy, 2009, by=by)
    year = strategy.years.get(year=2010)
    make_campaign(year, instructions="Opisz krótko.")
    for task, state in zip(Task.objects.of(strategy), WAY, strict=False):
        file = SimpleUploadedFile("opis.txt", b"Opis")
        entered = Draft(draft(task, "7", done="Zrobiono.").content, [file])
        make_report(task, year, state, by=by, what=entered)
    return strategy


def _tell_amounts(task: Task) -> None:
    """Give the task a source with amounts by year, and one with words alone."""
    told = FundingSource.objects.create(task=task, source="Budżet", position=1)
    FundingSource.objects.create(
        task=task, source="Unia", funds="ok. 5 mln zł", position=2
    )
    for year, spent in ((2009, "90"), (2010, None)):
        FundingYear.objects.create(
            funding=told,
            year=year_of(task, year),
            planned=Decimal("100.50"),
            executed=decimal_or_none(spent),
        )
