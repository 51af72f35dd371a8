"""Many reports saved while one types: those of which something came."""

from typing import Any

from django.http import HttpRequest, JsonResponse
from django.utils.timezone import localtime
from django.views.decorators.http import require_POST

from filling.choosing import Wish
from filling.sent import Texts, parted, prefix_of
from filling.views.grid import Asked
from leszno_strategy.many_fields import takes_many_fields
from reporting.autosaving import Quiet, save_quietly
from reporting.views.periods import period_of
from reporting.views.report.subject import actor_of
from tasks.subjects import in_short_called

KINDS = ("hidden", "mistakes", "conflicts", "taken", "remarks")


@takes_many_fields
@require_POST
def autosave(request: HttpRequest, strategy: str, year: int) -> JsonResponse:
    """Save what can be saved, each report by itself; tell the script the rest."""
    asked = Asked(period_of(request, strategy, year), actor_of(request), Wish())
    sent = parted(request.POST)
    opened = asked.opened(sent.keys())
    answer: dict[str, Any] = {kind: {} for kind in KINDS} | {"left": [], "told": []}
    for key, texts in sent.items():
        if key not in opened:
            # Not the person's own any more: it is not saved, so it stays typed.
            answer["left"] += _names(key, texts)
        else:
            _add(answer, save_quietly(opened[key], texts), _names(key, texts))
    return JsonResponse(answer | {"at": f"{localtime():%H:%M}"})


def _add(answer: dict[str, Any], quiet: Quiet, names: list[str]) -> None:
    """Join what became of one report; of what was refused nothing is saved."""
    subject = quiet.outcome.asked.subject
    own = quiet.answer(f"{prefix_of(subject)}-")
    if own["refused"]:
        answer["left"] += names
        answer["told"].append(f"{in_short_called(subject)}: {own['refused']}")
        return
    answer["left"] += own["left"]
    for kind in KINDS:
        answer[kind] |= own[kind]


def _names(key: str, texts: Texts) -> list[str]:
    """Return the names of the fields as the page has them."""
    prefix = key.removeprefix("task-")
    return [f"{prefix}-{name}" for name in texts]
