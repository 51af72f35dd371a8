"""Files of approved reports."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import FileResponse, HttpRequest
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from public.reported import public_files
from public.strategies import strategy_for
from reporting.attachments import respond
from tasks.leading_on import found_at
from tasks.models import Goal, Programme, Strategy, Task
from tasks.subjects import Subject


@login_not_required
@require_safe
def attachment(
    request: HttpRequest, *, level: type[Any], strategy: str, pk: int, code: str = ""
) -> FileResponse:
    """Hand out a file of an approved report on a row of the level."""
    subject = _subject(level, strategy_for(request, strategy), code)
    return respond(get_object_or_404(public_files(subject), pk=pk))


def _subject(level: type[Any], strategy: Strategy, code: str) -> Subject:
    if level is Strategy:
        return strategy
    rows: dict[type[Any], Any] = {
        Goal: Goal.objects.filter(strategy=strategy),
        Programme: Programme.objects.filter(goal__strategy=strategy),
        Task: Task.objects.of(strategy),
    }
    found: Subject = found_at(rows[level], code, strategy=strategy.slug)
    return found
