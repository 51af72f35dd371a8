"""The addresses of the API: what each takes and what it answers with.

Addresses, checks, the OpenAPI document and the page that explains it read this list.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext_noop as _
from msgspec import Struct

from indicators.models import Kind
from indicators.standing import Word
from public.api import records
from public.facets import WORDS
from public.indicator_filter import FURTHEST_BEHIND, WITH, WITHOUT
from public.indicator_filter import ORDER as ORDER_OF_INDICATORS
from public.listed_tasks import ORDER as ORDER_OF_TASKS
from public.search import LONGEST
from public.task_filter import TOPIC as TASK_TOPIC
from public.task_filter import WORLD_GOAL as TASK_WORLD_GOAL
from tasks.progress import Status
from tasks.years import PARAMETER
from topics.world_goals import WorldGoal

ROOT = "api/v1/"
PAGE, PAGE_SIZE = "strona", "na_strone"
USUAL_SIZE, LARGEST_SIZE = 100, 200
SORT = "sort"
ARGUMENT = re.compile(r"<\w+:(\w+)>")


@dataclass(frozen=True)
class Parameter:
    """What stands after the question mark; `schema` is JSON Schema."""

    name: str
    about: str
    schema: Mapping[str, Any] = field(default_factory=lambda: {"type": "string"})

    @property
    def choices(self) -> list[str]:
        """What there is to choose from; the other direction of sorting is no more."""
        return [one for one in self.schema.get("enum", ()) if not one.startswith("-")]


@dataclass(frozen=True)
class Endpoint:
    """An address; without a record the answer is any object.

    `example` is a query with which it is worth trying out.
    """

    name: str
    route: str
    title: str
    about: str
    answer: type[Struct] | None
    parameters: Sequence[Parameter] = ()
    example: str = ""

    @property
    def arguments(self) -> list[str]:
        """The parts of the address that vary."""
        return ARGUMENT.findall(self.route)

    @property
    def path(self) -> str:
        """The address as OpenAPI writes it."""
        return "/" + ARGUMENT.sub(r"{\1}", self.route)


def one_of(values: Sequence[str]) -> Mapping[str, Any]:
    return {"type": "string", "enum": list(values)}


def whole_number(**limits: int) -> Mapping[str, Any]:
    return {"type": "integer", "minimum": 1, **limits}


ARGUMENTS = {
    "strategy": _("The word that stands for the strategy: `slug` in the list."),
    "code": _("Code of the task, such as I.3.5."),
}
YEAR = Parameter(
    PARAMETER,
    _(
        "Figures as at the end of this year of the strategy; without it, of the last "
        "year with any figures."
    ),
    {"type": "integer"},
)
GOAL = Parameter("cel", _("Only what lies in the goal with this code, such as II."))
PROGRAMME = Parameter(
    "program", _("Only what lies in the programme with this code, such as II.4.")
)
FOUND = Parameter(
    WORDS,
    _("Only what has all these words, found just as on the page."),
    {"type": "string", "maxLength": LONGEST},
)
PAGES = (
    Parameter(PAGE, _("Which page of the list, from 1 on."), whole_number(default=1)),
    Parameter(
        PAGE_SIZE,
        _("How many on a page."),
        whole_number(maximum=LARGEST_SIZE, default=USUAL_SIZE),
    ),
)
STATUS = Parameter("stan", _("Only tasks with this status."), one_of(Status.values))
UNIT = Parameter(
    "jednostka",
    _("Only tasks that the unit with this number carries out: `unit` of `executors`."),
)
TOPIC = Parameter(
    TASK_TOPIC,
    _("Only tasks of this topic, as the addresses of pages name it, such as rowery."),
)
WORLD_GOAL = Parameter(
    TASK_WORLD_GOAL,
    _("Only tasks of topics that serve this goal of the United Nations, 1 to 17."),
    whole_number(maximum=len(WorldGoal)),
)
ORDER = Parameter(
    SORT,
    _("The column to sort by, with a minus downwards; without it, by code."),
    one_of([sign + name for name in ORDER_OF_TASKS for sign in ("", "-")]),
)
KIND = Parameter("rodzaj", _("Only indicators of this kind."), one_of(Kind.values))
VALUE = Parameter(
    "wartosc",
    _("Only indicators with a value to the end of the year (z), or without any (bez)."),
    one_of([WITH, WITHOUT]),
)
WORD = Parameter(
    "ocena",
    _("Only indicators that stand so at the end of the year."),
    one_of(Word.values),
)
FURTHEST_FIRST = Parameter(
    ORDER_OF_INDICATORS,
    _("With opoznienie what is furthest behind comes first; else as in the strategy."),
    one_of([FURTHEST_BEHIND]),
)

STRATEGIES = Endpoint(
    name="api-strategies",
    route=f"{ROOT}strategie/",
    title=_("All strategies"),
    about=_("What there is to ask for: begin here."),
    answer=records.Strategies,
)
STRATEGY = Endpoint(
    name="api-strategy",
    route=f"{ROOT}strategie/<slug:strategy>/",
    title=_("One strategy"),
    about=_("Its goals and programmes with their figures at the end of a year."),
    answer=records.StrategyDetails,
    parameters=[YEAR],
)
TASKS = Endpoint(
    name="api-tasks",
    route=f"{ROOT}strategie/<slug:strategy>/zadania/",
    title=_("Tasks"),
    about=_("Filtered and sorted just as the list of all tasks is, page by page."),
    answer=records.Tasks,
    parameters=[
        *(YEAR, GOAL, PROGRAMME, STATUS, UNIT, TOPIC, WORLD_GOAL, FOUND, ORDER),
        *PAGES,
    ],
    example=f"{STATUS.name}={Status.DELAYED.value}&{SORT}=title",
)
TASK = Endpoint(
    name="api-task",
    route=f"{ROOT}strategie/<slug:strategy>/zadania/<str:code>/",
    title=_("One task"),
    about=_("Its stages by year, executors, budget, approved report and indicators."),
    answer=records.TaskDetails,
    parameters=[YEAR],
)
INDICATORS = Endpoint(
    name="api-indicators",
    route=f"{ROOT}strategie/<slug:strategy>/wskazniki/",
    title=_("Indicators"),
    about=_(
        "With all values to the end of a year, targets, and how they stand: of the "
        "strategy, goals, programmes and tasks."
    ),
    answer=records.Indicators,
    parameters=[
        *(YEAR, GOAL, PROGRAMME, KIND, VALUE, WORD, FOUND, FURTHEST_FIRST),
        *PAGES,
    ],
    example=f"{VALUE.name}={WITH}&{PAGE_SIZE}=10",
)
DESCRIPTION = Endpoint(
    name="api-openapi",
    route=f"{ROOT}openapi.json",
    title=_("Description for programs"),
    about=_("This API described by OpenAPI 3.1, from which tools generate clients."),
    answer=None,
)
ENDPOINTS = (STRATEGIES, STRATEGY, TASKS, TASK, INDICATORS, DESCRIPTION)
