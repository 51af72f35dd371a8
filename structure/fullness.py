"""How full a task's card is: how many of its parts say anything."""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from indicators.models import AbsentKind, Indicator
from tasks.models import Executor, FundingSource, Partner, Stage, Task


def _any(model: Any) -> Exists:
    return Exists(model.objects.filter(task=OuterRef("pk")))


# Each part of the card with what tells that it says something. What the city said to
# be none ("Brak") is said, too.
PARTS: dict[str, tuple[Any, Any]] = {
    "recipients": (_("who it is for"), ~Q(recipients="")),
    "justification": (_("justification"), ~Q(justification="")),
    "description": (_("description"), ~Q(description="")),
    "executors": (_("executors"), _any(Executor)),
    "stages": (_("stages"), _any(Stage)),
    "partners": (_("partners"), _any(Partner)),
    "money": (
        _("cost or budget"),
        (Q(planned_total_cost__isnull=False) & ~Q(planned_total_cost=""))
        | Q(_any(FundingSource)),
    ),
    "indicators": (_("indicators"), Q(_any(Indicator)) | Q(_any(AbsentKind))),
}
WHOLE = len(PARTS)


def with_parts(tasks: "QuerySet[Task]") -> "QuerySet[Any]":
    """Say of each task, as `has_…`, which parts of its card say anything."""
    return tasks.annotate(
        **{f"has_{name}": Q(test) for name, (_l, test) in PARTS.items()}
    )


def filled(task: Any) -> int:
    """Return how many parts of the card of a task `with_parts` say anything."""
    return sum(bool(getattr(task, f"has_{name}")) for name in PARTS)
