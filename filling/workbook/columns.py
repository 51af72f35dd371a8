"""The columns of the sheet, by names that stand in a hidden row above the headings.

Whoever moves, renames or sorts does no harm: columns are found by their names, rows by
their keys, and each row carries along what it said when it was written.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from filling.workbook.layout import Part
from tasks.models import StrategyYear

CODE, WHAT, EARLIER = "code", "what", "earlier"
# What each part said, in columns that nobody sees.
WAS = {Part.PLAN: "was-plan", Part.DONE: "was-done", Part.TEXT: "was-text"}
# Of which strategy and year the file is, and how it is laid out, stands above the keys.
LAYOUT = 1
STAMP = re.compile(r"key of (?P<strategy>\d{1,9})/(?P<year>\d{4}), (?P<layout>\d{1,3})")


def stamp(year: StrategyYear) -> str:
    return f"key of {year.strategy_id}/{year.year}, {LAYOUT}"


@dataclass(frozen=True)
class Column:
    """A column with its name, its heading, and its width in characters."""

    name: str
    heading: str
    width: int
    is_hidden: bool = False


def columns_of(year: StrategyYear, earlier: Sequence[int]) -> list[Column]:
    shown = {"year": year.year}
    return [
        Column(CODE, _("Code"), 9),
        Column(WHAT, _("Stage, indicator, money, text"), 52),
        *(Column(f"{EARLIER}-{one}", str(one), 12) for one in earlier),
        Column(Part.PLAN, _("Plan %(year)s") % shown, 12),
        Column(Part.DONE, _("Carried out %(year)s") % shown, 14),
        Column(Part.TEXT, _("Remark or description"), 62),
        Column(stamp(year), "", 12, is_hidden=True),
        *(Column(WAS[part], "", 12, is_hidden=True) for part in Part),
    ]
