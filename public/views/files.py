"""Files of approved reports."""

from django.contrib.auth.decorators import login_not_required
from django.http import FileResponse, HttpRequest
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from public.strategies import strategy_for
from reporting.attachments import respond
from reporting.models import Attachment
from tasks.leading_on import found_at
from tasks.models import Task


@login_not_required
@require_safe
def attachment(request: HttpRequest, strategy: str, code: str, pk: int) -> FileResponse:
    """Hand out a file of a task's approved report."""
    tasks = Task.objects.of(strategy_for(request, strategy))
    task = found_at(tasks, code, strategy=strategy)
    return respond(
        get_object_or_404(Attachment.objects.public(), report__task=task, pk=pk)
    )
