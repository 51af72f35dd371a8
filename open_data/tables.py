"""The tables of open data.

Each is described once: files, the data dictionary on the page and the metadata all read
these descriptions.
"""

from typing import Any

from django.utils.translation import gettext_lazy as _

from annual_report.document import Level
from open_data.columns import (
    BREAK_COLUMNS,
    FUNDING_COLUMNS,
    GOAL_CODE,
    MEASURE_COLUMNS,
    PART_FIGURES,
    PROGRAMME_CODES,
    SPENDING_COLUMNS,
    STAGE_COLUMNS,
    TARGET_COLUMNS,
    TASK_COLUMNS,
    VALUE_COLUMNS,
    year_column,
)
from open_data.description import Link, Table
from open_data.money_rows import funding, spending
from open_data.rows import (
    breaks,
    measures,
    parts,
    stages,
    targets,
    tasks,
    values,
)

GOAL = Link("cel", "cele", "kod")
PROGRAMME = Link("program", "programy", "kod")
TASK = Link("zadanie", "zadania", "kod")

TABLES: tuple[Table[Any], ...] = (
    Table(
        "cele",
        _("Goals"),
        _("A row is a goal at the end of the year."),
        ("kod",),
        [year_column(), GOAL_CODE, *PART_FIGURES],
        parts(Level.GOAL),
    ),
    Table(
        "programy",
        _("Programmes"),
        _("A row is a programme at the end of the year."),
        ("kod",),
        [year_column(), *PROGRAMME_CODES, *PART_FIGURES],
        parts(Level.PROGRAMME),
        (GOAL,),
    ),
    Table(
        "zadania",
        _("Tasks"),
        _("A row is a task at the end of the year, with its report."),
        ("kod",),
        [year_column(), *TASK_COLUMNS],
        tasks,
        (GOAL, PROGRAMME),
    ),
    Table(
        "etapy",
        _("Stages"),
        _(
            "A row is a stage of a task in one year; a stage has a row for each year "
            "of the strategy, empty where nothing was planned and nothing done."
        ),
        ("zadanie", "numer", "rok"),
        [year_column(), *STAGE_COLUMNS],
        stages,
        (TASK,),
    ),
    Table(
        "finansowanie",
        _("Sources of money"),
        _("A row is a source in the budget of a task."),
        ("zadanie", "numer"),
        [year_column(), *FUNDING_COLUMNS],
        funding,
        (TASK,),
    ),
    Table(
        "pieniadze",
        _("Money year by year"),
        _("A row is a source in the budget of a task in a year with any amount."),
        ("zadanie", "numer", "rok"),
        [year_column(), *SPENDING_COLUMNS],
        spending,
        (TASK,),
    ),
    Table(
        "wskazniki",
        _("Indicators"),
        _("A row is an indicator of the strategy, a goal, a programme or a task."),
        ("id",),
        [year_column(), *MEASURE_COLUMNS],
        measures,
        (GOAL, PROGRAMME, TASK),
    ),
    Table(
        "wartosci",
        _("Values of indicators"),
        _("A row is the value of an indicator for one year."),
        ("wskaznik", "rok"),
        [year_column(), *VALUE_COLUMNS],
        values,
        (Link("wskaznik", "wskazniki", "id"),),
    ),
    Table(
        "wartosci_docelowe",
        _("Targets of indicators"),
        _("A row is what an indicator should come to by a year."),
        ("wskaznik", "rok"),
        [year_column(), *TARGET_COLUMNS],
        targets,
        (Link("wskaznik", "wskazniki", "id"),),
    ),
    Table(
        "przerwy",
        _("Breaks in the series of indicators"),
        _("A row is a year from which an indicator’s values compare only among them."),
        ("wskaznik", "rok"),
        [year_column(), *BREAK_COLUMNS],
        breaks,
        (Link("wskaznik", "wskazniki", "id"),),
    ),
)
