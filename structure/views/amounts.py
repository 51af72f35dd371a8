"""The list of texts about money that are no amount, with the way to their cards."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from structure.amounts import count_of_texts, seen_tasks, tasks_in_doubt, texts_of
from structure.frame import frame, strategy_of

TASKS_ON_A_PAGE = 200


@require_safe
def amounts(request: HttpRequest, strategy: str) -> HttpResponse:
    found = strategy_of(request, strategy)
    tasks = seen_tasks(request, found)
    pages = Paginator(tasks_in_doubt(tasks), TASKS_ON_A_PAGE)
    page = pages.get_page(request.GET.get("page"))
    context = {
        **frame(request, found),
        "texts": texts_of(page),
        "count": count_of_texts(tasks),
        "page": page,
        "page_numbers": pages.get_elided_page_range(page.number),
    }
    return render(request, "structure/amounts.html", context)
