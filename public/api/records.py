"""What the API answers with. The OpenAPI document and the page that explains it are
generated from these records, so a description here is read in both.

Computed figures are rounded once, to one decimal; entered ones are exact. None is
unknown, which is not zero. Posts and units are named, people never.
"""

import datetime
from decimal import Decimal
from typing import Annotated as An

from django.utils.translation import gettext_noop as _
from msgspec import Struct

from indicators.models import Kind
from public.api.described import Number, Page, about
from public.api.indicator_records import Indicator
from public.api.money_records import Cost, Funding, Money, Source
from public.api.plan_records import PlanChange
from tasks import figures
from tasks.authority import Authority
from tasks.progress import Status

# What many records have.
Url = An[str, about(_("Address of the same in this API."))]
Year = An[int, about(_("The year at the end of which the figures stand."))]
Weight = An[
    Number, about(_("Weight in what it belongs to, as entered; null if it has none."))
]


class Refusal(Struct, frozen=True):
    """Why there is no answer."""

    error: An[
        str,
        about(_("What is wrong, in a sentence: in Polish, or English if asked for.")),
    ]
    where: An[
        str,
        about(_("The parameter that is wrong; else the address, or the method.")),
    ]


class Figures(Struct, frozen=True):
    """Plan and progress at the end of a year, in percentage points.

    Computed and rounded half up to one decimal; progress is neither divided by the
    plan nor capped.
    """

    planned: An[Number, about(figures.PLANNED.field_meaning)]
    progress: An[Number, about(figures.PROGRESS.field_meaning)]
    comparable: An[Number, about(figures.COMPARABLE.field_meaning)]
    difference: An[Number, about(figures.DIFFERENCE.field_meaning)]
    index_percent: An[Number, about(figures.SHARE_OF_PLAN.field_meaning)]
    whole_plan: An[Number, about(figures.WHOLE_PLAN.field_meaning)]


class TaskCounts(Struct, frozen=True):
    """How many tasks there are, and of how many enough is known."""

    total: An[int, about(_("All tasks."))]
    known: An[int, about(_("Tasks whose progress is known, so that they count."))]
    with_plan: An[
        int, about(_("Tasks whose stages are known, so that they have a plan."))
    ]
    weight_known_percent: An[
        Decimal,
        about(_("How much of the weight belongs to tasks with known progress.")),
    ]
    statuses: An[dict[Status, int], about(_("How many tasks have each status."))]


class Comparison(Struct, frozen=True):
    """Progress to the end of the year before and of this one, over the same tasks.

    `figures.progress` of two years may cover different tasks: only these two figures
    tell how much the work got on.
    """

    since: An[int, about(_("The year before."))]
    before: An[Number, about(_("Carried out to the end of that year."))]
    now: An[Number, about(_("Carried out to the end of the year."))]
    tasks: An[int, about(_("Tasks whose progress is known in both years."))]


Compared = An[
    Comparison | None,
    about(_("The year before, like for like; null if nothing can be compared.")),
]


class CurvePoint(Struct, frozen=True):
    """Plan and progress to the end of one year, over what has a plan.

    Every year covers the same tasks: the `tasks.with_plan` whose stages are known. So
    the last point may differ from `figures.progress`, which covers `tasks.known`.
    """

    year: An[int, about(_("Year."))]
    planned: An[Number, about(_("Planned to the end of that year."))]
    actual: An[
        Number,
        about(_("Carried out to the end of that year; null after the chosen year.")),
    ]


class Programme(Struct, frozen=True):
    """A programme of a goal, at the end of the year."""

    code: An[str, about(_("Code, such as I.3."))]
    title: An[str, about(_("Title."))]
    coordinator: An[str | None, about(_("Post that coordinates it."))]
    weight: Weight
    figures: An[Figures, about(_("Plan and progress."))]
    tasks: An[TaskCounts, about(_("Its tasks, counted."))]
    compared: Compared
    money: An[Money, about(_("Money of its tasks."))]
    page: Page


