"""The list of texts about money that are no amount, with the way to their cards."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from structure.amounts import seen_tasks, texts_kept
from structure.frame import frame, strategy_of


@require_safe
def amounts(request: HttpRequest, strategy: str) -> HttpResponse:
    found = strategy_of(request, strategy)
    texts = texts_kept(seen_tasks(request, found))
    context = {**frame(request, found), "texts": texts}
    return render(request, "structure/amounts.html", context)
