"""The columns of the tables: what each is called, means and holds.

Names stay as they are for good. Figures that are computed are rounded as on every
page; what people entered is exact. None is unknown: an empty cell, null in JSON, never
a zero.
"""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from annual_report.columns import executors_of, money_of
from annual_report.document import Part, Reported, Standing, Task
from indicators.models import Direction, Kind
from leszno_strategy.numbers import computed
from open_data.description import Column, Text, Type
from open_data.rows import (
    MeasureRow,
    PartRow,
    StageRow,
    TaskRow,
    ValueRow,
    goal_of,
)
from tasks.progress import Status


def share(value: Decimal | None) -> Decimal | None:
    """Round so that it is a percentage with one decimal: 0.9134 is 0.913."""
    return computed(value, 3)


def year_column() -> Column[Any]:
    return Column(
        "stan_na_rok",
        Type.YEAR,
        _("The report’s year: figures are as at its end."),
        lambda row: row.year,
        is_always_known=True,
    )


def weights(of: Callable[[Any], Part | Task]) -> list[Column[Any]]:
    """The weight of a part or a task, and how much it counts."""
    return [
        Column(
            "waga",
            Type.NUMBER,
            _("The weight as it was set, exact; empty if there is none."),
            lambda row: of(row).weight,
        ),
        Column(
            "waga_w_sredniej",
            Type.NUMBER,
            _(
                "The weight with which it counts in the mean of what it belongs to, "
                "exact: 1 for each where none has a weight, 0 for one without a weight "
                "among others."
            ),
            lambda row: of(row).counted_weight,
            is_always_known=True,
        ),
    ]


def standing(of: Callable[[Any], Standing]) -> list[Column[Any]]:
    """Where a part or a task stands at the end of the year."""
    return [
        Column(
            "plan",
            Type.NUMBER,
            _(
                "Planned from the first year to the end of the report’s year, in "
                "percentage points of the whole; computed, rounded half up to one "
                "decimal."
            ),
            lambda row: computed(of(row).planned),
        ),
        Column(
            "wykonanie",
            Type.NUMBER,
            _(
                "Carried out from the first year to the end of the report’s year, in "
                "percentage points of the whole; may exceed 100; computed, rounded "
                "half up to one decimal."
            ),
            lambda row: computed(of(row).progress),
        ),
        Column(
            "wykonanie_z_planem",
            Type.NUMBER,
            _(
                "Carried out of what has a plan: to be compared with the plan; "
                "computed, rounded half up to one decimal."
            ),
            lambda row: computed(of(row).comparable),
        ),
        Column(
            "wykonanie_planu",
            Type.NUMBER,
            _(
                "How much of the plan to the end of the year was carried out, as a "
                "share: 0.913 is 91.3%; computed, rounded half up to three decimals."
            ),
            lambda row: share(of(row).index),
        ),
        Column(
            "plan_wszystkich_lat",
            Type.NUMBER,
            _(
                "The plan of all years, in percentage points; computed, rounded half "
                "up to one decimal."
            ),
            lambda row: computed(of(row).whole_plan),
        ),
    ]


STATUS_COLUMNS = {
    Status.COMPLETED: "zrealizowane",
    Status.ON_TRACK: "zgodnie_z_planem",
    Status.DELAYED: "opoznione",
    Status.AT_RISK: "zagrozone",
    Status.IN_PROGRESS: "w_toku",
    Status.NOT_STARTED: "nierozpoczete",
    Status.NO_PLAN: "bez_planu",
    Status.NO_DATA: "brak_danych",
}


def status_column(status: Status) -> Column[PartRow]:
    return Column(
        STATUS_COLUMNS[status],
        Type.INTEGER,
        format_lazy(_("How many of its tasks are: {status}."), status=status.label),
        lambda row: row.part.statuses.get(status),
        is_always_known=True,
    )


