"""The columns of tasks and of their stages."""

from django.utils.translation import gettext_lazy as _

from annual_report.columns import executors_of, money_of
from open_data.columns.shared import REPORTED, figures, weights
from open_data.description import Column, Type
from open_data.rows import StageRow, TaskRow
from tasks.progress import Status

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
            "sum of the stages, exact."
        ),
        lambda row: row.task.year.planned,
    ),
    Column(
        "wykonanie_w_roku",
        Type.NUMBER,
        _(
            "Carried out in the report’s year alone, in percentage points of the "
            "task; a sum of the stages, exact."
        ),
        lambda row: row.task.year.actual,
    ),
    *figures(lambda row: row.task.figures),
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
