"""What the API says of changes of a task's plan."""

import datetime
from typing import Annotated as An

from django.utils.translation import gettext_noop as _
from msgspec import Struct

from public.api.described import Number, about


class CellChange(Struct, frozen=True):
    """What was planned for a year of a stage before and after a change."""

    stage: An[str, about(_("Label and title of the stage."))]
    year: An[int, about(_("Year."))]
    before: An[Number, about(_("Planned until then; null for nothing."))]
    after: An[Number, about(_("Planned since; null for nothing."))]


class PlanChange(Struct, frozen=True):
    """What was changed in a task's plan on one day, since the strategy is public."""

    on: An[datetime.date, about(_("Day of the change."))]
    reason: An[str, about(_("Why it was made; may be empty."))]
    cells: An[list[CellChange], about(_("What was changed."))]