GOAL_CODE: Column[PartRow] = Column(
    "kod",
    Type.STRING,
    _("The goal’s code, such as I."),
    lambda row: row.part.code,
    is_always_known=True,
)
PROGRAMME_CODES: list[Column[PartRow]] = [
    Column(
        "kod",
        Type.STRING,
        _("The programme’s code, such as I.3."),
        lambda row: row.part.code,
        is_always_known=True,
    ),
    Column(
        "cel",
        Type.STRING,
        _("The code of its goal."),
        lambda row: goal_of(row.part.code),
        is_always_known=True,
    ),
]
PART_FIGURES: list[Column[PartRow]] = [
    Column(
        "tytul",
        Type.STRING,
        _("The title."),
        lambda row: row.part.title,
        is_always_known=True,
    ),
    Column(
        "odpowiada",
        Type.STRING,
        _("The post that answers for it."),
        lambda row: row.part.answering,
    ),
    *weights(lambda row: row.part),
    *standing(lambda row: row.part.standing),
    Column(
        "zadania",
        Type.INTEGER,
        _("How many tasks it has."),
        lambda row: row.part.tasks,
        is_always_known=True,
    ),
    Column(
        "zadania_znane",
        Type.INTEGER,
        _("Of how many of its tasks the progress is known."),
        lambda row: row.part.tasks_known,
        is_always_known=True,
    ),
    Column(
        "zadania_z_planem",
        Type.INTEGER,
        _("Of how many of its tasks the stages are known."),
        lambda row: row.part.tasks_with_plan,
        is_always_known=True,
    ),
    Column(
        "znana_waga",
        Type.NUMBER,
        _(
            "The share of the weight whose progress is known: 0.6 is 60%; computed, "
            "rounded half up to three decimals."
        ),
        lambda row: share(row.part.coverage),
        is_always_known=True,
    ),
    *map(status_column, Status),
]

REPORTED: dict[str, Text] = {
    Reported.APPROVED: _("from an approved report"),
    Reported.TAKEN_OVER: _("taken over from earlier records"),
    Reported.MISSING: _("nothing was approved"),
}

TASK_COLUMNS: list[Column[TaskRow]] = [
    Column(
        "kod",
        Type.STRING,
        _("The task’s code, such as I.3.5."),
        lambda row: row.task.code,
        is_always_known=True,
    ),
    Column(
        "cel",
        Type.STRING,
        _("The code of its goal."),
        lambda row: row.task.goal,
        is_always_known=True,
    ),
    Column(
        "program",
        Type.STRING,
        _("The code of its programme."),
        lambda row: row.task.programme,
        is_always_known=True,
    ),
    Column(
        "tytul",
        Type.STRING,
        _("The title."),
        lambda row: row.task.title,
        is_always_known=True,
    ),
    Column(
        "koordynator",
        Type.STRING,
        _("The post that coordinates its programme."),
        lambda row: row.task.coordinator,
    ),
    Column(
        "realizatorzy",
        Type.STRING,
        _("Who carries it out, as the city wrote it; semicolons between several."),
        lambda row: executors_of(row.task),
    ),
    *weights(lambda row: row.task),
    Column(
        "etapy_znane",
        Type.BOOLEAN,
        _("Whether its stages are known; if not, there is at most a total."),
        lambda row: row.task.stages_known,
        is_always_known=True,
    ),
    Column(
        "plan_inny_niz_100",
        Type.BOOLEAN,
        _("Whether its plan of all years adds up to something other than 100."),
        lambda row: row.task.is_plan_off,
        is_always_known=True,
    ),
    Column(
        "plan_w_roku",
        Type.NUMBER,
        _(
            "Planned in the report’s year alone, in percentage points of the task; a "
            "sum of the stages, rounded half up to one decimal."
        ),
        lambda row: computed(row.task.year.planned),
    ),
    Column(
        "wykonanie_w_roku",
        Type.NUMBER,
        _(
            "Carried out in the report’s year alone, in percentage points of the "
            "task; a sum of the stages, rounded half up to one decimal."
        ),
        lambda row: computed(row.task.year.actual),
    ),
    *standing(lambda row: row.task.standing),
    Column(
        "status",
        Type.STRING,
        _("The status at the end of the year."),
        lambda row: row.task.status.value,
        is_always_known=True,
        words={status.value: status.label for status in Status},
    ),
    Column(
        "sprawozdanie",
        Type.STRING,
        _("Where the year’s figures come from."),
        lambda row: row.task.reported.value,
        is_always_known=True,
        words=REPORTED,
    ),
    Column(
        "co_zrobiono",
        Type.STRING,
        _("What was done in the year, in the report’s words."),
        lambda row: row.task.done,
    ),
    Column(
        "przeszkody",
        Type.STRING,
        _("Obstacles, in the report’s words."),
        lambda row: row.task.obstacles,
    ),
    Column(
        "co_dalej",
        Type.STRING,
        _("What comes next, in the report’s words."),
        lambda row: row.task.next_steps,
    ),
    Column(
        "koszt",
        Type.STRING,
        _("The planned total cost, as the city wrote it."),
        lambda row: row.task.cost,
    ),
    Column(
        "koszt_pln",
        Type.NUMBER,
        _("The planned total cost in PLN, exact, where it is one amount."),
        lambda row: row.task.cost_amount,
    ),
    Column(
        "finansowanie",
        Type.STRING,
        _(
            "Sources of funding and their amounts, as the city wrote them; semicolons "
            "between several."
        ),
        lambda row: money_of(row.task),
    ),
]