class Goal(Struct, frozen=True):
    """A goal of the strategy with its programmes, at the end of the year."""

    code: An[str, about(_("Code, such as I."))]
    title: An[str, about(_("Title."))]
    head: An[str | None, about(_("Post that leads it."))]
    story: An[
        str, about(_("What it is for, told to residents; paragraphs; may be empty."))
    ]
    figures: An[Figures, about(_("Plan and progress."))]
    tasks: An[TaskCounts, about(_("Its tasks, counted."))]
    compared: Compared
    money: An[Money, about(_("Money of its tasks."))]
    programmes: An[list[Programme], about(_("Its programmes in the order of codes."))]
    page: Page


class Strategy(Struct, frozen=True, kw_only=True):
    """A strategy: what it is called, and which years it has."""

    slug: An[str, about(_("The word that stands for it in addresses."))]
    title: An[str, about(_("Title."))]
    city: An[str, about(_("Name of the city, commune, county or metropolis."))]
    authority: An[Authority, about(_("Which of these it is."))]
    adopted_by: An[str, about(_("Resolution that adopted it; may be empty."))]
    years: An[list[int], about(_("All its years."))]
    year: An[
        int,
        about(
            _(
                "The year at the end of which figures stand: the chosen one, else the "
                "last with any figures."
            )
        ),
    ]
    url: Url
    page: Page


class Strategies(Struct, frozen=True):
    """All strategies, the newest first."""

    count: An[int, about(_("How many there are."))]
    results: An[list[Strategy], about(_("The strategies, the newest first."))]


class StrategyDetails(Strategy, frozen=True, kw_only=True):
    """A strategy with its goals and programmes, at the end of the year."""

    source: An[
        str,
        about(_("Where figures that were taken over come from; may be empty.")),
    ]
    on_track_from_percent: An[
        Decimal,
        about(_("A task is on track from this share of the plan to date, in percent.")),
    ]
    delayed_from_percent: An[
        Decimal,
        about(_("From this share it is delayed, below it at risk, in percent.")),
    ]
    figures: An[Figures, about(_("Plan and progress."))]
    tasks: An[TaskCounts, about(_("Its tasks, counted."))]
    compared: Compared
    curve: An[list[CurvePoint], about(_("Plan and progress year by year."))]
    money: An[Money, about(_("Money of its tasks."))]
    sources: An[list[Source], about(_("Sources with any amount, the largest first."))]
    goals: An[list[Goal], about(_("Its goals in the order of codes."))]
    tasks_url: An[str, about(_("Address of its tasks in this API."))]
    indicators_url: An[str, about(_("Address of its indicators in this API."))]


class Executor(Struct, frozen=True):
    """Who carries out a task."""

    name: An[str, about(_("Unit, post or outside body, as the city wrote it."))]
    unit: An[
        int | None,
        about(_("Number of the unit that is meant; for the parameter `jednostka`.")),
    ]


class Task(Struct, frozen=True, kw_only=True):
    """A task at the end of the year."""

    code: An[str, about(_("Code, such as I.3.5."))]
    title: An[str, about(_("Title."))]
    goal: An[str, about(_("Code of its goal."))]
    programme: An[str, about(_("Code of its programme."))]
    weight: Weight
    status: An[Status, about(_("Status at the end of the year."))]
    stages_known: An[
        bool, about(_("Whether its stages are known; without them it has no plan."))
    ]
    is_total_only: An[
        bool, about(_("Whether progress was given in total, without stages."))
    ]
    figures: An[Figures, about(_("Plan and progress."))]
    executors: An[
        list[Executor] | None, about(_("Who carries it out; null if that is unknown."))
    ]
    url: Url
    page: Page


class Tasks(Struct, frozen=True):
    """One page of the tasks that were asked for."""

    count: An[int, about(_("How many there are on all pages."))]
    next: An[str | None, about(_("Address of the next page; null on the last."))]
    previous: An[str | None, about(_("Address of the page before; null on the first."))]
    year: Year
    results: An[list[Task], about(_("The tasks of this page."))]


class Cell(Struct, frozen=True):
    """What was planned for a year and carried out in it, as entered."""

    year: An[int, about(_("Year."))]
    planned: An[Number, about(_("Planned for that year alone, in percentage points."))]
    actual: An[
        Number,
        about(
            _(
                "Carried out in that year alone, in percentage points; null after the "
                "chosen year."
            )
        ),
    ]


