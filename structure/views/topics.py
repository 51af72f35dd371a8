"""Topics: what residents call things, and where the strategy has them."""

from django.contrib import messages
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from leszno_strategy.alphabet import Alphabetical
from leszno_strategy.transactions import deed
from organisation.history import sign
from organisation.rights import person_of
from structure.frame import frame, require_office, strategy_of
from structure.topic_form import TopicForm
from structure.views.adding import PAGE
from tasks.models import Strategy
from topics.models import Topic


@require_safe
def topics(request: HttpRequest, strategy: str) -> HttpResponse:
    """List them with how much each has."""
    found = _asked(request, strategy)
    rows = Topic.objects.filter(strategy=found).annotate(
        of_programmes=Count("programmes", distinct=True),
        of_tasks=Count("tasks", distinct=True),
        # Said anew: Django drops the model's own order where rows are counted.
    )
    context = {**frame(request, found), "topics": rows.order_by(Alphabetical("title"))}
    return render(request, "structure/topics.html", context)


@PAGE
def add_topic(request: HttpRequest, strategy: str) -> HttpResponse:
    found = _asked(request, strategy)
    return _answer(request, Topic(strategy=found))


@PAGE
def topic(request: HttpRequest, strategy: str, pk: int) -> HttpResponse:
    found = _asked(request, strategy)
    return _answer(request, get_object_or_404(found.topics, pk=pk))


@require_POST
@deed
def delete_topic(request: HttpRequest, strategy: str, pk: int) -> HttpResponse:
    """Delete it: programmes and tasks stay as they are."""
    found = _asked(request, strategy)
    gone = get_object_or_404(found.topics, pk=pk)
    sign(gone, by=person_of(request))
    gone.delete()
    messages.success(request, _("Deleted: topic “%(topic)s”.") % {"topic": gone.title})
    return redirect("structure:topics", found.slug)


def _asked(request: HttpRequest, slug: str) -> Strategy:
    found = strategy_of(request, slug)
    require_office(request)
    return found


@deed
def _answer(request: HttpRequest, row: Topic) -> HttpResponse:
    is_new = row.pk is None
    form = TopicForm(request.POST or None, instance=row)
    if request.method == "POST" and form.is_valid():
        sign(row, by=person_of(request))
        form.save()
        messages.success(request, _("Saved: topic “%(topic)s”.") % {"topic": row.title})
        return redirect("structure:topics", row.strategy.slug)
    context = {
        **frame(request, row.strategy),
        "topic": None if is_new else Topic.objects.get(pk=row.pk),
        "form": form,
        "mistakes": form.mistakes,
    }
    status = 422 if form.mistakes else 200
    return render(request, "structure/topic.html", context, status=status)
