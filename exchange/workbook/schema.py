"""Which sheets a workbook has: each holds the entries of one kind.

What a part is called and what it takes is declared with the entries; the sheets add
its place in the workbook, what else people write above it, and a word of help.
"""

from django.utils.translation import gettext_lazy as _

from exchange.workbook.levels import GOALS, PROGRAMMES, TASKS
from exchange.workbook.lists import BUDGET, EXECUTORS, INDICATORS, PARTNERS, STAGES

__all__ = [
    "BUDGET",
    "EXECUTORS",
    "GOALS",
    "HELP_ALSO",
    "HELP_TITLE",
    "INDICATORS",
    "LISTS",
    "PARTNERS",
    "PROGRAMMES",
    "STAGES",
    "TABLES",
    "TASKS",
    "UNITS_ALSO",
    "UNITS_TITLE",
]

LISTS = (STAGES, INDICATORS, EXECUTORS, PARTNERS, BUDGET)
TABLES = (GOALS, PROGRAMMES, TASKS, *LISTS)

UNITS_TITLE = _("Units")
UNITS_ALSO = ("jednostki", "jednostki i stanowiska", "wydziały", "słowniki")
HELP_TITLE = _("How to fill in")
HELP_ALSO = ("jak wypełnić", "instrukcja", "objaśnienia")