STAGE_COLUMNS: list[Column[StageRow]] = [
    Column(
        "zadanie",
        Type.STRING,
        _("The code of the task."),
        lambda row: row.task.code,
        is_always_known=True,
    ),
    Column(
        "numer",
        Type.INTEGER,
        _("The stage’s place in the task: 1, 2, 3 …"),
        lambda row: row.number,
        is_always_known=True,
    ),
    Column(
        "rok",
        Type.YEAR,
        _("The year of the plan and of what was carried out."),
        lambda row: row.of_year,
        is_always_known=True,
    ),
    Column(
        "oznaczenie",
        Type.STRING,
        _("The stage’s label, as the city wrote it; it may be missing."),
        lambda row: row.stage.label,
    ),
    Column(
        "tytul", Type.STRING, _("The title of the stage."), lambda row: row.stage.title
    ),
    Column(
        "plan",
        Type.NUMBER,
        _("Planned for the year, in percentage points of the whole task, exact."),
        lambda row: row.cell.planned,
    ),
    Column(
        "wykonanie",
        Type.NUMBER,
        _(
            "Carried out in the year, in percentage points of the whole task, exact; "
            "always empty for years after the report’s."
        ),
        lambda row: row.cell.actual,
    ),
]

MEASURE_COLUMNS: list[Column[MeasureRow]] = [
    Column(
        "id",
        Type.INTEGER,
        _("The indicator’s number; its page has it in the address."),
        lambda row: row.measure.id,
        is_always_known=True,
    ),
    Column(
        "cel",
        Type.STRING,
        _("The code of the goal."),
        lambda row: row.goal,
        is_always_known=True,
    ),
    Column(
        "program",
        Type.STRING,
        _("The code of the programme; empty for a goal’s indicator."),
        lambda row: row.programme,
    ),
    Column(
        "zadanie",
        Type.STRING,
        _("The code of the task; empty for an indicator of a goal or programme."),
        lambda row: row.task,
    ),
    Column(
        "rodzaj",
        Type.STRING,
        _("What kind of indicator it is."),
        lambda row: row.measure.kind,
        is_always_known=True,
        words={kind.value: kind.label for kind in Kind},
    ),
    Column(
        "nazwa",
        Type.STRING,
        _("What is measured."),
        lambda row: row.measure.name,
        is_always_known=True,
    ),
    Column(
        "jednostka",
        Type.STRING,
        _("The unit of measure."),
        lambda row: row.measure.unit,
    ),
    Column(
        "zrodlo",
        Type.STRING,
        _("Where the values come from."),
        lambda row: row.measure.source,
    ),
    Column(
        "kierunek",
        Type.STRING,
        _("Which course is good; empty if that was not said."),
        lambda row: row.measure.direction,
        words={direction.value: direction.label for direction in Direction},
    ),
    Column(
        "wartosc_bazowa",
        Type.NUMBER,
        _("The value from which the course is counted, exact."),
        lambda row: row.measure.baseline,
    ),
]

VALUE_COLUMNS: list[Column[ValueRow]] = [
    Column(
        "wskaznik",
        Type.INTEGER,
        _("The indicator’s number."),
        lambda row: row.measure.id,
        is_always_known=True,
    ),
    Column(
        "rok",
        Type.YEAR,
        _("The year of the value."),
        lambda row: row.of_year,
        is_always_known=True,
    ),
    Column(
        "wartosc",
        Type.STRING,
        _("The value just as it was reported: a number, or a text."),
        lambda row: row.value.text,
        is_always_known=True,
    ),
    Column(
        "liczba",
        Type.NUMBER,
        _("The number, exact, where the text is one beyond doubt."),
        lambda row: row.value.number,
    ),
]
