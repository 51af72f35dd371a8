"""The columns of the tables: what each is called, means and holds.

Names stay as they are for good. Figures that are computed are rounded as on every
page; what people entered is exact. None is unknown: an empty cell, null in JSON, never
a zero.
"""

from open_data.columns.indicators import (
    BREAK_COLUMNS,
    MEASURE_COLUMNS,
    TARGET_COLUMNS,
    VALUE_COLUMNS,
)
from open_data.columns.money import FUNDING_COLUMNS, SPENDING_COLUMNS
from open_data.columns.parts import (
    GOAL_CODE,
    PART_FIGURES,
    PROGRAMME_CODES,
    STATUS_COLUMNS,
)
from open_data.columns.shared import year_column
from open_data.columns.tasks import STAGE_COLUMNS, TASK_COLUMNS

__all__ = [
    "BREAK_COLUMNS",
    "FUNDING_COLUMNS",
    "GOAL_CODE",
    "MEASURE_COLUMNS",
    "PART_FIGURES",
    "PROGRAMME_CODES",
    "SPENDING_COLUMNS",
    "STAGE_COLUMNS",
    "STATUS_COLUMNS",
    "TARGET_COLUMNS",
    "TASK_COLUMNS",
    "VALUE_COLUMNS",
    "year_column",
]