class Stage(Struct, frozen=True):
    """A stage of a task; figures are points of the whole task, as entered."""

    label: An[str, about(_("Label printed before the title; may be empty."))]
    title: An[str, about(_("Title."))]
    years: An[list[Cell], about(_("Its figures, year by year."))]
    planned: An[Number, about(_("Its plan of all years."))]
    actual: An[Number, about(_("Carried out of it to the end of the chosen year."))]


class TaskPlace(Struct, frozen=True):
    """A place where a task is carried out, in degrees (WGS 84)."""

    name: An[str, about(_("As residents call it."))]
    latitude: An[Decimal, about(_("Degrees north."))]
    longitude: An[Decimal, about(_("Degrees east."))]


class Partner(Struct, frozen=True):
    """An outside body that works on a task."""

    name: An[str, about(_("Name."))]
    scope: An[str, about(_("What it works on; may be empty."))]


class File(Struct, frozen=True):
    """A file of an approved report."""

    name: An[str, about(_("Name."))]
    size: An[int, about(_("Size in bytes."))]
    url: An[str, about(_("Address of the file."))]


class Correction(Struct, frozen=True):
    """A change to figures that were public already."""

    on: An[datetime.date, about(_("Day of the correction."))]
    reason: An[str, about(_("Why it was made."))]


class Report(Struct, frozen=True):
    """What is public of a task's report for the year."""

    approved_on: An[
        datetime.date | None,
        about(_("Day of the approval; null if figures were taken over.")),
    ]
    source: An[
        str,
        about(_("Where figures that were taken over come from; may be empty.")),
    ]
    done: An[str, about(_("What was done; may be empty."))]
    obstacles: An[str, about(_("Obstacles; may be empty."))]
    next_steps: An[str, about(_("What comes next; may be empty."))]
    files: An[list[File], about(_("Files of the report."))]
    corrections: An[list[Correction], about(_("What was corrected since."))]


class Indicators(Struct, frozen=True):
    """One page of the indicators that were asked for."""

    count: An[int, about(_("How many there are on all pages."))]
    next: An[str | None, about(_("Address of the next page; null on the last."))]
    previous: An[str | None, about(_("Address of the page before; null on the first."))]
    year: Year
    results: An[list[Indicator], about(_("The indicators of this page."))]


class TaskDetails(Task, frozen=True, kw_only=True):
    """A task with all that its page says of it."""

    year: Year
    withdrawn_from: An[
        int | None,
        about(_("From which year on it counts no more; null if it is not withdrawn.")),
    ]
    coordinator: An[str | None, about(_("Post that coordinates its programme."))]
    goal_head: An[str | None, about(_("Post that leads its goal."))]
    years: An[list[Cell], about(_("Sums of all its stages, year by year."))]
    stages: An[list[Stage] | None, about(_("Its stages; null if they are unknown."))]
    plan_changes: An[
        list[PlanChange],
        about(_("Changes of its plan since it is public, the latest first.")),
    ]
    curve: An[list[CurvePoint], about(_("Plan and progress year by year."))]
    recipients: An[str, about(_("Who it is for; may be empty."))]
    justification: An[str, about(_("Justification; may be empty."))]
    description: An[str, about(_("Description; may be empty."))]
    partners: An[list[Partner] | None, about(_("Partners; null if that is unknown."))]
    places: An[list[TaskPlace], about(_("Places on the map; empty if none is given."))]
    cost: An[Cost, about(_("Planned total cost."))]
    funding: An[list[Funding] | None, about(_("Its budget; null if that is unknown."))]
    money: An[Money, about(_("Its budget, added up."))]
    report: An[
        Report | None, about(_("Its report for the year; null if none is public."))
    ]
    indicators: An[
        list[Indicator] | None,
        about(_("Its indicators; null if it is unknown whether there are any.")),
    ]
    kinds_without_indicators: An[
        list[Kind], about(_("Kinds of which the city said that there are none."))
    ]
